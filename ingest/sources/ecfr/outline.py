"""A codified text as a tree of divisions (title, part, section, appendix), with the places of all its words.

It is what the XML and the Markdown of the CFR, and the Markdown of the U.S. Code, are read into. Every place counts in
one text, which is the whole document in plain words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text: from `start` to `end`, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a note, as its source marks it."""

    tag: str
    """The element's name in the eCFR's XML: P, FP-1, HD1, CITA."""
    span: Span
    within: tuple[str, ...] = ()
    """The elements in which it stands inside its division, outermost first: a paragraph of a note has ("NOTE",)."""
    bold: bool = False
    """Whether it begins in bold type, as the headings of the Commerce Control List do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Span, ...]
    widths: tuple[int, ...]
    """How many columns each cell spans."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of headings and its rows of cells. Notes below it are rows, too."""

    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    notes: tuple[Row, ...]


@dataclass(slots=True)
class Division:
    """A title, chapter, part, section or appendix."""

    kind: str
    """The eCFR's word in lower case: title, subtitle, chapter, subchap, part, subpart, subjgrp, section, appendix."""
    number: str
    """As the source writes it: "742", "742.6", "Supplement No. 1 to Part 774"."""
    title: str
    """The number of the title of the CFR or of the U.S. Code in which it stands ("15")."""
    heading: Span | None = None
    parts: "list[Block | Table | Division]" = field(default_factory=list)
    """In the order of the text."""

    def blocks(self) -> Iterator[Block]:
        """Its own paragraphs, without those of the divisions inside it."""
        return (each for each in self.parts if isinstance(each, Block))

    def tables(self) -> Iterator[Table]:
        """Its own tables."""
        return (each for each in self.parts if isinstance(each, Table))

    def walk(self) -> "Iterator[Division]":
        """Itself and all divisions inside it, in the order of the text."""
        yield self
        for each in self.parts:
            if isinstance(each, Division):
                yield from each.walk()


@dataclass(frozen=True, slots=True)
class Codified:
    """A codified text that has been read."""

    text: str
    divisions: tuple[Division, ...]
    unknown: dict[str, int]
    """Elements that nobody knows, with how often they occur. Their words are in the text all the same."""

    def words(self, span: Span) -> str:
        """What stands there."""
        return self.text[span.start : span.end]

    def walk(self) -> Iterator[Division]:
        """All divisions, in the order of the text."""
        for each in self.divisions:
            yield from each.walk()


class Writer:
    """Writes the text, piece by piece, and tells where each piece went."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def write(self, words: str, after: str) -> Span | None:
        """Put `words` down, parted by `after` from what stands before; none where there are no words."""
        if not words:
            return None
        if self._length:
            self._put(after)
        start = self._length
        self._put(words)
        return Span(start, self._length)

    def cell(self, words: str, after: str) -> Span:
        """Put the words of a cell down; one without words has a place, too, so that the columns stay."""
        self._put(after)
        start = self._length
        self._put(words)
        return Span(start, self._length)

    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)
