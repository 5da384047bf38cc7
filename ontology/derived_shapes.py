"""The shapes that follow from the ontology: what may have a property, and what its values may be."""

from collections.abc import Iterator, Sequence
from functools import cache

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.schemes import schemes
from ontology.terms import EG, PropertyTerm, class_terms, property_terms

SHAPE = Namespace("https://w3id.org/exportgraph/shapes#")
_DATES = (XSD.date, XSD.gYearMonth, XSD.gYear)
_DATATYPES = {"date": _DATES, "double": (XSD.double,), "boolean": (XSD.boolean,)}
"""The datatypes that are checked, by the range of a property; whatever is text can be any text."""
_FIX_DOMAIN = "look into the sources: the property belongs to another thing, or the class is wrong"
_FIX_VALUE = "write one of the values of docs/ontology.md, or leave the fact out"
_FIX_TYPE = "correct the source's value by a register fact that cites it"


@cache
def derived_shapes() -> Graph:
    """A shape for each property with a domain, a closed vocabulary or a datatype. Treat it as read-only."""
    graph = Graph()
    for term in property_terms().values():
        found = list(_property_shapes(graph, term))
        if found:
            owner = SHAPE[f"property-{term.name}"]
            graph.add((owner, RDF.type, SH.NodeShape))
            graph.add((owner, SH.targetSubjectsOf, EG[term.name]))
            for each in found:
                graph.add((owner, SH.property, each))
    return graph


def _property_shapes(graph: Graph, term: PropertyTerm) -> Iterator[URIRef]:
    if term.domain and term.name != "type":
        classes = sorted(term.domain | {name for name, each in class_terms().items() if each.broader & term.domain})
        words = f"Only {', '.join(classes)} can have `{term.name}`."
        yield _named(graph, f"{term.name}-domain", RDF.type, words, "SHAPE-DOMAIN", _FIX_DOMAIN)
        _allow(graph, SHAPE[f"{term.name}-domain"], [EG[each] for each in classes])
    if term.scheme is not None:
        concepts = schemes()[term.scheme].concepts
        words = f"`{term.name}` is not one of: {', '.join(sorted(concepts))}."
        yield _named(graph, f"{term.name}-value", EG[term.name], words, "SHAPE-VALUE", _FIX_VALUE)
        as_concepts = term.scheme in term.range  # else the value stays its notation
        values = [EG[each.name] if as_concepts else Literal(value) for value, each in sorted(concepts.items())]
        _allow(graph, SHAPE[f"{term.name}-value"], values)
    for kind in term.range & _DATATYPES.keys():
        words = f"`{term.name}` is no {kind}."
        yield _named(graph, f"{term.name}-datatype", EG[term.name], words, "SHAPE-DATATYPE", _FIX_TYPE)
        _type(graph, SHAPE[f"{term.name}-datatype"], _DATATYPES[kind])


def _named(graph: Graph, name: str, path: URIRef, message: str, code: str, fix: str) -> URIRef:
    shape = SHAPE[name]
    graph.add((shape, RDF.type, SH.PropertyShape))
    graph.add((shape, SH.path, path))
    graph.add((shape, SH.message, Literal(message)))
    graph.add((shape, EG.code, Literal(code)))
    graph.add((shape, EG.fix, Literal(fix)))
    return shape


def _allow(graph: Graph, shape: URIRef, values: Sequence[Node]) -> None:
    graph.add((shape, SH["in"], _list(graph, values)))


def _type(graph: Graph, shape: URIRef, datatypes: tuple[URIRef, ...]) -> None:
    if len(datatypes) == 1:
        graph.add((shape, SH.datatype, datatypes[0]))
        return
    choices = [BNode() for _ in datatypes]
    for choice, datatype in zip(choices, datatypes, strict=True):
        graph.add((choice, SH.datatype, datatype))
    graph.add((shape, SH["or"], _list(graph, choices)))


def _list(graph: Graph, members: Sequence[Node]) -> BNode:
    head = BNode()
    Collection(graph, head, list(members))
    return head
