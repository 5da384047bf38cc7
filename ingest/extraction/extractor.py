"""What an extractor gets, and what it gives: the show and the writer of statements do not care who read the text."""

from dataclasses import dataclass, replace
from typing import Protocol

from ingest.extraction.telling import Telling, When
from ingest.extraction.things import Thing
from ingest.source import Warning_
from ingest.text.layout import Block
from ontology.document import Document, Quote
from ontology.vocabulary import EntityClass


@dataclass(frozen=True, slots=True)
class Named:
    """A place in the document that names things."""

    quote: Quote
    entity_class: EntityClass
    things: tuple[Thing, ...] = ()
    """What it refers to; nothing where it is only a candidate."""
    certainty: float = 1.0
    described: bool = False
    """By a description or an anaphor, not by a name."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to read, with what is known of it beforehand."""

    document: Document
    """Who published it, when, and what kind of text it is: relative dates and "this rule" rest on it."""
    text: str
    blocks: tuple[Block, ...]
    names: tuple[Named, ...] = ()
    """What is known to be named in it. An extractor that knows no names itself can only speak of these."""
    dates: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one extractor read out of one text."""

    source: SourceText
    """The text that it was given."""
    extractor: str
    """Name and version, for example "text/2" or "llm/some-model/1"."""
    names: tuple[Named, ...]
    dates: tuple[When, ...]
    tellings: tuple[Telling, ...]
    """In the order of the text."""
    warnings: tuple[Warning_, ...] = ()


class Extractor(Protocol):
    """Reads a text. It raises nothing for what it does not understand: it warns, or is silent."""

    @property
    def id(self) -> str:
        """Name and version; whatever changes what is read changes it."""

    def extract(self, source: SourceText) -> Extraction:
        """What it reads in the text."""


def knowing(source: SourceText, known: Extraction) -> SourceText:
    """The text together with the names and dates that another extractor found in it."""
    return replace(source, names=known.names, dates=known.dates)
