"""What the layouts of the Consolidated Screening List have in common."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ingest.expectations import expect
from ingest.lists.row import ListRow
from ingest.source import RawFile
from ingest.table import Cell, Page
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

EXTRACTOR = "csl/1"
KINDS = {"Entity": "organisation", "Individual": "individual", "Vessel": "vessel", "Aircraft": "aircraft"}
"""The party kinds that the column `type` means."""
_SYMBOL = re.compile(r"\(([^()]+)\)(?: List)? - ")
_DAY = re.compile(r"(?<!\d)(20\d\d-\d\d-\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """A list of the file: the cell that names it, and what else the file says of it."""

    name: Cell
    authority: Cell | None = None
    """Its legal basis."""
    effect: Cell | None = None
    """What being on it brings."""
    url: Cell | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A file in one of the layouts."""

    table: object
    """The parsed value into which the cells' pointers lead."""
    issued: PartialDate
    counts: Mapping[str, int]
    """The rows of each list, by its symbol."""
    unknown: Mapping[str, int]
    """Fields that nobody knows, each with the index of the first row that has it."""
    lists: Callable[[Page], Mapping[str, Named]]
    """Of each list that has rows, by its symbol, what the file says of it."""
    rows: Callable[[Page], Iterator[ListRow]]
    dated: Callable[[Page], Cell] | None = None
    """Where the file says of which day it is; none where only its name does."""


def symbol_of(source: str) -> str:
    """The symbol of a list from its title ("Entity List (EL) - Bureau of Industry and Security" -> "EL")."""
    match = _SYMBOL.search(source)
    return source if match is None else match[1]


def day_in(text: object, raw: RawFile) -> PartialDate:
    """The day that `text` begins with. Raises `INGEST-EXPECTATION` where it does not."""
    match = _DAY.match(text) if isinstance(text, str) else None
    expect(match is not None, f"{raw.name} does not say of which day it is: {text!r}")
    return PartialDate(match[1] if match is not None else "")


def day_of(raw: RawFile) -> PartialDate:
    """The day that the name of the file or of its folder gives. Raises `CSL-DATE` where none does."""
    match = _DAY.search(raw.name) or _DAY.search(raw.folder)
    if match is None:
        raise ExportGraphError(
            code="CSL-DATE",
            message=f"{raw.name} does not say of which day it is, and neither does its name",
            fix="put it into a folder that is named after the day of its download, for example csl-2026-07-31",
        )
    return PartialDate(match[1])


def kind_of(cell: Cell) -> tuple[Cell, str] | None:
    """What sort of party a cell of the column `type` means; none for one that nobody knows."""
    kind = KINDS.get(cell.exact)
    return None if kind is None else (cell, kind)


def parts(cell: Cell) -> tuple[Cell, ...]:
    """The parts of a cell that semicolons divide."""
    found, start = [], 0
    for part in cell.text.split(";"):
        begin = start + len(part) - len(part.lstrip())
        if part.strip():
            found.append(cell.part(begin, begin + len(part.strip())))
        start += len(part) + 1
    return tuple(found)
