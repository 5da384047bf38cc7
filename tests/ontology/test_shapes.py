"""The shapes on what is folded: what they find, that nothing else is found, and that the reference validator agrees."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import shacl
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import SH, Graph, Namespace
from rdflib.collection import Collection

from ingest.pipeline import read
from ingest.source import RawFile, Reading
from ontology.folded import Edge, Event, Folded
from ontology.rdf import iri_of
from ontology.rdf.bare import Bare
from ontology.shapes import fold_shapes, issues_of, rules, shapes_turtle
from ontology.statement import Value
from ontology.terms import EG, Property, property_terms
from ontology.times import Interval, PartialDate
from ontology.vocabulary import Confirmation, EntityClass
from tests.graphs import SAMPLES
from tests.ingest.sources.ear.samples import needs_tables, reading_of
from tests.ontology.oracle import found_by_pyshacl, found_fast
from tests.ontology.rows import folded_readings, register_readings
from tests.ontology.things import (
    changed,
    criterion,
    edge,
    event,
    model,
    planted,
    policy,
    restriction,
    thing,
    without,
)

ONE_BY_ONE = Interval(PartialDate("2026-02-04"), PartialDate("2021-12"))
SHAPE = Namespace("https://w3id.org/exportgraph/shapes#")
UNHEARD = cast("Confirmation", "unheard")


def sample_readings() -> list[Reading]:
    return [read(RawFile(path.name, path.read_bytes())) for path in sorted(Path(SAMPLES).glob("*.md"))]


# Our own data


@needs_tables
def test_the_register_the_tables_and_the_samples_have_no_issue() -> None:
    tables = [reading_of(name) for name in ("country-groups.json", "ccl.json")]
    assert issues_of(list(folded_readings([*register_readings(), *tables, *sample_readings()]).values())) == []


def test_alone_the_register_has_no_issue() -> None:
    assert issues_of(folded_readings(register_readings()).values()) == []


# What each shape finds

COUNTRY = thing("country:FR", "Country", {"name": "France"})
SCOPE = thing("scope:fr", "Scope", {"name": "France"}, edge("INCLUDES", "country:FR"))
EXCEPTION = thing("exception:aia", "Exception", {"name": "AIA"}, edge("PROVIDED_BY", "policy:rule-1"))
ITEM = thing("item:eccn-4e091", "ControlItem", {"name": "ECCN 4E091", "itemClass": "model_parameters"})
ENTRY = thing("entry:1", "ListEntry", {"name": "1"}, edge("ENTRY_OF", "party:a"), edge("IN_LIST", "list:a"))
SHARES: dict[str, Value | tuple[str, ...]] = {"name": "stake", "shareMinimum": 50.0, "shareMaximum": 75.0}
STAKE = thing("ownership:1", "Ownership", SHARES, edge("OWNER", "party:a"), edge("OWNED", "party:b"))
WITHDRAWN = thing("country:YUCS", "Country", {"name": "Yugoslavia"})
WHOLE = [ENTRY, STAKE, COUNTRY, WITHDRAWN, SCOPE, EXCEPTION, ITEM, criterion(), model(1), restriction(1), policy(1)]


def status(axis: Property, value: str, confirmation: Confirmation = Confirmation.REPORTED) -> Folded:
    rule = policy(1)
    return replace(rule, events=(event(rule.subject, axis, value, confirmation),))


BROKEN = [
    (without(ENTRY, "ENTRY_OF"), "SHAPE-ENTRY-PARTY"),
    (without(ENTRY, "IN_LIST"), "SHAPE-ENTRY-LIST"),
    (without(STAKE, "OWNER"), "SHAPE-OWNERSHIP-OWNER"),
    (without(STAKE, "OWNED"), "SHAPE-OWNERSHIP-OWNED"),
    (changed(STAKE, share=101.0), "SHAPE-SHARE"),
    (changed(STAKE, shareMinimum=-1.0), "SHAPE-SHARE"),
    (changed(STAKE, shareMaximum=175.0), "SHAPE-SHARE"),
    (changed(STAKE, shareMaximum=25.0), "SHAPE-SHARE-BOUNDS"),
    (changed(restriction(1), kind=None), "SHAPE-RESTRICTION-KIND"),
    (without(restriction(1), "RESTRICTS"), "SHAPE-RESTRICTION-SUBJECT"),
    (without(restriction(1), "IMPOSED_BY"), "SHAPE-RESTRICTION-SOURCE"),
    (without(SCOPE, "INCLUDES"), "SHAPE-SCOPE-EMPTY"),
    (without(EXCEPTION, "PROVIDED_BY"), "SHAPE-EXCEPTION-SOURCE"),
    (changed(criterion(), threshold=None), "SHAPE-CRITERION"),
    (changed(criterion(), parameter=None), "SHAPE-CRITERION"),
    (changed(criterion(), operator=None), "SHAPE-CRITERION"),
    (thing("criterion:x", "Criterion", {"name": "x", "combination": "any"}), "SHAPE-CRITERION"),
    (changed(criterion(), operator="about"), "SHAPE-VALUE"),
    (changed(criterion(), threshold="high"), "SHAPE-CRITERION-THRESHOLD"),
    (changed(criterion(), combination="some"), "SHAPE-VALUE"),
    (changed(ITEM, itemClass="weights"), "SHAPE-VALUE"),
    (changed(model(1), trainingOperations=0.0), "SHAPE-TRAINING-OPERATIONS"),
    (changed(model(1), trainingOperations=-1e25), "SHAPE-TRAINING-OPERATIONS"),
    (replace(COUNTRY, subject="country:france"), "SHAPE-COUNTRY-ID"),
    (replace(COUNTRY, subject="country:FRA"), "SHAPE-COUNTRY-ID"),
    (changed(COUNTRY, name=" "), "SHAPE-NAME-BLANK"),
    (changed(model(1), officialUrl="example.org"), "SHAPE-OFFICIAL-URL"),
    (replace(COUNTRY, edges=(edge("MEMBER_OF", "group:ear-d5", ONE_BY_ONE),)), "SHAPE-INTERVAL"),
    (status(Property.LEGAL_STATUS, "in_force", UNHEARD), "SHAPE-EVENT-CONFIRMATION"),
    (replace(COUNTRY, events=policy(1).events), "SHAPE-EVENT-SUBJECT"),
    (status(Property.NAME, "in_force"), "SHAPE-EVENT-AXIS"),
    (status(Property.LEGAL_STATUS, "lapsed"), "SHAPE-EVENT-VALUE"),
    (status(Property.LEGAL_STATUS, "enforced"), "SHAPE-EVENT-VALUE"),
    (status(Property.ENFORCEMENT, "in_force"), "SHAPE-EVENT-VALUE"),
    (replace(COUNTRY, label=None), "SHAPE-CLASS"),
    (replace(COUNTRY, label="Realm"), "SHAPE-CLASS"),
    (changed(COUNTRY, name=None), "SHAPE-NAME"),
    (changed(COUNTRY, name=COUNTRY.subject), "SHAPE-NAME"),
    (changed(model(1), released=("2024", "2025")), "SHAPE-REPEATED"),
    (changed(restriction(1), kind="advice"), "SHAPE-VALUE"),
    (changed(model(1), released="soon"), "SHAPE-DATATYPE"),
    (changed(policy(1), published="2025-13"), "SHAPE-DATATYPE"),
    (changed(model(1), trainingOperations="lots"), "SHAPE-DATATYPE"),
    (changed(model(1), weightsPublished="partly"), "SHAPE-DATATYPE"),
    (changed(COUNTRY, kind="prohibition"), "SHAPE-DOMAIN"),
    (replace(COUNTRY, edges=(edge("RESTRICTS", "model:x"),)), "SHAPE-DOMAIN"),
]


@pytest.mark.parametrize("whole", WHOLE, ids=lambda each: each.subject)
def test_a_whole_thing_has_no_issue(whole: Folded) -> None:
    assert issues_of([whole]) == []


@pytest.mark.parametrize(("broken", "code"), BROKEN, ids=lambda each: each if isinstance(each, str) else "")
def test_a_broken_thing_gives_one_issue_with_its_code(broken: Folded, code: str) -> None:
    assert [(each.subject, each.code) for each in issues_of([broken])] == [(broken.subject, code)]


def test_every_shape_of_the_fold_has_a_code_a_message_and_a_fix_and_is_broken_above() -> None:
    graph = Graph().parse(data=fold_shapes(), format="turtle")
    targeting = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    shapes = {str(shape) for target in targeting for shape in graph.subjects(target)}
    assert shapes <= set(rules())
    assert all("None" not in (rule.code, rule.message, rule.fix) for rule in rules().values())
    assert {rules()[shape].code for shape in shapes} == {code for _, code in BROKEN}


@pytest.mark.parametrize("whole", [restriction(1), SCOPE, EXCEPTION, COUNTRY], ids=lambda each: each.subject)
def test_a_relationship_that_has_ended_still_was_one(whole: Folded) -> None:
    ended = Interval(PartialDate("2024"), PartialDate("2024"))
    assert issues_of([replace(whole, edges=tuple(replace(each, valid=ended) for each in whole.edges))]) == []


def test_an_issue_says_which_value_and_which_relationship() -> None:
    (about_value,) = issues_of([changed(model(1), released="soon")])
    assert about_value.message == "released is no date: soon"
    assert about_value.fix == "write it as YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source is"
    (about_edge,) = issues_of([replace(COUNTRY, edges=(edge("MEMBER_OF", "group:ear-d5", ONE_BY_ONE),))])
    assert about_edge.message == "MEMBER_OF group:ear-d5: it ends before it begins"
    (about_event,) = issues_of([status(Property.LEGAL_STATUS, "lapsed")])
    assert about_event.message == "legalStatus lapsed: the change of status does not lead to one known legalStatus"


def test_an_issue_keeps_its_id_until_the_thing_changes() -> None:
    (first,), (again,) = (
        issues_of([changed(model(1), released="soon")]),
        issues_of([changed(model(1), released="soon")]),
    )
    (other,) = issues_of([changed(model(1), released="later")])
    assert first.id == again.id != other.id
    assert first.id.startswith("issue:")


# What follows from the ontology


def test_what_a_party_can_have_a_company_can_have() -> None:
    shapes = Graph().parse(data=fold_shapes(), format="turtle")
    list_of_classes = shapes.value(SHAPE["partyKind-domain"], SH["in"])
    assert list_of_classes is not None
    assert {EG.Party, EG.Company} <= set(Collection(shapes, list_of_classes))


def test_targets_are_judged_in_a_whole_export_only() -> None:
    relating = [name for name, term in property_terms().items() if term.relationship is not None]
    for name in relating:
        assert f"shape:{name}-range " in shapes_turtle()
        assert f"shape:{name}-range " not in fold_shapes()


def test_in_a_whole_export_the_class_of_a_target_is_judged_where_it_is_told() -> None:
    astray = replace(EXCEPTION, edges=(edge("PROVIDED_BY", COUNTRY.subject), edge("PROVIDED_BY", "policy:untold")))
    whole = shacl.Shapes.from_text(shapes_turtle(), format="turtle")
    found = whole.validate_text(Bare([astray, COUNTRY]).text, format="ntriples").results
    codes = [(each.focus_node, rules()[str(each.root_shape).strip("<>")].code) for each in found]
    assert codes == [(f"<{iri_of(COUNTRY.subject)}>", "SHAPE-RANGE")]


# Parts of a graph


VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(["2024", "2024-12-05", "soon", "", " ", "any", ">=", "prohibition", "https://example.org", "1e26"]),
    st.text('ab "\\\n\r\t<>é\u2028', max_size=4),
    st.floats(),
    st.booleans(),
)
SUBJECTS = st.sampled_from(["country:FR", "country:fr", "x:1", "model:a/b", "policy:é <1>"])
DATES = st.none() | st.sampled_from(["2024", "2024-12", "2024-12-05", "2021-01-01"]).map(PartialDate)
INTERVALS = st.builds(Interval, DATES, DATES)
EDGES = st.builds(
    edge, st.sampled_from([t.relationship for t in property_terms().values() if t.relationship]), SUBJECTS, INTERVALS
)
LITERALS = [Property(name) for name, term in property_terms().items() if not term.relationship and name != "type"]


@st.composite
def broken_things(draw: st.DrawFn) -> Folded:
    """Anything that could come out of folding, and much that could not."""
    subject = draw(SUBJECTS)
    many_values = st.lists(st.text("ab", max_size=2), max_size=3, unique=True).map(tuple)
    properties = draw(st.dictionaries(st.sampled_from(LITERALS), VALUES | many_values, max_size=5))
    labels = st.none() | st.just("Realm") | st.sampled_from(list(EntityClass)).map(str)
    values = st.sampled_from(["in_force", "enforced", "lapsed"])
    axes = st.sampled_from([Property.LEGAL_STATUS, Property.ENFORCEMENT, Property.NAME])
    events = st.builds(event, st.just(subject), axes, values, st.sampled_from([*Confirmation, UNHEARD]), INTERVALS)
    edges: tuple[Edge, ...] = tuple(draw(st.lists(EDGES, max_size=3)))
    changes: tuple[Event, ...] = tuple(draw(st.lists(events, max_size=2)))
    return Folded(subject, draw(labels), cast("dict[str, Value]", properties), edges, changes, ())


@settings(max_examples=25, deadline=None)
@given(st.lists(broken_things(), max_size=8, unique_by=lambda each: each.subject))
def test_both_validators_find_the_same(things: list[Folded]) -> None:
    text = Bare(things).text
    assert found_fast(text) == found_by_pyshacl(text)


@settings(max_examples=50, deadline=None)
@given(st.lists(broken_things(), max_size=8, unique_by=lambda each: each.subject), st.integers(0, 8))
def test_a_part_of_a_graph_gives_the_issues_that_the_whole_gives(things: list[Folded], middle: int) -> None:
    parts = issues_of(things[:middle]) + issues_of(things[middle:])
    assert sorted(parts) == issues_of(things) == issues_of(things[::-1])
    assert len(set(parts)) == len(parts)


def test_nothing_folded_gives_no_issue() -> None:
    assert issues_of([]) == []


# Acceptance


def test_305_planted_violations_in_100_000_triples_are_found_and_nothing_else_by_both_validators() -> None:
    things, codes = planted(2_300)
    text = Bare(things).text
    assert text.count("\n") >= 100_000
    assert len(codes) == 305
    assert {each.subject: each.code for each in issues_of(things)} == codes
    assert len(issues_of(things)) == 305
    by_pyshacl = found_by_pyshacl(text)
    assert by_pyshacl == found_fast(text)
    assert {focus: rules()[shape].code for focus, shape in by_pyshacl} == {iri_of(s): c for s, c in codes.items()}
