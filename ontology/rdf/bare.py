"""A fold as bare N-Triples: only what the shapes of one thing look at, so that checking costs less than writing.

Left out are outside vocabularies, evidence and the time of recording. Every relationship is a plain triple, also one
that has ended: what shapes ask is whether there is one. An interval is written where it has two ends to compare, from
its first possible day to its last. A value that the ontology does not know is plain text, and a class that it does not
know is left out: a shape then finds it.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from ontology.folded import Edge, Event, Folded
from ontology.ids import content_address
from ontology.rdf.iris import BASE, iri_of
from ontology.rdf.names import eg, rdf
from ontology.rdf.values import concept, date_, value_of
from ontology.statement import Value
from ontology.terms import Property, property_terms
from ontology.times import Interval
from ontology.vocabulary import EntityClass

_TYPE = str(rdf("type"))
_CLASSES = frozenset(EntityClass)
Place = tuple[str, str]
"""The id of a thing, and which of its relationships or events is meant; empty for the thing itself."""


class Bare:
    """The N-Triples of some folds, with the place that each node stands for."""

    def __init__(self, folded: Iterable[Folded]) -> None:
        self.places: dict[str, Place] = {}
        """The place of each node, by the node in N-Triples syntax."""
        self._lines: list[str] = []
        for each in folded:
            self._add(each)

    @property
    def text(self) -> str:
        """The N-Triples, one a line."""
        return "".join(self._lines)

    def _add(self, folded: Folded) -> None:
        thing = _node(folded.subject)
        self.places[thing] = (folded.subject, "")
        if folded.label in _CLASSES:
            self._say(thing, _TYPE, str(eg(folded.label)))
        for name, value in folded.properties.items():
            if value != folded.subject:  # an id in place of a name is no name
                self._describe(thing, Property(name), value)
        for edge in folded.edges:
            self._relate(folded.subject, thing, edge)
        for event in folded.events:
            self._change(folded.subject, thing, event)

    def _describe(self, thing: str, name: Property, value: Value | tuple[str, ...]) -> None:
        predicate = _predicate(name)
        for each in value if isinstance(value, tuple) else (value,):
            self._say(thing, predicate, str(value_of(name, each, BASE)))

    def _relate(self, subject: str, thing: str, edge: Edge) -> None:
        predicate = _by_relationship()[edge.relationship]
        self._say(thing, predicate, _node(edge.target))
        if edge.valid.start is not None and edge.valid.end is not None:
            node = _node(content_address("edge", [subject, edge.key]))
            self.places[node] = (subject, f"{edge.relationship} {edge.target}")
            self._bound(node, edge.valid)

    def _change(self, subject: str, thing: str, event: Event) -> None:
        node = _node(event.id)
        self.places[node] = (subject, f"{event.axis} {event.value}")
        self._say(node, _TYPE, str(eg("LifecycleEvent")))
        self._say(node, str(eg("changes")), thing)
        self._say(node, str(eg("axis")), str(eg(event.axis)))
        self._say(node, str(eg("statusValue")), str(value_of(event.axis, event.value, BASE)))
        confirmation = concept("Confirmation", event.confirmation)
        if confirmation is not None:
            self._say(node, str(eg("confirmation")), str(confirmation))
        self._bound(node, event.valid)

    def _bound(self, node: str, valid: Interval) -> None:
        if valid.start is not None and valid.end is not None:
            self._say(node, str(eg("validFrom")), str(date_(valid.start.earliest)))
            self._say(node, str(eg("validTo")), str(date_(valid.end.latest)))

    def _say(self, subject: str, predicate: str, value: str) -> None:
        self._lines.append(f"{subject} {predicate} {value} .\n")


@lru_cache(maxsize=10_000)
def _node(identifier: str) -> str:
    """The node of an id. The same countries, agencies and policies are targets again and again."""
    return f"<{iri_of(identifier)}>"


@cache
def _predicate(name: str) -> str:
    return str(eg(name))


@cache
def _by_relationship() -> dict[str, str]:
    return {term.relationship: str(eg(term.name)) for term in property_terms().values() if term.relationship}
