"""The RDF export, over the real register and a small article: what it says, in which form, and that it is stable."""

import io
import json
import os
import random
import re
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, BNode, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import to_isomorphic

from ontology.errors import ExportGraphError
from ontology.rdf import BASE, Format, Record, id_of, iri_of, serialize, triples_of
from ontology.rdf.names import defined_terms
from ontology.shapes import shapes_turtle
from ontology.terms import EG, Property, property_terms
from tests.ingest.sources.ear.samples import needs_tables, reading_of
from tests.ontology.rows import RECORDED_AT, news_reading, records, register_readings

ROOT = Path(__file__).parents[2]
SNAPSHOT = Path(__file__).parent / "snapshots" / "article.ttl"
DCTERMS = Namespace("http://purl.org/dc/terms/")
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
LICENCE_4E091 = "restriction:cfr/15-742.6(a)(13)/licence-requirement/eccn-4e091"
PARSERS = {Format.TURTLE: "turtle", Format.N_QUADS: "nquads", Format.JSON_LD: "json-ld"}


def written(given_records: Iterable[Record], form: Format, base: str = BASE) -> bytes:
    output = io.BytesIO()
    serialize(given_records, form, output, base)
    return output.getvalue()


def parsed(data: bytes, form: Format) -> Graph:
    with warnings.catch_warnings():
        # rdflib's own parsers use its own deprecated names.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"rdflib\..*")
        if form is not Format.N_QUADS:
            return Graph().parse(data=data, format=PARSERS[form])
        dataset = Dataset(default_union=True).parse(data=data, format="nquads")
        graph = Graph()
        for subject, predicate, value, _ in dataset.quads():
            graph.add((subject, predicate, value))
        return graph


@cache
def all_records() -> tuple[Record, ...]:
    return tuple(records([*register_readings(), news_reading()]))


@cache
def exported() -> Graph:
    return parsed(written(all_records(), Format.TURTLE), Format.TURTLE)


def thing(identifier: str) -> URIRef:
    return URIRef(iri_of(identifier))


def relationship(row: dict[str, object]) -> Graph:
    """The graph of a country with one relationship."""
    edge = {"key": "edge:1", "type": "MEMBER_OF", "target": "group:ear-d5", "confidence": 1.0, "statements": ["s:1"]}
    entity = {"id": "country:KH", "name": "Cambodia", "label": "Country"}
    record: Record = ("entity", {"entity": entity, "edges": [edge | {"recorded_at": RECORDED_AT} | row], "events": []})
    return parsed(written([record], Format.TURTLE), Format.TURTLE)


# IRIs


@given(st.text())
def test_every_id_survives_the_way_to_an_iri_and_back(identifier: str) -> None:
    assert id_of(iri_of(identifier)) == identifier


@given(st.text(), st.text())
def test_two_ids_never_share_an_iri(one: str, other: str) -> None:
    assert (iri_of(one) == iri_of(other)) == (one == other)


@given(st.text())
def test_an_iri_has_plain_characters_only(identifier: str) -> None:
    assert re.fullmatch(r"(?:[A-Za-z0-9._~()+,:=@/-]|%[0-9A-F]{2})*", iri_of(identifier).removeprefix(BASE))


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        (LICENCE_4E091, "restriction/cfr/15-742.6(a)(13)/licence-requirement/eccn-4e091"),
        ("criterion:trainingOperations>=1e26", "criterion/trainingOperations%3E=1e26"),
        ("policy:us/a b#c?d%", "policy/us/a%20b%23c%3Fd%25"),
        ("policy:é/../x", "policy/%C3%A9/%2E%2E/x"),
    ],
)
def test_an_iri_stays_readable(identifier: str, path: str) -> None:
    assert iri_of(identifier) == BASE + path


def test_an_iri_of_another_graph_is_refused() -> None:
    with pytest.raises(ExportGraphError, match="RDF-FOREIGN-IRI"):
        id_of("https://example.org/agency/us/bis")


