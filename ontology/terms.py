"""The terms of the ontology, read from `exportgraph.ttl`, which is their one source."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

EG = Namespace("https://w3id.org/exportgraph/ontology#")


class Property(StrEnum):
    """The properties that statements may use. A test holds this list and the Turtle to each other, both ways."""

    TYPE = "type"
    NAME = "name"
    ALIAS = "alias"
    DEFINITION = "definition"
    CITATION = "citation"
    OFFICIAL_URL = "officialUrl"
    PUBLISHED = "published"
    RELEASED = "released"
    TRAINING_OPERATIONS = "trainingOperations"
    WEIGHTS_PUBLISHED = "weightsPublished"
    ITEM_CLASS = "itemClass"
    CAPTURED_ON = "capturedOn"
    KIND = "kind"
    REVIEW_POLICY = "reviewPolicy"
    COMPLIANCE_FROM = "complianceFrom"
    CONDITION = "condition"
    LEGAL_STATUS = "legalStatus"
    ENFORCEMENT = "enforcement"
    PARAMETER = "parameter"
    OPERATOR = "operator"
    THRESHOLD = "threshold"
    UNIT = "unit"
    COMBINATION = "combination"
    DEVELOPED_BY = "developedBy"
    MEMBER_OF = "memberOf"
    TREATED_AS = "treatedAs"
    PART_OF = "partOf"
    ISSUED_BY = "issuedBy"
    BASED_ON = "basedOn"
    AMENDS = "amends"
    ADDRESSED_TO = "addressedTo"
    IMPOSED_BY = "imposedBy"
    ADDED_BY = "addedBy"
    IMPOSED_BY_AGENCY = "imposedByAgency"
    RESTRICTS = "restricts"
    HAS_SCOPE = "hasScope"
    INCLUDES = "includes"
    EXCLUDES = "excludes"
    APPLIES_TO_PERSONS = "appliesToPersons"
    HAS_EXCEPTION = "hasException"
    COVERS_SUBJECT = "coversSubject"
    PROVIDED_BY = "providedBy"
    HAS_CRITERION = "hasCriterion"
    DISABLED_ACCESS_TO = "disabledAccessTo"


@dataclass(frozen=True, slots=True)
class PropertyTerm:
    """What the ontology says of a property."""

    name: str
    definition: str
    relationship: str | None
    """The Neo4j relationship type; none for a literal."""
    functional: bool
    """At most one value holds; others are a conflict."""
    status_axis: bool
    """Values follow one another in time, as lifecycle events."""
    domain: frozenset[str]
    """Names of the classes it may describe; empty for any."""
    range: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """What the ontology says of a class."""

    name: str
    definition: str
    parents: frozenset[str]
    """IRIs of the outside classes that it specialises."""


@cache
def ontology_graph() -> Graph:
    """The parsed Turtle. Treat it as read-only: it is shared."""
    return Graph().parse(data=ontology_turtle(), format="turtle")


def ontology_turtle() -> str:
    """The ontology file as it is committed."""
    return files("ontology").joinpath("exportgraph.ttl").read_text(encoding="utf-8")


@cache
def class_terms() -> dict[str, ClassTerm]:
    """The classes by local name."""
    graph = ontology_graph()
    return {
        _local(node): ClassTerm(
            name=_local(node),
            definition=str(graph.value(node, SKOS.definition)),
            parents=frozenset(str(parent) for parent in graph.objects(node, RDFS.subClassOf)),
        )
        for node in graph.subjects(RDF.type, OWL.Class)
    }


@cache
def property_terms() -> dict[str, PropertyTerm]:
    """The properties by local name."""
    graph = ontology_graph()
    kinds = (OWL.DatatypeProperty, OWL.ObjectProperty)
    nodes = {URIRef(str(node)) for kind in kinds for node in graph.subjects(RDF.type, kind)}
    return {_local(node): _property_term(graph, node) for node in sorted(nodes)}


def property_term(name: Property) -> PropertyTerm:
    """What the ontology says of `name`."""
    return property_terms()[name]


def _property_term(graph: Graph, node: URIRef) -> PropertyTerm:
    relationship = graph.value(node, EG.relationshipType)
    return PropertyTerm(
        name=_local(node),
        definition=str(graph.value(node, SKOS.definition)),
        relationship=None if relationship is None else str(relationship),
        functional=(node, RDF.type, OWL.FunctionalProperty) in graph,
        status_axis=graph.value(node, EG.statusAxis) is not None,
        domain=frozenset(_local(each) for each in graph.objects(node, RDFS.domain)),
        range=frozenset(_local(each) for each in graph.objects(node, RDFS.range)),
    )


def _local(node: object) -> str:
    return str(node).rpartition("#")[2]
