"""Classes and policies that a text describes instead of naming them."""

import pytest

from ingest.extraction.extract import passages_of
from ingest.extraction.things import Name, Select, Selector, Thing
from ingest.text.layout import blocks
from ontology.document import Document, sha256_of
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, SourceKind

_DESCRIBED = (EntityClass.MODEL_GROUP, EntityClass.CONTROL_ITEM, EntityClass.PERSON_CLASS, EntityClass.COUNTRY_GROUP)


def described(text: str) -> dict[str, Name]:
    """The descriptions in a text, by their words."""
    passages = passages_of(_document(text), text, blocks(text))
    return {each.block.view[name.start : name.end]: name for each in passages for name in each.names if name.described}


def _document(text: str) -> Document:
    return Document(
        sha256=sha256_of(text.encode()),
        source="text",
        kind=SourceKind.NEWS,
        title="A title",
        media_type="text/plain",
        file_name="a.txt",
        published=PartialDate("2026-06-15"),
    )


def thing_in(text: str, words: str) -> Thing:
    """What the words describe."""
    (thing,) = described(text)[words].things
    return thing


@pytest.mark.parametrize(
    ("text", "words", "identifier"),
    [
        (
            "BIS now requires a license to export advanced AI chips to Malaysia.",
            "advanced AI chips",
            "item:described/advanced-ai-chips",
        ),
        (
            "The ministry imposed controls on quantum computers.",
            "quantum computers",
            "item:described/quantum-computers",
        ),
        (
            "Japan restricts exports of 12 types of etching equipment.",
            "12 types of etching equipment",
            "item:described/etching-equipment",
        ),
        (
            "Exports of plasma torches to Iran are banned.",
            "plasma torches",
            "item:described/plasma-torches",
        ),
        (
            "A license is required to export frontier model weights.",
            "frontier model weights",
            "model:described/frontier-model-weights",
        ),
        (
            "The order bars Chinese citizens from the programme.",
            "Chinese citizens",
            "persons:chinese-citizens",
        ),
        (
            "The ban does not apply to entities headquartered in Japan.",
            "entities headquartered in Japan",
            "persons:entities-headquartered-in-japan",
        ),
        (
            "BIS adds 17 entities to the Entity List.",
            "17 entities",
            "persons:17-entities",
        ),
        (
            "Sales of the chips to 30 allied countries are exempt from the rule.",
            "30 allied countries",
            "group:30-allied-countries",
        ),
    ],
)  # fmt: skip
def test_a_class_that_a_norm_is_about(text: str, words: str, identifier: str) -> None:
    assert thing_in(text, words).id == identifier


@pytest.mark.parametrize(
    "text",
    [
        "The company makes AI chips and sells them in stores.",
        "The chips are banned.",
        "These models may not be exported.",
        "Its customers liked the new products.",
        "Exports of similar products are banned.",
        "Companies must obtain a license.",
        "Business models must change, it said, or exports will be banned.",
    ],
)
def test_what_selects_nothing_or_points_back_describes_nothing(text: str) -> None:
    assert [
        name for name in described(text).values() if name.entity_class in _DESCRIBED and name.things[0].definition
    ] == []


def test_a_description_keeps_its_words_and_what_they_select_by() -> None:
    text = "A license is required to export chips to nationals of Iran and Cuba."

    thing = thing_in(text, "nationals of Iran and Cuba")

    assert thing.definition == "nationals of Iran and Cuba"
    assert thing.selectors == (
        Selector(Select.NATIONALITY, "country:IR"),
        Selector(Select.NATIONALITY, "country:CU"),
    )


def test_goods_do_not_hold_where_they_go() -> None:
    found = described("BIS restricts exports of export-controlled servers to Thailand.")

    assert list(found) == ["export-controlled servers"]


def test_what_an_eccn_names_is_not_described() -> None:
    assert described("A license is required to export items specified in ECCN 3A090 to China.") == {}


@pytest.mark.parametrize(
    ("text", "words", "identifier"),
    [
        ("It had received an \"is informed\" letter.", "an \"is informed\" letter", "policy:us/is-informed-letter"),
        ("Firms may sign the code of practice.", "the code of practice", "policy:unknown/code"),
        ("A Pentagon order ended the work.", "A Pentagon order", "policy:us/pentagon-order"),
        ("It broke the Energy Department's directive.", "directive", "policy:us/energy-directive"),
        ("Lawyers dislike the foundry rule.", "foundry rule", "policy:unknown/foundry-rule"),
        ("The 2024 chip limits stay.", "2024 chip limits", "policy:unknown/2024-chip-limits"),
    ],
)  # fmt: skip
def test_a_policy_without_a_name(text: str, words: str, identifier: str) -> None:
    assert thing_in(f"{text} It restricts exports.", words).id == identifier


def test_a_policy_knows_whose_it_is() -> None:
    assert thing_in("A Pentagon order restricts access to it.", "A Pentagon order").issued_by == "agency:us/defense"


@pytest.mark.parametrize("text", ["The new rule restricts it.", "A final rule bans it.", "The court order bans it."])
def test_a_plain_rule_is_no_policy_of_its_own(text: str) -> None:
    assert not any(name.entity_class is EntityClass.POLICY for name in described(text).values())