@pytest.mark.parametrize("base", ["id/", "http://example.org/id", "http://example.org/a b/", ""])
def test_a_base_to_which_ids_cannot_be_appended_is_refused(base: str) -> None:
    with pytest.raises(ExportGraphError, match="RDF-BASE"):
        written([], Format.TURTLE, base)


# Form


def test_all_forms_hold_the_same_graph() -> None:
    turtle, *others = [to_isomorphic(parsed(written(all_records(), form), form)) for form in Format]
    assert len(turtle) > 5_000
    assert all(other == turtle for other in others)


@pytest.mark.parametrize("form", Format)
def test_there_is_no_blank_node(form: Format) -> None:
    graph = parsed(written(all_records(), form), form)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("form", Format)
def test_two_exports_are_byte_equal_whatever_the_order_inside_of_a_record(form: Format) -> None:
    shuffled = [(kind, _shuffled(row)) for kind, row in all_records()]
    assert written(shuffled, form) == written(all_records(), form)


def _shuffled(value: object) -> dict[str, object]:
    """A row with its keys, relationships, events and lists of ids in another order."""
    assert isinstance(value, dict)
    rng = random.Random(1)  # noqa: S311
    items = [(key, _shuffled_value(each, rng)) for key, each in value.items()]
    rng.shuffle(items)
    return dict(items)


def _shuffled_value(value: object, rng: random.Random) -> object:
    if isinstance(value, dict):
        return _shuffled(value)
    if isinstance(value, list):
        return rng.sample([_shuffled_value(each, rng) for each in value], len(value))
    return value


