"""The CFR as Markdown, made from the eCFR's XML by others: an outline whose text is the file itself.

The line of a heading comes first, in the eCFR's words, and after it a Markdown heading with the number alone:

          § 748.1   General provisions.

    #### § § 748.1
"""

import re
from collections.abc import Iterator

from ingest.sources.ecfr.outline import Block, Codified, Division, Span

_HEADING = re.compile(r"(?P<marks>#{1,4}) (?:(?P<part>Part )|(?P<section>§ § ))?(?P<number>[^\n]*)")
_NOTES = {"**Authority:**": "AUTH", "**Source:**": "SOURCE", "> [": "CITA"}
_FRONT = re.compile(r"---\r?\n.*?\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)


def outline(text: str, title: str) -> Codified:
    """The outline of a chapter of the title with this number."""
    divisions: list[Division] = []
    part: Division | None = None
    # What stands before the first heading, that of a part included, is nobody's.
    current = Division("chapter", "", title)
    for span, line in lines(text, begin=_end_of_front_matter(text)):
        match = _HEADING.fullmatch(line)
        if match is None:
            current.parts.append(Block(_tag(line), span))
            continue
        kind = "part" if match["part"] else "section" if match["section"] else "chapter"
        division = Division(kind, match["number"].strip(), title, _heading(current))
        if kind == "section" and part is not None:
            part.parts.append(division)
        else:
            divisions.append(division)
            part = division if kind == "part" else None
        current = division
    return Codified(text, tuple(divisions), {})


def lines(text: str, begin: int = 0) -> Iterator[tuple[Span, str]]:
    """The lines of a text that have words, without the blanks around these, with their places."""
    start = begin
    for line in text[begin:].splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + len(line) - len(line.lstrip())
            yield Span(first, first + len(words)), words
        start += len(line)


def _end_of_front_matter(text: str) -> int:
    match = _FRONT.match(text)
    return 0 if match is None else match.end()


def _tag(line: str) -> str:
    return next((tag for beginning, tag in _NOTES.items() if line.startswith(beginning)), "P")


def _heading(before: Division) -> Span | None:
    """The line before the Markdown heading, which the division before it has taken for a paragraph."""
    last = before.parts[-1] if before.parts else None
    if not isinstance(last, Block) or last.tag != "P":
        return None
    before.parts.pop()
    return last.span
