"""Texts of our own with tellings made by hand: what is shown, checked and compared does not wait for any extractor."""

from ingest.extraction.extractor import Extraction, Named, SourceText
from ingest.extraction.telling import Certainty, Filler, Force, Measure, Slot, Status, Telling, When
from ingest.extraction.things import Thing
from ingest.text.layout import blocks
from ontology.document import Document, Quote, sha256_of
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, SourceKind

TEXT = """# A request & its <limits>

The trade ministry of Lampland asked Orrery Labs not to offer its top
AI models to customers in Farland before May 4, 2026.

Nothing of note happened in the ports.

An order of June 1, 2026 prohibits exports of Orrery One to Farland.
"""
MINISTRY = Thing("agency:ll/ministry-of-trade", EntityClass.AGENCY, "Lampland Ministry of Trade")
LABS = Thing("company:orrery-labs", EntityClass.COMPANY, "Orrery Labs")
MODELS = Thing("model:orrery-labs/ai-models", EntityClass.MODEL_GROUP, "Orrery Labs's AI models")
ONE = Thing("model:orrery-one", EntityClass.AI_MODEL, "Orrery One")
FARLAND = Thing("country:FL", EntityClass.COUNTRY, "Farland")
ORDER = Thing("policy:ll/order-of-june-1", EntityClass.POLICY, "order of June 1")
_NAMED = {
    "trade ministry of Lampland": MINISTRY,
    "Orrery Labs": LABS,
    "its top\nAI models": MODELS,
    "Farland": FARLAND,
    "Orrery One": ONE,
}
_DATED = {"May 4, 2026": "2026-05-04", "June 1, 2026": "2026-06-01"}


def source_of(text: str = TEXT, published: str = "2026-06-02", name: str = "orrery.md") -> SourceText:
    """The text as extractors get it."""
    document = Document(
        sha256=sha256_of(text.encode()),
        source="text",
        kind=SourceKind.NEWS,
        title="A request & its <limits>",
        media_type="text/markdown",
        file_name=name,
        publisher="Our own tests",
        published=PartialDate(published),
    )
    return SourceText(document, text, tuple(blocks(text)))


def quote(words: str, text: str = TEXT, after: int = 0) -> Quote:
    """Where the words stand first, from a place on."""
    start = text.index(words, after)
    return Quote(start, start + len(words), words)


def quotes(words: str, text: str) -> list[Quote]:
    """Everywhere that the words stand."""
    found, start = [], text.find(words)
    while start >= 0:
        found.append(Quote(start, start + len(words), words))
        start = text.find(words, start + 1)
    return found


def names_in(text: str = TEXT) -> tuple[Named, ...]:
    """The names of our things in a text."""
    found = [Named(each, thing.entity_class, (thing,)) for word, thing in _NAMED.items() for each in quotes(word, text)]
    return tuple(sorted(found, key=lambda each: each.quote))


def dates_in(text: str = TEXT) -> tuple[When, ...]:
    """The dates in a text."""
    found = [When(PartialDate(iso), None, each) for word, iso in _DATED.items() for each in quotes(word, text)]
    return tuple(sorted(found, key=lambda each: each.quote))


REQUEST = Telling(
    measure=Measure.ACCESS_BLOCK,
    status=Status.REQUESTED,
    force=Force.VOLUNTARY,
    certainty=Certainty.ASSERTED,
    evidence=(quote("asked Orrery Labs not to offer its top\nAI models"),),
    fillers=(
        (Slot.AUTHORITY, Filler(MINISTRY, quote("trade ministry of Lampland"))),
        (Slot.ACTOR, Filler(LABS, quote("Orrery Labs"))),
        (Slot.OBJECT, Filler(MODELS, quote("its top\nAI models"))),
        (Slot.TARGET, Filler(FARLAND, quote("Farland"))),
    ),
    until=(dates_in()[0],),
    confidence=0.85,
    reasons=("'asked' → requested", "no order"),
)
BAN = Telling(
    measure=Measure.PROHIBITION,
    status=Status.IN_FORCE,
    force=Force.REQUIRED,
    certainty=Certainty.ASSERTED,
    evidence=(quote("order of June 1, 2026 prohibits exports of Orrery One"),),
    fillers=(
        (Slot.RULE, Filler(ORDER, quote("order of June 1, 2026"))),
        (Slot.OBJECT, Filler(ONE, quote("Orrery One"))),
        (Slot.TARGET, Filler(FARLAND, quote("Farland", after=TEXT.index("prohibits")))),
    ),
    effective=(dates_in()[1],),
    confidence=0.85,
)


def extraction(*tellings: Telling, text: str = TEXT, extractor: str = "hand/1") -> Extraction:
    """These tellings, with the names and dates of the text."""
    return Extraction(source_of(text), extractor, names_in(text), dates_in(text), tellings)
