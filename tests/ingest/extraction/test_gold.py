"""Floors of the gold passages: what was reached is not lost again. They only rise, and are no aim in themselves."""

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any

import pytest

from tests.ingest.extraction.gold_format import OWN_GOLD, SHARED_GOLD, Row, gold_in, predicted, requests_read_as_law

pytestmark = pytest.mark.skipif(not (SHARED_GOLD / "score.py").is_file(), reason=f"the scorer is not in {SHARED_GOLD}")

FILES = {
    "gold_dev": SHARED_GOLD / "gold_dev.jsonl",
    **{path.stem: path for path in sorted(OWN_GOLD.glob("*.jsonl"))},
}
FLOORS = {
    "gold_dev": {"names": 0.92, "slots": 0.81, "detected": 0.89, "core": 0.55, "status": 0.87},
    "own_dev": {"names": 0.91, "slots": 0.62, "detected": 0.75, "core": 0.20, "status": 0.57},
    "clauses_news": {"names": 0.83, "slots": 0.49, "detected": 0.62, "core": 0.20, "status": 0.39},
    "clauses_official": {"names": 0.82, "slots": 0.50, "detected": 0.68, "core": 0.19, "status": 0.48},
}
"""By file: F1 of names and of slots, of restrictions found and of those told exactly; how many statuses are right."""


@cache
def read(file: str) -> tuple[list[Row], list[Row]]:
    gold = gold_in(FILES[file])
    return gold, [predicted(row) for row in gold]


@cache
def scorer() -> ModuleType:
    spec = spec_from_file_location("gold_score", SHARED_GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def figures(file: str) -> dict[str, float]:
    gold, ours = ({row["doc_id"]: row for row in rows} for rows in read(file))
    found: dict[str, Any] = scorer().score(gold, ours, "NAM")
    return {
        "names": found["entities_relaxed"]["MICRO"]["f1"],
        "slots": found["slots"]["MICRO"]["f1"],
        "detected": found["restriction_detect"]["f1"],
        "core": found["restriction_exact_core"]["f1"],
        "status": found["attribute_recall_over_all_gold"]["status"],
    }


@pytest.mark.parametrize(("file", "figure"), [(file, figure) for file in FLOORS for figure in FLOORS[file]])
def test_no_figure_falls_below_its_floor(file: str, figure: str) -> None:
    assert figures(file)[figure] >= FLOORS[file][figure]


@pytest.mark.parametrize("file", FLOORS)
def test_no_request_is_read_as_law(file: str) -> None:
    assert requests_read_as_law(*read(file)) == 0


@pytest.mark.parametrize("file", FLOORS)
def test_every_quote_stands_in_its_passage(file: str) -> None:
    for row in read(file)[1]:
        spans = [*row["entities"], *(each for norm in row["restrictions"] for each in norm["evidence"])]
        assert all(row["text"][each["start"] : each["end"]] == each["text"] for each in spans)
