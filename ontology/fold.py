"""The fold: from what documents say about a thing to the one picture of it that the graph shows.

It looks at one subject at a time and does not depend on the order of its statements, so a graph can be folded
again, wholly or in part, and always comes out the same.
"""

from collections.abc import Iterable
from itertools import groupby

from ontology.fold_events import fold_events
from ontology.folded import Conflict, Edge, Event, Folded, Recorded, conflict_between
from ontology.statement import Value
from ontology.terms import Property, PropertyTerm, property_term
from ontology.times import Basis, Interval
from ontology.truth import Truth
from ontology.vocabulary import Polarity

DESCRIPTIVE = frozenset({Property.NAME, Property.DEFINITION, Property.OFFICIAL_URL})
"""Sources word these differently without disagreeing: another wording is not a conflict."""


def fold(subject: str, recorded: Iterable[Recorded]) -> Folded:
    """The picture of `subject` that its statements give together."""
    ranked = sorted(recorded, key=lambda each: each.weight, reverse=True)
    conflicts: list[Conflict] = []
    standing = _without_denied(subject, ranked, conflicts)
    properties: dict[str, Value | tuple[str, ...]] = {}
    edges: list[Edge] = []
    events: list[Event] = []
    for predicate, group in _by_predicate(standing):
        term = property_term(predicate)
        if term.status_axis:
            events += fold_events(subject, predicate, group, conflicts)
        elif term.relationship is not None:
            edges += _edges(term.relationship, group)
        else:
            properties[predicate] = _literal(subject, predicate, term, group, conflicts)
    _keep_other_names(properties, standing)
    label = properties.pop(Property.TYPE, None)
    return Folded(
        subject=subject,
        label=None if label is None else str(label),
        properties=dict(sorted(properties.items())),
        edges=tuple(sorted(edges, key=lambda edge: (edge.relationship, edge.target, edge.key))),
        events=tuple(sorted(events, key=lambda event: event.id)),
        conflicts=tuple(sorted(conflicts, key=lambda conflict: conflict.id)),
    )


def _by_predicate(ranked: list[Recorded]) -> list[tuple[Property, list[Recorded]]]:
    by_predicate = sorted(ranked, key=lambda each: each.statement.predicate)  # stable: the ranking stays
    return [(name, list(group)) for name, group in groupby(by_predicate, key=lambda each: each.statement.predicate)]


def _without_denied(subject: str, ranked: list[Recorded], conflicts: list[Conflict]) -> list[Recorded]:
    """The positive statements, less those that a weightier statement denies."""
    denials: dict[tuple[Property, Value], Recorded] = {}
    for each in ranked:
        if each.statement.polarity is Polarity.NEGATIVE:
            denials.setdefault((each.statement.predicate, each.statement.value), each)
    standing: list[Recorded] = []
    for each in ranked:
        if each.statement.polarity is Polarity.NEGATIVE:
            continue
        denial = denials.get((each.statement.predicate, each.statement.value))
        if denial is None:
            standing.append(each)
            continue
        denied = denial.weight > each.weight
        winner, loser = (denial, each) if denied else (each, denial)
        conflicts.append(conflict_between(subject, each.statement.predicate, [winner], [loser]))
        if not denied:
            standing.append(each)
    return standing


def _literal(
    subject: str, predicate: Property, term: PropertyTerm, ranked: list[Recorded], conflicts: list[Conflict]
) -> Value | tuple[str, ...]:
    if not term.functional:
        return tuple(sorted({str(each.statement.value) for each in ranked}))
    value = ranked[0].statement.value
    against = [each for each in ranked if each.statement.value != value]
    if against and predicate not in DESCRIPTIVE:
        agreeing = [each for each in ranked if each.statement.value == value]
        conflicts.append(conflict_between(subject, predicate, agreeing, against))
    return value


def _keep_other_names(properties: dict[str, Value | tuple[str, ...]], standing: list[Recorded]) -> None:
    """A name that another source uses stays findable as an alias."""
    naming = (Property.NAME, Property.ALIAS)
    names = {str(each.statement.value) for each in standing if each.statement.predicate in naming}
    aliases = names - {properties.get(Property.NAME)}
    if aliases:
        properties[Property.ALIAS] = tuple(sorted(aliases))


def _edges(relationship: str, ranked: list[Recorded]) -> list[Edge]:
    by_target = sorted(ranked, key=lambda each: str(each.statement.value))
    return [
        _edge(relationship, target, valid, supporting)
        for target, group in groupby(by_target, key=lambda each: str(each.statement.value))
        for valid, supporting in _merge_intervals(list(group))
    ]


def _edge(relationship: str, target: str, valid: Interval, supporting: list[Recorded]) -> Edge:
    return Edge(
        relationship=relationship,
        target=target,
        valid=valid,
        confidence=max(each.statement.confidence for each in supporting),
        recorded_at=min(each.recorded_at for each in supporting),
        statements=tuple(sorted(each.statement.id for each in supporting)),
    )


def _merge_intervals(group: list[Recorded]) -> list[tuple[Interval, list[Recorded]]]:
    """The intervals in which one relationship holds; a vaguer one supports a more exact one that contains it."""
    merged: dict[Interval, list[Recorded]] = {}
    for each in sorted(group, key=lambda each: (_vagueness(each.statement.valid), each.statement.id)):
        valid = each.statement.valid
        home = next((known for known in merged if _absorbs(known, valid)), valid)
        merged.setdefault(home, []).append(each)
    return list(merged.items())


def _vagueness(valid: Interval) -> tuple[int, str]:
    """Most telling first: an exact start, then an exact end, then an observation (the oldest first), then nothing."""
    if valid.start is None:
        return (3 if valid.end is None else 1, "")
    return (0 if valid.basis is Basis.EXACT else 2, valid.start.iso)


def _absorbs(known: Interval, valid: Interval) -> bool:
    if valid == known:
        return True
    if valid.end is not None:
        return False
    if valid.start is None:
        return known.end is None
    return valid.basis is Basis.OBSERVED and known.contains(valid.start.latest) is Truth.TRUE
