"""Estimates with error bars: what the whole bar says is so, what crosses the threshold is not known."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.records import Criterion, Reference, Subject
from ontology.scope import bounds_of, meets
from ontology.truth import Truth
from ontology.verdict import evaluate
from ontology.vocabulary import Outcome
from tests.ontology.norms import DAY, destination, event, restriction, subject, target


def estimate(known: Mapping[str, float]) -> Subject:
    """A model of which this is known."""
    return replace(subject(), parameters=known)


COMPUTE = Criterion("c", "trainingOperations", ">=", 1e26, "operations", None)
CLOSED = Criterion("d", "weightsPublished", "=", False, None, None)
ITEM = Reference("item:eccn-4e091", "ECCN 4E091", "ControlItem")
NORM = restriction(event("in_force", "2026-06-12"), on=target(ITEM, criteria=(COMPUTE,), item_class="model_parameters"))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            {"trainingOperations": 4e26, "trainingOperationsMinimum": 2e26, "trainingOperationsMaximum": 1e27},
            Truth.TRUE,
        ),
        (
            {"trainingOperations": 3e25, "trainingOperationsMinimum": 1e25, "trainingOperationsMaximum": 9e25},
            Truth.FALSE,
        ),
        ({"trainingOperations": 3e25, "trainingOperationsMaximum": 3e26}, Truth.UNKNOWN),
        ({"trainingOperations": 3e26, "trainingOperationsMinimum": 3e25}, Truth.UNKNOWN),
        ({"trainingOperations": 3e25, "trainingOperationsMinimum": 1e25}, Truth.FALSE),
        ({"trainingOperationsMinimum": 2e26}, Truth.TRUE),
        ({"trainingOperationsMinimum": 2e25}, Truth.UNKNOWN),
        ({"trainingOperationsMaximum": 2e25}, Truth.FALSE),
        ({"trainingOperationsMaximum": 2e26}, Truth.UNKNOWN),
        ({}, Truth.UNKNOWN),
    ],
)
def test_the_whole_bar_must_agree(known: dict[str, float], expected: Truth) -> None:
    truth, missing = meets(COMPUTE, estimate(known))
    assert truth is expected
    assert missing == (("trainingOperations",) if expected is Truth.UNKNOWN else ())


def test_a_bar_that_crosses_the_threshold_is_undetermined_and_says_how_far_it_reaches() -> None:
    crossing = subject(trainingOperations=3e25, trainingOperationsMaximum=3e26)
    finding = evaluate(NORM, crossing, destination(), DAY)
    assert (finding.outcome, finding.potential) == (Outcome.UNDETERMINED, Outcome.LICENCE_REQUIRED)
    assert finding.missing == ("training compute of Lumen One more exactly than 3e+25 to 3e+26",)


def test_a_truth_value_is_no_estimate() -> None:
    assert [meets(CLOSED, subject(weightsPublished=value))[0] for value in (True, False)] == [Truth.FALSE, Truth.TRUE]


@pytest.mark.parametrize(("low", "high", "expected"), [(1.0, 3.0, Truth.UNKNOWN), (3.0, 4.0, Truth.FALSE)])
def test_equality_with_a_bar_is_false_or_unknown(low: float, high: float, expected: Truth) -> None:
    exactly = Criterion("e", "share", "=", 2.0, None, None)
    assert meets(exactly, subject(shareMinimum=low, shareMaximum=high))[0] is expected


numbers = st.floats(min_value=0, max_value=1e30)


@given(numbers, numbers, numbers, numbers, st.sampled_from([">=", ">", "<=", "<", "="]))
def test_what_is_certain_holds_for_every_value_within_the_bar(
    low: float, value: float, high: float, threshold: float, sign: str
) -> None:
    least, actual, most = sorted((low, value, high))
    test = Criterion("c", "trainingOperations", sign, threshold, None, None)
    known = {"trainingOperations": actual, "trainingOperationsMinimum": least, "trainingOperationsMaximum": most}
    certain = meets(test, estimate(known))[0]
    exact = {meets(test, subject(trainingOperations=each))[0] for each in (least, actual, most)}
    assert certain is Truth.UNKNOWN or exact == {certain}


@given(st.none() | numbers, st.none() | numbers, st.none() | numbers)
def test_bounds_enclose_all_that_is_known(actual: float | None, least: float | None, most: float | None) -> None:
    said = {"": actual, "Minimum": least, "Maximum": most}
    known = {f"trainingOperations{bound}": value for bound, value in said.items() if value is not None}
    bounds = bounds_of(estimate(known), "trainingOperations")
    assert (bounds is None) == (not known)
    assert bounds is None or all(bounds[0] <= each <= bounds[1] for each in known.values())
