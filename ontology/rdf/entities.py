"""The things of the graph as RDF: their descriptions, relationships and lifecycle events."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ontology.errors import ExportGraphError
from ontology.ids import content_address
from ontology.rdf.iris import node, nodes
from ontology.rdf.names import eg, prov, rdf, skos, with_parents
from ontology.rdf.resource import Resource, Row, add_interval, add_recorded
from ontology.rdf.values import concept, decimal, text, value_of
from ontology.terms import Property, property_terms

_OWN_KEYS = {"id", "label"}
_PROPERTIES = frozenset(Property)


def entity(row: Row, base: str) -> Iterator[Resource]:
    """A thing, then its relationships that need more than a triple, then what changed it."""
    described: Row = row["entity"]
    thing = Resource(node(described["id"], base))
    if described.get("label") is not None:
        thing.add(rdf("type"), eg(described["label"]))
    for key, value in described.items():
        if key not in _OWN_KEYS and value not in (None, described["id"]):  # an id in place of a name is no name
            _describe(thing, _property(key), value, base)
    relationships = [each for edge in row["edges"] for each in _relate(thing, described["id"], edge, base)]
    yield thing
    yield from relationships
    yield from (_event(event, base) for event in row["events"])


def _describe(thing: Resource, name: Property, value: Any, base: str) -> None:
    values = value if isinstance(value, list | tuple) else [value]
    thing.add_own(name, *(value_of(name, each, base) for each in values))


def _relate(thing: Resource, identifier: str, edge: Row, base: str) -> Iterator[Resource]:
    """Say a relationship of `thing`.

    One that has ended, or that is less than certain, must not look like a plain fact: it has no direct triple.
    """
    name, target = _property_of(edge["type"]), node(edge["target"], base)
    ended, uncertain = edge.get("valid_to") is not None, edge["confidence"] < 1
    if not ended and not uncertain:
        thing.add_own(name, target)
    if ended or uncertain or edge.get("valid_from") is not None:
        yield _qualified(thing, name, identifier, edge, base)


def _qualified(thing: Resource, name: Property, identifier: str, edge: Row, base: str) -> Resource:
    """The relationship as a node, with its time, certainty and statements."""
    address = content_address("edge", [identifier, edge["key"]])  # a key tells only the edges of one thing apart
    relationship = Resource(node(address, base), eg("DatedRelationship"))
    relationship.add(rdf("subject"), thing.node).add(rdf("predicate"), with_parents(name)[0])
    relationship.add(rdf("object"), node(edge["target"], base))
    relationship.add(eg("confidence"), decimal(edge["confidence"]))
    relationship.add(prov("wasDerivedFrom"), *nodes(edge["statements"], base))
    add_interval(relationship, edge)
    add_recorded(relationship, edge)
    return relationship


def _event(row: Row, base: str) -> Resource:
    axis = Property(row["axis"])
    event = Resource(node(row["id"], base), eg("LifecycleEvent"))
    event.add(skos("prefLabel"), text(row.get("name")))
    event.add(eg("changes"), node(row["subject"], base)).add(eg("axis"), eg(axis))
    event.add(eg("statusValue"), value_of(axis, row["value"], base))
    event.add(eg("confirmation"), concept("Confirmation", row["confirmation"]))
    event.add(prov("wasDerivedFrom"), *nodes(row["statements"], base))
    add_interval(event, row)
    add_recorded(event, row)
    return event


def _property(key: str) -> Property:
    if key in _PROPERTIES:
        return Property(key)
    raise _unknown(f"a thing has {key!r}, which is no property of the ontology")


def _property_of(relationship: str) -> Property:
    name = _by_relationship().get(relationship)
    if name is None:
        raise _unknown(f"{relationship} is no relationship of the ontology")
    return name


@cache
def _by_relationship() -> dict[str, Property]:
    return {term.relationship: Property(term.name) for term in property_terms().values() if term.relationship}


def _unknown(message: str) -> ExportGraphError:
    return ExportGraphError(
        code="RDF-UNKNOWN-PROPERTY",
        message=message,
        fix="add it to ontology/exportgraph.ttl and ontology/terms.py, or take it out of the graph",
    )
