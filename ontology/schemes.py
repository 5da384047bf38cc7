"""The closed vocabularies of the ontology, read from its concept schemes.

A concept stands in the graph as its value: its notation where it has one, else its local name.
"""

from dataclasses import dataclass
from functools import cache

from rdflib import RDF, SKOS, Graph
from rdflib.term import Node

from ontology.terms import local_name, ontology_graph, provenance_graph


@dataclass(frozen=True, slots=True)
class Concept:
    """A value of a closed vocabulary."""

    name: str
    """Its local name in the ontology."""
    value: str
    """As it stands in statements and in the graph."""
    definition: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A closed vocabulary."""

    name: str
    definition: str
    concepts: dict[str, Concept]
    """By value."""


@cache
def schemes() -> dict[str, Scheme]:
    """The closed vocabularies by local name."""
    graphs = (ontology_graph(), provenance_graph())
    found = [_scheme(graph, node) for graph in graphs for node in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    return {each.name: each for each in found}


def _scheme(graph: Graph, node: Node) -> Scheme:
    concepts = [_concept(graph, each) for each in graph.subjects(SKOS.inScheme, node)]
    return Scheme(
        name=local_name(node),
        definition=str(graph.value(node, SKOS.definition)),
        concepts={each.value: each for each in concepts},
    )


def _concept(graph: Graph, node: Node) -> Concept:
    name = local_name(node)
    return Concept(
        name=name,
        value=str(graph.value(node, SKOS.notation) or name),
        definition=str(graph.value(node, SKOS.definition)),
    )
