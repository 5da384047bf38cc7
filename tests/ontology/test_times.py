"""Dates keep their precision; intervals know what they do not know."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ExportGraphError
from ontology.times import ALWAYS, Basis, Interval, PartialDate
from ontology.truth import Truth

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def partial(day: date, precision: int) -> PartialDate:
    return PartialDate(day.isoformat()[: (4, 7, 10)[precision]])


partials = st.builds(partial, days, st.integers(0, 2))


@given(days, st.integers(0, 2))
def test_a_partial_date_spans_every_day_that_it_can_mean(day: date, precision: int) -> None:
    known = partial(day, precision)
    assert known.earliest <= day <= known.latest


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2024-02-30", "24", "2024-1-1", "June 2024", "2024-01-01T00:00", "0000"]
)
def test_what_is_no_date_is_refused_with_a_fix(text: str) -> None:
    with pytest.raises(ExportGraphError, match="DATE-MALFORMED"):
        PartialDate(text)


@given(days)
def test_a_lasting_fact_is_always_so(day: date) -> None:
    assert ALWAYS.contains(day) is Truth.TRUE


@given(partials, days)
def test_before_an_exact_start_it_was_not_so_and_before_an_observation_nobody_knows(
    start: PartialDate, day: date
) -> None:
    exact = Interval(start=start).contains(day)
    observed = Interval(start=start, basis=Basis.OBSERVED).contains(day)
    if day < start.earliest:
        assert (exact, observed) == (Truth.FALSE, Truth.UNKNOWN)
    elif day < start.latest:
        assert (exact, observed) == (Truth.UNKNOWN, Truth.UNKNOWN)
    else:
        assert (exact, observed) == (Truth.TRUE, Truth.TRUE)


@given(days, days)
def test_an_end_is_the_first_day_on_which_it_is_no_longer_so(start: date, end: date) -> None:
    valid = Interval(start=partial(start, 2), end=partial(end, 2))
    assert valid.contains(end) is Truth.FALSE
    if start < end:
        assert valid.contains(end - timedelta(days=1)) is Truth.TRUE


@given(days, days)
def test_with_an_end_only_the_time_before_is_unknown(end: date, day: date) -> None:
    assert Interval(end=partial(end, 2)).contains(day) is (Truth.UNKNOWN if day < end else Truth.FALSE)
