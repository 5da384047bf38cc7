"""The terms of the ontology, read from its two Turtle files, which are their one source."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

EG = Namespace("https://w3id.org/exportgraph/ontology#")


class Property(StrEnum):
    """The properties that statements may use. A test holds this list and the Turtle to each other, both ways."""

    TYPE = "type"
    NAME = "name"
    ALIAS = "alias"
    FORMER_NAME = "formerName"
    DEFINITION = "definition"
    EXTERNAL_ID = "externalId"
    SAME_THING_AS = "sameThingAs"
    CITATION = "citation"
    OFFICIAL_URL = "officialUrl"
    CAPTURED_ON = "capturedOn"
    DEMONYM = "demonym"
    LIST_KIND = "listKind"
    PARTY_KIND = "partyKind"
    ORGANISATION_KIND = "organisationKind"
    RELEASED = "released"
    TRAINING_OPERATIONS = "trainingOperations"
    TRAINING_OPERATIONS_MINIMUM = "trainingOperationsMinimum"
    TRAINING_OPERATIONS_MAXIMUM = "trainingOperationsMaximum"
    PARAMETER_COUNT = "parameterCount"
    MODEL_ACCESS = "modelAccess"
    WEIGHTS_PUBLISHED = "weightsPublished"
    GROUP_KIND = "groupKind"
    TOTAL_PROCESSING_PERFORMANCE = "totalProcessingPerformance"
    PERFORMANCE_DENSITY = "performanceDensity"
    MEMORY_BANDWIDTH = "memoryBandwidth"
    MEMORY_BANDWIDTH_DENSITY = "memoryBandwidthDensity"
    MEMORY_CAPACITY = "memoryCapacity"
    INTERCONNECT_BANDWIDTH = "interconnectBandwidth"
    DIE_AREA = "dieArea"
    PROCESS_NODE = "processNode"
    HIGH_BANDWIDTH_MEMORY = "highBandwidthMemory"
    ITEM_CLASS = "itemClass"
    REASON_FOR_CONTROL = "reasonForControl"
    INSTRUMENT_KIND = "instrumentKind"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    FILED_FOR_INSPECTION = "filedForInspection"
    PUBLISHED = "published"
    COMPLIANCE_FROM = "complianceFrom"
    EXPIRES = "expires"
    KIND = "kind"
    GROUND = "ground"
    REVIEW_POLICY = "reviewPolicy"
    REVIEW_OUTLOOK = "reviewOutlook"
    EXCEPTION_KIND = "exceptionKind"
    CONDITION = "condition"
    SCOPE_BASIS = "scopeBasis"
    PARAMETER = "parameter"
    OPERATOR = "operator"
    THRESHOLD = "threshold"
    UNIT = "unit"
    COMBINATION = "combination"
    LEGAL_STATUS = "legalStatus"
    ENFORCEMENT = "enforcement"
    LICENCE_REQUIREMENT = "licenceRequirement"
    FOOTNOTE = "footnote"
    PROGRAMME = "programme"
    ADDRESS = "address"
    OWNERSHIP_KIND = "ownershipKind"
    SHARE = "share"
    SHARE_MINIMUM = "shareMinimum"
    SHARE_MAXIMUM = "shareMaximum"
    DEVELOPED_BY = "developedBy"
    DESIGNED_BY = "designedBy"
    MANUFACTURED_BY = "manufacturedBy"
    MEMBER_OF = "memberOf"
    CLASSIFIED_AS = "classifiedAs"
    MEETS_CRITERION = "meetsCriterion"
    PART_OF = "partOf"
    ISSUED_BY = "issuedBy"
    JURISDICTION = "jurisdiction"
    ADDRESSED_TO = "addressedTo"
    BASED_ON = "basedOn"
    AMENDS = "amends"
    CORRECTS = "corrects"
    REVOKES = "revokes"
    SUSPENDS = "suspends"
    SUPERSEDES = "supersedes"
    IMPLEMENTS = "implements"
    PROPOSES = "proposes"
    CHALLENGES = "challenges"
    IMPOSED_BY = "imposedBy"
    ADDED_BY = "addedBy"
    IMPOSED_BY_AGENCY = "imposedByAgency"
    RESTRICTS = "restricts"
    HAS_SCOPE = "hasScope"
    INCLUDES = "includes"
    EXCLUDES = "excludes"
    APPLIES_TO_PERSONS = "appliesToPersons"
    APPLIES_TO_PARTIES = "appliesToParties"
    HAS_EXCEPTION = "hasException"
    COVERS_SUBJECT = "coversSubject"
    AVAILABLE_TO = "availableTo"
    PROVIDED_BY = "providedBy"
    HAS_CRITERION = "hasCriterion"
    LISTED_ON = "listedOn"
    ENTRY_OF = "entryOf"
    IN_LIST = "inList"
    LOCATED_IN = "locatedIn"
    HEADQUARTERED_IN = "headquarteredIn"
    INCORPORATED_IN = "incorporatedIn"
    SUBSIDIARY_OF = "subsidiaryOf"
    ULTIMATE_PARENT = "ultimateParent"
    OWNER = "owner"
    OWNED = "owned"
    TREATED_AS = "treatedAs"
    DISABLED_ACCESS_TO = "disabledAccessTo"
    RESTORED_ACCESS_TO = "restoredAccessTo"
    COMPLIED_WITH = "compliedWith"
    CONTESTED = "contested"


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
    scheme: str | None
    """The closed vocabulary of its values, which a literal holds as their notations."""


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """What the ontology says of a class."""

    name: str
    definition: str
    broader: frozenset[str]
    """Names of our classes that it specialises. A thing is still shown as one class, its own."""
    parents: frozenset[str]
    """IRIs of the outside classes that it specialises."""


@cache
def ontology_graph() -> Graph:
    """The parsed `exportgraph.ttl`. Treat it as read-only: it is shared."""
    return Graph().parse(data=ontology_turtle(), format="turtle")


@cache
def provenance_graph() -> Graph:
    """The parsed `provenance.ttl`. Treat it as read-only: it is shared."""
    return Graph().parse(data=provenance_turtle(), format="turtle")


def ontology_turtle() -> str:
    """The file of the things, norms and relationships, as it is committed."""
    return _file("exportgraph.ttl")


def provenance_turtle() -> str:
    """The file of the terms for evidence, time and recording, as it is committed."""
    return _file("provenance.ttl")


@cache
def class_terms() -> dict[str, ClassTerm]:
    """The classes by local name."""
    graph = ontology_graph()
    return {local_name(node): _class_term(graph, node) for node in _named(graph, OWL.Class)}


@cache
def property_terms() -> dict[str, PropertyTerm]:
    """The properties by local name."""
    graph = ontology_graph()
    nodes = {node for kind in (OWL.DatatypeProperty, OWL.ObjectProperty) for node in _named(graph, kind)}
    return {local_name(node): property_term_in(graph, node) for node in sorted(nodes)}


def property_term(name: Property) -> PropertyTerm:
    """What the ontology says of `name`."""
    return property_terms()[name]


def property_term_in(graph: Graph, node: URIRef) -> PropertyTerm:
    """What a file of the ontology says of the property `node`."""
    relationship = graph.value(node, EG.relationshipType)
    ranges = _ends(graph, node, RDFS.range)
    return PropertyTerm(
        name=local_name(node),
        definition=str(graph.value(node, SKOS.definition)),
        relationship=None if relationship is None else str(relationship),
        functional=(node, RDF.type, OWL.FunctionalProperty) in graph,
        status_axis=graph.value(node, EG.statusAxis) is not None,
        domain=_ends(graph, node, RDFS.domain),
        range=ranges,
        scheme=_scheme(graph, node, ranges),
    )


def is_ours(node: Node) -> bool:
    """Whether it is a term of this ontology."""
    return str(node).startswith(str(EG))


def local_name(node: Node) -> str:
    """The name of a term without its namespace."""
    return str(node).rpartition("#")[2]


def _class_term(graph: Graph, node: URIRef) -> ClassTerm:
    parents = set(graph.objects(node, RDFS.subClassOf))
    return ClassTerm(
        name=local_name(node),
        definition=str(graph.value(node, SKOS.definition)),
        broader=frozenset(local_name(each) for each in parents if is_ours(each)),
        parents=frozenset(str(each) for each in parents if not is_ours(each)),
    )


def _ends(graph: Graph, node: URIRef, end: URIRef) -> frozenset[str]:
    """The classes at one end of a property. Several stand in a union: side by side they would all have to fit."""
    found = [each for value in graph.objects(node, end) for each in _members(graph, value)]
    return frozenset(local_name(each) for each in found)


def _members(graph: Graph, value: Node) -> Iterator[Node]:
    union = graph.value(value, OWL.unionOf)
    return iter([value]) if union is None else graph.items(union)


def _scheme(graph: Graph, node: URIRef, ranges: frozenset[str]) -> str | None:
    named = graph.value(node, EG.valuesFrom)
    if named is not None:
        return local_name(named)
    return next((each for each in ranges if each in _scheme_names()), None)


@cache
def _scheme_names() -> frozenset[str]:
    graphs = (ontology_graph(), provenance_graph())
    return frozenset(local_name(node) for graph in graphs for node in _named(graph, SKOS.ConceptScheme))


def _named(graph: Graph, kind: URIRef) -> list[URIRef]:
    """The terms of a kind that have a name: a union of classes has none."""
    return [node for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef)]


def _file(name: str) -> str:
    return files("ontology").joinpath(name).read_text(encoding="utf-8")
