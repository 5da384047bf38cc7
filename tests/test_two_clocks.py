"""Two clocks: what was so on a day, and what the graph knew at a time."""

from datetime import date
from pathlib import Path

import pytest

from api import answers
from ingest.load import load
from ingest.pipeline import ingest, register_files
from ontology.findings import Finding
from ontology.vocabulary import Outcome
from queries import history, lookup
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import CCL, EAR, SAMPLES, SEED, part_of_ccl

NAMED = {path.stem: path for path in register_files()}
RECORDED = {
    "2025-01-20T09:00:00+00:00": [NAMED["base"], NAMED["ai-diffusion-rule"]],
    "2026-06-16T09:00:00+00:00": [SEED],
    "2026-06-29T09:00:00+00:00": [NAMED["letters-of-june-2026"], NAMED["gpt-5.6-request"]],
    "2026-07-31T09:00:00+00:00": [SAMPLES, *EAR],
}
LATER = "2100-01-01T00:00:00+00:00"
LETTER = "policy:us/bis/is-informed-letter-2026-06-12"
TOP_MODELS = "model:anthropic/top-ai-models"

pytestmark = pytest.mark.skipif(not (SEED.is_file() and CCL.is_file()), reason="needs ../shared")


@pytest.fixture(scope="module")
def told(emptied: Emptied) -> Store:
    """A graph that learned its documents one after the other."""
    store = emptied()
    for recorded_at, paths in RECORDED.items():
        report = ingest(store, paths, clock=lambda recorded_at=recorded_at: recorded_at)  # type: ignore[misc]
        assert report.succeeded, [str(each.error) for each in report.failed]
    load(store, part_of_ccl("3A090", "4A090", "4E091"), recorded_at)
    return store


def rows(store: Store, as_of: str, known_at: str | None) -> dict[str, Finding]:
    found = answers.restricted_models(store, "FR", date.fromisoformat(as_of), known_at)
    return {finding.target.id: finding for finding in found.rows}


@pytest.mark.parametrize(
    ("as_of", "known_at", "expected"),
    [
        # Q1: the day before the letter was recorded, the graph knew only the article's request.
        ("2026-06-20", "2026-06-28T09:00:00+00:00", {TOP_MODELS: Outcome.NON_BINDING}),
        # Q6: and the day before the article, nothing of it.
        ("2026-06-15", "2026-06-15T09:00:00+00:00", {}),
        # Q8: GPT-5.6 was not known then, and is known now.
        ("2026-06-27", "2026-06-28T09:00:00+00:00", {TOP_MODELS: Outcome.NON_BINDING}),
    ],
)
def test_the_answer_is_that_of_what_was_known(
    told: Store, as_of: str, known_at: str, expected: dict[str, Outcome]
) -> None:
    found = {name: each.outcome for name, each in rows(told, as_of, known_at).items()}
    found.pop("item:eccn-4e091", None)
    assert found == expected


def test_conflicts_are_those_of_what_was_known(told: Store) -> None:
    assert lookup.all_conflicts(told, 100, known_at=LATER) == lookup.all_conflicts(told, 100)
    assert lookup.all_conflicts(told, 100, known_at="2025-01-20T09:00:00+00:00") == []
    first, *others = lookup.all_conflicts(told, 100, known_at=LATER)
    assert lookup.all_conflicts(told, 1, known_at=LATER) == [first]
    assert lookup.all_conflicts(told, 100, first.id, known_at=LATER) == others


def test_issues_are_those_of_what_was_known(told: Store) -> None:
    assert lookup.all_issues(told, 100, known_at=LATER) == lookup.all_issues(told, 100)


def test_q10_before_the_rule_was_recorded_there_was_no_4e091(told: Store) -> None:
    assert "item:eccn-4e091" not in rows(told, "2025-03-01", "2025-01-19T09:00:00+00:00")
    assert rows(told, "2025-03-01", "2025-01-20T09:00:00+00:00")["item:eccn-4e091"].outcome is Outcome.SCHEDULED


@pytest.mark.parametrize(
    ("known_at", "expected"),
    [("2026-07-30T09:00:00+00:00", Outcome.UNDETERMINED), ("2026-07-31T09:00:00+00:00", Outcome.NO_RESTRICTION_FOUND)],
)
def test_q21_a_table_that_was_not_read_yet_leaves_it_open(told: Store, known_at: str, expected: Outcome) -> None:
    """3A090.c reaches Macau and D:5; whether France was in D:5 was not known before the table was read."""
    found = answers.answer(told, "item:eccn-3a090.c", "FR", date(2026, 7, 31), known_at)
    assert found.verdict.outcome is expected


