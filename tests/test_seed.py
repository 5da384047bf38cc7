"""The article that it all began with: a government asks, a headline says "blocks", and neither becomes law."""

from datetime import date

import pytest

from api import answers
from ingest.pipeline import ingest
from ontology.vocabulary import Confirmation, LegalStatus, Outcome
from queries import lookup
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import SEED

GROUP = "model:anthropic/top-ai-models"
RESTRICTION = "restriction:us/government/voluntary-limit/anthropic/top-ai-models"
DAY = date(2026, 6, 15)

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="needs ../shared/seed")


@pytest.fixture(scope="module")
def seed(emptied: Emptied) -> Store:
    """A graph of the seed article alone."""
    report = ingest(emptied(), [SEED])
    assert report.succeeded, [str(each.error) for each in report.failed]
    return emptied.store


@pytest.mark.parametrize(
    ("identifier", "name", "label"),
    [
        ("company:anthropic", "Anthropic", "Company"),
        (GROUP, "Anthropic's top AI models", "ModelGroup"),
        ("agency:us/government", "US government", "Agency"),
    ],
)
def test_who_and_what(seed: Store, identifier: str, name: str, label: str) -> None:
    found = lookup.thing(seed, identifier)
    assert found is not None
    assert (found.reference.name, found.reference.label) == (name, label)


@pytest.mark.parametrize("destination", ["FR", "CN", "BR"])
def test_a_request_reported_on_the_group_for_every_foreign_destination(seed: Store, destination: str) -> None:
    (row,) = answers.restricted_models(seed, destination, DAY).rows
    assert row.target.id == GROUP
    assert row.outcome is Outcome.NON_BINDING
    assert row.legal_status is LegalStatus.REQUESTED
    assert row.confirmation is Confirmation.REPORTED
    assert [agency.id for agency in row.restriction.agencies] == ["agency:us/government"]


def test_the_united_states_are_not_concerned(seed: Store) -> None:
    found = answers.restricted_models(seed, "US", DAY)
    assert (found.rows, found.undetermined) == ((), ())


def test_special_permission_is_its_exception(seed: Store) -> None:
    (row,) = answers.restricted_models(seed, "FR", DAY).rows
    (exception,) = row.restriction.exceptions
    assert exception.name.lower() == "special permission"
    assert exception.condition


def test_headline_and_body_disagree_and_the_body_is_preferred(seed: Store) -> None:
    conflicts = {each.predicate: each for each in lookup.conflicts_about(seed, [RESTRICTION])[RESTRICTION]}
    conflict = conflicts["legalStatus"]
    assert conflict.reason == "the body outweighs the headline"
    assert {each.statement.value for each in conflict.preferred} == {"requested"}
    (overruled,) = conflict.overruled
    assert overruled.statement.value == "in_force"
    assert overruled.statement.evidence.section == "headline"
    assert overruled.statement.evidence.quote is not None
    assert "Blocks" in overruled.statement.evidence.quote.exact


def test_nothing_from_it_is_in_force(seed: Store) -> None:
    rows = seed.read("read/export_entities", after="", limit=1_000)
    events = [event for row in rows for event in row["events"] if event["axis"] == "legalStatus"]
    concerning = [each for each in events if each["subject"].startswith(("restriction:", "policy:"))]
    assert {each["value"] for each in concerning} == {"requested"}


def test_every_quote_stands_in_the_article(seed: Store) -> None:
    text = SEED.read_text(encoding="utf-8")
    statements = [row["statement"] for row in seed.read("read/export_statements", after="", limit=10_000)]
    assert statements
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in statements)
