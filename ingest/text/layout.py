"""The layout of a text: headline, headings, paragraphs, and the parts that tell nothing.

Plain text and Markdown show it by their lines; other forms say themselves what their blocks are.

Each block has a *view*: its text without markup, with plain quotes and single blanks, and for each character of it the
place in the document. The document itself is never changed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

MAX_BLOCK = 20_000
"""The longest block, in characters: a parser needs memory in proportion."""
_WRAPPED_AT = 125
"""A longer line was not wrapped by hand, so that its end is the end of a paragraph."""
_HEADING_LENGTH = 150
_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201b\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    "\u2010": "-",
    "\u2011": "-",
}
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_MARKUP = (
    re.compile(r"^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]+)", re.MULTILINE),
    re.compile(r"(?<=\])\([^()\s]*\)"),
    re.compile(r"[*`\[\]]|(?<!\w)_+|_+(?!\w)"),
)
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\S")
_HEADING_MARK = re.compile(r"\s*(?:#{1,6}\s|\*\*[^*]+\*\*\s*$)")
_BACK_MATTER = re.compile(r"sources?|references|notes|further reading|bibliography|related articles", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!:;][\"'”’)\]*]*\s*$")


class Part(StrEnum):
    """What a block is in its document."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    BACK_MATTER = "back_matter"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that is read as one."""

    view: str
    places: tuple[int, ...]
    """For each character of the view, where it stands in the document."""
    part: Part

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `view[start:end]` stands in the document."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document that is one block."""

    start: int
    end: int
    part: Part
    hidden: frozenset[int] = frozenset()
    """The places in it that are markup, or marks of footnotes: they are not read."""

    def moved(self, by: int) -> "Span":
        """The same, where so many characters come before the document."""
        return Span(self.start + by, self.end + by, self.part, frozenset(place + by for place in self.hidden))


def blocks(text: str, begin: int = 0) -> list[Block]:
    """The blocks of a plain or Markdown text from `begin` on, in order. A heading right at the top is the headline."""
    found = in_blocks(text, plain_spans(text, begin, _MARKUP))
    if found and found[0].part is Part.HEADING:
        found[0] = replace(found[0], part=Part.HEADLINE)
    return found


def in_blocks(text: str, spans: Iterable[Span]) -> list[Block]:
    """The blocks at the places given: empty ones left out, long ones cut, what stands below "Sources" set apart."""
    found: list[Block] = []
    back_matter = False
    for span in spans:
        view, places = _view(text, span)
        if not view:
            continue
        part = span.part
        if part in (Part.HEADLINE, Part.HEADING):
            back_matter = _BACK_MATTER.fullmatch(view.strip(" :.")) is not None
        elif back_matter:
            part = Part.BACK_MATTER
        found += _cut(view, places, part)
    return found


def plain_spans(text: str, begin: int = 0, markup: Iterable[re.Pattern[str]] = ()) -> Iterator[Span]:
    """The headings and paragraphs of a text that shows them by its lines, as a person would who writes one."""
    for lines in _paragraphs(text, begin):
        start, end = lines[0].start(), lines[-1].end()
        hidden = (
            place
            for pattern in markup
            for match in pattern.finditer(text, start, end)
            for place in range(*match.span())
        )
        yield Span(start, end, _part(text[start:end], len(lines)), frozenset(hidden))


def _paragraphs(text: str, begin: int) -> Iterator[list[re.Match[str]]]:
    paragraph: list[re.Match[str]] = []
    for line in _LINE.finditer(text, begin):
        if paragraph and _parted(text, paragraph[-1], line):
            yield paragraph
            paragraph = []
        if line[0].strip():
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _parted(text: str, before: re.Match[str], line: re.Match[str]) -> bool:
    """Whether a paragraph ends between two lines."""
    if text[before.end() : line.start()].count("\n") > 1 or not line[0].strip():
        return True
    if _HEADING_MARK.match(before[0]) or _HEADING_MARK.match(line[0]):
        return True
    long = len(before[0]) > _WRAPPED_AT or len(line[0]) > _WRAPPED_AT
    return long or _LIST_ITEM.match(line[0]) is not None or _SENTENCE_END.search(before[0]) is not None


def _part(text: str, lines: int) -> Part:
    marked = _HEADING_MARK.match(text) is not None
    short = lines == 1 and len(text) <= _HEADING_LENGTH and not _LIST_ITEM.match(text)
    looks_like_one = short and not re.search(r"[.:;,!][\"'”’)]*\s*$", text)
    return Part.HEADING if marked or looks_like_one else Part.BODY


def _view(text: str, span: Span) -> tuple[str, tuple[int, ...]]:
    """The characters of the view and their places: markup and invisible characters left out, blanks made one."""
    characters: list[str] = []
    places: list[int] = []
    for place in range(span.start, span.end):
        character = _PLAIN.get(text[place], text[place])
        if character.isspace() or unicodedata.category(character) == "Cc":
            character = " "
        dropped = place in span.hidden or unicodedata.category(character) == "Cf"
        if dropped or (character == " " and (not characters or characters[-1] == " ")):
            continue
        characters.append(character)
        places.append(place)
    if characters and characters[-1] == " ":
        del characters[-1], places[-1]
    return "".join(characters), tuple(places)


def _cut(view: str, places: tuple[int, ...], part: Part) -> Iterator[Block]:
    """The block, in pieces where it is too long."""
    start = 0
    while start < len(view):
        end = len(view)
        if end - start > MAX_BLOCK:
            end = view.rfind(" ", start + 1, start + MAX_BLOCK) + 1 or start + MAX_BLOCK
        yield Block(view[start:end], places[start:end], part)
        start = end
