"""Where a norm stands on a day: its lifecycle events read as of that day.

Events come from the norm itself and from the policies behind it, and so from sources of different weight. A report
that only repeats, or lags behind, what a primary source confirms is passed over; one that goes beyond it leaves
the answer open until a primary source confirms it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ontology.records import LifecycleEvent
from ontology.times import Basis
from ontology.truth import Truth
from ontology.vocabulary import ENDED, Confirmation, LegalStatus

_STAGES = [each.value for each in LegalStatus]


@dataclass(frozen=True, slots=True)
class Standing:
    """The value of a status axis on a day.

    `value` is none where nothing had happened yet; where the norm is gone from its text since `event`; and where it is
    not known: then `missing` says what would have to be known.
    """

    value: str | None
    known: bool
    event: LifecycleEvent | None = None
    missing: str | None = None


NOTHING_YET = Standing(value=None, known=True)


def standing(events: Iterable[LifecycleEvent], axis: str, day: date) -> Standing:
    """What `axis` is on `day`, by these events of a norm and of what is behind it."""
    changes = _without_echoes(sorted((each for each in events if each.axis == axis), key=_order))
    begun = [each for each in changes if _begun(each, day) is Truth.TRUE]
    current = begun[-1] if begun else None
    gone = _gone(begun)
    if gone is not None and gone.valid.contains(day) is Truth.FALSE:
        return Standing(value=None, known=True, event=gone)
    doubt = _doubt(gone or current, begun, changes, day)
    if doubt is not None:
        return Standing(value=None, known=False, missing=doubt)
    if current is None:
        return NOTHING_YET
    return Standing(value=current.value, known=True, event=_beginning(begun))


def _gone(begun: list[LifecycleEvent]) -> LifecycleEvent | None:
    """The event that ended because a later edition of its text lacks the norm, if nothing has begun since.

    What policies behind the norm went on being does not matter: it is no longer in their text.
    """
    ended = [each for each in begun if each.valid.end is not None and each.valid.end_basis is Basis.OBSERVED]
    last = max(ended, key=_end, default=None)
    return None if last is None or any(_start(each) >= _end(last) for each in begun) else last


def _doubt(
    current: LifecycleEvent | None, begun: list[LifecycleEvent], changes: list[LifecycleEvent], day: date
) -> str | None:
    """Why the last event that has begun may not tell where the norm stands."""
    settled = [each for each in begun if _is_confirmed(each)]
    if current is not None:
        if current.valid.end is not None and current.valid.contains(day) is not Truth.TRUE:
            return f"what followed when {_words(current)} ended on {current.valid.end.iso}"
        if settled and not _is_confirmed(current) and settled[-1].value != current.value:
            return f"whether it was {_words(current)}, as is reported"
    following = next((each for each in changes if each not in begun), None)
    # A report unsettles what a primary source confirms from its own day on, not before.
    if following is None or (settled and not _is_confirmed(following)):
        return None
    changes_answer = current is None or following.value != current.value
    return _missing_start(following) if changes_answer and _begun(following, day) is Truth.UNKNOWN else None


def _without_echoes(changes: list[LifecycleEvent]) -> list[LifecycleEvent]:
    """The events, less the reports that confirmed events make idle."""
    confirmed = [each for each in changes if _is_confirmed(each)]
    return [each for each in changes if _is_confirmed(each) or not _is_idle(each, confirmed)]


def _is_idle(report: LifecycleEvent, confirmed: list[LifecycleEvent]) -> bool:
    before = [each for each in confirmed if _start(each) <= _start(report)]
    after = [each for each in confirmed if _start(each) >= _start(report)]
    repeats = bool(before) and (before[-1].value == report.value or _falls_back(before[-1], report))
    # An exact start says that it was not so before: a report of an earlier one is mistaken.
    too_early = bool(after) and after[0].value == report.value and after[0].valid.basis is Basis.EXACT
    return repeats or too_early or _is_refuted(before, report, after)


def _is_refuted(before: list[LifecycleEvent], report: LifecycleEvent, after: list[LifecycleEvent]) -> bool:
    """Whether it is said to have ended for good, and was seen later as it had been before."""
    if not (before and after and report.value in ENDED):
        return False
    return before[-1].value == after[0].value and after[0].valid.basis is Basis.OBSERVED


def _falls_back(before: LifecycleEvent, after: LifecycleEvent) -> bool:
    known = before.value in _STAGES and after.value in _STAGES
    return known and _STAGES.index(after.value) < _STAGES.index(before.value)


def _beginning(begun: list[LifecycleEvent]) -> LifecycleEvent:
    """The first of the last events that all say the same: since then it stands as it does."""
    *earlier, first = begun
    for event in reversed(earlier):
        if event.value != first.value:
            break
        first = event
    return first


def _begun(event: LifecycleEvent, day: date) -> Truth:
    start = event.valid.start
    if start is None or day >= start.latest:
        return Truth.TRUE
    if event.valid.basis is Basis.OBSERVED or day >= start.earliest:
        return Truth.UNKNOWN
    return Truth.FALSE


def _missing_start(event: LifecycleEvent) -> str:
    if event.valid.start is None or event.valid.basis is Basis.EXACT:
        return f"on which day it became {_words(event)}"
    return f"since when it is {_words(event)} (a source of {event.valid.start.iso} shows it so)"


def _is_confirmed(event: LifecycleEvent) -> bool:
    return event.confirmation is Confirmation.CONFIRMED


def _words(event: LifecycleEvent) -> str:
    return event.value.replace("_", " ")


def _start(event: LifecycleEvent) -> str:
    return "" if event.valid.start is None else event.valid.start.iso


def _end(event: LifecycleEvent) -> str:
    return "" if event.valid.end is None else event.valid.end.iso


def _order(event: LifecycleEvent) -> tuple[str, bool, str]:
    return (_start(event), not _is_confirmed(event), event.id)
