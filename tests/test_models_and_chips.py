"""Thresholds on real models and chips, end to end: Epoch AI's estimates against the text of the law (Q13-Q16)."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest

from api import answers
from ingest.files import read_file
from ingest.load import now
from ingest.loader import Loader
from ingest.pipeline import ingest, read, register_files
from ingest.source import Reading
from ontology.records import Reference
from ontology.verdict import Verdict
from ontology.vocabulary import Outcome
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import CCL, EAR, SHARED, part_of_ccl

EPOCH = [SHARED / "data" / "epoch" / name for name in ("all_ai_models_2025-04.csv", "ml_hardware_2026-01.csv")]
MODELS_AND_CHIPS = {
    "model:xai/grok-3",
    "model:meta-ai/llama-3.1-405b",
    "model:anthropic/claude-3.5-sonnet",
    "model:anthropic/claude-3.7-sonnet",
    "hardware:nvidia/h200-sxm",
    "hardware:nvidia/b200",
    "hardware:nvidia/hgx-h20",
    "hardware:nvidia/quadro-p4000",
}
ITEM_4E091, ITEM_3A090A = "item:eccn-4e091", "item:eccn-3a090.a"


@pytest.fixture(scope="module")
def epoch(emptied: Emptied) -> Store:
    """A graph of the register, the EAR tables and what Epoch AI's tables say of a few models and chips."""
    if not all(each.is_file() for each in (*EAR, CCL, *EPOCH)):
        pytest.skip("needs ../shared/data")
    store = emptied()
    assert ingest(store, [*register_files(), *EAR]).failed == []
    with Loader(store) as loader:
        loader.submit(part_of_ccl("3A090", "4A090", "4E091"), now()).result()
        for each in EPOCH:
            loader.submit(_only(MODELS_AND_CHIPS, read(read_file(each))), now()).result()
    return store


def _only(subjects: Collection[str], reading: Reading) -> Reading:
    """What the reading says of these things: the rest of a real table would only cost time."""
    return replace(reading, statements=tuple(each for each in reading.statements if each.subject in subjects))


def judged(store: Store, subject: str, day: str, destination: str = "CN") -> Verdict:
    return answers.answer(store, subject, destination, date.fromisoformat(day)).verdict


def outcomes(found: Verdict, item: str) -> set[Outcome]:
    """What the restrictions on a control item come to; none where the thing does not meet its criteria."""
    return {each.outcome for each in found.findings if each.target.id == item}


def test_q13_grok_3_meets_the_criteria_of_4e091(epoch: Store) -> None:
    assert outcomes(judged(epoch, "model:xai/grok-3", "2026-07-23"), ITEM_4E091) == {Outcome.NOT_ENFORCED}
    # Since when the entry's requirement for reasons of anti-terrorism stands, and whom it reached then, nobody says.
    then = outcomes(judged(epoch, "model:xai/grok-3", "2025-04-23"), ITEM_4E091)
    assert then == {Outcome.SCHEDULED, Outcome.UNDETERMINED}


def test_q14_llama_405b_is_not_under_4e091(epoch: Store) -> None:
    assert judged(epoch, "model:meta-ai/llama-3.1-405b", "2025-06-01").outcome is Outcome.NO_RESTRICTION_FOUND


def test_q16_claude_3_5_sonnet_is_not_over_the_american_threshold(epoch: Store) -> None:
    assert outcomes(judged(epoch, "model:anthropic/claude-3.5-sonnet", "2025-08-02"), ITEM_4E091) == set()


def test_an_estimate_whose_bar_crosses_the_threshold_is_undetermined(epoch: Store) -> None:
    found = judged(epoch, "model:anthropic/claude-3.7-sonnet", "2026-07-23")
    assert outcomes(found, ITEM_4E091) == {Outcome.UNDETERMINED}
    (finding,) = (each for each in found.findings if each.target.id == ITEM_4E091)
    assert "training compute of Claude 3.7 Sonnet more exactly than 1e+25 to 1e+26" in finding.missing


@pytest.mark.parametrize("chip", ["hardware:nvidia/h200-sxm", "hardware:nvidia/b200"])
def test_a_chip_over_the_threshold_needs_a_licence(epoch: Store, chip: str) -> None:
    found = judged(epoch, chip, "2026-07-23")
    assert found.outcome is Outcome.LICENCE_REQUIRED
    # The text of July 2026 is worldwide and not enforced; the former scope is.
    assert outcomes(found, ITEM_3A090A) == {Outcome.LICENCE_REQUIRED, Outcome.NOT_ENFORCED}
    assert outcomes(judged(epoch, chip, "2026-07-23", "FR"), ITEM_3A090A) == {Outcome.NOT_ENFORCED}


def test_h20_is_below_the_threshold_of_performance_and_its_density_is_missing(epoch: Store) -> None:
    found = judged(epoch, "hardware:nvidia/hgx-h20", "2026-07-23")
    assert found.outcome is Outcome.UNDETERMINED
    assert "performance density of NVIDIA HGX H20" in found.missing
    assert not [each for each in found.missing if each.startswith("total processing performance")]
    assert outcomes(found, "item:eccn-3a090.c") == set(), "a processor is no memory"


def test_a_small_chip_is_under_no_criterion_of_3a090(epoch: Store) -> None:
    found = judged(epoch, "hardware:nvidia/quadro-p4000", "2026-07-23")
    assert [outcomes(found, f"item:eccn-3a090.{letter}") for letter in "abc"] == [set()] * 3


def test_the_past_gives_the_same_answer(epoch: Store) -> None:
    present = judged(epoch, "hardware:nvidia/b200", "2026-07-23")
    then = answers.answer(
        epoch, "hardware:nvidia/b200", "CN", date(2026, 7, 23), known_at="2100-01-01T00:00:00+00:00"
    ).verdict
    assert outcomes(then, ITEM_3A090A) == outcomes(present, ITEM_3A090A)
    assert then.subject.reference == Reference("hardware:nvidia/b200", "NVIDIA B200", "Hardware")
