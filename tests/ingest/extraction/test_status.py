"""Status, force, certainty and polarity: each sentence is ours, and each says something else about the same ban."""

import pytest

from ontology.terms import Property
from ontology.vocabulary import Polarity
from tests.ingest.extraction.reading import reading_of, restrictions, said

H20 = "restriction:us/commerce/prohibition/nvidia/h20"


@pytest.mark.parametrize(
    ("sentence", "status", "modality"),
    [
        ("The Commerce Department has banned exports of the H20 to China.", "in_force", "asserted"),
        ("Exports of the H20 to China were prohibited by the Commerce Department.", "in_force", "asserted"),
        ('"We have banned exports of the H20 to China," the Commerce Secretary said.', "in_force", "asserted"),
        ("The Commerce Department ordered Nvidia to stop selling the H20 to China.", "in_force", "asserted"),
        ("Reportedly, the Commerce Department has banned exports of the H20 to China.", "rumoured", "alleged"),
        ("The Commerce Department has banned exports of the H20, people close to it said.", "rumoured", "alleged"),
        ("The Commerce Department banned sales of the H20, according to two sources.", "rumoured", "alleged"),
        ("Critics say the Commerce Department has banned the H20.", "rumoured", "alleged"),
        ("The Commerce Department may ban exports of the H20 to China.", "rumoured", "alleged"),
        ("The Commerce Department is weighing whether to ban exports of the H20.", "rumoured", "alleged"),
        ("The Commerce Department plans to ban exports of the H20 to China.", "rumoured", "announced_intent"),
        ("The Commerce Department proposed a ban on exports of the H20 to China.", "proposed", "proposed"),
        ("The Commerce Department would ban exports of the H20 to China.", "proposed", "proposed"),
        ("The Commerce Department will ban exports of the H20 to China.", "issued", "asserted"),
        ("The Commerce Department decided to ban exports of the H20 to China.", "issued", "announced_intent"),
    ],
)
def test_the_stage_of_a_ban(sentence: str, status: str, modality: str) -> None:
    (statement,) = said(reading_of(sentence), Property.LEGAL_STATUS)

    assert (statement.subject, statement.value, statement.modality.value) == (H20, status, modality)
    assert statement.polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "The US government has asked Anthropic to restrict access to its top models.",
        "The US government urged Anthropic not to release its top models abroad.",
        "Anthropic was asked by the US government to hold back the release of its top models.",
        "The US government's request to restrict access to Anthropic's top models was rejected.",
    ],
)
def test_a_request_binds_nobody(sentence: str) -> None:
    reading = reading_of(sentence)

    (norm,) = restrictions(reading)
    assert norm == "restriction:us/government/voluntary-limit/anthropic/top-models"
    assert {each.value for each in said(reading, Property.LEGAL_STATUS)} == {"requested"}
    assert {each.value for each in said(reading, Property.KIND)} == {"voluntary_limit"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Had the Commerce Department banned exports of the H20, Nvidia would have lost billions.",
        "The Commerce Department could have banned exports of the H20.",
        "If talks fail, the Commerce Department will ban exports of the H20.",
        "Unless Congress acts, the Commerce Department will ban exports of the H20.",
        "Has the Commerce Department banned exports of the H20?",
        "It is unclear whether the Commerce Department bans exports of the H20.",
        "Nvidia fears that the Commerce Department will ban exports of the H20.",
        "Senators want the Commerce Department to ban exports of the H20.",
        "Lawmakers called on the Commerce Department to block exports of the H20.",
        "The Commerce Department has been urged by senators to ban exports of the H20.",
        "The Commerce Department stopped short of banning exports of the H20.",
        "The Commerce Department almost banned exports of the H20.",
        "The article falsely claimed that the Commerce Department had banned exports of the H20.",
        "The Commerce Department backed a bill that would ban exports of the H20.",
        "The Commerce Department banned exports of H20 rivals.",
        "Anthropic asked the US government to restrict exports of the H20.",
        "OpenAI said that it had restricted access to GPT-5.6 in China.",
    ],
)
def test_what_is_only_supposed_or_wished_is_no_restriction(sentence: str) -> None:
    reading = reading_of(sentence)

    assert restrictions(reading) == []
    assert said(reading, Property.LEGAL_STATUS) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Commerce Department has not banned the H20.",
        "The Commerce Department never banned sales of the H20.",
        "Commerce denied that it had banned the H20.",
        "Nor did the Commerce Department ban the H20.",
        "The Commerce Department neither banned nor blocked the H20.",
        "Rumours that the Commerce Department has banned exports of the H20 are false.",
    ],
)
def test_a_denial_makes_one_negative_statement_and_no_restriction(sentence: str) -> None:
    reading = reading_of(sentence)

    (statement,) = said(reading, Property.LEGAL_STATUS)
    assert (statement.subject, statement.value) == (H20, "in_force")
    assert statement.polarity is Polarity.NEGATIVE
    assert restrictions(reading) == []


def test_a_denial_for_one_destination_leaves_the_others_open() -> None:
    reading = reading_of("The Commerce Department has not banned sales of the H20 to Japan.")

    (statement,) = said(reading, Property.HAS_SCOPE)
    assert (statement.subject, statement.value, statement.polarity) == (H20, "scope:jp", Polarity.NEGATIVE)
    assert said(reading, Property.LEGAL_STATUS) == []


def test_whose_words_they_are_is_kept() -> None:
    reading = reading_of("The H20 may not be exported to China without a licence, the Commerce Department said.")

    (statement,) = said(reading, Property.LEGAL_STATUS)
    assert statement.subject == "restriction:us/commerce/licence-requirement/nvidia/h20"
    assert statement.attribution == "the Commerce Department"


def test_what_begins_later_is_scheduled() -> None:
    reading = reading_of("BIS will require licences for exports of the H200 to Malaysia from September 1, 2026.")

    issued, coming = said(reading, Property.LEGAL_STATUS)
    assert (issued.value, coming.value, coming.modality.value) == ("issued", "in_force", "scheduled")
    assert coming.valid.start is not None
    assert coming.valid.start.iso == "2026-09-01"


def test_an_undated_text_gives_no_status_and_says_so() -> None:
    reading = reading_of("The Commerce Department has banned exports of the H20.", published=None)

    assert restrictions(reading) == [H20]
    assert said(reading, Property.LEGAL_STATUS) == []
    assert [each.code for each in reading.warnings] == ["TEXT-UNDATED"]
