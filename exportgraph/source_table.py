"""What the command `sources` does: one row for each source."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from rich.markup import escape
from rich.table import Table

from exportgraph.actions import open_store
from exportgraph.console import out
from ingest.fetching import Archive, FetchSettings, Freshness, Record, freshness
from ingest.source import Source
from ingest.source import sources as all_sources
from queries.sources import SourceDocuments, documents_by_source
from queries.store import Store

_COLOURS = {Freshness.FRESH: "green", Freshness.STALE: "red", Freshness.NEVER: "yellow", Freshness.LASTING: "dim"}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What there is to know about a source."""

    name: str
    title: str
    publisher: str | None
    kind: str
    terms: str | None
    cadence: str
    last_fetched: str | None
    """When its publisher was last heard (ISO 8601, UTC); none where it was never fetched."""
    documents: int
    """How many of its documents are in the graph."""
    last_document: str | None
    """The newest date of publication among them."""
    last_recorded: str | None
    """When the last of them was recorded (ISO 8601, UTC)."""
    freshness: Freshness


def print_sources(*, as_json: bool) -> None:
    """Print every source, as a table or as JSON."""
    with open_store() as store:
        rows = source_rows(store, Archive(FetchSettings().archive), datetime.now(UTC).date())
    if as_json:
        out.print(
            json.dumps([asdict(each) for each in rows], indent=2, ensure_ascii=False), markup=False, soft_wrap=True
        )
    else:
        out.print(_table(rows))


def source_rows(store: Store, archive: Archive, today: date, chosen: Sequence[Source] | None = None) -> list[SourceRow]:
    """The rows of the `chosen` sources, or of all; `today` is the day on which they are to be fresh."""
    newest = [(each, _newest(archive, each)) for each in (all_sources() if chosen is None else chosen)]
    read = documents_by_source(store, [record.document for _, records in newest for record in records])
    return [_row(source, records, read.get(source.name), today) for source, records in newest]


def _row(source: Source, records: Sequence[Record], read: SourceDocuments | None, today: date) -> SourceRow:
    return SourceRow(
        name=source.name,
        title=source.info.title,
        publisher=source.info.publisher,
        kind=source.info.kind.value,
        terms=source.info.licence,
        cadence=source.info.cadence,
        last_fetched=max((each.checked_at.isoformat(timespec="seconds") for each in records), default=None),
        documents=read.documents if read else 0,
        last_document=read.published if read else None,
        last_recorded=read.recorded_at if read else None,
        freshness=freshness(source.info, read, records, today),
    )


def _newest(archive: Archive, source: Source) -> list[Record]:
    manifest = archive.manifest(source.name)
    return [record for each in source.info.downloads if (record := manifest.newest(each.file)) is not None]


def _table(rows: Sequence[SourceRow]) -> Table:
    table = Table(show_lines=True)
    for column in ("source", "publisher", "kind", "terms", "cadence", "last fetched", "last document", "freshness"):
        table.add_column(column)
    for row in rows:
        table.add_row(
            f"[bold]{escape(row.name)}[/]\n{escape(row.title)}",
            escape(row.publisher or "various"),
            row.kind.replace("_", " "),
            escape(row.terms or "not stated"),
            escape(row.cadence),
            (row.last_fetched or "never")[: len("2026-07-31")],
            row.last_document or ("undated" if row.documents else "none"),
            f"[{_COLOURS[row.freshness]}]{row.freshness}[/]",
        )
    return table
