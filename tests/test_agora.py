"""AGORA beside the register: what a data set reports never overturns a primary source, and the disagreement is kept."""

from datetime import date

import pytest

from api.answers import answer
from ingest.pipeline import ingest, register_files
from ontology.vocabulary import Outcome
from queries.lookup import all_conflicts, thing
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import SHARED

AGORA = SHARED / "data" / "agora-2025-06"
FILES = [
    AGORA / "documents.csv",
    AGORA / "authorities.csv",
    *(AGORA / "fulltext-us-government" / f"{number}.txt" for number in (1820, 307)),
]
RULE = "policy:us/ai-diffusion-rule"
pytestmark = pytest.mark.skipif(not AGORA.is_dir(), reason=f"AGORA is not at {AGORA}")


@pytest.fixture(scope="module")
def agora(emptied: Emptied) -> Store:
    store = emptied()
    report = ingest(store, [*register_files(), *FILES])
    assert report.succeeded, [str(each.error) for each in report.failed]
    return store


def test_a_disagreement_on_the_diffusion_rule_is_kept(agora: Store) -> None:
    (found,) = [each for each in all_conflicts(agora, 999) if each.subject == RULE and each.predicate == "legalStatus"]
    assert {each.statement.value for each in found.preferred} == {"in_force"}
    (overruled,) = found.overruled
    assert (overruled.statement.value, overruled.statement.attribution) == (
        "rescinded",
        "AGORA (Emerging Technology Observatory)",
    )
    assert found.reason == "register outweighs data_set"


@pytest.mark.parametrize("day", ["2025-06-01", "2026-08-01"])
def test_the_verdict_is_what_it_was_without_agora(agora: Store, day: str) -> None:
    found = answer(agora, "ECCN 4E091", "FR", date.fromisoformat(day))
    assert found.verdict.outcome is Outcome.NOT_ENFORCED


def test_the_order_that_texts_cite_and_the_one_of_agora_are_one_thing(agora: Store) -> None:
    order = thing(agora, "policy:agora/307")
    assert order is not None
    assert order.reference.id == "policy:us/eo-14110"
    assert thing(agora, "policy:us/eo-14110") == order
