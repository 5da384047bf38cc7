"""An entry of the Commerce Control List, with the places of its cells."""

from dataclasses import dataclass

from ingest.expectations import expect
from ingest.sources.ear.tables import Entry
from ingest.table import Cell, Findings, Page
from ontology.ids import slug


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A controlled paragraph of an entry, and the paragraphs below it, by their places in the list of items."""

    head: int
    below: tuple[int, ...]

    @property
    def places(self) -> frozenset[int]:
        """All of its places."""
        return frozenset({self.head, *self.below})


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """An entry and its place in the table."""

    entry: Entry
    index: int
    page: Page

    @property
    def eccn(self) -> str:
        """The number of the entry ("3A090")."""
        return self.entry.eccn

    @property
    def heading(self) -> Cell:
        """The heading's cell."""
        return self.page.cell(self.entry.heading, "entries", self.index, "heading")

    def item(self, place: int) -> Cell:
        """The cell of a row in its list of items."""
        return self.page.cell(self.entry.items[place].text, "entries", self.index, "items", place, "text")

    def control(self, row: int) -> Cell:
        """The cell that says what a licence requirement covers, and why."""
        text = self.entry.country_chart[row].control
        return self.page.cell(text, "entries", self.index, "countryChart", row, "control")

    def chart(self, row: int) -> Cell:
        """The cell that says for which destinations."""
        text = self.entry.country_chart[row].country_chart
        return self.page.cell(text, "entries", self.index, "countryChart", row, "countryChart")

    def flag(self, symbol: str) -> Cell:
        """The cell that says whether a licence exception is available."""
        text = self.entry.licence_exception_flags.by_symbol()[symbol]
        return self.page.cell(text, "entries", self.index, "licenceExceptionFlags", symbol)


def item_id(number: str) -> str:
    """The id of an entry or a paragraph of one ("3A090.a" -> "item:eccn-3a090.a")."""
    return f"item:eccn-{slug(number)}"


def find_paragraph(placed: PlacedEntry, number: str, beginning: str | None, found: Findings) -> Paragraph | None:
    """The controlled paragraph `number` ("3A090.a"), which begins with `beginning` if that is given.

    Notes use the same letters as the entry. Where they do so and no beginning tells them apart, there is a warning
    and no paragraph. Raises `INGEST-EXPECTATION` where not exactly one paragraph begins so.
    """
    path = number.partition(".")[2]
    rows = placed.entry.items
    places = [place for place, row in enumerate(rows) if row.kind == "item" and row.paragraph == path]
    if beginning is not None:
        places = [place for place in places if rows[place].text.startswith(beginning)]
        expect(len(places) == 1, f"{len(places)} paragraphs {number} begin with {beginning!r}, expected 1")
    if len(places) != 1:
        found.warn(
            "EAR-PARAGRAPH-UNREAD",
            f"{len(places)} paragraphs of the entry and its notes are called {number}",
            "say in ingest/sources/ear/expectations.yml how the controlled one begins",
        )
        return None
    return Paragraph(places[0], _below(placed, places[0], path))


def _below(placed: PlacedEntry, head: int, path: str) -> tuple[int, ...]:
    below: list[int] = []
    for place in range(head + 1, len(placed.entry.items)):
        row = placed.entry.items[place]
        if row.kind != "item" or not (row.paragraph or "").startswith(f"{path}."):
            break
        below.append(place)
    return tuple(below)
