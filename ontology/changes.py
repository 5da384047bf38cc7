"""What changed between two pictures of a thing."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.folded import Edge, Event, Folded
from ontology.times import Interval


class ChangeKind(StrEnum):
    """How something changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what was known of a thing and what is known now."""

    subject: str
    kind: ChangeKind
    what: str
    """A property of the ontology, a status axis, or the type of a relationship."""
    before: str | None
    after: str | None


def regrouped(record: str, before: str, after: str) -> Change:
    """That a record was judged to be another thing, or no longer: the ids under which it was and is shown."""
    return Change(record, ChangeKind.CHANGED, "shown as", before, after)


def changes_between(before: Folded | None, after: Folded | None) -> list[Change]:
    """Every difference in literal properties, relationships and lifecycle events, in order of what changed."""
    shown = after or before
    if shown is None:
        return []
    told_before, told_after = _facts(before), _facts(after)
    return [
        _change(shown.subject, what, key, told_before, told_after)
        for what, key in sorted(told_before.keys() | told_after.keys())
        if told_before.get((what, key)) != told_after.get((what, key))
    ]


def _facts(picture: Folded | None) -> dict[tuple[str, str], str]:
    """Each fact in words, by what it is and which of its kind: a relationship is told by its target and start."""
    if picture is None:
        return {}
    facts = {(name, ""): _text(value) for name, value in picture.properties.items()}
    facts |= {(edge.relationship, _edge_key(edge)): f"{edge.target}{_when(edge.valid)}" for edge in picture.edges}
    facts |= {(event.axis.value, _event_key(event)): f"{event.value}{_when(event.valid)}" for event in picture.events}
    return facts


def _change(
    subject: str, what: str, key: str, before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]
) -> Change:
    old, new = before.get((what, key)), after.get((what, key))
    kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
    return Change(subject, kind, what, old, new)


def _edge_key(edge: Edge) -> str:
    return f"{edge.target} {edge.valid.start.iso if edge.valid.start else ''}"


def _event_key(event: Event) -> str:
    return f"{event.valid.start.iso if event.valid.start else ''} {event.value}"


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _when(valid: Interval) -> str:
    start = f" from {valid.start.iso}" if valid.start else ""
    return start + (f" to {valid.end.iso}" if valid.end else "")
