"""What sort of instrument a document is: by its type and its action, else by what its abstract calls it."""

import re
from dataclasses import dataclass

from ingest.sources.federal_register.record import Record
from ingest.table import Cell

PRESIDENTIAL_KIND = "presidential_document_type"
"""The field of older exports that says what `subtype` says now."""
_ADVANCE = "advance notice of proposed rulemaking"
_OF_RULE = (
    ("interim final rule", "interim_final_rule"),
    ("final rule", "final_rule"),
    ("correct", "notice"),
)
"""What the action of a rule tells of it, the narrower words first."""
_PRESIDENTIAL = {"executive order": "executive_order", "proclamation": "proclamation"}
_RULES = ("interim_final_rule", "final_rule")
_CALLED = re.compile(
    rf"\b[Tt]his (?P<what>{_ADVANCE}|proposed rule|interim final rule|final rule|notice(?! of inquiry))\b", re.ASCII
)
_CALLED_KIND = {
    _ADVANCE: "notice",
    "proposed rule": "proposed_rule",
    "interim final rule": "interim_final_rule",
    "final rule": "final_rule",
    "notice": "notice",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of instrument it is, and the words that say so."""

    name: str
    """A notation of the scheme InstrumentKind."""
    cell: Cell

    @property
    def is_rule(self) -> bool:
        """Whether it makes law: a proposal and a notice do not."""
        return self.name in _RULES

    @property
    def is_proposal(self) -> bool:
        """Whether it is open for comment, and no law."""
        return self.name == "proposed_rule"


def kind_of(record: Record) -> Kind | None:
    """What sort of instrument it is; none where nothing says so, or what it says is reported."""
    typed = record.cell("type")
    if typed is None:
        return _called(record)
    if typed.text == "Rule":
        return _rule(record)
    if typed.text == "Proposed Rule":
        return _proposed(record, typed)
    if typed.text == "Presidential Document":
        return _presidential(record)
    if typed.text == "Notice":
        return Kind("notice", typed)
    return _unread(record, "type", typed.text)


def _rule(record: Record) -> Kind | None:
    action = record.cell("action")
    if action is None:
        return _unread(record, "action", "nothing")
    kind = next((kind for words, kind in _OF_RULE if words in action.text.lower()), None)
    return _unread(record, "action", action.text) if kind is None else Kind(kind, action)


def _proposed(record: Record, typed: Cell) -> Kind | None:
    action = record.cell("action")
    if action is not None and "withdraw" in action.text.lower():
        return _unread(record, "action", action.text)
    if action is not None and _ADVANCE in action.text.lower():
        return Kind("notice", action)
    return Kind("proposed_rule", typed)


def _presidential(record: Record) -> Kind | None:
    cell = record.cell("subtype") or record.cell(PRESIDENTIAL_KIND)
    if cell is None:
        return _unread(record, "subtype", "nothing")
    kind = _PRESIDENTIAL.get(cell.text.replace("_", " ").lower())
    return _unread(record, "subtype", cell.text) if kind is None else Kind(kind, cell)


def _called(record: Record) -> Kind | None:
    abstract = record.cell("abstract")
    match = None if abstract is None else _CALLED.search(abstract.text)
    if abstract is None or match is None:
        return None
    return Kind(_CALLED_KIND[match["what"]], abstract.part(*match.span("what")))


def _unread(record: Record, field: str, said: str) -> Kind | None:
    """No kind, and a report of why."""
    record.warn(
        "FR-KIND-UNREAD",
        f"which kind of instrument it is, its {field} ({said}) does not tell",
        "if it is a kind that the ontology has, name it in ingest/sources/federal_register/kinds.py",
    )
    return None
