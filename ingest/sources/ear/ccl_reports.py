"""What the reader of the Commerce Control List reports: each kind once, with its places."""

from collections.abc import Iterable

from ingest.sources.ear.entry import PlacedEntry
from ingest.sources.ear.exceptions import CarveOut
from ingest.sources.ear.requirements import Requirement
from ingest.sources.ear.tally import Kind, Tally

_CONTROL_UNREAD = Kind(
    "EAR-CONTROL-UNREAD",
    "{count} licence requirements say in words which part of their entry they cover; whether an item is such a part "
    "stays unknown",
    "look up the condition of the requirement; extend ingest/sources/ear/control_text.py where words can be exact",
)
_SCOPE_UNREAD = Kind(
    "EAR-SCOPE-UNREAD",
    "{count} licence requirements refer to other sections for their destinations, or name them in words that are not "
    "known; whether they reach a destination stays unknown",
    "look up the section; extend ingest/sources/ear/reach_text.py where words can be exact",
)
_REQUIREMENT_MISSING = Kind(
    "EAR-REQUIREMENT-MISSING",
    "{count} reasons for control of entries have no row in the tables of licence requirements; whether the entry needs "
    "a licence for them stays unknown",
    "compare with the eCFR: the table may have lost the row, or the entry may be under other rules",
)
_CRITERION_UNREAD = Kind(
    "EAR-CRITERION-UNREAD",
    "the parameters of {count} paragraphs are in the graph as text only; whether a thing meets them stays unknown",
    "extend ingest/sources/ear/criteria_text.py where a paragraph matters",
)
_CRITERION_HIDDEN = Kind(
    "EAR-CRITERION-UNREAD",
    "{count} notes leave something out of a control and were not understood, so its criteria are not in the graph",
    "extend ingest/sources/ear/notes.py",
)
_EXCEPTION_IDLE = Kind(
    "EAR-EXCEPTION-IDLE",
    "{count} exceptions fit none of the requirements of their entry and are missing from the graph",
    "check the entries",
)
_EXCEPTION_MISSING = Kind(
    "EAR-EXCEPTION-MISSING",
    "{count} times a note refers to a licence exception for which its entry has no flag",
    "compare with the eCFR, and enter them in the register",
)
_NOTE_UNREAD = Kind(
    "EAR-NOTE-UNREAD",
    "{count} notes and unnumbered texts are not in the graph",
    "read them before you rely on an answer at the edge of a criterion",
)
_PARAGRAPH_UNREAD = Kind(
    "EAR-PARAGRAPH-UNREAD",
    "{count} lettered paragraphs are the entry's or a note's, and nothing tells which; they are not in the graph",
    "say in ingest/sources/ear/expectations.yml how the controlled ones begin",
)
_REASON_UNREAD = Kind(
    "EAR-REASON-UNREAD",
    "{count} entries name reasons for control that have no letters of their own",
    "look up the entry; a reason for control is not in the graph",
)


def requirement(tally: Tally, each: Requirement, placed: PlacedEntry) -> None:
    """What a requirement leaves open."""
    if not each.is_exact:
        tally.add(_CONTROL_UNREAD, placed.eccn)
    if not each.row.reach.is_known:
        tally.add(_SCOPE_UNREAD, placed.eccn)


def missing_requirement(tally: Tally, placed: PlacedEntry, reason: str | None) -> None:
    """A reason for control without a row; none: an entry without any."""
    tally.add(_REQUIREMENT_MISSING, f"{placed.eccn} {reason}" if reason else placed.eccn)


def unread_criterion(tally: Tally, placed: PlacedEntry) -> None:
    """A paragraph whose test was not understood."""
    tally.add(_CRITERION_UNREAD, f"category {placed.entry.category}")


def hidden_criterion(tally: Tally, number: str, notes: Iterable[str]) -> None:
    """A paragraph whose test was understood, but not all that is left out of it."""
    for note in notes:
        tally.add(_CRITERION_HIDDEN, f"{note} (ECCN {number})")


def idle_exception(tally: Tally, each: CarveOut) -> None:
    """An exception that takes nothing out."""
    tally.add(_EXCEPTION_IDLE, f"{each.name} ({each.cell.pointer}: {each.cell.text})")


def missing_exceptions(tally: Tally, placed: PlacedEntry, symbols: Iterable[str]) -> None:
    """Exceptions to which a note refers and that have no flag."""
    for symbol in symbols:
        tally.add(_EXCEPTION_MISSING, f"{placed.eccn} {symbol}")


def unread_row(tally: Tally, placed: PlacedEntry, *, unclear: bool) -> None:
    """A row of the list of items of which nothing is in the graph."""
    tally.add(_PARAGRAPH_UNREAD if unclear else _NOTE_UNREAD, placed.eccn)


def unread_reasons(tally: Tally, placed: PlacedEntry, rest: str) -> None:
    """What stands among the reasons for control and is none."""
    if rest:
        tally.add(_REASON_UNREAD, f"{placed.eccn} ({rest})")
