"""A text in paragraphs, each with what was found in it: what all three ways of showing work on."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extraction.extractor import Extraction, Named
from ingest.extraction.telling import Slot, Telling, When
from ingest.extraction.things import Thing
from ingest.text.layout import Block, Part
from ontology.document import Quote

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of writing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A telling, and who read it."""

    telling: Telling
    extractor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the document with what was found in it. All offsets are those of the document."""

    start: int
    end: int
    text: str
    """The document's own words, markup and all."""
    part: Part
    names: tuple[Named, ...]
    dates: tuple[When, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a finding: the name of the line, what fills it, and the words that say so."""

    label: str
    value: str
    quote: Quote | None
    thing: Thing | None = None


def paragraphs_of(extractions: Sequence[Extraction], *, every: bool) -> list[Paragraph]:
    """The paragraphs of a text that one or several extractors read; those that bear no finding only if `every`.

    A finding stands under the paragraph where the text comes to it, though its evidence may go on in others.
    """
    source = extractions[0].source
    bearing = [quote for one in extractions for telling in one.tellings for quote in telling.evidence]
    found = [_paragraph(block, source.text, extractions) for block in source.blocks]
    return [each for each in found if every or any(_within(quote, each.start, each.end) for quote in bearing)]


def rows(telling: Telling) -> Iterator[Row]:
    """The lines of a finding, in the order in which a sentence would have them."""
    for slot in Slot:
        for each, filler in dict.fromkeys(telling.fillers):
            if each is slot:
                yield Row(slot, filler.thing.name, filler.quote, filler.thing)
    for label, times in (("effective", telling.effective), ("until", telling.until)):
        for when in times:
            yield Row(label, when.symbolic or "" if when.date is None else when.date.iso, when.quote)
    if telling.attribution is not None:
        yield Row("says", telling.attribution, None)
    for quote in telling.evidence:
        yield Row("evidence", "", quote)


def headline(telling: Telling) -> str:
    """A finding in a line: status, force and certainty, then what is demanded."""
    return f"{' · '.join(map(_plain, (telling.status, telling.force, telling.certainty)))} — {_plain(telling.measure)}"


def inline(words: str) -> str:
    """The words on one line, character for character: offsets into them stay as they are.

    A document must not move the reader's cursor, nor turn the direction of the line.
    """
    return "".join(" " if _is_control(character) else character for character in words)


def _plain(value: str) -> str:
    return str(value).replace("_", " ")


def _paragraph(block: Block, text: str, extractions: Sequence[Extraction]) -> Paragraph:
    start, end = block.span(0, len(block.view))
    names = [each for one in extractions for each in one.names if _within(each.quote, start, end)]
    dates = [each for one in extractions for each in one.dates if _within(each.quote, start, end)]
    findings = [
        Finding(telling, one.extractor)
        for one in extractions
        for telling in one.tellings
        if _within(min(telling.evidence), start, end)
    ]
    return Paragraph(
        start,
        end,
        text[start:end],
        block.part,
        tuple(sorted(names, key=lambda each: each.quote)),
        tuple(sorted(dates, key=lambda each: each.quote)),
        tuple(sorted(findings, key=lambda each: min(each.telling.evidence))),
    )


def _is_control(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cc" or character in _TURNING


def _within(quote: Quote, start: int, end: int) -> bool:
    return start <= quote.start < end
