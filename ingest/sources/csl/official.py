"""The layouts of trade.gov: `consolidated.json`, whose cells may be lists, and `consolidated.csv`, of texts only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.expectations import expect, expect_fields
from ingest.lists.addresses import country_code
from ingest.lists.catalogue import lists_by_symbol
from ingest.lists.row import Address, ListRow
from ingest.source import RawFile
from ingest.sources.csl.layout import Layout, Named, day_in, day_of, kind_of, parts, symbol_of
from ingest.table import Cell, Page, unknown_fields
from ontology.times import PartialDate

_NEEDED = (
    "source", "entity_number", "type", "programs", "name", "addresses", "federal_register_notice", "start_date",
    "end_date", "license_requirement", "license_policy", "remarks", "source_list_url", "alt_names",
)  # fmt: skip
"""Columns without which the list would lose what we read: CSV has all, JSON has them where they are not empty."""


def csv_layout(rows: list[dict[str, str]], raw: RawFile, ignored: Mapping[str, str]) -> Layout:
    """The CSV file. Raises `INGEST-EXPECTATION` where a column is missing, `CSL-DATE` where its day is not known."""
    expect_fields(rows[:1], _NEEDED, raw.name)
    return _layout(rows, rows, (), day_of(raw), raw, ignored)


def json_layout(data: dict[str, Any], raw: RawFile, ignored: Mapping[str, str]) -> Layout:
    """The JSON file. Raises `INGEST-EXPECTATION` where a row has no name or list, `CSL-DATE` as for CSV."""
    rows = data["results"]
    performed = data.get("search_performed_at")
    issued = day_of(raw) if performed is None else day_in(performed, raw)
    known = {"results", "search_performed_at", *ignored}
    unknown = unknown_fields([data], known)
    return _layout(data, rows, ("results",), issued, raw, ignored, unknown)


def _layout(
    table: object, rows: Sequence[Mapping[str, Any]], path: tuple[str, ...], issued: PartialDate, raw: RawFile,
    ignored: Mapping[str, str], unknown: Mapping[str, int] | None = None,
) -> Layout:  # fmt: skip
    expect_fields(rows, ("source", "name"), raw.name)
    counts = Counter(symbol_of(row["source"]) for row in rows)
    strange = sorted(counts.keys() - lists_by_symbol().keys())
    expect(not strange, f"{raw.name} has lists that nobody knows: {', '.join(strange)}")
    return Layout(
        table=table,
        issued=issued,
        counts=counts,
        unknown={**(unknown or {}), **unknown_fields(rows, {*_NEEDED, *ignored})},
        lists=lambda page: _lists(rows, path, page),
        rows=lambda page: (_row(row, page, (*path, index)) for index, row in enumerate(rows)),
    )


def _lists(rows: Sequence[Mapping[str, Any]], path: tuple[str, ...], page: Page) -> Mapping[str, Named]:
    first: dict[str, Named] = {}
    for index, row in enumerate(rows):
        symbol = symbol_of(row["source"])
        if symbol not in first:
            name = page.cell(row["source"], *path, index, "source")
            first[symbol] = Named(name, url=_cell(row, page, (*path, index), "source_list_url"))
    return first


def _row(row: Mapping[str, Any], page: Page, path: tuple[str | int, ...]) -> ListRow:
    number, kind = _cell(row, page, path, "entity_number"), _cell(row, page, path, "type")
    addresses, countries = _places(row, page, path)
    return ListRow(
        list=lists_by_symbol()[symbol_of(row["source"])],
        name=page.cell(row["name"], *path, "name"),
        number=None if number is None else number.exact,
        aliases=_many(row, page, path, "alt_names"),
        kind=None if kind is None else kind_of(kind),
        countries=countries,
        addresses=addresses,
        requirement=_cell(row, page, path, "license_requirement"),
        review=_cell(row, page, path, "license_policy"),
        citations=_cell(row, page, path, "federal_register_notice"),
        start=_date(row, page, path, "start_date"),
        end=_date(row, page, path, "end_date"),
        programmes=_many(row, page, path, "programs"),
        remarks=_cell(row, page, path, "remarks"),
    )


def _cell(row: Mapping[str, Any], page: Page, path: tuple[str | int, ...], name: str) -> Cell | None:
    content = row.get(name)
    return None if content is None or not str(content).strip() else page.cell(content, *path, name)


def _many(row: Mapping[str, Any], page: Page, path: tuple[str | int, ...], name: str) -> tuple[Cell, ...]:
    content = row.get(name)
    if isinstance(content, list):
        return tuple(page.cell(each, *path, name, index) for index, each in enumerate(content) if each)
    cell = _cell(row, page, path, name)
    return () if cell is None else parts(cell)


def _date(row: Mapping[str, Any], page: Page, path: tuple[str | int, ...], name: str) -> tuple[Cell, str] | None:
    cell = _cell(row, page, path, name)
    return None if cell is None else (cell, cell.exact)


def _places(
    row: Mapping[str, Any], page: Page, path: tuple[str | int, ...]
) -> tuple[tuple[Address, ...], tuple[Cell, ...]]:
    """The addresses, and the cells or parts of cells that give their countries."""
    content = row.get("addresses")
    if isinstance(content, list):
        found = [_address(each, page, (*path, "addresses", index)) for index, each in enumerate(content)]
        countries = (_cell(each, page, (*path, "addresses", index), "country") for index, each in enumerate(content))
        return tuple(each for each in found if each), tuple(each for each in countries if each)
    cell = _cell(row, page, path, "addresses")
    if cell is None:
        return (), ()
    ends = [(part, country_code(part.exact)) for part in parts(cell)]
    codes = tuple(part.part(part.end - 2, part.end) for part, code in ends if code is not None)
    return (Address(cell),), codes


def _address(each: Mapping[str, Any], page: Page, path: tuple[str | int, ...]) -> Address | None:
    cells = [
        cell
        for name in ("address", "city", "state", "postal_code", "country")
        if (cell := _cell(each, page, path, name))
    ]
    return Address(cells[0], ", ".join(cell.exact for cell in cells[1:])) if cells else None
