"""The shortened layout: short keys, which the file explains itself, and texts that repeat in tables."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.expectations import expect, expect_fields
from ingest.lists.catalogue import lists_by_symbol
from ingest.lists.row import ListRow
from ingest.source import RawFile
from ingest.sources.csl.layout import Layout, Named, day_in, kind_of, parts, symbol_of
from ingest.table import Cell, Page, unknown_fields

FIELD_KEY = {
    "n": "name",
    "a": "alt_names",
    "s": "source (index into tables.sources)",
    "t": "type",
    "c": "address countries (ISO-2)",
    "e": "entity_number",
    "lr": "license_requirement (index into tables.licenceRequirements)",
    "lp": "license_policy (index into tables.licencePolicies)",
    "pg": "programs (index into tables.programmes)",
    "fr": "federal_register_notice",
    "u": "source_list_url (index into tables.urls)",
}
"""What the keys of a row mean. A file that explains them otherwise is not read."""
_TABLES = ("sources", "licenceRequirements", "licencePolicies", "programmes", "urls")
_TOP = {
    "citation", "sourceGeneratedAt", "entryCount", "countsBySource", "listAuthority", "fieldKey", "tables", "entries",
}  # fmt: skip


def short_layout(data: dict[str, Any], raw: RawFile, ignored: Mapping[str, str]) -> Layout:
    """The file. Raises `INGEST-EXPECTATION` where its keys mean something else, or its own counts do not agree."""
    expect(data.keys() >= _TOP, f"{raw.name} has no {', '.join(sorted(_TOP - data.keys()))}")
    expect(data["fieldKey"] == FIELD_KEY, f"{raw.name} explains its keys otherwise than before")
    entries, tables = data["entries"], data["tables"]
    expect_fields([tables], _TABLES, raw.name)
    expect_fields(entries, ("n", "s", "u"), raw.name)
    by_source = Counter(tables["sources"][each["s"]] for each in entries)
    expect(len(entries) == data["entryCount"], f"{raw.name} counts {data['entryCount']} rows and has {len(entries)}")
    expect(by_source == data["countsBySource"], f"{raw.name} has not the rows of each list that it counts")
    unknown = {**unknown_fields([data], {*_TOP, *ignored}), **unknown_fields(entries, FIELD_KEY)}
    return Layout(
        table=data,
        issued=day_in(data["sourceGeneratedAt"], raw),
        counts={symbol_of(name): count for name, count in by_source.items()},
        unknown=unknown,
        lists=lambda page: _lists(data, page),
        rows=lambda page: _rows(data, page),
        dated=lambda page: page.cell(data["sourceGeneratedAt"], "sourceGeneratedAt").part(0, 10),
    )


def _lists(data: dict[str, Any], page: Page) -> Mapping[str, Named]:
    urls = {each["s"]: each["u"] for each in reversed(data["entries"])}
    return {symbol_of(name): _named(data, page, index, urls[index]) for index, name in _sources(data) if index in urls}


def _named(data: dict[str, Any], page: Page, index: int, url: int) -> Named:
    tables = data["tables"]
    name = tables["sources"][index]
    told = data["listAuthority"].get(name, {})
    return Named(
        name=page.cell(name, "tables", "sources", index),
        authority=page.cell(told["citation"], "listAuthority", name, "citation") if "citation" in told else None,
        effect=page.cell(told["effect"], "listAuthority", name, "effect") if "effect" in told else None,
        url=page.cell(tables["urls"][url], "tables", "urls", url),
    )


def _sources(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    return enumerate(data["tables"]["sources"])


def _rows(data: dict[str, Any], page: Page) -> Iterator[ListRow]:
    lists = {index: lists_by_symbol()[symbol_of(name)] for index, name in _sources(data)}
    cells = {name: _cells(data, page, name) for name in _TABLES}
    programmes = [parts(cell) for cell in cells["programmes"]]
    for index, row in enumerate(data["entries"]):
        yield ListRow(
            list=lists[row["s"]],
            name=page.cell(row["n"], "entries", index, "n"),
            number=row.get("e"),
            aliases=tuple(part for cell in _each(row, page, index, "a") for part in parts(cell)),
            kind=kind_of(page.cell(row["t"], "entries", index, "t")) if "t" in row else None,
            countries=_each(row, page, index, "c"),
            requirement=cells["licenceRequirements"][row["lr"]] if "lr" in row else None,
            review=cells["licencePolicies"][row["lp"]] if "lp" in row else None,
            citations=page.cell(row["fr"], "entries", index, "fr") if "fr" in row else None,
            programmes=programmes[row["pg"]] if "pg" in row else (),
        )


def _cells(data: dict[str, Any], page: Page, name: str) -> list[Cell]:
    return [page.cell(text, "tables", name, index) for index, text in enumerate(data["tables"][name])]


def _each(row: dict[str, Any], page: Page, index: int, key: str) -> tuple[Cell, ...]:
    return tuple(page.cell(each, "entries", index, key, number) for number, each in enumerate(row.get(key, ())))
