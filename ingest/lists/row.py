"""One row of a party list, whatever the layout it came in."""

from dataclasses import dataclass

from ingest.table import Cell


@dataclass(frozen=True, slots=True)
class Address:
    """A cell of addresses, which may give several."""

    cell: Cell
    place: str = ""
    """Town and country, where they stand in cells of their own."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """The cells of a row. What a layout lacks, or a row leaves empty, is none."""

    list: str
    """The id of the list."""
    name: Cell
    number: str | None = None
    """The list's own number of the entry."""
    aliases: tuple[Cell, ...] = ()
    kind: tuple[Cell, str] | None = None
    """Where it says what sort of party it is, and the party kind that this means."""
    countries: tuple[Cell, ...] = ()
    """Each a name or a code of a country; the first is the one under which the list has the entry."""
    addresses: tuple[Address, ...] = ()
    requirement: Cell | None = None
    """What needs a licence."""
    review: Cell | None = None
    """How licence applications are reviewed."""
    citations: Cell | None = None
    """The Federal Register pages that added or changed it."""
    start: tuple[Cell, str] | None = None
    """Since when the list says that it is on it: the cell, and the date (ISO 8601) that it means."""
    end: tuple[Cell, str] | None = None
    """From when the list says that it is off it, likewise."""
    programmes: tuple[Cell, ...] = ()
    remarks: Cell | None = None
    is_party: bool = True
    """Whether the row names a party; else it names a class of goods."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The ids of what a row was read as."""

    entry: str
    party: str | None