@pytest.mark.parametrize("as_of", ["2024-06-01", "2025-03-01", "2026-06-13", "2026-06-27", "2026-07-02", "2026-07-23"])
def test_what_is_known_now_is_what_will_have_been_known(told: Store, as_of: str) -> None:
    """The picture folded from statements when it is asked for is the one that the graph shows."""
    assert rows(told, as_of, LATER) == rows(told, as_of, None)


@pytest.mark.parametrize(
    "subject", ["Claude Fable 5", "Claude Opus 4.8", "GPT-5.6", "4E091", "3A090", "3A090.b", TOP_MODELS]
)
@pytest.mark.parametrize("destination", ["FR", "CN", "HK", "MO", "AE", "US", "KH"])
def test_every_verdict_is_the_same_from_both(told: Store, subject: str, destination: str) -> None:
    day = date(2026, 7, 23)
    now = answers.answer(told, subject, destination, day).verdict
    then = answers.answer(told, subject, destination, day, LATER).verdict
    assert (now.outcome, now.missing, now.findings) == (then.outcome, then.missing, then.findings)


def test_coverage_evidence_and_conflicts_are_those_of_the_time(told: Store) -> None:
    restriction = "restriction:us/government/voluntary-limit/anthropic/top-ai-models"
    before, after = "2026-06-16T08:59:59+00:00", "2026-06-16T09:00:00+00:00"
    assert sum(each.documents for each in lookup.coverage(told, before)) == 2
    assert sum(each.documents for each in lookup.coverage(told, after)) == 3
    assert lookup.evidence_for(told, [restriction], before)[restriction] == []
    assert lookup.evidence_for(told, [restriction], after)[restriction]
    assert lookup.conflicts_about(told, [restriction], before)[restriction] == []
    now = lookup.conflicts_about(told, [restriction])[restriction]
    assert lookup.conflicts_about(told, [restriction], after)[restriction] == now != []


def test_an_entity_is_shown_as_it_was_known(told: Store) -> None:
    assert lookup.thing(told, "company:openai", "2026-06-28T00:00:00+00:00") is None
    mythos = "model:anthropic/claude-mythos-5"
    assert lookup.relationships(told, mythos, 10, known_at="2026-06-28T00:00:00+00:00") == []
    assert lookup.relationships(told, mythos, 10, known_at=LATER) == lookup.relationships(told, mythos, 10)


def test_changes_tell_what_was_learned(told: Store) -> None:
    learned = list(history.changes(told, "2026-06-16T09:00:00+00:00", "2026-06-29T09:00:00+00:00"))
    letter = {(each.what, each.before, each.after) for each in learned if each.subject == LETTER}
    assert ("legalStatus", None, "in_force from 2026-06-12") in letter
    assert ("legalStatus", None, "rescinded from 2026-06-30") in letter
    assert not [each for each in learned if each.subject == "item:eccn-4e091"]


def test_a_withdrawn_row_is_closed_by_the_list_that_lacks_it(emptied: Emptied, tmp_path: Path) -> None:
    store = emptied()
    for day, members in (("2025-01-01", ["KH", "NI"]), ("2026-01-01", ["NI"])):
        file = tmp_path / f"{day}.yml"
        file.write_text(_list(day, members), encoding="utf-8")
        assert ingest(store, [file]).succeeded
    (cambodia,) = lookup.relationships(store, "country:KH", 10)
    assert (cambodia.valid.end and cambodia.valid.end.iso) == "2026-01-01"
    (nicaragua,) = lookup.relationships(store, "country:NI", 10)
    assert nicaragua.valid.end is None
    closing = lookup.evidence_for(store, ["group:test"])["group:test"]
    ids = {each.statement.id for each in closing if each.statement.value == "2026-01-01"}
    assert ids & set(cambodia.statements), "the document that shows it is gone"


def _list(day: str, members: list[str]) -> str:
    row = "  - {{id: 'country:{0}', cite: a, type: Country, memberOf: {{value: 'group:test', observed: {1}}}}}"
    lines = [row.format(each, day) for each in members]
    return "\n".join(
        [
            "exportgraph-register: 1",
            f"title: The list of {day}",
            f"reviewed: {day}",
            "citations: {a: {title: t, publisher: p}}",
            "entries:",
            f"  - {{id: 'group:test', cite: a, type: CountryGroup, capturedOn: {day}}}",
            *lines,
        ]
    )
