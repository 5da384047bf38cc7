"""Reads the SEC's table of companies and tickers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.decode import json_table
from ingest.editions import issued
from ingest.expectations import expect, expect_counts
from ingest.naming import company_id
from ingest.source import RawFile, Reading, SourceInfo
from ingest.table import Findings, Page
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

EXTRACTOR = "sec_tickers/1"
_COLUMNS = ("cik_str", "ticker", "title")
_MARK = re.compile(r"\s*/[A-Z]{2,3}/?$")
"""What the SEC puts after a name to tell companies apart: a state ("/DE/") or a kind of share ("/ADR/")."""


class Table(BaseModel):
    """The table as pandas writes it: columns, and rows without names."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: tuple[str, ...]
    index: tuple[str, ...]
    data: tuple[tuple[str, str, str], ...]


def accepts(raw: RawFile) -> bool:
    """Whether it is the table, by its columns."""
    return raw.name.lower().endswith(".json") and b'"cik_str"' in raw.content[:1000]


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The table's companies.

    Raises what `json_table` raises; `SEC-SHAPE` where the file is built otherwise; `INGEST-EXPECTATION` where its name
    has no date, or companies or columns are missing.
    """
    data = json_table(raw)
    try:
        table = Table.model_validate(data)
    except ValidationError as error:
        problem = error.errors()[0]
        raise ExportGraphError(
            code="SEC-SHAPE",
            message=f"{raw.name}: {'/'.join(map(str, problem['loc']))}: {problem['msg']}",
            fix="give the table with `columns`, `index` and `data`, each row a key, a ticker and a name",
        ) from None
    expect(table.columns == _COLUMNS, f"{raw.name} has the columns {', '.join(table.columns)}")
    day = issued(raw)
    document = Document(
        sha256=raw.sha256,
        source="sec_tickers",
        kind=info.kind,
        title=f"SEC company tickers, {day.iso}",
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        published=day,
        licence=info.licence,
    )
    found = Findings(loaded=len(table.data))
    ids = _ids(table)
    page = Page(document.id, EXTRACTOR, day)
    for index, row in enumerate(table.data):
        found.add(_company(row, index, ids, page))
    expect_counts({"rows": len(table.data), "companies": len(ids)}, info, raw.name, info.expectations)
    return Reading(document, None, (), found.distinct(), (), data, found.rows(len(table.data)))


def _ids(table: Table) -> Mapping[str, str]:
    """The id of each company by its key: from its name, and from its key too where several would share the name."""
    keys: dict[str, set[str]] = defaultdict(set)
    for key, _, name in table.data:
        keys[company_id(_MARK.sub("", name))].add(key)
    return {
        key: company if len(sharing) == 1 else f"{company}-cik-{int(key)}"
        for company, sharing in keys.items()
        for key in sharing
    }


def _company(row: tuple[str, str, str], index: int, ids: Mapping[str, str], page: Page) -> Iterator[Statement]:
    key, ticker, name = (page.cell(text, "data", index, column) for column, text in enumerate(row))
    company = ids[key.text]
    yield from name.describe(company, EntityClass.COMPANY, name.text)
    yield key.say(company, Property.EXTERNAL_ID, f"sec-cik:{key.text}")
    # A ticker is no name: "IT" and "ALL" are words.
    yield ticker.say(company, Property.EXTERNAL_ID, f"ticker:{ticker.text}")
