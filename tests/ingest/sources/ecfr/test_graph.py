"""Two editions in the graph: verdicts of each day, and what the graph learned from the later one."""

from datetime import date

import pytest

from ingest.load import load
from ontology.verdict import verdict
from ontology.vocabulary import Outcome
from queries.history import changes
from queries.norms import destination_of, restrictions_bearing_on, subject_of
from queries.past import Past
from queries.present import Present
from queries.store import Store
from tests.conftest import Emptied
from tests.ingest.sources.ecfr.test_editions import D5, EARLY, LATE, MORE, NS, RS, ccl, groups

FIRST, SECOND = "2026-01-01T00:00:00+00:00", "2026-08-01T00:00:00+00:00"


@pytest.fixture(scope="module")
def told(emptied: Emptied) -> Store:
    """A graph that read the editions of two days, one after the other."""
    store = emptied()
    for recorded_at, day, scope, more in ((FIRST, EARLY, D5, True), (SECOND, LATE, MORE, False)):
        load(store, groups(day, "Iraq", "Macau" if more else "Iran"), recorded_at)
        load(store, ccl(day, scope, more=more), recorded_at)
    return store


def outcome(facts: Present | Past, item: str, country: str, day: str) -> Outcome:
    subject, destination = subject_of(facts, item), destination_of(facts, f"country:{country}")
    assert subject is not None
    assert destination is not None
    norms = restrictions_bearing_on(facts, item)
    return verdict(subject, destination, date.fromisoformat(day), norms).outcome


@pytest.mark.parametrize(
    ("item", "country", "day", "expected"),
    [
        ("item:eccn-3a991", "IQ", EARLY, Outcome.LICENCE_REQUIRED),
        ("item:eccn-3a991", "IQ", LATE, Outcome.NO_RESTRICTION_FOUND),
        ("item:eccn-3a991", "IQ", "2025-09-09", Outcome.UNDETERMINED),
        ("item:eccn-3a090", "IQ", EARLY, Outcome.LICENCE_REQUIRED),
        ("item:eccn-3a090", "IQ", LATE, Outcome.LICENCE_REQUIRED),
        ("item:eccn-3a090", "MO", LATE, Outcome.LICENCE_REQUIRED),
        ("item:eccn-3a090", "IR", EARLY, Outcome.NO_RESTRICTION_FOUND),
        ("item:eccn-3a090", "IR", LATE, Outcome.LICENCE_REQUIRED),
    ],
)
def test_each_day_has_the_answer_of_its_edition(
    told: Store, item: str, country: str, day: str, expected: Outcome
) -> None:
    assert outcome(Present(told), item, country, day) is expected
    assert outcome(Past(told, SECOND), item, country, day) is expected


def test_before_the_later_edition_the_graph_knew_only_the_earlier(told: Store) -> None:
    assert outcome(Past(told, FIRST), "item:eccn-3a991", "IQ", LATE) is Outcome.LICENCE_REQUIRED


def test_changes_tell_what_ended_and_what_began(told: Store) -> None:
    found = {(each.subject, each.what, each.after) for each in changes(told, FIRST, SECOND)}
    assert (RS, "legalStatus", f"in_force from {EARLY} to {LATE}") in found
    assert (NS, "HAS_SCOPE", f"scope:ear/mo+d5 from {LATE}") in found
    assert ("country:IR", "MEMBER_OF", f"group:ear-d5 from {LATE}") in found
