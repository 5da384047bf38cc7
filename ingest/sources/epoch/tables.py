"""What both kinds of tables of Epoch AI have in common: cells of a row, numbers, dates and organisations in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from ingest.table import Cell, Findings, Page
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

EXTRACTOR = "epoch/1"
Row = dict[str, str]
_PART = re.compile(r"(?:[^,]|,\s)+")
"""One of several values of a cell: they are set apart by commas without a space, and "Systems, Inc" is one name."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its place in the table."""

    row: Row
    index: int
    page: Page
    found: Findings

    def text(self, column: str) -> str:
        """What the column says, without spaces around it; empty where the table has no such column."""
        return self.row.get(column, "").strip()

    def cell(self, column: str) -> Cell | None:
        """The cell without the spaces around it; none where it is blank or the table has no such column."""
        return None if not self.text(column) else _trimmed(self.page.cell(self.row[column], self.index, column))

    def parts(self, column: str) -> Iterator[Cell]:
        """The values of a cell that has several."""
        cell = self.cell(column)
        if cell is not None:
            whole = self.page.cell(cell.text, self.index, column)
            for match in _PART.finditer(cell.text):
                part = _trimmed(whole.part(*match.span()))
                if part.exact:
                    yield part

    def number(self, column: str) -> float | None:
        """The positive number in a cell; none where there is none, with a warning if something else is written."""
        text = self.text(column)
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = -1.0
        if isfinite(number) and number > 0:
            return number
        self.found.warn(
            "EPOCH-NUMBER",
            f"row {self.index}: {column} is {text!r}, no number above zero",
            "look it up at Epoch AI; the value is left out",
        )
        return None

    def date(self, column: str) -> PartialDate | None:
        """The date in a cell; none where there is none, with a warning if something else is written."""
        text = self.text(column)
        try:
            return PartialDate(text) if text else None
        except ExportGraphError:
            self.found.warn(
                "EPOCH-DATE",
                f"row {self.index}: {column} is {text!r}, no date",
                "look it up at Epoch AI; the date is left out",
            )
            return None


def _trimmed(cell: Cell) -> Cell:
    text = cell.exact
    start = cell.start + len(text) - len(text.lstrip())
    return cell.part(start, start + len(text.strip()))
