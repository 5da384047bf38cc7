"""False alarms: texts that restrict nothing must not give a restriction. Events and figures in our own are invented."""

import pytest

from tests.ingest.extraction.paragraphs import Paragraph, own, references, stored
from tests.ingest.extraction.reading import reading_of

HIGHEST_RATE = 0.02
"""The share of paragraphs that may give a restriction although they have none."""

NO_EXPORT_CONTROL = [
    "The decision may set a precedent for other companies. It remains to be seen whether Meta will face"
    " similar limits.",
    "The Pentagon labelled Anthropic a supply chain risk and barred its contractors from using Claude Fable 5.",
    "Anthropic's own terms forbid companies that are controlled from China to use its AI models.",
    "A school in Ohio banned chatbots from its classrooms after parents complained about GPT-5.",
    "Judges should require a licence before anyone may sell bread, a columnist joked about the Commerce Department.",
    "The bill would have asked the Commerce Department for a yearly report on the H100. It died in committee.",
    "Congress asked the Commerce Department to explain how it counts exports of the H20.",
    "Google cut the price of access to its best models by a third, and OpenAI blocked spammers from its service.",
]
"""Not among the counted paragraphs: somebody forbids or asks for something here, but controls no export."""


def found_in(text: str) -> list[str]:
    """The restrictions that are read in a text that stands alone. All that this test knows of how they come out."""
    told = {each.subject for each in reading_of(text).statements}
    return sorted(each for each in told if each.startswith("restriction:"))


@pytest.mark.parametrize("paragraph", NO_EXPORT_CONTROL)
def test_what_controls_no_export_is_no_restriction(paragraph: str) -> None:
    assert found_in(paragraph) == []


def test_there_are_200_paragraphs() -> None:
    assert (len(own()), len(references())) == (90, 110)


def test_hardly_any_paragraph_without_a_restriction_gives_one() -> None:
    paragraphs = [*own(), *stored()]
    alarms = [(each, found) for each in paragraphs if (found := found_in(each.text))]
    told = "\n".join(_told(paragraph, found) for paragraph, found in alarms)
    assert len(alarms) <= HIGHEST_RATE * len(paragraphs), f"{len(alarms)} of {len(paragraphs)} are false:\n{told}"


def _told(paragraph: Paragraph, found: list[str]) -> str:
    return f"{paragraph.name} ({paragraph.why}): {', '.join(found)}"
