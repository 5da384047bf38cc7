"""Folding relationships: sightings, exact dates and disappearances become intervals of valid time."""

from dataclasses import dataclass, field, replace
from itertools import groupby

from ontology.editions import Editions
from ontology.folded import Capture, Conflict, Edge, Recorded, conflict_between
from ontology.terms import Property
from ontology.times import ALWAYS, Basis, Interval, PartialDate
from ontology.truth import Truth
from ontology.vocabulary import Polarity


@dataclass(slots=True)
class _Span:
    """An interval under construction, with the statements that support it and the one that closes it."""

    valid: Interval
    supporting: list[Recorded]
    last_seen: PartialDate | None = None
    closed_by: list[str] = field(default_factory=list)

    @property
    def trust(self) -> int:
        return max(each.trust for each in self.supporting)

    def holds(self, day: PartialDate) -> bool:
        return self.valid.contains(day.latest) is Truth.TRUE


@dataclass(frozen=True, slots=True)
class _Gone:
    """That the relationship was not so on a day, by a denial or by a whole list that lacks it."""

    day: PartialDate
    recorded: Recorded


def fold_edges(
    subject: str,
    predicate: Property,
    relationship: str,
    group: list[Recorded],
    editions: Editions,
    conflicts: list[Conflict],
) -> list[Edge]:
    """The relationships of one predicate; its dated denials are in `group`, too."""
    by_target = sorted(group, key=lambda each: str(each.value))
    edges: list[Edge] = []
    for target, told in groupby(by_target, key=lambda each: str(each.value)):
        recorded, lacking = editions.compared(predicate, target, list(told))
        said = [each for each in recorded if each.statement.polarity is Polarity.POSITIVE]
        gone = _gone(recorded, lacking)
        edges += [_edge(relationship, target, span) for span in _spans(subject, predicate, said, gone, conflicts)]
    return edges


def _gone(recorded: list[Recorded], lacking: list[Capture]) -> list[_Gone]:
    denials = [each for each in recorded if each.statement.polarity is Polarity.NEGATIVE]
    found = [_Gone(each.statement.valid.start, each) for each in denials if each.statement.valid.start is not None]
    found += [_Gone(each.day, each.recorded) for each in lacking]
    return sorted(found, key=_gone_order)


def _gone_order(gone: _Gone) -> tuple[str, str]:
    return (gone.day.iso, gone.recorded.statement.id)


def _spans(
    subject: str, predicate: Property, said: list[Recorded], gone: list[_Gone], conflicts: list[Conflict]
) -> list[_Span]:
    """One interval after the other: a sighting opens or supports one, a disappearance closes it."""
    if not said:
        return []
    spans = _without_misdated(subject, predicate, _dated(said), conflicts)
    seen = [each for each in said if _is_sighting(each)]
    undated = [each for each in said if each.valid == ALWAYS]
    if not spans and not seen:
        spans, undated = [_Span(ALWAYS, undated)], []
    points: list[tuple[str, int, str, Recorded | _Gone]] = [
        *((_by_then(each.valid.start), 0, each.statement.id, each) for each in seen),
        *((_by_then(each.day), 1, each.recorded.statement.id, each) for each in gone),
    ]
    absent: PartialDate | None = None
    for _, _, _, point in sorted(points, key=lambda each: each[:3]):
        if isinstance(point, _Gone):
            _close(subject, predicate, spans, point, conflicts)
            absent = point.day
        else:
            _see(spans, point, absent)
    spans[0].supporting += undated
    return spans


def _dated(said: list[Recorded]) -> list[_Span]:
    """The intervals that statements date exactly; an open one supports an ended one with the same start."""
    exact = [each for each in said if each.valid != ALWAYS and not _is_sighting(each)]
    spans: list[_Span] = []
    for each in sorted(exact, key=lambda each: (_start(each), each.valid.end is None, each.statement.id)):
        valid = each.valid
        same = next((span for span in spans if _agree(span.valid, valid)), None)
        if same is None:
            spans.append(_Span(valid, [each]))
        else:
            same.supporting.append(each)
    return spans


def _without_misdated(subject: str, predicate: Property, spans: list[_Span], conflicts: list[Conflict]) -> list[_Span]:
    """The intervals, less those that a weightier source dates otherwise: two that overlap are one episode.

    One whose start is only less precise supports the other.
    """
    kept: list[_Span] = []
    for span in spans:
        told = next((each for each in spans if each.trust > span.trust and _is_one(each.valid, span.valid)), None)
        if told is None:
            kept.append(span)
        elif _is_vaguer(span.valid, told.valid):
            told.supporting += span.supporting
        else:
            weightiest_first = sorted(told.supporting, key=lambda each: each.weight, reverse=True)
            conflicts.append(conflict_between(subject, predicate, weightiest_first, span.supporting))
    return kept


def _is_one(weightier: Interval, other: Interval) -> bool:
    """Whether they are one episode. A more precise start of the other adds something, and is none of these."""
    return not _is_vaguer(weightier, other) and (_begins_within(weightier, other) or _begins_within(other, weightier))


def _begins_within(one: Interval, other: Interval) -> bool:
    return one.start is not None and other.contains(one.start.latest) is Truth.TRUE


def _is_vaguer(valid: Interval, precise: Interval) -> bool:
    if valid.start is None or precise.start is None:
        return False
    return valid.start.may_mean(precise.start) and valid.end in (None, precise.end)


def _agree(known: Interval, valid: Interval) -> bool:
    return known.start == valid.start and known.basis is valid.basis and valid.end in (None, known.end)


def _see(spans: list[_Span], sighting: Recorded, absent: PartialDate | None) -> None:
    day = sighting.valid.start
    if day is None:
        return
    span = next((each for each in spans if each.holds(day)), None)
    if span is None:
        spans.append(_Span(replace(sighting.valid, absent=absent), [sighting], last_seen=day))
    else:
        span.supporting.append(sighting)
        # Seen "in 2025" says less of when it was last seen than seen on a day of that year.
        span.last_seen = max((day, span.last_seen or day), key=lambda each: each.earliest)


def _close(subject: str, predicate: Property, spans: list[_Span], gone: _Gone, conflicts: list[Conflict]) -> None:
    """End the interval that holds on the day, unless weightier statements support it.

    One that has an end ahead of it ends before that: an order can be lifted before it expires.
    """
    for span in spans:
        if not span.holds(gone.day):
            continue
        if gone.recorded.trust < span.trust:
            conflicts.append(conflict_between(subject, predicate, span.supporting, [gone.recorded]))
            continue
        last = span.last_seen or (span.valid.start if span.valid.basis is Basis.EXACT else None)
        span.valid = replace(span.valid, end=gone.day, end_basis=Basis.OBSERVED, seen=last)
        span.closed_by.append(gone.recorded.statement.id)


def _edge(relationship: str, target: str, span: _Span) -> Edge:
    supporting = {each.statement.id for each in span.supporting}
    return Edge(
        relationship=relationship,
        target=target,
        valid=span.valid,
        confidence=max(each.statement.confidence for each in span.supporting),
        recorded_at=min(each.recorded_at for each in span.supporting),
        statements=tuple(sorted(supporting | set(span.closed_by))),
    )


def _is_sighting(each: Recorded) -> bool:
    valid = each.valid
    return valid.basis is Basis.OBSERVED and valid.start is not None and valid.end is None


def _by_then(day: PartialDate | None) -> str:
    """The last day that can be meant: what was so "in 2025" was surely so by its end, and perhaps not before."""
    return "" if day is None else day.latest.isoformat()


def _start(each: Recorded) -> str:
    start = each.valid.start
    return "" if start is None else start.iso
