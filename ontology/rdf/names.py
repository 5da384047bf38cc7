"""The terms that the export may use: our own, which must be defined in the ontology's files, and those of others."""

from collections.abc import Callable
from functools import cache

from pyoxigraph import NamedNode
from rdflib import RDFS, Graph, URIRef

from ontology.errors import ExportGraphError
from ontology.terms import EG, ontology_graph, provenance_graph

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eg": str(EG),
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The namespaces of an export by prefix."""


def _namespace(prefix: str) -> Callable[[str], NamedNode]:
    return cache(lambda name: NamedNode(PREFIXES[prefix] + name))


dc = _namespace("dc")
dcat = _namespace("dcat")
dcterms = _namespace("dcterms")
oa = _namespace("oa")
prov = _namespace("prov")
rdf = _namespace("rdf")
skos = _namespace("skos")
xsd = _namespace("xsd")


@cache
def eg(name: str) -> NamedNode:
    """The term `name` of our ontology.

    Raises `RDF-UNDEFINED-TERM` where neither of its files defines it: no export can use a word without a meaning.
    """
    if name not in defined_terms():
        raise ExportGraphError(
            code="RDF-UNDEFINED-TERM",
            message=f"eg:{name} is not defined",
            fix="define it in ontology/exportgraph.ttl or ontology/provenance.ttl (docs/add-a-type.md)",
        )
    return NamedNode(PREFIXES["eg"] + name)


@cache
def defined_terms() -> frozenset[str]:
    """The local names of all terms that the ontology's files define."""
    subjects = {str(subject) for graph in _graphs() for subject in graph.subjects()}
    return frozenset(name.removeprefix(str(EG)) for name in subjects if name.startswith(str(EG)))


@cache
def with_parents(name: str) -> tuple[NamedNode, ...]:
    """Our property `name` and the outside properties that it specialises, for readers that do not infer."""
    found = {str(parent) for graph in _graphs() for parent in graph.objects(URIRef(EG[name]), RDFS.subPropertyOf)}
    return (eg(name), *(NamedNode(parent) for parent in sorted(found)))


def _graphs() -> tuple[Graph, Graph]:
    return ontology_graph(), provenance_graph()
