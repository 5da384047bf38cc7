"""The terms of others that the ontology leans on exist in their vocabularies."""

import pytest
from rdflib import DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, URIRef
from rdflib.namespace import ODRL2

from ontology.terms import is_ours, ontology_graph, provenance_graph

LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch)
CLOSED = (DCAT, DCTERMS, ODRL2, ORG, OWL, PROV, RDF, SDO, SKOS, TIME)
"""Vocabularies whose terms rdflib knows."""
LISTED = {
    "http://data.europa.eu/eli/ontology#": {
        "LegalResource", "amends", "based_on", "corrects", "date_document", "ensures_implementation_of", "in_force",
        "repeals", "type_document",
    },
    "http://www.w3.org/ns/oa#": {"Annotation"},
}  # fmt: skip
"""Terms of vocabularies that rdflib does not know: the European Legislation Identifier, Web Annotation."""


def aligned() -> list[URIRef]:
    """The terms of others to which a term of ours is tied."""
    graph = ontology_graph() + provenance_graph()
    found = {node for link in LINKS for node in graph.objects(None, link) if isinstance(node, URIRef)}
    return sorted(node for node in found if not is_ours(node))


@pytest.mark.parametrize("term", aligned())
def test_a_term_of_others_exists(term: str) -> None:
    listed = {namespace + name for namespace, names in LISTED.items() for name in names}
    assert str(term) in listed or any(URIRef(term) in vocabulary for vocabulary in CLOSED)


def test_a_word_that_nobody_defines_would_be_found() -> None:
    assert not any(URIRef(f"{vocabulary}unicorn") in vocabulary for vocabulary in CLOSED)


def test_each_listed_term_is_used() -> None:
    used = {str(term) for term in aligned()}
    assert {namespace + name for namespace, names in LISTED.items() for name in names} <= used


@pytest.mark.parametrize("vocabulary", [DCAT, DCTERMS, ODRL2, ORG, PROV, SDO, SKOS, TIME, *LISTED])
def test_the_ontology_leans_on_each_vocabulary(vocabulary: object) -> None:
    assert [term for term in aligned() if term.startswith(str(vocabulary))]
