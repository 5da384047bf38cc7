"""Tellings made by hand, as a model would make them, and the statements that come of them."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from ingest.extraction.extractor import Named
from ingest.extraction.telling import Certainty, Filler, Force, Measure, Slot, Status, Telling, When
from ingest.extraction.things import Thing
from ingest.extraction.writing.statements import statements_in
from ingest.extraction.writing.told_norm import ToldNorm
from ingest.extraction.writing.told_text import ToldText
from ontology.document import Document, Quote
from ontology.statement import Statement
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, SourceKind

THINGS = {
    "Lamp Office": Thing("agency:us/lamp-office", EntityClass.AGENCY, "Lamp Office"),
    "Freedonia": Thing("country:FD", EntityClass.COUNTRY, "Freedonia"),
    "Sylvania": Thing("country:SY", EntityClass.COUNTRY, "Sylvania"),
    "Orrery 4": Thing("model:tessera/orrery-4", EntityClass.AI_MODEL, "Orrery 4", developer="company:tessera"),
    "Tessera": Thing("company:tessera", EntityClass.COMPANY, "Tessera"),
    "Lamp Rule": Thing("policy:us/lamp-rule", EntityClass.POLICY, "Lamp Rule"),
    "the ban": Thing("policy:text/0123456789ab/ban", EntityClass.POLICY, "ban"),
    "Dark List": Thing("list:us/dark-list", EntityClass.PARTY_LIST, "Dark List"),
    "certain lamps": Thing(
        "item:described/certain-lamps", EntityClass.CONTROL_ITEM, "certain lamps", definition="certain lamps"
    ),
    "bright lamps": Thing(
        "item:described/bright-lamps", EntityClass.CONTROL_ITEM, "bright lamps", definition="bright lamps"
    ),
    "permanent residents": Thing("persons:permanent-residents", EntityClass.PERSON_CLASS, "permanent residents"),
}
"""Invented, all of it."""
BAN = "restriction:us/lamp-office/prohibition/tessera/orrery-4"


def telling(
    text: str,
    slots: Mapping[Slot, Sequence[str]],
    measure: Measure = Measure.PROHIBITION,
    status: Status = Status.IN_FORCE,
    force: Force = Force.REQUIRED,
    certainty: Certainty = Certainty.ASSERTED,
    effective: tuple[When, ...] = (),
    until: tuple[When, ...] = (),
) -> Telling:
    """What the whole of a one-sentence text tells."""
    fillers = tuple((slot, Filler(THINGS[name], quote(text, name))) for slot, names in slots.items() for name in names)
    evidence = (Quote(0, len(text), text),)
    return Telling(measure, status, force, certainty, evidence, fillers, effective, until)


def quote(text: str, words: str) -> Quote:
    """Where the words stand."""
    start = text.index(words)
    return Quote(start, start + len(words), words)


def on(text: str, words: str, iso: str) -> When:
    """A date in a text."""
    return When(PartialDate(iso), None, quote(text, words))


def written(text: str, *tellings: Telling, published: str | None = "2026-06-15") -> tuple[Statement, ...]:
    """The statements that come of tellings of one norm each."""
    document = Document(
        sha256=sha256(text.encode()).hexdigest(),
        source="text",
        kind=SourceKind.NEWS,
        title="A text",
        media_type="text/plain",
        file_name="text.txt",
        published=None if published is None else PartialDate(published),
    )
    names = [Named(quote(text, name), thing.entity_class, (thing,)) for name, thing in THINGS.items() if name in text]
    norms = [ToldNorm(each, (each,)) for each in tellings]
    statements = statements_in(ToldText(document, text, "llm/test/1", names, [], norms))
    assert all(each.evidence.quote and each.evidence.quote.checks_out(text) for each in statements)
    return statements
