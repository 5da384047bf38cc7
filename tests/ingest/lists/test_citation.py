"""Citations: volume, page and date, and nothing that does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lists.citation import read_citations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 FR 4619, 1/16/25", [("90 FR 4619", "2025-01-16")]),
        (
            "46 F.R. 46154 9/17/81 and 46 F.R. 19290 3/30/81",
            [("46 FR 46154", "1981-09-17"), ("46 FR 19290", "1981-03-30")],
        ),
        (
            "64 FR 28909,\n5/28/99.\n75 FR 78883,\n12/17/10",
            [("64 FR 28909", "1999-05-28"), ("75 FR 78883", "2010-12-17")],
        ),
        ("84 FR 61538; 90 FR 14046", [("84 FR 61538", "2019"), ("90 FR 14046", "2025")]),
        ("81 FR 61601 preview citation details, 9/7/16", [("81 FR 61601", "2016-09-07")]),
        ("76 FR 67059 No. 210", [("76 FR 67059", "2011")]),
        ("76 FR 50407 (8/15/2011)", [("76 FR 50407", "2011-08-15")]),
        ("91 FR 35189 (June 10, 2026)", [("91 FR 35189", "2026-06-10")]),
        ("Vol. 88, No. 151, 08/08/2023", [("88 FR (No. 151)", "2023-08-08")]),
        ("79 F.R. 12,345 3/4/2014", [("79 FR 12345", "2014-03-04")]),
    ],
)
def test_what_lists_write(text: str, expected: list[tuple[str, str]]) -> None:
    read = read_citations(text)
    assert [(each.text, each.published.iso) for each in read.found] == expected
    assert read.unread == ()


def test_a_date_of_another_year_than_its_volume_is_not_believed() -> None:
    read = read_citations("83 FR 61541, 11/13/19")
    assert [each.published.iso for each in read.found] == ["2018"]
    assert read.unread == ("83 FR 61541, 11/13/19",)


def test_what_is_no_citation_is_reported() -> None:
    assert read_citations("70 F.R. 10865 3/7/05, NEW NOTICE SOON").unread == (", NEW NOTICE SOON",)


@given(st.text(max_size=80))
def test_any_text_is_found_or_left(text: str) -> None:
    read = read_citations(text)
    kept = "".join(text[each.start : each.end] for each in read.found) + "".join(read.unread)
    assert all(
        letter in kept or not letter.isalnum() for letter in text if text.count(letter) == 1 and letter not in "and"
    )
