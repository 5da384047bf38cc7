"""From the characters of a text to the places in its source from which they were taken."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from ingest.text.characters import Characters


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A stretch of a source: bytes of a file, or characters of a page of it, counted from 0, the end exclusive."""

    page: int | None
    """The page of a PDF, counted from 1; none where the stretch is of bytes of the file."""
    start: int
    end: int


@dataclass(slots=True)
class Run:
    """Characters `start:end` of a text that were taken from `at:until` of its source.

    Where both are of one length, each character was taken from one; else all of them stand for the whole stretch, as
    "&" stands for "&amp;".
    """

    start: int
    end: int
    at: int
    until: int
    page: int | None = None

    @property
    def is_even(self) -> bool:
        """Whether each character has a place of its own."""
        return self.end - self.start == self.until - self.at

    def continues(self, other: "Run") -> bool:
        """Whether it begins where `other` ends, so that both are one."""
        adjoins = (self.start, self.at, self.page) == (other.end, other.until, other.page)
        return adjoins and self.is_even and other.is_even

    def place(self, start: int, end: int) -> Place:
        """From where `start:end` of the text was taken, as far as it lies in this run."""
        if not self.is_even:
            return Place(self.page, self.at, self.until)
        return Place(self.page, self.at + max(start, self.start) - self.start, self.until - max(self.end - end, 0))


@dataclass(frozen=True)
class SourceMap:
    """Where each character of a text stands in its source. Characters in no run were put in: blank lines, above all."""

    runs: tuple[Run, ...]
    """In the order of the text."""
    characters: Characters | None = None
    """The file, where the runs count its characters; none where they count those of pages."""

    def source_span(self, start: int, end: int) -> tuple[Place, ...]:
        """From where `text[start:end]` was taken: one stretch of the file, or one for each page; none if put in.

        The stretch goes from the first character to the last, and holds the markup between them.
        """
        found: dict[int | None, Place] = {}
        for place in self._places(start, end):
            before = found.get(place.page, place)
            found[place.page] = Place(place.page, min(before.start, place.start), max(before.end, place.end))
        if self.characters is None:
            return tuple(found.values())
        return tuple(Place(None, *self.characters.byte_span(each.start, each.end)) for each in found.values())

    def covers(self, start: int, end: int) -> bool:
        """Whether any of `text[start:end]` was taken from the source."""
        return any(True for _ in self._places(start, end))

    def _places(self, start: int, end: int) -> Iterator[Place]:
        first = bisect_right(self.runs, start, key=attrgetter("start")) - 1
        for number in range(max(first, 0), len(self.runs)):
            run = self.runs[number]
            if run.start >= end:
                return
            if run.end > start:
                yield run.place(start, end)
