"""The structure of a legal text: its sections and articles, and the instructions of a rule that change a code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_HEADING = 200
"""In characters: what runs on for longer is a sentence of the section, not its heading."""
_BEGINS = r"(?:^[ \t]*|(?<=[.;:”\"]))"
"""At the beginning of a line; or right behind a full stop, where a line end was lost. A quoted heading is not ours."""
_SECTION = re.compile(
    rf"{_BEGINS}(?P<word>SECTION|Section|SEC\.|Sec\.) (?P<number>\d+[A-Z]?(?:-\d+)?)\. *", re.MULTILINE
)
_ARTICLE = re.compile(r"^[ \t]*(?P<word>ARTICLE|Article) (?P<number>\d+)\b[.:：]?[ \t]*", re.MULTILINE)
_INSTRUCTION = re.compile(r"^[ \t]*(?P<word>)(?P<number>\d{1,3})\. (?=(?P<acts>[^\n]+))", re.MULTILINE)
_ACTS = re.compile(
    r"^(?:Amend|Revise|Add|Remove|Redesignate)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:amended|revised|added|removed|redesignated)\b|\bcontinues? to read as follows",
)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bNo)[.](?=\s|$|\(|—|[”\"])")
_CODIFIED = re.compile(r"(?:Sections?|§{1,2})\s?(?=\d)")
_NUMBERS = re.compile(
    r"(?P<section>\d{1,4}\.\d{1,4})(?P<paragraphs>(?:\([A-Za-z0-9]{1,5}\))*)(?P<more>,?\s(?:and\s)?)?"
)
_SUPPLEMENT = re.compile(r"\b[Ss]upplement [Nn]o\. (?P<supplement>\d+) to part (?P<part>\d+)")
_PART_WITH_NEW = re.compile(r"\bPart (?P<part>\d+) is amended by adding [Ss]upplement [Nn]o\. (?P<supplement>\d+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part of a text."""

    kind: str
    """"section", "article" or "instruction"."""
    number: str
    start: int
    end: int
    title: str
    """The heading in one line."""

    @property
    def path(self) -> str:
        """What it adds to the id of the document."""
        return f"{self.kind}-{self.number.lower()}"


@dataclass(frozen=True, slots=True)
class Codified:
    """A place of the Code of Federal Regulations that an instruction changes."""

    path: str
    """Behind the title's number, as in the ids: "742.6(a)", "732-supp3"."""
    name: str
    """Behind "15 CFR"."""
    part: int
    start: int
    end: int


def headings(text: str) -> list[Heading]:
    """The headings of sections, articles and amendatory instructions, in the order of the text."""
    found = [
        *(_heading("section", each, text) for each in _SECTION.finditer(text)),
        *(_heading("article", each, text) for each in _ARTICLE.finditer(text)),
        *(_heading("instruction", each, text) for each in _INSTRUCTION.finditer(text) if _ACTS.search(each["acts"])),
    ]
    return sorted(found, key=lambda each: each.start)


def without_contents(found: list[Heading]) -> list[Heading]:
    """The headings, less those of a table of contents, which come again with the same words."""
    last = {(each.path, _words(each)): each for each in found}
    return [each for each in found if last[each.path, _words(each)] is each]


def changed_by(instruction: Heading, text: str) -> Iterator[Codified]:
    """The places that an instruction says it changes. That an authority citation "continues to read" changes none."""
    line = text[instruction.start : _line_end(text, instruction.start)]
    if "authority citation" in line:
        return
    for match in (_PART_WITH_NEW.search(line), _SUPPLEMENT.search(line)):
        if match is not None:
            yield _supplement(match, instruction.start)
            return
    begin = _CODIFIED.search(line)
    place = None if begin is None else begin.end()
    while place is not None and (number := _NUMBERS.match(line, place)):
        yield _section(number, instruction.start)
        place = number.end() if number["more"] else None


def _heading(kind: str, match: re.Match[str], text: str) -> Heading:
    start = match.start("word") if match["word"] else match.start("number")
    line_end = _line_end(text, start)
    sentence = _SENTENCE_END.search(text, match.end(), line_end)
    end = sentence.start() if sentence is not None else line_end
    if kind == "instruction":
        end = min(line_end, start + LONGEST_HEADING)
    elif end - start > LONGEST_HEADING:
        end = match.end()
    words = text[start:end].rstrip(" \t\r.:：")
    return Heading(kind, match["number"], start, start + len(words), " ".join(words.split()))


def _words(heading: Heading) -> str:
    """What a heading says behind its number, whatever the letter case."""
    return heading.title.partition(heading.number)[2].strip(" .:").casefold()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _supplement(match: re.Match[str], offset: int) -> Codified:
    part, supplement = match["part"], match["supplement"]
    name = f"part {part} supplement no. {supplement}"
    return Codified(f"{part}-supp{supplement}", name, int(part), offset + match.start(), offset + match.end())


def _section(match: re.Match[str], offset: int) -> Codified:
    cited = match["section"] + match["paragraphs"]
    part = int(match["section"].partition(".")[0])
    return Codified(cited, cited, part, offset + match.start("section"), offset + match.end("paragraphs"))
