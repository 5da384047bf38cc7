"""What holds for every text: no crash, no quote that does not check out, the same bytes give the same reading."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.source import RawFile
from ingest.sources.text.read import read
from ingest.text.layout import blocks
from ingest.validate import validate
from tests.ingest.extraction.reading import INFO

WORDS = [
    "BIS", "the Commerce Department", "Anthropic", "its top AI models", "Claude Fable 5", "the H20", "has banned",
    "asked", "to restrict", "access to", "exports of", "to China", "without a licence", "not", "may", "reportedly",
    "if", "that", "said", "is required", "the letter", "of June 12", "was lifted", "both models", "except", "Israel",
    ",", ".", "?", ";", "\n", "\n\n", "# ", "**", "’s", "“", "”", "\u00a0", "\u200b", "10^26 operations", "90 FR 4544",
    "ECCN 4E091", "and", "or",
]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
ANYTHING = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(st.one_of(SENTENCES, ANYTHING))
def test_every_quote_checks_out_and_reading_is_deterministic(text: str) -> None:
    content = f"---\npublished: 2026-06-15\n---\nx {text}".encode()

    reading = read(RawFile("a.txt", content), INFO)

    validate(reading)
    assert reading == read(RawFile("a.txt", content), INFO)


@FEW
@given(ANYTHING)
def test_a_view_says_where_each_of_its_characters_stands(text: str) -> None:
    places = [place for block in blocks(text) for place in block.places]

    assert places == sorted(set(places))
    assert all(len(block.view) == len(block.places) for block in blocks(text))
