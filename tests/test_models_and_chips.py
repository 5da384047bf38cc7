"""Thresholds on real models and chips, end to end: Epoch AI's estimates against the text of the law (Q13-Q16)."""

from datetime import date

import pytest

from api import answers
from ingest.pipeline import ingest, register_files
from ontology.records import Reference
from ontology.verdict import Verdict
from ontology.vocabulary import Outcome
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import EAR, SHARED

EPOCH = [SHARED / "data" / "epoch" / name for name in ("all_ai_models_2025-04.csv", "ml_hardware_2026-01.csv")]
ITEM_4E091, ITEM_3A090A, ITEM_4A090A = "item:eccn-4e091", "item:eccn-3a090.a", "item:eccn-4a090.a"


@pytest.fixture(scope="module")
def epoch(emptied: Emptied) -> Store:
    """A graph of the register, the EAR tables and Epoch AI's tables."""
    if not all(each.is_file() for each in (*EAR, *EPOCH)):
        pytest.skip("needs ../shared/data")
    store = emptied()
    report = ingest(store, [*register_files(), *EAR, *EPOCH])
    assert report.failed == []
    return store


def judged(store: Store, subject: str, day: str, destination: str = "CN") -> Verdict:
    return answers.answer(store, subject, destination, date.fromisoformat(day)).verdict


def by_item(found: Verdict) -> dict[str, Outcome]:
    return {each.target.id: each.outcome for each in found.findings}


def test_q13_grok_3_meets_the_criteria_of_4e091(epoch: Store) -> None:
    assert by_item(judged(epoch, "model:xai/grok-3", "2026-07-23"))[ITEM_4E091] is Outcome.NOT_ENFORCED
    assert by_item(judged(epoch, "model:xai/grok-3", "2025-04-23"))[ITEM_4E091] is Outcome.SCHEDULED


def test_q14_llama_405b_is_not_under_4e091(epoch: Store) -> None:
    assert judged(epoch, "model:meta-ai/llama-3.1-405b", "2025-06-01").outcome is Outcome.NO_RESTRICTION_FOUND


def test_q16_claude_3_5_sonnet_is_not_over_the_american_threshold(epoch: Store) -> None:
    assert judged(epoch, "model:anthropic/claude-3.5-sonnet", "2025-08-02").outcome is not Outcome.LICENCE_REQUIRED
    assert ITEM_4E091 not in by_item(judged(epoch, "model:anthropic/claude-3.5-sonnet", "2025-08-02"))


def test_an_estimate_whose_bar_crosses_the_threshold_is_undetermined(epoch: Store) -> None:
    found = judged(epoch, "model:anthropic/claude-3.7-sonnet", "2026-07-23")
    assert by_item(found)[ITEM_4E091] is Outcome.UNDETERMINED
    (finding,) = (each for each in found.findings if each.target.id == ITEM_4E091)
    assert "training compute of Claude 3.7 Sonnet more exactly than 1e+25 to 1e+26" in finding.missing


@pytest.mark.parametrize("chip", ["hardware:nvidia/h200-sxm", "hardware:nvidia/b200"])
def test_a_chip_over_the_threshold_needs_a_licence(epoch: Store, chip: str) -> None:
    found = judged(epoch, chip, "2026-07-23")
    assert found.outcome is Outcome.LICENCE_REQUIRED
    assert by_item(found)[ITEM_3A090A] is Outcome.LICENCE_REQUIRED
    assert by_item(judged(epoch, chip, "2026-07-23", "FR"))[ITEM_3A090A] is Outcome.NOT_ENFORCED


def test_h20_is_below_the_threshold_of_performance_and_its_density_is_missing(epoch: Store) -> None:
    found = judged(epoch, "hardware:nvidia/hgx-h20", "2026-07-23")
    assert found.outcome is Outcome.UNDETERMINED
    assert "performance density of NVIDIA HGX H20" in found.missing
    assert not [each for each in found.missing if each.startswith("total processing performance")]
    assert "item:eccn-3a090.c" not in by_item(found), "a processor is no memory"


def test_a_small_chip_is_under_no_criterion_of_3a090(epoch: Store) -> None:
    found = by_item(judged(epoch, "hardware:nvidia/quadro-p4000", "2026-07-23"))
    assert not {ITEM_3A090A, "item:eccn-3a090.b", "item:eccn-3a090.c"} & found.keys()


def test_the_past_gives_the_same_answer(epoch: Store) -> None:
    now = judged(epoch, "hardware:nvidia/b200", "2026-07-23")
    then = answers.answer(
        epoch, "hardware:nvidia/b200", "CN", date(2026, 7, 23), known_at="2100-01-01T00:00:00+00:00"
    ).verdict
    assert by_item(then) == by_item(now)
    assert then.subject.reference == Reference("hardware:nvidia/b200", "NVIDIA B200", "Hardware")
