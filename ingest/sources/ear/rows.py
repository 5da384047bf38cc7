"""The rows of an entry's licence requirements table, put right where a person corrected them, and taken apart where the
table ran two rows or two cells together."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.corrections import Corrections
from ingest.sources.ear.control_text import Control, read_control
from ingest.sources.ear.entry import PlacedEntry
from ingest.sources.ear.reach_text import COLUMN, Reach, read_reach
from ingest.sources.ear.scope_text import on_cell
from ingest.table import Cell

_NEXT_CONTROL = re.compile(r" (?=[A-Z]{2} applies to entire entry)")
_NEXT_COLUMN = re.compile(r" (?=[A-Z]{2} Column \d)")
# A row of one cell: what is controlled, and then, in the same cell, the column or the destinations.
_ONE_CELL = re.compile(
    rf"(?P<control>[A-Z]{{2}} applies [^.]+)\.? (?P<chart>{COLUMN.pattern}|A license is required .+)"
)
_TEXT = re.compile(
    r"(?P<control>[A-Z]{2} applies to .+?)(?:\. | and )"
    r"(?P<chart>(?:The Commerce Country Chart|[Aa] license is required).+)",
    re.DOTALL,
)
_FIELD = "countryChart"


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A licence requirement as its row states it: what is covered, and for which destinations."""

    control: Control
    reach: Reach


def requirement_rows(placed: PlacedEntry, row: int, corrections: Corrections) -> Iterator[RequirementRow]:
    """The requirements that one row states: one, unless the table ran several together."""
    for control, chart in _pairs(placed.control(row), placed.chart(row)):
        yield RequirementRow(read_control(control, placed.eccn), _reach(chart, corrections))


def requirement_texts(placed: PlacedEntry) -> dict[int, RequirementRow]:
    """Requirements that stand as texts in the list of items, by place: the table had no room for them."""
    found: dict[int, RequirementRow] = {}
    for place, row in enumerate(placed.entry.items):
        match = _TEXT.fullmatch(row.text) if row.kind == "text" else None
        if match is not None:
            cell = placed.item(place)
            control, chart = cell.part(*match.span("control")), cell.part(*match.span("chart"))
            found[place] = RequirementRow(read_control(control, placed.eccn), read_reach(chart))
    return found


def unstated_requirements(
    placed: PlacedEntry, reasons: Iterable[Cell], stated: Collection[str]
) -> Iterator[RequirementRow]:
    """A requirement of unknown reach for each reason that the entry names and no row states, or for an entry with none.

    That the table has no row for a reason does not mean that nothing needs a licence.
    """
    missing = [cell for cell in reasons if cell.exact not in stated]
    for cell in missing:
        condition = f"the entry requires a licence for the reason {cell.exact}, for which the table gives no row"
        yield _unstated(placed, cell, cell.exact, condition)
    if not missing and not stated:
        condition = "the entry requires a licence; the table gives no requirements of it"
        yield _unstated(placed, placed.heading, None, condition)


def _unstated(placed: PlacedEntry, cell: Cell, reason: str | None, condition: str) -> RequirementRow:
    return RequirementRow(Control(reason, (placed.eccn,), (), condition, cell), Reach(None, None, None, cell))


def _pairs(control: Cell, chart: Cell) -> list[tuple[Cell, Cell]]:
    if control.text == chart.text:
        match = _ONE_CELL.fullmatch(control.text)
        if match is None:
            return [(control, chart)]
        return [(control.part(*match.span("control")), chart.part(*match.span("chart")))]
    controls, charts = _split(control, _NEXT_CONTROL), _split(chart, _NEXT_COLUMN)
    return list(zip(controls, charts, strict=True)) if len(controls) == len(charts) else [(control, chart)]


def _split(cell: Cell, at: re.Pattern[str]) -> list[Cell]:
    starts = [0, *(match.end() for match in at.finditer(cell.text))]
    ends = [*(match.start() for match in at.finditer(cell.text)), len(cell.text)]
    return [cell.part(start, end) for start, end in zip(starts, ends, strict=True)]


def _reach(cell: Cell, corrections: Corrections) -> Reach:
    means = corrections.meant(_FIELD, cell.exact)
    if means == cell.exact:
        return read_reach(cell)
    read = read_reach(Cell(cell.document, cell.extractor, cell.pointer, means, 0, len(means)))
    return replace(read, scope=None if read.scope is None else on_cell(read.scope, cell), cell=cell)
