"""Reads the Consolidated Screening List, in any of its layouts."""

from collections.abc import Iterator
from typing import Any

from ingest.corrections import Corrections
from ingest.decode import decode_csv, json_table
from ingest.expectations import expect, expect_counts, expect_within
from ingest.lists.catalogue import list_statements, lists_by_symbol, norm_statements
from ingest.lists.entries import Entries
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.csl.layout import EXTRACTOR, Layout, Named
from ingest.sources.csl.official import csv_layout, json_layout
from ingest.sources.csl.short import short_layout
from ingest.table import Cell, Findings, Page
from ontology.document import Document
from ontology.statement import Statement
from ontology.terms import Property

_HEAD = 20_000
"""Bytes in which a file of ours shows what it is."""
_NOTHING_SAID = "Read the entry"
"""Words of an effect that only send the reader to the entry."""


def accepts(raw: RawFile) -> bool:
    """Whether it has the marks of one of the layouts. A broken file with such marks is ours, too."""
    head, name = raw.content[:_HEAD], raw.name.lower()
    if name.endswith(".csv"):
        return b"federal_register_notice" in head and b"source_list_url" in head
    official = b'"results"' in head and b'"source_list_url"' in head
    return name.endswith(".json") and (official or (b"Consolidated Screening List" in head and b'"entryCount"' in head))


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The lists, their entries and the parties on them.

    Raises `INGEST-EXPECTATION` where a list was lost or a column changed; `CSL-DATE` where nothing says of which day
    the file is; and what `decode_json` and `decode_csv` raise. Then nothing of the file is read.
    """
    layout = _layout(raw, info)
    total = sum(layout.counts.values())
    expect_within(total, info.expectations["rows"], f"rows of {raw.name}")
    expect_counts(layout.counts, info, raw.name, info.expectations.keys() - {"rows"})
    document = Document(
        sha256=raw.sha256,
        source="csl",
        kind=info.kind,
        title=f"Consolidated Screening List, as of {layout.issued.iso}",
        media_type="text/csv" if raw.name.lower().endswith(".csv") else "application/json",
        file_name=raw.name,
        publisher=info.publisher,
        published=layout.issued,
        licence=info.licence,
    )
    found = _findings(layout, Page(document.id, EXTRACTOR, layout.issued), info)
    return Reading(
        document, None, (), found.distinct(), tuple(found.warnings), table=layout.table, rows=found.rows(total)
    )


def _layout(raw: RawFile, info: SourceInfo) -> Layout:
    if raw.name.lower().endswith(".csv"):
        return csv_layout(decode_csv(raw), raw, info.ignored)
    data: Any = json_table(raw)
    expect(isinstance(data, dict), f"{raw.name} is no object")
    return json_layout(data, raw, info.ignored) if "results" in data else short_layout(data, raw, info.ignored)


def _findings(layout: Layout, page: Page, info: SourceInfo) -> Findings:
    found = Findings()
    entries = Entries(page, found, Corrections(info.corrections))
    for symbol, named in layout.lists(page).items():
        dated = named.name if layout.dated is None else layout.dated(page)
        found.add(_list(lists_by_symbol()[symbol], named, dated, page))
    for row in layout.rows(page):
        entries.add(row)
    entries.finish()
    for name, index in layout.unknown.items():
        found.warn(
            "CSL-FIELD",
            f"nothing is known of the field {name} (first in row {index})",
            "read it in ingest/sources/csl, or say in source.yml why it is left out",
        )
    return found


def _list(identifier: str, named: Named, dated: Cell, page: Page) -> Iterator[Statement]:
    yield from list_statements(identifier, named.name, named.authority)
    # The file has every list whole: who is not in it was on none of them on its day.
    yield dated.say(identifier, Property.CAPTURED_ON, page.issued.iso)
    if named.url is not None:
        yield named.url.say(identifier, Property.OFFICIAL_URL, named.url.exact)
    if named.effect is not None and not named.effect.exact.startswith(_NOTHING_SAID):
        yield named.effect.say(identifier, Property.DEFINITION, named.effect.exact)
        yield from norm_statements(identifier, named.effect, page.observed)
