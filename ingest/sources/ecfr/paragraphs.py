"""Paragraphs of a section by their designators: "(a)(1)(i)(A)" is not nested in the source, only written.

Letters, numbers, roman numerals and capitals follow one another as levels, then numbers and romans in italics. "(i)"
may be a letter or a numeral: what comes next tells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LEADING = re.compile(r"\s*\(([A-Za-z]{1,5}|\d{1,3})\)")
_AFTER_HEADING = re.compile(r"[^()]{1,200}?[.—–-]\s?(?=\((?:1|i|A)\)\s)")
"""A run-in heading between two designators: "(a) Scope—(1) General"."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
          "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv")  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
CFR_LEVELS = ("a", "1", "i", "A", "1", "i")
"""The first designator of each level of a section of the CFR."""
USC_LEVELS = ("a", "1", "A", "i", "I", "i")
"""The same of the U.S. Code."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its path: ("a", "6", "iii") for (a)(6)(iii)."""

    path: tuple[str, ...]
    index: int
    """The number of the block in which it begins."""
    start: int
    """Where it begins in that block."""

    @property
    def designator(self) -> str:
        """As lawyers write it: "(a)(6)(iii)"."""
        return "".join(f"({each})" for each in self.path)


def paragraphs(blocks: Sequence[str], levels: Sequence[str]) -> list[Paragraph]:
    """The paragraphs that begin in these blocks of words, in order. Blocks that begin with no designator are left."""
    marks = [mark for index, words in enumerate(blocks) for mark in _marks(index, words)]
    found: list[Paragraph] = []
    path: tuple[str, ...] = ()
    levels = _from_first(levels, marks[0][2] if marks else "")
    for number, (index, start, written) in enumerate(marks):
        following = [each[2] for each in marks[number + 1 :][:60]]
        placed = _placed(path, written, following, levels)
        if placed is not None:
            path = placed
            found.append(Paragraph(path, index, start))
    return found


def _from_first(levels: Sequence[str], first: str) -> Sequence[str]:
    """The levels of a section that begins with another than the usual first one: definitions are often numbered."""
    return levels[levels.index(first) :] if first in levels else levels


def _marks(index: int, words: str) -> Iterator[tuple[int, int, str]]:
    """The designators with which a block begins, and those after a run-in heading."""
    place = 0
    while True:
        match = _LEADING.match(words, place)
        if match is None:
            heading = _AFTER_HEADING.match(words, place) if place else None
            if heading is None:
                return
            place = heading.end()
            continue
        yield index, match.start(1) - 1, match[1]
        place = match.end()


def _placed(
    path: tuple[str, ...], written: str, following: Sequence[str], levels: Sequence[str]
) -> tuple[str, ...] | None:
    """The path of a designator that follows `path`: the first of a level below, or the next of a level there is."""
    below = len(path) < len(levels) and _kind(levels[len(path)]).first == written
    successors = [level for level in reversed(range(len(path))) if _kind(levels[level]).follows(path[level], written)]
    if below and not (successors and _is_letter(written, following)):
        return (*path, written)
    if successors:
        return (*path[: successors[0]], written)
    return _skipped(path, written, levels)


def _is_letter(written: str, following: Sequence[str]) -> bool:
    """Whether "(i)" after "(h)" is the letter: "(j)" follows before "(ii)" does."""
    if written not in _LETTERS[:-1]:
        return False
    following_letter = _LETTERS[_LETTERS.index(written) + 1]
    return next((each for each in following if each in (following_letter, "ii")), "ii") == following_letter


def _skipped(path: tuple[str, ...], written: str, levels: Sequence[str]) -> tuple[str, ...] | None:
    """A designator after reserved or lost ones: a later one of the deepest level there is that has its form."""
    for level in reversed(range(len(path))):
        kind = _kind(levels[level])
        if kind.rank(written) > kind.rank(path[level]) >= 0:
            return (*path[:level], written)
    return None


@dataclass(frozen=True, slots=True)
class _Kind:
    names: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.names[0]

    def rank(self, written: str) -> int:
        return self.names.index(written) if written in self.names else -1

    def follows(self, before: str, written: str) -> bool:
        return self.rank(written) == self.rank(before) + 1 > 0


_DOUBLED = tuple(f"{each}{each}" for each in _LETTERS)
_KINDS = {
    "a": _Kind((*_LETTERS, *_DOUBLED)),
    "1": _Kind(tuple(str(number) for number in range(1, 400))),
    "i": _Kind(_ROMAN),
    "A": _Kind((*_LETTERS.upper(), *(each.upper() for each in _DOUBLED))),
    "I": _Kind(tuple(each.upper() for each in _ROMAN)),
}


def _kind(first: str) -> _Kind:
    return _KINDS[first]
