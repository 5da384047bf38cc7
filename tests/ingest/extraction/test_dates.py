import pytest

from ingest.extraction.dates import dates
from ontology.times import PartialDate

PUBLISHED = PartialDate("2026-01-10")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on June 12, 2026", "2026-06-12"),
        ("on 12 June 2026", "2026-06-12"),
        ("on the 3rd of May 2025", "2025-05-03"),
        ("on 2025-05-13", "2025-05-13"),
        ("in January 2025", "2025-01"),
        ("in 2025", "2025"),
        ("on Feb. 4", "2026-02-04"),
        ("on December 30", "2025-12-30"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, iso: str) -> None:
    assert [each.date and each.date.iso for each in dates(text, PUBLISHED)] == [iso]


@pytest.mark.parametrize(
    "text", ["the H20 may be sold", "June 31, 2026", "2,025 chips", "March on", "in 2025 operations"]
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text, PUBLISHED) == []


def test_a_day_without_a_year_needs_a_publication() -> None:
    assert dates("on June 30", None) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("it said on Friday", "2026-01-09"),
        ("it said on Saturday", "2026-01-10"),
        ("it will take effect on Monday", "2026-01-12"),
        ("it will take effect next Friday", "2026-01-16"),
        ("a ban will follow, officials said on Thursday", "2026-01-08"),
        ("it failed yesterday", "2026-01-09"),
        ("it takes effect today", "2026-01-10"),
        ("it did so last month", "2025-12"),
        ("it may do so next year", "2027"),
        ("it closed last quarter", "2025"),
        ("it closed three months ago", "2025-10"),
        ("it closed two days ago", "2026-01-08"),
        ("staff have until year-end", "2026-12-31"),
        ("by the end of the month", "2026-01-31"),
        ("the letter was signed in December", "2025-12"),
        ("it is on hold until November 9", "2026-11-09"),
        ("it was on hold until November 9", "2025-11-09"),
        ("it will come into force in March", "2026-03"),
        ("since mid-November", "2025-11"),
        ("in the third quarter of 2025", "2025"),
        ("at the end of June 2026", "2026-06-30"),
        ("late 2025", "2025"),
    ],
)
def test_what_counts_from_the_publication(text: str, iso: str) -> None:
    assert [each.date and each.date.iso for each in dates(text, PUBLISHED)] == [iso]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("within 180 days of enactment", "P180D-after-enactment"),
        ("30 days after publication in the Federal Register", "P30D-after-publication"),
        ("two weeks before the effective date", "P2W-before-effectiveness"),
        ("90 days after signature", "P90D-after-signature"),
        ("it must report within two weeks", "P2W"),
        ("within 48 hours", "PT48H"),
        ("it said so last week", "P1W-before-publication"),
    ],
)
def test_what_counts_from_another_event_stays_symbolic(text: str, symbol: str) -> None:
    assert [(each.date, each.symbolic) for each in dates(text, PUBLISHED)] == [(None, symbol)]


@pytest.mark.parametrize("text", ["it may end", "they march on", "today's chips", "for 60 days", "a March of folly"])
def test_words_that_are_no_dates(text: str) -> None:
    assert dates(text, PUBLISHED) == []


def test_what_is_relative_needs_a_publication() -> None:
    assert dates("on Friday, last month and in July", None) == []
