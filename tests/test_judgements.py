"""Judgements in the graph: two records become one thing, whatever comes first, and part again without a trace."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api import answers
from ingest.load import load
from ingest.source import Reading
from ontology.document import Document, Mention, Quote, sha256_of
from ontology.judgement import Judge, Judgement, Sameness, judgement_on
from ontology.rdf import Format, serialize
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import EntityClass, Outcome, SourceKind
from queries import history, lookup
from queries.dump import everything
from queries.folding import rebuild
from queries.judging import judge
from queries.store import Store
from tests.conftest import Emptied

COMPANIES = ("company:acme", "company:acme-labs", "party:list/17")
MODELS = ("model:acme/one", "model:acme/uno")
MONDAY, TUESDAY, WEDNESDAY = (f"2026-11-{day}T09:00:00+00:00" for day in (23, 24, 25))


def reading(number: int, facts: Sequence[tuple[str, Property, Value]], mentions: Sequence[str] = ()) -> Reading:
    """A document of a list that says these facts, each in a cell of its own."""
    content = f"document {number}".encode()
    document = Document(
        sha256_of(content), "test", SourceKind.DATA_SET, f"List {number}", "application/json", f"{number}.json"
    )
    statements = tuple(
        Statement(
            subject, predicate, value,
            Evidence(document.id, Quote(0, len(str(value)), str(value)), f"/{place}"), "test/1",
            Interval(PartialDate("2026-01-01")) if predicate is Property.LEGAL_STATUS else Interval(),
        )
        for place, (subject, predicate, value) in enumerate(facts)
    )  # fmt: skip
    named = tuple(
        Mention(document.id, Quote(0, 1, "x"), EntityClass.COMPANY, refers_to, "test/1") for refers_to in mentions
    )
    return Reading(document, None, named, statements)


def same(one: str, other: str, who: str = "Jane Doe") -> Judgement:
    return judgement_on(one, other, Sameness.SAME, Judge.PERSON, who, "2026-11-25", "one address")


def exported(store: Store, without: frozenset[str] = frozenset()) -> bytes:
    output = BytesIO()
    serialize((each for each in everything(store) if each[0] not in without), Format.N_QUADS, output)
    return output.getvalue()


FIRST = reading(
    1,
    [
        ("company:acme", Property.TYPE, "Company"),
        ("company:acme", Property.NAME, "Acme"),
        ("model:acme/one", Property.TYPE, "AIModel"),
        ("model:acme/one", Property.NAME, "One"),
        ("model:acme/one", Property.DEVELOPED_BY, "company:acme"),
    ],
    mentions=["company:acme"],
)
SECOND = reading(
    2,
    [
        ("company:acme-labs", Property.TYPE, "Company"),
        ("company:acme-labs", Property.NAME, "Acme Laboratories"),
        ("model:acme/uno", Property.TYPE, "AIModel"),
        ("model:acme/uno", Property.DEVELOPED_BY, "company:acme-labs"),
        ("restriction:r", Property.TYPE, "Restriction"),
        ("restriction:r", Property.NAME, "a licence for Uno"),
        ("restriction:r", Property.KIND, "licence_requirement"),
        ("restriction:r", Property.RESTRICTS, "model:acme/uno"),
        ("restriction:r", Property.LEGAL_STATUS, "in_force"),
        ("restriction:r", Property.HAS_SCOPE, "scope:all"),
        ("scope:all", Property.TYPE, "Scope"),
        ("scope:all", Property.INCLUDES, "group:worldwide"),
    ],
    mentions=["company:acme-labs"],
)


@pytest.fixture
def acme(blank: Store) -> Store:
    """Two lists, read on Monday, that speak of one company and one model under two names each."""
    load(blank, FIRST, MONDAY)
    load(blank, SECOND, MONDAY)
    return blank


MERGED = [same("company:acme", "company:acme-labs"), same("model:acme/one", "model:acme/uno")]


def test_what_was_two_is_shown_as_one(acme: Store) -> None:
    judged = judge(acme, Judge.PERSON, MERGED, TUESDAY)
    assert judged.recorded == 2
    assert judged.changed == ("company:acme-labs", "model:acme/uno")
    company = lookup.thing(acme, "company:acme")
    assert company is not None
    assert (company.reference.name, company.aliases) == ("Acme", ("Acme Laboratories",))
    (developed,) = lookup.relationships(acme, "model:acme/one", 10)
    assert developed.target.id == "company:acme"
    assert len(developed.statements) == 2


def test_an_id_that_a_client_holds_stays_good(acme: Store) -> None:
    judge(acme, Judge.PERSON, MERGED, TUESDAY)
    assert lookup.thing(acme, "company:acme-labs") == lookup.thing(acme, "company:acme")
    old = answers.answer(acme, "model:acme/uno", "FR", date(2026, 11, 25)).verdict
    assert old.subject.reference.id == "model:acme/one"
    assert old.outcome is Outcome.LICENCE_REQUIRED
    assert old == answers.answer(acme, "model:acme/one", "FR", date(2026, 11, 25)).verdict


def test_the_proof_still_finds_its_statements(acme: Store) -> None:
    judge(acme, Judge.PERSON, MERGED, TUESDAY)
    (finding,) = answers.answer(acme, "model:acme/one", "FR", date(2026, 11, 25)).verdict.findings
    step = next(each for each in finding.steps if each.predicate == Property.RESTRICTS)
    evidence = lookup.evidence_for(acme, [step.subject])[step.subject]
    assert [each.statement.value for each in evidence if step.rests_on(each.statement, each.value)] == [
        "model:acme/uno"
    ]


def test_parting_gives_the_graph_of_before(acme: Store) -> None:
    before = exported(acme)
    judge(acme, Judge.PERSON, MERGED, TUESDAY)
    assert exported(acme, frozenset({"judgement", "redirect"})) != before
    judged = judge(acme, Judge.PERSON, [], WEDNESDAY)
    assert judged.withdrawn == 2
    assert exported(acme, frozenset({"judgement"})) == before


def test_judging_again_changes_nothing(acme: Store) -> None:
    judge(acme, Judge.PERSON, MERGED, TUESDAY)
    before = exported(acme)
    again = judge(acme, Judge.PERSON, MERGED, WEDNESDAY)
    assert (again.recorded, again.withdrawn, again.changed) == (0, 0, ())
    assert exported(acme) == before


def test_what_was_withdrawn_can_be_decided_again(acme: Store) -> None:
    judge(acme, Judge.PERSON, MERGED, MONDAY)
    merged = exported(acme, frozenset({"judgement"}))
    judge(acme, Judge.PERSON, [], TUESDAY)
    judge(acme, Judge.PERSON, MERGED, WEDNESDAY)
    assert exported(acme, frozenset({"judgement"})) == merged
    shown = {day: lookup.thing(acme, "company:acme-labs", day) for day in (MONDAY, TUESDAY, WEDNESDAY)}
    ids = [each.reference.id for each in shown.values() if each is not None]
    assert ids == ["company:acme", "company:acme-labs", "company:acme"]


def test_a_decision_survives_a_new_document_and_a_rebuild(acme: Store) -> None:
    judge(acme, Judge.PERSON, MERGED, TUESDAY)
    third = reading(3, [("company:acme-labs", Property.ALIAS, "アクメ")], mentions=["company:acme-labs"])
    load(acme, third, WEDNESDAY)
    company = lookup.thing(acme, "company:acme")
    assert company is not None
    assert company.aliases == ("Acme Laboratories", "アクメ")
    before = exported(acme)
    rebuild(acme)
    assert exported(acme) == before


def test_a_decision_may_come_before_its_documents(emptied: Emptied) -> None:
    store = emptied()
    load(store, FIRST, MONDAY)
    load(store, SECOND, MONDAY)
    judge(store, Judge.PERSON, MERGED, MONDAY)
    after = exported(store)
    emptied()
    judge(store, Judge.PERSON, MERGED, MONDAY)
    load(store, SECOND, MONDAY)
    load(store, FIRST, MONDAY)
    assert exported(store) == after


def test_the_past_knows_two_things(acme: Store) -> None:
    judge(acme, Judge.PERSON, MERGED, WEDNESDAY)
    then = lookup.thing(acme, "company:acme-labs", TUESDAY)
    assert then is not None
    assert (then.reference.id, then.reference.name) == ("company:acme-labs", "Acme Laboratories")
    assert [each.reference.id for each in lookup.search(acme, "acme", 5, TUESDAY)] == [
        "company:acme",
        "company:acme-labs",
    ]
    now = lookup.thing(acme, "company:acme-labs", WEDNESDAY)
    assert now == lookup.thing(acme, "company:acme")
    asked = date(2026, 11, 25)
    assert answers.answer(acme, "model:acme/one", "FR", asked, TUESDAY).verdict.findings == ()
    assert (
        answers.answer(acme, "model:acme/uno", "FR", asked, WEDNESDAY).verdict
        == answers.answer(acme, "model:acme/uno", "FR", asked).verdict
    )


def test_what_changed_is_told(acme: Store) -> None:
    judge(acme, Judge.PERSON, MERGED, WEDNESDAY)
    told = {(each.subject, each.what, each.before, each.after) for each in history.changes(acme, TUESDAY, WEDNESDAY)}
    assert ("company:acme-labs", "shown as", "company:acme-labs", "company:acme") in told
    assert ("company:acme", "alias", None, "Acme Laboratories") in told
    assert ("restriction:r", "RESTRICTS", "model:acme/uno", None) in told
    assert ("restriction:r", "RESTRICTS", None, "model:acme/one") in told


def test_a_person_outweighs_the_matcher(acme: Store) -> None:
    pair = ("company:acme", "company:acme-labs")
    guess = judgement_on(*pair, Sameness.SAME, Judge.MATCHER, "names/1", "", "alike", 0.99, {"token_sort": 0.99})
    assert judge(acme, Judge.MATCHER, [guess], TUESDAY).changed == ("company:acme-labs",)
    apart = judgement_on(*pair, Sameness.DIFFERENT, Judge.PERSON, "Jane Doe", "2026-11-25", "two registers")
    assert judge(acme, Judge.PERSON, [apart], WEDNESDAY).changed == ("company:acme-labs",)
    assert lookup.thing(acme, "company:acme-labs") != lookup.thing(acme, "company:acme")


def test_what_contradicts_stronger_judgements_is_told_and_not_followed(acme: Store) -> None:
    one, two, three = COMPANIES
    apart = judgement_on(one, three, Sameness.DIFFERENT, Judge.PERSON, "Jane Doe", "2026-11-25", "another address")
    judge(acme, Judge.PERSON, [apart, same(one, two)], TUESDAY)
    weak = judgement_on(two, three, Sameness.SAME, Judge.MATCHER, "names/1", "", "alike", 0.95)
    judged = judge(acme, Judge.MATCHER, [weak], TUESDAY)
    assert [(each.unfollowed, each.against) for each in judged.contradictions] == [(weak, apart)]
    assert judged.changed == ()


facts = st.one_of(
    st.tuples(st.sampled_from(COMPANIES), st.just(Property.NAME), st.sampled_from(["Acme", "ACME", "Аcme"])),
    st.tuples(st.sampled_from(COMPANIES), st.just(Property.TYPE), st.sampled_from(["Company", "Party"])),
    st.tuples(st.sampled_from(MODELS), st.just(Property.DEVELOPED_BY), st.sampled_from(COMPANIES)),
    st.tuples(st.sampled_from(MODELS), st.just(Property.TRAINING_OPERATIONS), st.sampled_from([1e25, 2e26])),
    st.tuples(st.just("restriction:r"), st.just(Property.RESTRICTS), st.sampled_from(MODELS)),
    st.tuples(st.just("restriction:r"), st.just(Property.LEGAL_STATUS), st.sampled_from(["proposed", "in_force"])),
)
documents = st.lists(st.lists(facts, min_size=1, max_size=6), min_size=1, max_size=3)
pairs = [*combinations(COMPANIES, 2), MODELS]
decisions = st.lists(
    st.builds(
        lambda pair, sameness, who: judgement_on(
            pair[0], pair[1], sameness, Judge.PERSON, who, "2026-11-25", "seen"
        ),
        st.sampled_from(pairs), st.sampled_from(list(Sameness)), st.sampled_from(["A", "B"]),
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=documents, first=decisions, second=decisions)
def test_any_way_to_the_same_judgements_gives_the_same_graph(
    emptied: Emptied, said: list[list[tuple[str, Property, Value]]], first: list[Judgement], second: list[Judgement]
) -> None:
    """Merging and parting leave no trace; neither does what was judged, or read, before."""
    store, readings = emptied(), [reading(number, each, ["company:acme"]) for number, each in enumerate(said)]
    for each in readings:
        load(store, each, MONDAY)
    apart = exported(store)
    judge(store, Judge.PERSON, first, MONDAY)
    rebuilt_from = exported(store, frozenset({"judgement"}))
    rebuild(store)
    assert exported(store, frozenset({"judgement"})) == rebuilt_from
    judge(store, Judge.PERSON, second, TUESDAY)
    judged = exported(store, frozenset({"judgement"}))
    judge(store, Judge.PERSON, [], WEDNESDAY)
    assert exported(store, frozenset({"judgement"})) == apart
    emptied()
    judge(store, Judge.PERSON, second, TUESDAY)
    for each in reversed(readings):
        load(store, each, MONDAY)
    assert exported(store, frozenset({"judgement"})) == judged
