"""Reading a text of a test as the pipeline would, and looking at what came out."""

from ingest.source import RawFile, Reading, sources
from ingest.sources.text.read import read
from ingest.validate import validate
from ontology.statement import Statement, Value
from ontology.terms import Property

INFO = next(each.info for each in sources() if each.name == "text")
PUBLISHED = "2026-06-15"


def reading_of(body: str, published: str | None = PUBLISHED, name: str = "text.md") -> Reading:
    """What the source reads in `body`, under front matter with this date; validated."""
    head = f"---\npublished: {published}\n---\n\n" if published else ""
    reading = read(RawFile(name, (head + body).encode()), INFO)
    validate(reading)
    return reading


def said(reading: Reading, predicate: Property, subject: str | None = None) -> list[Statement]:
    """The statements with this predicate (about this subject)."""
    return [each for each in reading.statements if each.predicate is predicate and subject in (None, each.subject)]


def values(reading: Reading, predicate: Property, subject: str | None = None) -> list[Value]:
    """Their values, in order."""
    return [each.value for each in said(reading, predicate, subject)]


def restrictions(reading: Reading) -> list[str]:
    """The ids of the restrictions that the text states."""
    return [each.subject for each in said(reading, Property.TYPE) if each.value == "Restriction"]
