"""Licence requirements and review policies: exact or in words, never guessed."""

import pytest

from ingest.lists.requirement import read_requirement
from ingest.lists.review import is_requirement, outlooks, read_outlook


@pytest.mark.parametrize(
    ("text", "sections", "footnotes"),
    [
        ("For all items subject to the EAR. (See § 744.11 of the EAR)", ("744.11",), ()),
        ("All Items Subject to the EAR", (), ()),
        (
            "For all items subject to the EAR, see §§ 734.9(e) 1 and 744.11 of the EAR 2",
            ("734.9(e)", "744.11"),
            ("1", "2"),
        ),
        (
            "For all items subject to the EAR. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)",
            ("734.9(g)", "746.8(a)(3)", "744.21(b)"),
            ("3",),
        ),
        (
            "For all items subject to the EAR (See §§ 734.9(e)(2) and 744.11 of the EAR) 4",
            ("734.9(e)(2)", "744.11"),
            ("4",),
        ),
        (
            "For All Items Subject to the EAR (See §734.4(a)(9), 734.9(e)(3) and 744.11 of the EAR)5.",
            ("734.4(a)(9)", "734.9(e)(3)", "744.11"),
            ("5",),
        ),
    ],
)
def test_all_items_with_sections_and_footnotes(
    text: str, sections: tuple[str, ...], footnotes: tuple[str, ...]
) -> None:
    read = read_requirement(text)
    assert (read.all_items, read.sections, read.footnotes, read.further) == (True, sections, footnotes, "")


@pytest.mark.parametrize(
    "text",
    [
        "For all items subject to the EAR when used in projects specified in § 746.8(a)(4) of the EAR",
        "All items subject to the EAR. (See § 744.11 of the EAR), except for EAR99-designated technology",
        "For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR",
    ],
)
def test_words_that_leave_something_out_are_not_all_items(text: str) -> None:
    read = read_requirement(text)
    assert not read.all_items
    assert read.further
    assert read.footnotes == (), "EAR99 is no footnote, and supplement no. 7 neither"


def test_an_exception_leaves_the_requirement_for_all_items_and_is_told() -> None:
    read = read_requirement(
        "For all items subject to the EAR. (See § 744.11 of the EAR). This license requirement may be overcome by "
        "License Exception GOV under § 740.11(b)(2) and (e)"
    )
    assert read.all_items
    assert read.sections == ("744.11",)
    assert "License Exception GOV" in read.further


def test_a_letter_for_a_digit_is_no_section() -> None:
    assert read_requirement("For all items subject to the EAR (See § 744.2l(b) of the EAR)").sections == ()


@pytest.mark.parametrize(
    ("text", "outlook"),
    [
        ("Presumption of denial.", "presumption_of_denial"),
        ("Presumption for denial", "presumption_of_denial"),
        ("Policy of denial. See §§ 746.8(b) and 744.21(e).", "policy_of_denial"),
        ("Policy of denial for all items subject to the EAR. See § 746.8(b)", "policy_of_denial"),
        ("Case-by-case basis", "case_by_case"),
        ("Policy of denial for all items apart from food, which will be reviewed on a case-by-case basis", None),
        ("Presumption of approval for EAR99 items", None),
        ("Case-by-case for all items listed on the CCL. Presumption of approval for EAR99 items", None),
        ("See § 744.2(d) of the EAR", None),
    ],
)
def test_one_outlook_or_words_only(text: str, outlook: str | None) -> None:
    assert read_outlook(text) == outlook


def test_every_outlook_is_in_the_ontology() -> None:
    assert len(outlooks()) == 4


def test_a_requirement_in_the_place_of_a_review_policy_is_seen() -> None:
    assert is_requirement("For all items subject to the EAR. (See § 744.11 of the EAR)")
    assert not is_requirement("Policy of denial for all items subject to the EAR.")
