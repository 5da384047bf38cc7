"""When to ask again."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching import Limits
from ingest.fetching.waiting import Pace, retry_after, wait_before
from tests.ingest.fetching.conftest import START, Time


@pytest.mark.parametrize(
    ("header", "seconds"),
    [(None, None), ("120", 120.0), (" 5 ", 5.0), ("soon", None), ("-3", None), ("١٢", None), ("", None), ("1.5", None)],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, START) == seconds


@given(st.integers(min_value=-1000, max_value=1000))
def test_retry_after_as_a_date_is_never_negative(seconds: int) -> None:
    header = format_datetime(START + timedelta(seconds=seconds), usegmt=True)
    assert retry_after(header, START) == max(0, seconds)


@given(st.integers(2, 8), st.floats(0, 1), st.none() | st.floats(0, 1000))
def test_a_wait_is_at_least_what_was_asked_for_and_grows(attempt: int, chance: float, asked: float | None) -> None:
    wait = wait_before(attempt, asked, Limits(), chance)
    assert wait >= (asked or 0)
    assert wait <= max(asked or 0, wait_before(attempt + 1, asked, Limits(), 0))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5)), max_size=20))
def test_hosts_are_left_in_peace_each_by_itself(asked: list[tuple[str, float]]) -> None:
    time = Time()
    pace, last = Pace(2.0, time.clock), dict[str, float]()
    for host, later in asked:
        time.passed += later
        before = time.passed
        pace.wait(host)
        assert time.passed - last.get(host, -2.0) >= 2.0 - 1e-9
        assert time.passed == before or host in last
        last[host] = time.passed
