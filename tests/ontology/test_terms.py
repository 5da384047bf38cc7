"""The ontology's files and the code that uses them say the same, both ways."""

import re
from collections import Counter
from enum import StrEnum
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from ontology import judgement, times, truth, vocabulary
from ontology.schemes import schemes
from ontology.terms import (
    EG,
    Property,
    class_terms,
    is_ours,
    local_name,
    ontology_graph,
    property_term,
    property_terms,
    provenance_graph,
)
from ontology.vocabulary import EntityClass, SourceKind

RECORDS = {"Document", "Mention", "Statement", "Conflict", "Judgement", "Redirect", "Issue"}
"""Classes of records: what stands behind the things of the graph, and is none of them."""
GRAPHS = {"exportgraph.ttl": ontology_graph, "provenance.ttl": provenance_graph}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


def defined(graph: Graph) -> list[URIRef]:
    """The classes and properties that a file defines."""
    return sorted(node for kind in KINDS for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef))


def both() -> Graph:
    """The two files together."""
    return ontology_graph() + provenance_graph()


VOCABULARIES: dict[str, type[StrEnum]] = {
    name: each
    for module in (vocabulary, times, truth, judgement)
    for name, each in vars(module).items()
    if isinstance(each, type) and issubclass(each, StrEnum) and each.__module__ == module.__name__
    if each is not EntityClass
}
"""The closed vocabularies that the code reasons with, by name. The classes have no scheme: they are classes."""


def test_the_properties_are_those_of_the_turtle() -> None:
    assert {each.value for each in Property} == set(property_terms())


def test_the_classes_are_those_of_the_turtle() -> None:
    assert {each.value for each in EntityClass} | RECORDS == set(class_terms())


def test_every_vocabulary_of_the_code_has_its_concept_scheme() -> None:
    assert {"RestrictionKind", "Modality", "Basis", "Truth", "Sameness"} <= set(VOCABULARIES)
    assert set(VOCABULARIES) <= set(schemes())


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_vocabulary_equals_its_concept_scheme(name: str) -> None:
    assert [each.value for each in VOCABULARIES[name]] == list(schemes()[name].concepts)


@pytest.mark.parametrize("name", sorted(schemes()))
def test_a_scheme_is_whole(name: str) -> None:
    graph, concepts = both(), schemes()[name].concepts
    names = {each.name for each in concepts.values()}
    assert graph.value(EG[name], SKOS.definition)
    assert names
    assert names == {local_name(node) for node in graph.objects(EG[name], SKOS.hasTopConcept)}
    assert len(concepts) == len(set(graph.subjects(SKOS.inScheme, EG[name]))), "two concepts have one value"


def test_a_scheme_is_the_range_of_a_property_or_a_vocabulary_of_the_code() -> None:
    graph = both()
    ranges = {local_name(each) for end in (RDFS.range, EG.valuesFrom) for each in graph.objects(None, end)}
    assert set(schemes()) <= ranges | set(VOCABULARIES)


def test_sources_are_in_order_of_trust() -> None:
    graph = provenance_graph()
    (first,) = graph.objects(EG.SourceKindByTrust, SKOS.memberList)
    ordered = graph.items(first)
    assert [str(graph.value(each, SKOS.notation)) for each in ordered] == list(SourceKind)
    assert sorted(SourceKind, key=lambda each: each.trust, reverse=True) == list(SourceKind)


def test_a_term_is_one_thing() -> None:
    kinds = (*KINDS, OWL.AnnotationProperty, SKOS.ConceptScheme, SKOS.OrderedCollection, SKOS.Concept)
    graph = both()
    terms = Counter(node for kind in kinds for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef))
    assert [term for term, times_defined in terms.items() if times_defined > 1] == []
    assert set(terms) == {node for node in graph.subjects() if isinstance(node, URIRef) and is_ours(node)}
    assert not [term for term in graph.subjects(SKOS.inScheme) if len(list(graph.objects(term, SKOS.inScheme))) > 1]


