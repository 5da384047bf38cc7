"""One document's fields, as cells that can be quoted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.node import Node
from ingest.table import Cell, Findings, Page


@dataclass(frozen=True, slots=True)
class Record:
    """One document as the interface gives it."""

    fields: Mapping[str, object]
    tokens: tuple[str | int, ...]
    """The way to it from the top of the table."""
    page: Page
    found: Findings

    @property
    def number(self) -> str:
        """Its document number, for example "2025-00636"."""
        return str(self.fields["document_number"]).strip()

    def cell(self, name: str, *within: str | int) -> Cell | None:
        """The cell of a field, or of a part of one; none where it is empty. Other than text or a number is reported."""
        there = Node(self.fields, self.page, self.tokens).at(name, *within)
        if isinstance(there.value, (dict, list)):
            self.unread(name)
        cell = there.cell()
        return None if cell is None or not cell.text.strip() else cell

    def cells(self, name: str) -> Iterator[Cell]:
        """The cells of a field that holds a list of texts."""
        for index in range(len(self.items(name))):
            cell = self.cell(name, index)
            if cell is not None:
                yield cell

    def items(self, name: str) -> list[object]:
        """The items of a field that holds a list; anything else is reported."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.unread(name)
            return []
        return value

    def text(self, name: str) -> str:
        """The text of a field, empty where it has none."""
        value = self.fields.get(name)
        return value.strip() if isinstance(value, str) else ""

    def unread(self, name: str) -> None:
        """Report a field whose value has a shape that nobody knows."""
        self.found.warn(
            "FR-FIELD-UNREAD",
            f"document {self.number}: {name} is not as it was known",
            "compare with https://www.federalregister.gov/developers/documentation/api/v1",
        )

    def warn(self, code: str, message: str, fix: str) -> None:
        """Report something about this document."""
        self.found.warn(code, f"document {self.number}: {message}", fix)
