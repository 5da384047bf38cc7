"""The fold: from what documents say about a thing to the one picture of it that the graph shows.

It looks at one subject at a time and does not depend on the order of its statements, so a graph can be folded
again, wholly or in part, and always comes out the same.
"""

from collections.abc import Iterable
from itertools import groupby

from ontology.editions import Editions
from ontology.fold_edges import fold_edges
from ontology.fold_events import fold_events
from ontology.folded import Capture, Conflict, Edge, Event, Folded, Recorded, conflict_between
from ontology.statement import Value
from ontology.terms import Property, PropertyTerm, class_terms, property_term
from ontology.vocabulary import Polarity

DESCRIPTIVE = frozenset({Property.NAME, Property.DEFINITION, Property.OFFICIAL_URL})
"""Sources word these differently without disagreeing: another wording is not a conflict."""


def fold(subject: str, recorded: Iterable[Recorded], captures: Iterable[Capture] = ()) -> Folded:
    """The picture of `subject` that its statements give together.

    `captures`: the editions that were read of the wholes of which its statements call it a row; others do no harm.
    """
    lists = list(captures)
    ranked = sorted(recorded, key=lambda each: _rank(subject, each), reverse=True)
    conflicts: list[Conflict] = []
    standing = _without_denied(subject, ranked, conflicts)
    editions = Editions(standing, lists)
    properties: dict[str, Value | tuple[str, ...]] = {}
    edges: list[Edge] = []
    events: list[Event] = []
    for predicate, group in _by_predicate(standing):
        term = property_term(predicate)
        if term.status_axis:
            without = editions.without() if predicate is Property.LEGAL_STATUS else []
            events += fold_events(subject, predicate, group, without, conflicts)
        elif term.relationship is not None:
            edges += fold_edges(subject, predicate, term.relationship, group, editions, conflicts)
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
        conflicts=tuple(each for _, each in sorted({each.id: each for each in conflicts}.items())),
    )


def _rank(subject: str, each: Recorded) -> tuple[int, bool, float, str, bool, str]:
    """By weight; of equals, what is said of the very record under whose id the thing is shown."""
    trust, body, confidence, published, identifier = each.weight
    return (trust, body, confidence, published, each.statement.subject == subject, identifier)


def _by_predicate(ranked: list[Recorded]) -> list[tuple[Property, list[Recorded]]]:
    by_predicate = sorted(ranked, key=lambda each: each.statement.predicate)  # stable: the ranking stays
    return [(name, list(group)) for name, group in groupby(by_predicate, key=lambda each: each.statement.predicate)]


def _without_denied(subject: str, ranked: list[Recorded], conflicts: list[Conflict]) -> list[Recorded]:
    """The positive statements, less those that a weightier statement denies; and the denials that end something."""
    denials: dict[tuple[Property, Value], Recorded] = {}
    for each in ranked:
        if each.statement.polarity is Polarity.NEGATIVE and not _ends_something(each):
            denials.setdefault((each.statement.predicate, each.value), each)
    standing: list[Recorded] = []
    for each in ranked:
        if _ends_something(each):
            standing.append(each)
            continue
        if each.statement.polarity is Polarity.NEGATIVE:
            continue
        denial = denials.get((each.statement.predicate, each.value))
        if denial is None:
            standing.append(each)
            continue
        denied = denial.weight > each.weight
        winner, loser = (denial, each) if denied else (each, denial)
        conflicts.append(conflict_between(subject, each.statement.predicate, [winner], [loser]))
        if not denied:
            standing.append(each)
    return standing


def _ends_something(each: Recorded) -> bool:
    """A dated denial of a relationship says that it was no longer so: it ends an interval, and denies no other day."""
    statement = each.statement
    dated = statement.polarity is Polarity.NEGATIVE and statement.valid.start is not None
    return dated and property_term(statement.predicate).relationship is not None


def _literal(
    subject: str, predicate: Property, term: PropertyTerm, ranked: list[Recorded], conflicts: list[Conflict]
) -> Value | tuple[str, ...]:
    if not term.functional:
        return tuple(sorted({str(each.value) for each in ranked}))
    is_class = predicate is Property.TYPE
    value = _narrowest(ranked) if is_class else ranked[0].value
    against = [each for each in ranked if each.value != value and not (is_class and _is_broader(each.value, value))]
    if against and predicate not in DESCRIPTIVE:
        agreeing = [each for each in ranked if each.value == value]
        conflicts.append(conflict_between(subject, predicate, agreeing, against))
    return value


def _narrowest(ranked: list[Recorded]) -> Value:
    """The class of the weightiest statement, or a narrower one that another says: a listed party is a company."""
    first = ranked[0].value
    return next((each.value for each in ranked if _is_broader(first, each.value)), first)


def _is_broader(one: Value, other: Value) -> bool:
    term = class_terms().get(str(other))
    return term is not None and one in term.broader


def _keep_other_names(properties: dict[str, Value | tuple[str, ...]], standing: list[Recorded]) -> None:
    """A name that another source uses stays findable as an alias."""
    naming = (Property.NAME, Property.ALIAS)
    names = {str(each.value) for each in standing if each.statement.predicate in naming}
    aliases = names - {properties.get(Property.NAME)}
    if aliases:
        properties[Property.ALIAS] = tuple(sorted(aliases))
