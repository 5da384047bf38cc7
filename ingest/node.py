"""A place in a tree of maps and lists (JSON, YAML), and the way to it from the top."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.expectations import unexpected
from ingest.pointer import pointer
from ingest.table import Cell, Page


@dataclass(frozen=True, slots=True)
class Node:
    """The value at a place. What is not there, or has another shape, is empty: readers report what they miss."""

    value: object
    page: Page
    tokens: tuple[str | int, ...] = ()

    def at(self, *tokens: str | int) -> "Node":
        """The place that `tokens` lead to from here."""
        value = self.value
        for token in tokens:
            if isinstance(value, dict):
                value = value.get(token)
            elif isinstance(value, list) and isinstance(token, int) and token < len(value):
                value = value[token]
            else:
                value = None
        return Node(value, self.page, (*self.tokens, *tokens))

    def cell(self, *tokens: str | int) -> Cell | None:
        """The cell with a text, a number or a truth value; none where there is none."""
        there = self.at(*tokens)
        if there.value is None or isinstance(there.value, (dict, list)) or there.value == "":
            return None
        return self.page.cell(there.value, *there.tokens)

    def must(self, *tokens: str | int) -> Cell:
        """The cell, where a reader can do nothing without it. Raises `INGEST-EXPECTATION` where there is none."""
        cell = self.cell(*tokens)
        if cell is None:
            raise unexpected(f"there is nothing at {pointer(*self.tokens, *tokens)}")
        return cell

    def text(self, *tokens: str | int) -> str:
        """The text of that cell, empty where there is none."""
        cell = self.cell(*tokens)
        return "" if cell is None else cell.text

    def cells(self, *tokens: str | int) -> Iterator[Cell]:
        """The cells of a list of texts."""
        for each in self.at(*tokens).items():
            cell = each.cell()
            if cell is not None:
                yield cell

    def items(self) -> Iterator["Node"]:
        """The items of a list."""
        if isinstance(self.value, list):
            for index in range(len(self.value)):
                yield self.at(index)

    def names(self) -> tuple[str, ...]:
        """The names of the fields of a map."""
        return tuple(map(str, self.value)) if isinstance(self.value, dict) else ()
