"""Designators: which paragraph a written "(i)" is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.ecfr.paragraphs import CFR_LEVELS, USC_LEVELS, paragraphs

FIRSTS = ("abcdefghijklm", "123456789", ("i", "ii", "iii", "iv", "v", "vi"), "ABCDEF")


def read(*blocks: str) -> list[str]:
    return [each.designator for each in paragraphs(blocks, CFR_LEVELS)]


def test_levels_nest_and_come_back() -> None:
    blocks = ("(a) One.", "(1) Two.", "(i) Three.", "(ii) Four.", "(A) Five.", "(1) Six.", "(B) Seven.", "(2) Eight.")
    assert read(*blocks, "(b) Nine.") == [
        "(a)", "(a)(1)", "(a)(1)(i)", "(a)(1)(ii)", "(a)(1)(ii)(A)", "(a)(1)(ii)(A)(1)", "(a)(1)(ii)(B)", "(a)(2)",
        "(b)",
    ]  # fmt: skip


def test_several_designators_stand_in_one_block() -> None:
    assert read("(a) Scope—(1) General. Words.", "(2)(i) More.") == ["(a)", "(a)(1)", "(a)(2)", "(a)(2)(i)"]


@pytest.mark.parametrize(
    ("following", "last"), [(["(j) Next."], "(i)"), (["(ii) Next."], "(h)(1)(i)")], ids=["letter", "numeral"]
)
def test_what_follows_tells_whether_i_is_a_letter(following: list[str], last: str) -> None:
    blocks = [*(f"({each}) Words." for each in "abcdefgh"), "(1) Words.", "(i) Words.", *following]
    assert read(*blocks)[-2] == last


def test_a_section_may_begin_with_numbers() -> None:
    found = paragraphs(("(1) One", "(A) Two", "(i) Three", "(2) Four"), USC_LEVELS)
    assert [each.designator for each in found] == ["(1)", "(1)(A)", "(1)(A)(i)", "(2)"]


def test_words_in_brackets_are_no_designators() -> None:
    assert read("(see part 744) Words.", "Words (a) in a sentence.") == []


@given(st.lists(st.integers(1, 3), min_size=1, max_size=4))
def test_what_is_written_out_is_read_back(widths: list[int]) -> None:
    """A tree in which each paragraph of a level has as many below it as the next level is wide."""
    expected: list[str] = []

    def write(level: int, above: str) -> None:
        for each in range(widths[level]):
            expected.append(f"{above}({FIRSTS[level][each]})")
            if level + 1 < len(widths):
                write(level + 1, expected[-1])

    write(0, "")
    blocks = [f"({each.rpartition('(')[2]} Words." for each in expected]
    assert read(*blocks) == expected