def test_every_concept_has_a_definition() -> None:
    graph = both()
    assert all(graph.value(node, SKOS.definition) for node in graph.subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize("file", GRAPHS)
def test_every_class_and_property_has_a_definition_and_an_example(file: str) -> None:
    graph = GRAPHS[file]()
    lacking = [
        node for node in defined(graph) if not (graph.value(node, SKOS.definition) and graph.value(node, SKOS.example))
    ]
    assert defined(graph)
    assert lacking == []


def test_the_two_files_define_different_terms() -> None:
    assert not set(defined(ontology_graph())) & set(defined(provenance_graph()))


@pytest.mark.parametrize("file", [*GRAPHS, "shapes.ttl", "record_shapes.ttl"])
def test_a_file_uses_only_terms_of_ours_that_are_defined(file: str) -> None:
    graph = Graph().parse(data=files("ontology").joinpath(file).read_text(encoding="utf-8"), format="turtle")
    used = {node for triple in graph for node in triple if str(node).startswith(str(EG))}
    known = {node for each in GRAPHS.values() for node in each().subjects()} | set(graph.subjects())
    assert used <= known


def object_properties() -> list[Property]:
    """The properties that relate things, as the Turtle says."""
    graph = ontology_graph()
    return [each for each in Property if graph.value(EG[each.value], EG.relationshipType) is not None]


@pytest.mark.parametrize("name", object_properties())
def test_a_relationship_has_a_type_and_classes_at_both_ends(name: Property) -> None:
    term = property_term(name)
    assert term.relationship == re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.value).upper()
    assert term.domain
    assert term.range
    assert term.domain | term.range <= set(class_terms())


@pytest.mark.parametrize("name", sorted(set(Property) - set(object_properties())))
def test_a_literal_has_one_datatype_or_vocabulary_and_no_relationship(name: Property) -> None:
    term = property_term(name)
    assert term.relationship is None
    assert len(term.range) == 1
    assert term.range <= {"string", "date", "double", "boolean", "anyURI", "anySimpleType", "Thing", *schemes()}
    assert term.domain <= set(class_terms())


def test_relationship_types_are_unique() -> None:
    types = [term.relationship for term in property_terms().values() if term.relationship]
    assert len(types) == len(set(types))


def test_status_axes_are_those_whose_values_begin_and_pass() -> None:
    assert {name for name, term in property_terms().items() if term.status_axis} == {"legalStatus", "enforcement"}


@pytest.mark.parametrize("name", class_terms())
def test_a_class_specialises_one_outside_of_ours(name: str) -> None:
    terms = class_terms()
    assert terms[name].broader <= set(terms)
    assert any(terms[each].parents for each in (name, *terms[name].broader))


def test_companies_and_agencies_are_parties() -> None:
    assert {name for name, term in class_terms().items() if term.broader} == {"Company", "Agency"}
    assert class_terms()["Company"].broader == class_terms()["Agency"].broader == {"Party"}


@pytest.mark.parametrize("file", GRAPHS)
def test_a_property_specialises_only_those_outside_of_ours(file: str) -> None:
    parents = list(GRAPHS[file]().objects(None, RDFS.subPropertyOf))
    assert parents
    assert not [parent for parent in parents if is_ours(parent)]


@pytest.mark.parametrize("file", GRAPHS)
def test_classes_at_one_end_are_a_union(file: str) -> None:
    """Side by side they would mean that a thing is all of them."""
    graph = GRAPHS[file]()
    for end in (RDFS.domain, RDFS.range):
        assert [node for node in defined(graph) if len(list(graph.objects(node, end))) > 1] == []
    unions = [set(graph.items(union)) for union in graph.objects(None, OWL.unionOf)]
    assert not [each for each in unions if not each <= {*defined(graph), *outside(graph)} or len(each) < 2]


def outside(graph: Graph) -> set[Node]:
    """The terms of others that a file names as broader, narrower or alike."""
    links = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch)
    return {term for link in links for term in graph.objects(None, link) if not is_ours(term)}
