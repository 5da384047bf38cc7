"""The article that the product began with: a headline that says "blocks" over a text that says "has asked"."""

from pathlib import Path

import pytest

from ingest.pipeline import read
from ingest.source import RawFile, Reading
from ontology.terms import Property
from ontology.vocabulary import Section
from tests.ingest.extraction.reading import restrictions, said, values

SEED = Path(__file__).parents[4] / "shared" / "seed" / "000_6e41f656fe714cfc.txt"
NORM = "restriction:us/government/voluntary-limit/anthropic/top-ai-models"
GROUP = "model:anthropic/top-ai-models"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason=f"the seed article is not there: {SEED}")


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read(RawFile(SEED.name, SEED.read_bytes()))


def test_where_it_comes_from(seed: Reading) -> None:
    document = seed.document

    assert document.title.startswith("US Blocks Foreign Access to Anthropic's Top AI Models")
    assert (document.publisher, document.published and document.published.iso) == ("news.owkid.com", "2026-06-15")


def test_it_tells_one_restriction(seed: Reading) -> None:
    assert restrictions(seed) == [NORM]
    assert set(values(seed, Property.RESTRICTS, NORM)) == {GROUP}
    assert values(seed, Property.NAME, NORM) == [
        "US government request to restrict access to Anthropic's top AI models"
    ]
    assert set(values(seed, Property.IMPOSED_BY_AGENCY)) == {"agency:us/government"}
    assert values(seed, Property.ADDRESSED_TO) == ["company:anthropic"]


def test_what_it_speaks_of_is_named(seed: Reading) -> None:
    assert values(seed, Property.TYPE, "company:anthropic") == ["Company"]
    assert values(seed, Property.TYPE, "agency:us/government") == ["Agency"]
    assert values(seed, Property.TYPE, GROUP) == ["ModelGroup"]
    assert values(seed, Property.NAME, GROUP) == ["Anthropic's top AI models"]
    assert values(seed, Property.DEVELOPED_BY, GROUP) == ["company:anthropic"]


def test_all_models_are_not_the_top_models(seed: Reading) -> None:
    assert {each.refers_to for each in seed.mentions} >= {GROUP, "model:anthropic/ai-models"}


def test_the_body_asks_and_the_headline_blocks(seed: Reading) -> None:
    by_section = {each.evidence.section: each for each in said(seed, Property.LEGAL_STATUS, NORM)}

    assert by_section[Section.BODY].value == "requested"
    assert by_section[Section.HEADLINE].value == "in_force"
    assert by_section[Section.BODY].valid == by_section[Section.HEADLINE].valid
    assert len(said(seed, Property.LEGAL_STATUS)) == 2
    assert values(seed, Property.KIND) == ["voluntary_limit", "prohibition"]


def test_whom_it_reaches_and_the_way_out(seed: Reading) -> None:
    scopes = said(seed, Property.HAS_SCOPE)
    (exception,) = said(seed, Property.HAS_EXCEPTION)

    assert {each.value for each in scopes} == {"scope:outside-us"}
    assert scopes[0].evidence.quote is not None
    assert scopes[0].evidence.quote.exact == "global access"
    assert values(seed, Property.NAME, str(exception.value)) == ["special permission"]


def test_every_quote_is_in_the_text(seed: Reading) -> None:
    assert seed.text is not None
    assert all(each.evidence.quote and each.evidence.quote.checks_out(seed.text) for each in seed.statements)
    assert all(each.quote.checks_out(seed.text) for each in seed.mentions)