@pytest.mark.parametrize("form", Format)
def test_records_are_written_as_they_come(form: Format) -> None:
    """The first bytes go out long before the last record comes in."""
    output = io.BytesIO()
    sizes: list[int] = []

    def watched() -> Iterable[Record]:
        for record in all_records():
            sizes.append(output.tell())
            yield record

    serialize(watched(), form, output)
    assert len(output.getvalue()) - sizes[-1] < 20_000 < sizes[len(sizes) // 2]


@pytest.mark.parametrize("form", Format)
def test_an_empty_graph_is_a_valid_file(form: Format) -> None:
    assert len(parsed(written([], form), form)) == 0


def test_jsonld_is_compact_with_a_node_on_each_line() -> None:
    data = written(records([news_reading()]), Format.JSON_LD).decode()
    lines = data.splitlines()[1:-1]
    first = json.loads(lines[0].rstrip(","))
    assert first["@type"] == ["prov:Entity", "eg:Document"]
    assert len({json.loads(line.rstrip(","))["@id"] for line in lines}) == len(lines)


def test_the_article_looks_as_committed() -> None:
    """Another process wrote the snapshot, on another day. Set UPDATE_SNAPSHOTS=1 to write it anew."""
    data = written(records([news_reading()]), Format.TURTLE)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_bytes(data)
    assert SNAPSHOT.read_bytes() == data


def test_the_base_is_a_setting() -> None:
    data = written(records([news_reading()]), Format.N_QUADS, "https://data.example.org/graph/")
    assert b"<https://data.example.org/graph/model/example/mini>" in data
    assert BASE.encode() not in data


# Meaning


def test_every_own_term_is_defined() -> None:
    used = {str(node) for triple in exported() for node in triple if str(node).startswith(str(EG))}
    assert {iri.removeprefix(str(EG)) for iri in used} <= defined_terms()


def test_every_own_term_that_the_code_names_is_defined() -> None:
    sources = (ROOT / "ontology" / "rdf").glob("*.py")
    named = {name for path in sources for name in re.findall(r'(?:eg|add_own)\("(\w+)"', path.read_text())}
    assert "DatedRelationship" in named
    assert named | {each.value for each in Property} <= defined_terms()


def test_an_undefined_class_or_property_is_refused() -> None:
    strange = {"id": "x:1", "label": "Unicorn"}
    with pytest.raises(ExportGraphError, match="RDF-UNDEFINED-TERM"):
        triples_of("entity", {"entity": strange, "edges": [], "events": []})
    with pytest.raises(ExportGraphError, match="RDF-UNKNOWN-PROPERTY"):
        triples_of("entity", {"entity": {"id": "x:1", "colour": "red"}, "edges": [], "events": []})
    with pytest.raises(ExportGraphError, match="RDF-UNKNOWN-PROPERTY"):
        relationship({"type": "LIKES"})


def test_a_restriction_reads_without_inference() -> None:
    graph, licence = exported(), thing(LICENCE_4E091)
    assert (licence, RDF.type, EG.Restriction) in graph
    assert (licence, EG.kind, EG.licence_requirement) in graph
    assert graph.value(licence, SKOS.prefLabel) == graph.value(licence, EG.name)
    assert (licence, EG.restricts, thing("item:eccn-4e091")) in graph
    assert (licence, EG.imposedBy, thing("policy:cfr/15-742.6(a)(13)")) in graph


def test_a_stand_in_for_a_name_is_no_label() -> None:
    row = {"entity": {"id": "agency:x", "name": "agency:x", "label": None}, "edges": [], "events": []}
    assert triples_of("entity", row) == []


@pytest.mark.parametrize(
    ("properties", "name", "expected"),
    [
        ({"released": "2026-06-09"}, "released", Literal("2026-06-09", datatype=XSD.date)),
        ({"released": "2024-12"}, "released", Literal("2024-12", datatype=XSD.gYearMonth)),
        ({"released": "2024"}, "released", Literal("2024", datatype=XSD.gYear)),
        ({"released": "last spring"}, "released", Literal("last spring")),
        ({"trainingOperations": 1e26}, "trainingOperations", Literal("1E26", datatype=XSD.double)),
        ({"trainingOperations": "much"}, "trainingOperations", Literal("much")),
        ({"weightsPublished": False}, "weightsPublished", Literal("false", datatype=XSD.boolean)),
        ({"weightsPublished": "partly"}, "weightsPublished", Literal("partly")),
        ({"officialUrl": "https://x.org/a b"}, "officialUrl", Literal("https://x.org/a b", datatype=XSD.anyURI)),
        ({"threshold": 4800}, "threshold", Literal("4800.0", datatype=XSD.double)),
        ({"threshold": True}, "threshold", Literal("true", datatype=XSD.boolean)),
        ({"threshold": "high"}, "threshold", Literal("high")),
        ({"kind": "notification"}, "kind", EG.notification),
        ({"kind": "advice"}, "kind", Literal("advice")),
        ({"alias": ["BIS"]}, "alias", Literal("BIS")),
        ({"ground": ["end_use"]}, "ground", EG.end_use),
        ({"itemClass": "model_parameters"}, "itemClass", EG.model_parameters),
        ({"combination": "any"}, "combination", EG.combination_any),
        ({"operator": ">="}, "operator", Literal(">=")),
        ({"sameThingAs": ["https://x.org/Q1"]}, "sameThingAs", URIRef("https://x.org/Q1")),
    ],
)
def test_a_value_is_typed_as_the_ontology_says(
    properties: dict[str, object], name: str, expected: Literal | URIRef
) -> None:
    record: Record = ("entity", {"entity": {"id": "x:1", **properties}, "edges": [], "events": []})
    graph = parsed(written([record], Format.TURTLE), Format.TURTLE)
    assert graph.value(thing("x:1"), EG[name]) == expected


def test_a_relationship_that_holds_is_a_plain_triple_and_its_dates_stand_beside() -> None:
    graph = relationship({"valid_from": "2021-12", "valid_basis": "exact"})
    dated = graph.value(predicate=RDF.type, object=EG.DatedRelationship)
    assert (thing("country:KH"), EG.memberOf, thing("group:ear-d5")) in graph
    assert graph.value(dated, EG.validFrom) == Literal("2021-12", datatype=XSD.gYearMonth)
    assert graph.value(dated, RDF.predicate) == EG.memberOf
    assert (dated, PROV.wasDerivedFrom, thing("s:1")) in graph


@pytest.mark.parametrize("row", [{"valid_to": "2026-02-04"}, {"confidence": 0.5}])
def test_a_relationship_that_ended_or_is_uncertain_is_no_plain_triple(row: dict[str, object]) -> None:
    graph = relationship(row)
    assert not list(graph.triples((None, EG.memberOf, None)))
    assert graph.value(predicate=RDF.object, object=thing("group:ear-d5")) is not None


def test_a_lasting_relationship_is_a_plain_triple_only() -> None:
    graph = relationship({"valid_basis": "exact"})
    assert (thing("country:KH"), EG.memberOf, thing("group:ear-d5")) in graph
    assert not list(graph.subjects(RDF.type, EG.DatedRelationship))


def test_equal_relationships_of_two_things_are_two_nodes() -> None:
    """The key of a relationship does not say whose it is."""
    edge = {"key": "edge:1", "type": "MEMBER_OF", "target": "group:x", "confidence": 0.5, "statements": []}
    rows = [{"entity": {"id": each}, "edges": [edge], "events": []} for each in ("country:A", "country:B")]
    nodes = {str(triple.subject) for row in rows for triple in triples_of("entity", row)}
    assert len(nodes) == 2


def test_each_relationship_type_leads_back_to_its_property() -> None:
    for term in property_terms().values():
        if term.relationship is not None:
            assert list(relationship({"type": term.relationship}).objects(thing("country:KH"), EG[term.name]))


def test_a_change_of_status_says_what_since_when_and_who_says_so() -> None:
    graph = exported()
    events = set(graph.subjects(EG.changes, thing("exception:cfr/15-742.6(a)(13)/licence-requirement/eccn-4e091/aia")))
    began = next(event for event in events if (event, EG.statusValue, EG.in_force) in graph)
    assert graph.value(began, EG.axis) == EG.legalStatus
    assert graph.value(began, EG.confirmation) == EG.confirmed
    assert graph.value(began, EG.validFrom) == Literal("2025-01-13", datatype=XSD.date)
    statement = graph.value(began, PROV.wasDerivedFrom)
    assert (statement, RDF.type, EG.Statement) in graph


def test_a_quote_in_a_text_is_found_by_its_selectors() -> None:
    graph, reading = exported(), news_reading()
    for mention in reading.mentions:
        target = graph.value(thing(mention.id), OA.hasTarget)
        selectors = {graph.value(each, RDF.type): each for each in graph.objects(target, OA.hasSelector)}
        start = graph.value(selectors[OA.TextPositionSelector], OA.start)
        end = graph.value(selectors[OA.TextPositionSelector], OA.end)
        exact = graph.value(selectors[OA.TextQuoteSelector], OA.exact)
        assert reading.text is not None
        assert isinstance(start, Literal)
        assert isinstance(end, Literal)
        assert reading.text[start.toPython() : end.toPython()] == str(exact)


def test_a_quote_in_a_table_refines_the_cell() -> None:
    graph, reading = exported(), register_readings()[0]
    statement = reading.statements[0]
    target = graph.value(thing(statement.id), EG.evidence)
    locator = graph.value(target, OA.hasSelector)
    assert graph.value(target, OA.hasSource) == thing(reading.document.id)
    assert graph.value(locator, RDF.value) == Literal(statement.evidence.locator)
    assert graph.value(locator, DCTERMS.conformsTo) == URIRef("http://tools.ietf.org/rfc/rfc6901")
    assert statement.evidence.quote is not None
    quotes = {graph.value(each, OA.exact) for each in graph.objects(locator, OA.refinedBy)}
    assert Literal(statement.evidence.quote.exact) in quotes


def test_what_a_document_says_is_told_and_not_asserted() -> None:
    graph, restriction = exported(), thing("restriction:example/voluntary-limit/mini")
    said = {graph.value(each, RDF.object) for each in graph.subjects(RDF.predicate, EG.kind)}
    assert EG.prohibition in said
    assert set(graph.objects(restriction, EG.kind)) == {EG.voluntary_limit}


def test_a_conflict_names_both_sides() -> None:
    graph = exported()
    conflict = graph.value(predicate=RDF.type, object=EG.Conflict, any=True)
    assert graph.value(graph.value(conflict, EG.prefers), RDF.object) == EG.voluntary_limit
    assert graph.value(graph.value(conflict, EG.overrules), RDF.object) == EG.prohibition
    assert graph.value(conflict, EG.reason) == Literal("the body outweighs the headline")


# Shapes


def findings(graph: Graph) -> set[URIRef]:
    """The things that break a shape."""
    with warnings.catch_warnings():
        # pyshacl uses names that rdflib has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes_turtle(), inference="none")
    return {URIRef(str(node)) for node in report.objects(None, SH.focusNode)}


@cache
def found_in_register() -> set[URIRef]:
    return findings(exported())


def test_the_article_conforms_to_the_shapes() -> None:
    assert findings(parsed(written(records([news_reading()]), Format.TURTLE), Format.TURTLE)) == set()


def test_alone_the_register_conforms_to_the_shapes() -> None:
    assert found_in_register() == set()


@needs_tables
def test_the_register_with_the_ear_tables_conforms_to_the_shapes() -> None:
    tables = [reading_of(name) for name in ("country-groups.json", "ccl.json")]
    data = written(records([*register_readings(), *tables]), Format.TURTLE)
    assert findings(parsed(data, Format.TURTLE)) == set()


ARTICLE = news_reading()
STATEMENT, MENTION = thing(ARTICLE.statements[0].id), thing(ARTICLE.mentions[0].id)


@pytest.mark.parametrize(
    ("subject", "predicate", "broken"),
    [
        (thing(LICENCE_4E091), EG.kind, thing(LICENCE_4E091)),
        (thing(LICENCE_4E091), EG.restricts, thing(LICENCE_4E091)),
        (thing(ARTICLE.document.id), EG.sha256, thing(ARTICLE.document.id)),
        (STATEMENT, RDF.subject, STATEMENT),
        (STATEMENT, RDF.predicate, STATEMENT),
        (STATEMENT, RDF.object, STATEMENT),
        (STATEMENT, PROV.wasDerivedFrom, STATEMENT),
        (URIRef(f"{STATEMENT}#target"), OA.hasSelector, STATEMENT),
        (MENTION, OA.hasTarget, MENTION),
    ],
)
def test_a_missing_triple_is_found(subject: URIRef, predicate: URIRef, broken: URIRef) -> None:
    graph = _copy(exported())
    assert list(graph.objects(subject, predicate))
    graph.remove((subject, predicate, None))
    assert findings(graph) - found_in_register() == {broken}


def test_a_restriction_that_nobody_imposes_is_found() -> None:
    graph = _copy(exported())
    graph.remove((thing(LICENCE_4E091), EG.imposedBy, None))
    assert findings(graph) == found_in_register()
    graph.remove((thing(LICENCE_4E091), EG.imposedByAgency, None))
    graph.remove((thing(LICENCE_4E091), EG.addedBy, None))
    assert findings(graph) - found_in_register() == {thing(LICENCE_4E091)}


def test_an_uncertain_target_or_imposer_counts_as_one() -> None:
    restriction = thing("restriction:example/voluntary-limit/mini")
    assert list(exported().objects(restriction, EG.restricts)) == []
    assert restriction not in found_in_register()


def _copy(graph: Graph) -> Graph:
    copy = Graph()
    for triple in graph:
        copy.add(triple)
    return copy
