"""Putting a text together from pieces of its source, with a note of where each piece stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.text.layout import Block, Part, Span, in_blocks, plain_spans
from ingest.text.source_map import Run

_WORDS_OR_BLANKS = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*|[ \t\n\r\f]+")
_BLANKS = " \t\n\r\f"
BETWEEN = "\n\n"
"""What stands between two blocks."""


@dataclass(slots=True)
class Composer:
    """A text that grows. Blanks in it are made one, as HTML has it, and none stand at the ends of a block."""

    runs: list[Run] = field(default_factory=list)
    length: int = 0
    """How long the text is so far."""
    _pieces: list[str] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _begin: int = 0
    """Where the open block begins, in the text and"""
    _first: int = 0
    """among the pieces."""
    _part: Part = Part.BODY
    _plain: bool = False
    _blank: tuple[str, int, int] | None = None
    """A blank, and where it stands: it goes in before the next word, if there is one in this block."""
    _hidden: set[int] = field(default_factory=set)

    def begin(self, part: Part, *, plain: bool = False) -> None:
        """End the open block; what comes next is of this part. `plain`: its lines show how it is laid out."""
        self.end()
        self._part, self._plain = part, plain

    def end(self) -> None:
        """End the open block, if anything is in it."""
        if self.is_open:
            self._spans += self._open_spans()
            self._put(BETWEEN)
        self._begin, self._first, self._blank = self.length, len(self._pieces), None
        self._hidden = set()

    def add(self, words: str, at: int, page: int | None = None) -> None:
        """Words that stand in the source at `at`, character for character."""
        if self._plain:
            self._append(words, at, at + len(words), page)
            return
        for match in _WORDS_OR_BLANKS.finditer(words):
            start, end = at + match.start(), at + match.end()
            if match[0][0] in _BLANKS:
                self._blank = self._blank or (" ", start, end)
            else:
                self._add(match[0], start, end, page)

    def stand_for(self, characters: str, at: int, until: int) -> None:
        """Characters that stand for a stretch of the source, as those of a character reference do."""
        if self._plain:
            self._append(characters, at, until, None)
        elif characters.strip(_BLANKS):
            self._add(characters, at, until, None)
        elif characters:
            self._blank = self._blank or (" ", at, until)

    def break_line(self, at: int, until: int) -> None:
        """End a line, which the element at this place of the source does; two of them end the block."""
        if self._blank is not None and self._blank[0] == "\n":
            self.begin(self._part)
        elif self.is_open:
            self._blank = ("\n", at, until)

    def put_in(self, characters: str) -> None:
        """Characters that do not stand in the source."""
        if self.is_open:
            self._put(characters)

    def hide(self, start: int) -> None:
        """Leave what was added from the place `start` of the text on out of what is read; it stays in the text."""
        self._hidden.update(range(max(start, self._begin), self.length))

    @property
    def is_open(self) -> bool:
        """Whether something is in the open block."""
        return self.length > self._begin

    @property
    def last(self) -> str:
        """The piece that was added last to the open block; empty where a blank follows it."""
        return self._pieces[-1] if self.is_open and self._blank is None else ""

    def composed(self) -> tuple[str, list[Block]]:
        """The whole text and its blocks."""
        self.end()
        text = "".join(self._pieces).removesuffix(BETWEEN)
        return text, in_blocks(text, self._spans)

    def _open_spans(self) -> Iterator[Span]:
        if not self._plain:
            yield Span(self._begin, self.length, self._part, frozenset(self._hidden))
            return
        for span in plain_spans("".join(self._pieces[self._first :])):
            moved = span.moved(self._begin)
            yield moved if self._part is Part.BODY else replace(moved, part=self._part)

    def _add(self, words: str, at: int, until: int, page: int | None) -> None:
        if self._blank is not None and self.is_open:
            self._append(*self._blank, page)
        self._blank = None
        self._append(words, at, until, page)

    def _append(self, characters: str, at: int, until: int, page: int | None) -> None:
        run = Run(self.length, self.length + len(characters), at, until, page)
        if self.runs and run.continues(self.runs[-1]):
            self.runs[-1].end, self.runs[-1].until = run.end, run.until
        else:
            self.runs.append(run)
        self._put(characters)

    def _put(self, characters: str) -> None:
        self._pieces.append(characters)
        self.length += len(characters)
