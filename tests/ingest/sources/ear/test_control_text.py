import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.ear.control_text import Control, read_control, read_paragraphs
from tests.ingest.sources.ear.samples import cell

ENTRY = "9A999"
letters, digits = st.sampled_from("abcdefgz"), st.integers(1, 20).map(str)
paths = st.one_of(letters.map(lambda a: (a,)), st.tuples(letters, digits), st.tuples(letters, digits, letters))


def read(text: str) -> Control:
    return read_control(cell(text), ENTRY)


def exactly(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The paths that are covered and left out, if the wording is exact."""
    found = read(text)
    if found.condition is not None:
        return None
    return tuple(each[5:] for each in found.numbers), tuple(each[5:] for each in found.excluded)


@pytest.mark.parametrize(
    ("subject", "covered", "left_out"),
    [
        ("entire entry", [""], []),
        ("the entire entry.", [""], []),
        ("entire entry, except 9A999.b and .y", [""], [".b", ".y"]),
        ("entire entry except for .a.1", [""], [".a.1"]),
        ("entire entry (refer to 9A998 for more)", [""], []),
        ("9A999.a only", [".a"], []),
        ("paragraphs .a, .c, and .x of this entry", [".a", ".c", ".x"], []),
        ("9A999.z.1.a, z.2.a", [".z.1.a", ".z.2.a"], []),
        ("items controlled by 9A999.d.15 and .16", [".d.15", ".d.16"], []),
        (
            "9A999.a.1 to a.3, b, f.2 through f.3, g to i",
            [".a.1", ".a.2", ".a.3", ".b", ".f.2", ".f.3", ".g", ".h", ".i"],
            [],
        ),
        ("9A999.b (except .b.5), .c, .f (except f.3)", [".b", ".c", ".f"], [".b.5", ".f.3"]),
        ("9A999. b and .y", [".b", ".y"], []),
    ],
)
def test_exact_wording(subject: str, covered: list[str], left_out: list[str]) -> None:
    assert exactly(f"NS applies to {subject}") == (tuple(covered), tuple(left_out))
    assert read(f"NS applies to {subject}").reason == "NS"


@pytest.mark.parametrize(
    "subject",
    [
        "9A998.a",  # another entry
        "9A999.a when it rains",
        "9A999.a, as well as 9A999.b when it rains",
        "entire entry, except things for 9A999.a",
        "entire entry, except 9A999.a and things of the past",
        "9A999.a.1.a and b",  # 9A999.b, or 9A999.a.1.b?
        "9A999.a and .16",
        "9A999.c to a",
        "9A999.a.1 to b.3",
        "9A999.a (except a.1 and for toys)",
        "“software” for items controlled by 9A999.a",
        "9A999.a and",
    ],
)
def test_other_wording_is_a_condition_on_the_whole_entry(subject: str) -> None:
    found = read(f"NS applies to {subject}")
    assert found.numbers == (ENTRY,)
    assert found.excluded == ()
    assert found.condition is not None
    assert subject in found.condition


def test_words_without_a_reason_are_a_condition_in_full() -> None:
    found = read("Note.")
    assert (found.reason, found.numbers) == (None, (ENTRY,))
    assert found.condition is not None
    assert "Note." in found.condition


@given(st.lists(paths, min_size=1, max_size=5, unique=True))
def test_reads_back_a_list_of_full_numbers(listed: list[tuple[str, ...]]) -> None:
    numbers = [".".join((ENTRY, *path)) for path in listed]
    text = " and ".join([", ".join(numbers[:-1]), numbers[-1]]) if len(numbers) > 1 else numbers[0]
    assert read_paragraphs(text, ENTRY) == tuple(numbers)
    assert read(f"AT applies to entire entry, except {text}").excluded == tuple(numbers)


@given(st.text(max_size=40))
def test_nothing_is_lost(text: str) -> None:
    """Whatever a cell says, it covers the entry, its paragraphs, or a part of it that nobody knows."""
    found = read(f"NS applies to {text}")
    assert found.numbers
    assert found.condition is not None or all(each.startswith(ENTRY) for each in found.numbers)
