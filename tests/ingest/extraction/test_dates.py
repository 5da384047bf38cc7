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
