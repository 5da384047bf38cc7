"""One row of a party list, whatever the layout it came in."""

from dataclasses import dataclass

from ingest.table import Cell
from ontology.times import PartialDate


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
    addresses: Cell | None = None
    requirement: Cell | None = None
    """What needs a licence."""
    review: Cell | None = None
    """How licence applications are reviewed."""
    citations: Cell | None = None
    """The Federal Register pages that added or changed it."""
    start: tuple[Cell, PartialDate] | None = None
    """Since when the list says that it is on it."""
    end: tuple[Cell, PartialDate] | None = None
    """From when the list says that it is off it."""
    programmes: tuple[Cell, ...] = ()
    remarks: Cell | None = None
    is_party: bool = True
    """Whether the row names a party; else it names a class of goods."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The ids of what a row was read as."""

    entry: str
    party: str | None
