"""An entry of the Commerce Control List, with the places of its cells."""

from dataclasses import dataclass

from ingest.sources.ear.tables import Entry
from ingest.table import Cell, Page
from ontology.ids import slug


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

    @property
    def reasons(self) -> Cell | None:
        """The cell with the reasons for control; none where the entry names none."""
        text = self.entry.reason_for_control
        return self.page.cell(text, "entries", self.index, "reasonForControl") if text and text.strip() else None

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


def parent_of(number: str) -> str:
    """What a paragraph stands in: a paragraph or the entry ("3A001.a.1" -> "3A001.a" -> "3A001")."""
    return number.rpartition(".")[0]
