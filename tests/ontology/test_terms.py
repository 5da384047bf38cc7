"""The ontology's files and the code that uses them say the same, both ways."""

import re
from enum import StrEnum
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from ontology.rdf.names import provenance_graph
from ontology.rdf.values import SCHEMES
from ontology.terms import EG, Property, class_terms, ontology_graph, property_term, property_terms
from ontology.vocabulary import EntityClass

RECORDS = {"Document", "Mention", "Statement", "Conflict"}
"""Classes of records: what stands behind the things of the graph, and is none of them."""
GRAPHS = {"exportgraph.ttl": ontology_graph, "provenance.ttl": provenance_graph}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


def defined(graph: Graph) -> list[URIRef]:
    """The classes and properties that a file defines."""
    return sorted(URIRef(str(node)) for kind in KINDS for node in graph.subjects(RDF.type, kind))


def concepts(scheme: str) -> set[str]:
    """The concepts that say that they are in a scheme."""
    return {str(node).removeprefix(str(EG)) for node in ontology_graph().subjects(SKOS.inScheme, EG[scheme])}


def top_concepts(scheme: str) -> set[str]:
    return {str(node).removeprefix(str(EG)) for node in ontology_graph().objects(EG[scheme], SKOS.hasTopConcept)}


def test_the_properties_are_those_of_the_turtle() -> None:
    assert {each.value for each in Property} == set(property_terms())


def test_the_classes_are_those_of_the_turtle() -> None:
    assert {each.value for each in EntityClass} | RECORDS == set(class_terms())


def test_every_concept_scheme_has_its_vocabulary() -> None:
    schemes = {str(node).removeprefix(str(EG)) for node in ontology_graph().subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == set(SCHEMES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_vocabulary_equals_its_concept_scheme(scheme: str) -> None:
    vocabulary: type[StrEnum] = SCHEMES[scheme]
    assert {each.value for each in vocabulary} == concepts(scheme) == top_concepts(scheme)


def test_every_concept_has_a_definition() -> None:
    graph = ontology_graph()
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
    assert term.range <= {"string", "date", "double", "boolean", "anyURI", "anySimpleType", *SCHEMES}
    assert term.domain <= set(class_terms())


def test_relationship_types_are_unique() -> None:
    types = [term.relationship for term in property_terms().values() if term.relationship]
    assert len(types) == len(set(types))


def test_status_axes_are_those_whose_values_begin_and_pass() -> None:
    assert {name for name, term in property_terms().items() if term.status_axis} == {"legalStatus", "enforcement"}


def test_a_term_that_specialises_another_names_one_outside_of_ours() -> None:
    graph = ontology_graph()
    parents = [*graph.objects(None, RDFS.subClassOf), *graph.objects(None, RDFS.subPropertyOf)]
    assert parents
    assert not [parent for parent in parents if str(parent).startswith(str(EG))]
