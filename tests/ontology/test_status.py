"""Where a norm stands on a day."""

from datetime import date

import pytest

from ontology.status import standing
from tests.ontology.norms import event

IN_FORCE = event("in_force", "2025-01-13")
SUSPENDED = event("suspended", "2025-11-10")


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-01-12", None), ("2025-01-13", "in_force"), ("2025-11-09", "in_force"), ("2025-11-10", "suspended")],
)
def test_the_last_change_holds(day: str, expected: str | None) -> None:
    found = standing([SUSPENDED, IN_FORCE], "legalStatus", date.fromisoformat(day))
    assert (found.value, found.known) == (expected, True)


def test_before_a_first_sighting_nobody_knows() -> None:
    found = standing([event("in_force", "2026-07-23", observed=True)], "legalStatus", date(2026, 1, 1))
    assert not found.known
    assert found.missing == "since when it is in force (a source of 2026-07-23 shows it so)"


def test_a_sighting_after_an_exact_start_leaves_no_doubt() -> None:
    events = [IN_FORCE, event("in_force", "2026-07-23", observed=True)]
    found = standing(events, "legalStatus", date(2025, 3, 1))
    assert (found.value, found.known) == ("in_force", True)


def test_a_later_sighting_of_something_else_leaves_the_time_between_open() -> None:
    events = [IN_FORCE, event("suspended", "2026-01-01", observed=True)]
    assert not standing(events, "legalStatus", date(2025, 6, 1)).known
    assert standing(events, "legalStatus", date(2026, 1, 1)).value == "suspended"


def test_before_the_start_it_did_not_exist_although_it_was_seen_later() -> None:
    events = [IN_FORCE, event("suspended", "2026-01-01", observed=True)]
    found = standing(events, "legalStatus", date(2024, 1, 1))
    assert (found.value, found.known) == (None, True)


def test_a_month_is_not_a_day() -> None:
    rescinded = event("rescinded", "2026-06")
    assert standing([IN_FORCE, rescinded], "legalStatus", date(2026, 5, 31)).value == "in_force"
    assert not standing([IN_FORCE, rescinded], "legalStatus", date(2026, 6, 15)).known
    assert standing([IN_FORCE, rescinded], "legalStatus", date(2026, 6, 30)).value == "rescinded"


def test_since_is_the_first_of_the_last_events_that_agree() -> None:
    found = standing([IN_FORCE, event("in_force", "2026-07-23", observed=True)], "legalStatus", date(2026, 8, 1))
    assert found.event == IN_FORCE


def test_axes_do_not_mix() -> None:
    announced = event("announced_as_not_enforced", "2025-05-13", "enforcement")
    assert standing([IN_FORCE, announced], "legalStatus", date(2026, 1, 1)).value == "in_force"
    assert standing([IN_FORCE, announced], "enforcement", date(2026, 1, 1)).value == "announced_as_not_enforced"


def test_a_report_beyond_what_is_confirmed_leaves_it_open() -> None:
    lifted = event("rescinded", "2025-06-01", reported=True)
    found = standing([IN_FORCE, lifted], "legalStatus", date(2025, 6, 2))
    assert not found.known
    assert found.missing == "whether it was rescinded, as is reported"
    assert standing([IN_FORCE, lifted], "legalStatus", date(2025, 5, 31)).value == "in_force"


def test_a_reported_end_is_passed_over_where_the_text_is_seen_later_as_before() -> None:
    ended = event("rescinded", "2025-05-13", reported=True)
    still = event("in_force", "2026-07-23", observed=True)
    for day in (date(2025, 6, 1), date(2026, 8, 1)):
        assert standing([IN_FORCE, ended, still], "legalStatus", day).value == "in_force"
    assert not standing([IN_FORCE, ended], "legalStatus", date(2025, 6, 1)).known


@pytest.mark.parametrize("observed", [True, False])
@pytest.mark.parametrize(
    ("value", "start"),
    [("in_force", "2025-01-13"), ("in_force", "2025-03-01"), ("in_force", "2024-12-01"), ("requested", "2025-03-01")],
)
def test_a_report_that_repeats_or_lags_behind_is_passed_over(value: str, start: str, *, observed: bool) -> None:
    events = [event(value, start, observed=observed, reported=True), IN_FORCE]
    assert standing(events, "legalStatus", date(2025, 6, 1)).event == IN_FORCE
    assert standing(events, "legalStatus", date(2024, 12, 15)).value is None


def test_what_only_reports_say_holds_as_reported() -> None:
    events = [event("requested", "2026-06-10", reported=True), event("in_force", "2026-06-12", reported=True)]
    found = standing(events, "legalStatus", date(2026, 6, 15))
    assert (found.value, found.event) == ("in_force", events[1])
