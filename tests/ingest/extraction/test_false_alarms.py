"""Paragraphs without a restriction, written for this test; invented where they name events. None may give one."""

import pytest

from tests.ingest.extraction.reading import reading_of, restrictions

PARAGRAPHS = [
    "OpenAI opened an office in Tokyo on Monday. The company said it would hire 200 engineers there, and that access"
    " to GPT-5.6 in Japan had doubled within a month.",
    "Nvidia's H20 sells well in China. Analysts put the figure at $4 billion a quarter, and expect the H200 to follow"
    " once supplies allow it.",
    "The Commerce Department hosted a trade fair in Singapore, where makers of AI models met buyers from Asia.",
    "Export controls came up in every panel of the conference. Nobody could say what they would look like in a year.",
    "The Trump administration's policies aimed to restrict the spread of sensitive technology, a historian writes.",
    "Anthropic's top AI models have raised concerns about misuse. Security experts worry that these models could be"
    " used to write malware.",
    "The decision may set a precedent for other companies. It remains to be seen whether Meta will face"
    " similar limits.",
    "The Pentagon labelled Anthropic a supply chain risk and barred its contractors from using Claude Fable 5.",
    "Anthropic's own terms forbid companies that are controlled from China to use its AI models.",
    "A school in Ohio banned chatbots from its classrooms after parents complained about GPT-5.",
    "Judges should require a licence before anyone may sell bread, a columnist joked about the Commerce Department.",
    "The bill would have asked the Commerce Department for a yearly report on the H100. It died in committee.",
    "Congress asked the Commerce Department to explain how it counts exports of the H20.",
    "Google cut the price of access to its best models by a third, and OpenAI blocked spammers from its service.",
    "The European Commission fined Meta. It did not comment on AI models, on exports or on licences.",
    "BIS published a list of frequently asked questions on licences. It did not change any rule.",
]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_no_restriction_where_there_is_none(paragraph: str) -> None:
    reading = reading_of(paragraph)

    assert restrictions(reading) == []
    assert not any(each.subject.startswith("restriction:") for each in reading.statements)
