"""From the lines of a PDF to headings and paragraphs, by where they stand on the page. A PDF itself has neither."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.text.layout import Part

_MARGIN = 0.08
"""The part of a page's height at its top and at its foot in which running heads and page numbers stand."""
_LONG = 5
"""The pages from which a running head shows on three of them, or is none."""
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,6}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,5})?\W*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!:;][\"'”’)\]]*(?:\s+(?:and|or))?$")
_ITEM = re.compile(r"(?:[•▪■●–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s", re.IGNORECASE)
_LARGER = 1.1
_LONGEST_HEADING = 150
_NO_HEADING = re.compile(r"[.:;,!][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. Places and sizes are in points, from the lower left corner."""

    page: int
    text: str
    first: int
    """Which of the page's characters is its first."""
    raised: Sequence[tuple[int, int]]
    """What in it stands higher and is smaller: from where to where."""
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence, or a clause of a list, ends with it."""
        return _SENTENCE_END.search(self.text) is not None


def without_margins(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """The lines without page numbers, and without what stands at one place in the margins of several pages."""
    body = _usual_size(lines)
    marginal = [each for each in lines if _is_marginal(each, heights[each.page - 1]) and each.size <= _LARGER * body]
    counts = Counter(like for _, like in {(each.page, _like(each)) for each in marginal})
    # In a long document a chapter has its own.
    running = {like for like, count in counts.items() if count >= (2 if len(heights) < _LONG else 3)}
    dropped = {id(each) for each in marginal if _like(each) in running or _PAGE_NUMBER.fullmatch(each.text)}
    return [each for each in lines if id(each) not in dropped]


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines by the headings and paragraphs that they are of."""
    gap = _usual_gap(lines)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _parted(paragraph, line, gap):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def parts(found: Sequence[Sequence[Line]]) -> list[Part]:
    """What each paragraph is. The headline is the first of those in the largest letters on the first page with text."""
    body = _usual_size(line for paragraph in found for line in paragraph)
    headings = [_is_heading(paragraph, body) for paragraph in found]
    first_page = [
        (paragraph[0].size, number)
        for number, paragraph in enumerate(found)
        if headings[number] and paragraph[0].page == found[0][0].page
    ]
    largest = max((size for size, _ in first_page), default=0.0)
    headline = next((number for size, number in first_page if size >= largest / 1.01 and size > _LARGER * body), None)
    return [
        Part.HEADLINE if number == headline else Part.HEADING if is_heading else Part.BODY
        for number, is_heading in enumerate(headings)
    ]


def _is_marginal(line: Line, height: float) -> bool:
    return line.bottom > (1 - _MARGIN) * height or line.top < _MARGIN * height


def _like(line: Line) -> tuple[str, int]:
    """A running head as all its pages have it: its words, whatever their numbers, and its height."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.bottom / 4)


def _parted(paragraph: Sequence[Line], line: Line, usual_gap: float) -> bool:
    """Whether a paragraph ends before a line."""
    before = paragraph[-1]
    if line.is_bold != before.is_bold or not 1 / _LARGER < line.size / before.size < _LARGER:
        return True
    if _ITEM.match(line.text) and before.ends_sentence:
        return True
    if line.page != before.page or line.top > before.top:
        # The next column or page: the paragraph goes on unless its last sentence is complete.
        return before.ends_sentence
    if before.bottom - line.top > usual_gap + 0.35 * line.size:
        return True
    is_short = before.right < max(each.right for each in paragraph) - 3 * line.size
    return before.ends_sentence and (line.left > before.left + 0.7 * line.size or is_short)


def _usual_gap(lines: Sequence[Line]) -> float:
    """How far lines of one paragraph are apart, from the foot of one to the head of the next; negative if they meet."""
    gaps = [
        before.bottom - line.top
        for before, line in pairwise(lines)
        if before.page == line.page and line.top < before.top and not before.ends_sentence
    ]
    return median(gaps) if gaps else 0.0


def _usual_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _is_heading(paragraph: Sequence[Line], body: float) -> bool:
    text = " ".join(line.text for line in paragraph)
    if len(text) > _LONGEST_HEADING:
        return False
    is_larger = paragraph[0].size > _LARGER * body
    return is_larger or (paragraph[0].is_bold and _NO_HEADING.search(text) is None)
