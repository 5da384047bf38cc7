"""When a rule takes effect, by its words: a date that was not understood is never passed over."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.federal_register.dates import DATE, Dates, read_dates

IN_LISTS = (
    "a. Effective on March 1, 2031, are the following instructions: 7 (Sec. 740.2), 9 (Sec. 740.10), and 25 "
    "(supplement no. 1 to part 774). b. Effective on March 5, 2031, is the following instruction: 15 (§ 744.6)."
)
IN_A_ROW = (
    "This rule is effective March 21, 2031, except for amendatory instruction 11, which is effective from "
    "March 21, 2031, until January 1, 2033."
)


def starts(dates: Dates) -> dict[int | None, str]:
    return {each.instruction: each.start.iso for each in dates.instructions}


@pytest.mark.parametrize(
    "text",
    [
        "This rule is effective March 1, 2031.",
        "Effective March 1, 2031.",
        "Effective date: March 1, 2031.",
        "Effective Date: This rule is effective on March 1, 2031. Comments are due by May 1, 2031.",
        "This interim final rule is effective as of March 1, 2031; comments must be received by May 1, 2031.",
    ],
)
def test_one_date_for_the_whole_rule(text: str) -> None:
    dates = read_dates(text)
    assert dates.whole is not None
    assert dates.whole.start.iso == "2031-03-01"
    assert not dates.left_over
    assert text[slice(*dates.whole.span)].endswith("March 1, 2031")


def test_instructions_with_days_of_their_own_and_no_day_for_the_whole() -> None:
    dates = read_dates(IN_LISTS)
    assert starts(dates) == {7: "2031-03-01", 9: "2031-03-01", 25: "2031-03-01", 15: "2031-03-05"}
    assert [each.section for each in dates.instructions] == ["740.2", "740.10", None, "744.6"]
    assert (dates.whole, dates.others, dates.left_over) == (None, None, ())


def test_an_exception_with_an_end_leaves_the_others() -> None:
    dates = read_dates(IN_A_ROW)
    (exception,) = dates.instructions
    assert exception.end is not None
    assert (exception.start.iso, exception.end.iso) == ("2031-03-21", "2033-01-01")
    assert dates.whole is None
    assert dates.others is not None
    assert dates.others.start.iso == "2031-03-21"


def test_compliance_is_another_date() -> None:
    dates = read_dates("This rule is effective March 1, 2031. Compliance with this rule is required from June 1, 2031.")
    assert dates.whole is not None
    assert dates.compliance is not None
    assert dates.compliance.start.iso == "2031-06-01"


@pytest.mark.parametrize(
    "text",
    [
        "This rule is effective March 1, 2031, except § 734.9, which is effective April 1, 2031.",
        "This rule is effective March 1, 2031, except for paragraphs 14 and 15.",
        "This rule is effective March 1, 2031, for exporters. It is effective April 1, 2031, for others.",
        "The effective date is delayed until March 1, 2031.",
        "This rule is effective immediately upon publication.",
        "This rule is effective March 1, 2031. Section 2 expires on March 1, 2032.",
        "This rule is effective February 30, 2031.",
    ],
)
def test_what_is_not_understood_concludes_nothing_for_the_whole(text: str) -> None:
    assert read_dates(text).whole is None


CLAUSES = st.sampled_from(
    [
        "This rule is effective {}.",
        "Effective on {}, are the following instructions: 3 and 4.",
        "Amendatory instruction 5 is effective {}.",
        "The compliance date is {}.",
        "Section 9 takes effect on {}.",
        "It was suspended until {} by order.",
    ]
)
DAYS = st.sampled_from(["March 1, 2031", "April 2, 2031", "May 30, 2032", "December 31, 2033"])


@given(st.lists(st.tuples(CLAUSES, DAYS), min_size=1, max_size=5))
def test_no_date_of_effect_is_lost_without_a_word(clauses: list[tuple[str, str]]) -> None:
    text = " ".join(clause.format(day) for clause, day in clauses)
    dates = read_dates(text)
    read = [each for each in (dates.whole, dates.others, dates.compliance, *dates.instructions) if each is not None]
    accounted = [*(each.span for each in read), *dates.left_over]
    for match in re.finditer(DATE, text):
        known = any(start <= match.start() < end for start, end in accounted)
        # A clause on the rule that other clauses make doubtful is told by what those leave over.
        assert known or dates.left_over
