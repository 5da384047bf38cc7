"""From the lines of a paragraph of a PDF to its words: what a line's end parted is joined, what is raised is marked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.text.composer import Composer
from ingest.text.layout import Part
from ingest.text.pdf_layout import Line
from ingest.text.superscripts import Superscript, superscript

_SOFT = "\x02"
"""What PDFium puts for a hyphen at the end of a line where the word goes on in the next, and the two lines are one."""
_WORD = re.compile(r"\w[\w-]*")
_PARTED = re.compile(rf"([\w-]*){_SOFT}(\w*)")
_ENDS_PARTED = re.compile(r"(?<=\w)-$")


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """The words that stand within the lines, in lower case: they show whether one that was parted has a hyphen."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line.text.replace(_SOFT, " ")))


def compose(paragraphs: Iterable[tuple[Sequence[Line], Part]], known: frozenset[str], composer: Composer) -> None:
    """Add the paragraphs to a text."""
    for lines, part in paragraphs:
        composer.begin(part)
        texts = [_marked(line, after) for line, after in zip(lines, [*lines[1:], None], strict=True)]
        kept = _kept(texts, known)
        for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
            if number and not texts[number - 1].endswith(_SOFT):
                composer.put_in(" ")
            _add(line, text, kept, composer)


def _marked(line: Line, after: Line | None) -> str:
    """A line's text, a hyphen at its end that parts a word marked as PDFium marks those that it knows."""
    goes_on = after is not None and after.text[:1].islower()
    return _ENDS_PARTED.sub(_SOFT, line.text) if goes_on else line.text


def _kept(texts: Sequence[str], known: frozenset[str]) -> Iterator[bool]:
    """For each marked hyphen whether the word has it anywhere: if it is written so in the document, and not without."""
    joined = "".join(text if text.endswith(_SOFT) else f"{text} " for text in texts)
    for match in _PARTED.finditer(joined):
        before, after = match[1].lower(), match[2].lower()
        yield f"{before}-{after}" in known and f"{before}{after}" not in known


def _add(line: Line, text: str, kept: Iterator[bool], composer: Composer) -> None:
    done = 0
    marks = [(match.start(), match.end()) for match in re.finditer(_SOFT, text)]
    for start, end in sorted([*marks, *map(tuple, line.raised)]):
        composer.add(text[done:start], line.first + done, line.page)
        if text[start] != _SOFT:
            _add_raised(line, text[start:end], start, composer)
        elif next(kept):
            composer.add("-", line.first + start, line.page)
        done = end
    composer.add(text[done:], line.first + done, line.page)


def _add_raised(line: Line, raised: str, start: int, composer: Composer) -> None:
    kind = superscript(composer.last, raised)
    if kind is Superscript.POWER:
        composer.put_in("^")
    begin = composer.length
    composer.add(raised, line.first + start, line.page)
    if kind is Superscript.FOOTNOTE:
        composer.hide(begin)
