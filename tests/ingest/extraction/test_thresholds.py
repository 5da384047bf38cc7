"""Quantities that rules compare."""

import pytest

from ingest.extraction.thresholds import thresholds


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("trained with more than 10^26 operations", "criterion:trainingOperations>1e26"),
        ("trained using 10**25 FLOPs or more", "criterion:trainingOperations>=1e25"),
        ("over 5 x 10^25 floating-point operations", "criterion:trainingOperations>5e25"),
        ("at least 10 to the 26th operations", "criterion:trainingOperations>=1e26"),
        ("some 10²⁶ integer operations", "criterion:trainingOperations>=1e26"),
        ("above 100 septillion operations", "criterion:trainingOperations>1e26"),
        ("a total processing performance of 4800 or more", "criterion:totalProcessingPerformance>=4800"),
        ("with a TPP of less than 2,400", "criterion:totalProcessingPerformance<2400"),
        ("a 'performance density' of 5.92 or more", "criterion:performanceDensity>=5.92"),
        ("a memory bandwidth exceeding 1.4 TB/s", "criterion:memoryBandwidth>1400"),
        ("a bidirectional transfer rate of 600 GB/s or more", "criterion:interconnectBandwidth>=600"),
        ("firms at least 50 percent owned by it", "criterion:ownershipPercent>=50"),
        ("chips at 16 nm or below", "criterion:processNode<=16"),
        ("models with more than 10 billion parameters", "criterion:parameters>1e10"),
        ("no more than 50,000 GPUs a year", "criterion:accelerators<=50000"),
    ],
)
def test_a_threshold(text: str, criterion: str) -> None:
    assert [thing.id for name in thresholds(text) for thing in name.things] == [criterion]


@pytest.mark.parametrize(
    "text",
    [
        "The model has 70 billion parameters.",
        "It bought 5,000 chips.",
        "Its 7 nm process works.",
        "In 1026 it rained.",
        "Sales rose 50 percent.",
    ],
)
def test_a_quantity_that_nothing_compares_is_none(text: str) -> None:
    assert list(thresholds(text)) == []
