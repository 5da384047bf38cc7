"""The wording of what a licence requirement covers, read as an entry or as paragraphs of it.

    control    = reason (" applies to " | " applies " | " apply to ") subject ["."]
    subject    = whole [(" except " | " except for ") paragraphs] | [opening] paragraphs [" only" | " of this entry"]
    whole      = ["the "] "entire entry"
    paragraphs = range {separator range}
    range      = number [(" to " | " through ") number] [" (except " paragraphs ")"]

Nothing is guessed from other wording: it becomes a condition in the words of the law, and whether an item of the entry
meets it stays unknown.
"""

import re
from dataclasses import dataclass

from ingest.table import Cell

_REASON = re.compile(
    r"(?P<reason>[A-Z]{2}|Russian industry sector sanctions?) appl(?:ies|y)(?: to)?:? (?P<subject>.+)", re.DOTALL
)
_WHOLE = re.compile(r"(?:the )?entire entry(?: \(refer to [^()]*\))?")
_EXCEPT = re.compile(r",? except (?:for )?")
_OPENING = re.compile(r"paragraphs? |items controlled by |“software” controlled by ")
_CLOSING = re.compile(r"(?: only| of this entry)?\.?$")
_STEP = r"(?:[a-z]|\d{1,2})"
_FULL = re.compile(rf"(?:ECCN )?(?P<eccn>\d[A-E]\d{{3}})(?P<path>(?: ?\. ?{_STEP}\b)+)")
_RELATIVE = re.compile(rf"(?P<path>\.? ?{_STEP}\b(?:\. ?{_STEP}\b)*)")
_RANGE = re.compile(r" (?:to|through) ")
_SEPARATOR = re.compile(r",? (?:and|or) |, ")
_INNER = re.compile(r" \(except ")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """What a licence requirement covers, and why."""

    reason: str | None
    """The letters of the reason for control, as they are written."""
    numbers: tuple[str, ...]
    """The entry or the paragraphs that it covers."""
    excluded: tuple[str, ...]
    """Paragraphs of these that it leaves out."""
    condition: str | None
    """What else must be so; none where the numbers say all."""
    cell: Cell


def read_control(cell: Cell, eccn: str) -> Control:
    """What the cell covers of the entry `eccn`: exactly, or under a condition in its own words."""
    match = _REASON.fullmatch(cell.exact)
    if match is None:
        return Control(None, (eccn,), (), f"the item is one that these words mean: {cell.exact}", cell)
    reason, subject = match["reason"], match["subject"]
    try:
        numbers, excluded = _Reader(subject, eccn).subject()
    except _UnreadError:
        return Control(reason, (eccn,), (), f"the item is one that these words mean: {subject}", cell)
    return Control(reason, numbers, excluded, None, cell)


def read_paragraphs(text: str, eccn: str) -> tuple[str, ...] | None:
    """The paragraphs of the entry `eccn` that `text` lists and nothing else; none for other wording."""
    try:
        numbers, excluded = _Reader(text, eccn).subject()
    except _UnreadError:
        return None
    return None if excluded or numbers == (eccn,) else numbers


class _UnreadError(Exception):
    """The text is not what the grammar has."""


class _Reader:
    """A recursive descent over what an entry's cell says of the entry itself."""

    def __init__(self, text: str, eccn: str) -> None:
        self.text = text
        self.eccn = eccn
        self.at = 0
        self.excluded: list[Path] = []

    def subject(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is covered, and what is left out of it."""
        if self._try(_WHOLE):
            covered: list[Path] = [()]
            if self._try(_EXCEPT):
                self.excluded = self._list()
        else:
            self._try(_OPENING)
            covered = self._list()
        if not self._try(_CLOSING) or self.at != len(self.text):
            raise _UnreadError
        return self._numbers(covered), self._numbers(self.excluded)

    def _numbers(self, paths: list[Path]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(".".join((self.eccn, *path)) for path in paths))

    def _list(self) -> list[Path]:
        paths = self._range(None)
        while True:
            before = self.at
            if not self._try(_SEPARATOR):
                return paths
            try:
                paths += self._range(paths[-1])
            except _UnreadError:
                self.at = before
                return paths

    def _range(self, previous: Path | None) -> list[Path]:
        first = self._number(previous)
        paths = _between(first, self._number(first)) if self._try(_RANGE) else [first]
        if self._try(_INNER):
            self.excluded += self._list()
            if not self._try(re.compile(r"\)")):
                raise _UnreadError
        return paths

    def _number(self, previous: Path | None) -> Path:
        full = self._try(_FULL)
        if full is not None:
            if full["eccn"] != self.eccn:
                raise _UnreadError
            return _steps(full["path"])
        relative = self._try(_RELATIVE)
        if relative is None:
            raise _UnreadError
        return _related(_steps(relative["path"]), previous)

    def _try(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match


def _steps(path: str) -> Path:
    return tuple(re.findall(_STEP, path))


def _related(path: Path, previous: Path | None) -> Path:
    """A shortened number in full: ".x" begins at the entry, ".16" takes the place of ".15".

    A single letter after "a.1.a" can mean both "b" and "a.1.b": then the wording is not exact.
    """
    if path[0].isalpha():
        if previous is not None and len(path) == 1 and len(previous) > 1 and previous[-1].isalpha():
            raise _UnreadError
        return path
    if previous is None or len(previous) <= len(path) or not previous[-len(path)].isdigit():
        raise _UnreadError
    return (*previous[: -len(path)], *path)


def _between(first: Path, last: Path) -> list[Path]:
    """Every paragraph from the first to the last, which must stand under the same one."""
    if first[:-1] != last[:-1] or first[-1].isdigit() != last[-1].isdigit():
        raise _UnreadError
    digits = first[-1].isdigit()
    start, stop = (int(first[-1]), int(last[-1])) if digits else (ord(first[-1]), ord(last[-1]))
    if start >= stop:
        raise _UnreadError
    return [(*first[:-1], str(step) if digits else chr(step)) for step in range(start, stop + 1)]
