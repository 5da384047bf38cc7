"""Putting a text together from pieces of its source, with a note of where each piece stands there."""

import re
from dataclasses import dataclass, field

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
    _pieces: list[str] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _length: int = 0
    _begin: int = 0
    """Where the open block begins."""
    _part: Part = Part.BODY
    _blank: tuple[int, int] | None = None
    """A blank that goes in before the next word, if there is one in this block."""
    _hidden: set[int] = field(default_factory=set)

    @property
    def last(self) -> str:
        """The last word of the open block, as far as it came in one piece; empty if nothing is in it."""
        return "" if self._begin == self._length or self._blank else self._pieces[-1]

    @property
    def is_open(self) -> bool:
        """Whether something is in the open block."""
        return self._length > self._begin

    def begin(self, part: Part) -> None:
        """End the open block; what comes next is of this part."""
        self.end()
        self._part = part

    def end(self) -> None:
        """End the open block, if anything is in it."""
        if self.is_open:
            self._spans.append(Span(self._begin, self._length, self._part, frozenset(self._hidden)))
            self._put_in(BETWEEN)
        self._begin, self._blank = self._length, None
        self._hidden = set()

    def add(self, words: str, at: int, page: int | None = None) -> None:
        """Words that stand in the source at `at`, character for character."""
        for match in _WORDS_OR_BLANKS.finditer(words):
            start, end = at + match.start(), at + match.end()
            if match[0][0] in _BLANKS:
                self._blank = self._blank or (start, end)
            else:
                self._add(match[0], Run(0, 0, start, end, page))

    def stand_for(self, characters: str, at: int, until: int) -> None:
        """Characters that stand for a stretch of the source, as those of a character reference do."""
        if characters.strip(_BLANKS):
            self._add(characters, Run(0, 0, at, until))
        elif characters:
            self._blank = self._blank or (at, until)

    def put_in(self, characters: str) -> None:
        """Characters that do not stand in the source."""
        if self.is_open:
            self._put_in(characters)

    def hide(self, start: int) -> None:
        """Leave what was added from the place `start` of the text on out of what is read; it stays in the text."""
        self._hidden.update(range(max(start, self._begin), self._length))

    @property
    def length(self) -> int:
        """How long the text is so far."""
        return self._length

    def add_plain(self, lines: str, at: int) -> None:
        """Text whose lines and blanks mean something: it is laid out as a plain text is."""
        self.end()
        begin = self._length
        self._append(lines, Run(0, 0, at, at + len(lines)))
        self._spans += [span.moved(begin) for span in plain_spans(lines)]
        self._put_in(BETWEEN)
        self._begin = self._length

    def composed(self) -> tuple[str, list[Block]]:
        """The whole text and its blocks."""
        self.end()
        text = "".join(self._pieces)
        if text.endswith(BETWEEN):
            text = text[: -len(BETWEEN)]
        return text, in_blocks(text, self._spans)

    def _add(self, words: str, run: Run) -> None:
        if self._blank is not None and self.is_open:
            self._append(" ", Run(0, 0, *self._blank, run.page))
        self._blank = None
        self._append(words, run)

    def _append(self, characters: str, run: Run) -> None:
        run.start, run.end = self._length, self._length + len(characters)
        if self.runs and run.continues(self.runs[-1]):
            self.runs[-1].end, self.runs[-1].until = run.end, run.until
        else:
            self.runs.append(run)
        self._put_in(characters)

    def _put_in(self, characters: str) -> None:
        self._pieces.append(characters)
        self._length += len(characters)
