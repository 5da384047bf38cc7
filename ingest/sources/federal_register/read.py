"""Reads documents of the Federal Register as its public interface gives them: a page of results, one, or one a line."""

from collections.abc import Mapping
from pathlib import PurePath

from ingest.decode import decode_json_lines, json_table
from ingest.expectations import expect, expect_counts, expect_fields
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.federal_register.kinds import PRESIDENTIAL_KIND
from ingest.sources.federal_register.policy import KNOWN, read_document
from ingest.sources.federal_register.record import Record
from ingest.table import Findings, Page, unknown_fields
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

EXTRACTOR = "federal_register/1"
_NEEDED = ("document_number", "title", "publication_date")
_PAGE_FIELDS = ("results",)
Row = Mapping[str, object]


def accepts(raw: RawFile) -> bool:
    """Whether it is JSON, or one JSON value a line, whose documents bear Federal Register document numbers."""
    suffix = PurePath(raw.name).suffix.lower()
    if suffix not in (".json", ".jsonl") or b'"document_number"' not in raw.content:
        return False
    try:
        rows = _rows(_table(raw))
    except ExportGraphError:
        return b'"publication_date"' in raw.content
    return bool(rows) and all("publication_date" in row for _, row in rows[:1])


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The policies that the documents are.

    Raises what `decode_json` raises; `INGEST-EXPECTATION` where a document has no number, title or date of
    publication, or the page has fewer documents than it says.
    """
    table = _table(raw)
    rows = _rows(table)
    expect_fields((row for _, row in rows), _NEEDED, raw.name)
    expect_counts({"documents": len(rows)}, info, raw.name, ["documents"])
    dates = sorted(str(row["publication_date"]) for _, row in rows)
    document = _document(raw, info, [row for _, row in rows], PartialDate(dates[-1]))
    page = Page(document.id, EXTRACTOR, PartialDate(dates[-1]))
    found = Findings()
    _report_unknown(table, [row for _, row in rows], info, found)
    for tokens, row in rows:
        read_document(Record(row, tokens, page, found), found)
        found.loaded += 1
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), table, found.rows(len(rows)))


def _table(raw: RawFile) -> object:
    if PurePath(raw.name).suffix.lower() == ".jsonl":
        return decode_json_lines(raw)
    return json_table(raw)


def _rows(table: object) -> list[tuple[tuple[str | int, ...], Row]]:
    """The documents, each with the way to it from the top."""
    if isinstance(table, dict) and "results" in table:
        results = table["results"]
        expect(isinstance(results, list) and bool(results), "the page of results has no documents")
        return [(("results", index), _row(each)) for index, each in enumerate(results)]
    if isinstance(table, list):
        return [((index,), _row(each)) for index, each in enumerate(table)]
    return [((), _row(table))]


def _row(value: object) -> Row:
    expect(isinstance(value, dict), "a document is no JSON object")
    return value if isinstance(value, dict) else {}


def _document(raw: RawFile, info: SourceInfo, rows: list[Row], published: PartialDate) -> Document:
    one = rows[0] if len(rows) == 1 else None
    first, last = min(str(row["publication_date"]) for row in rows), published.iso
    title = str(one["title"]) if one else f"Federal Register, {len(rows)} documents from {first} to {last}"
    url = one.get("html_url") if one else None
    return Document(
        sha256=raw.sha256,
        source="federal_register",
        kind=info.kind,
        title=title,
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        url=url if isinstance(url, str) else None,
        published=published,
        licence=info.licence,
    )


def _report_unknown(table: object, rows: list[Row], info: SourceInfo, found: Findings) -> None:
    known = {*KNOWN, *info.ignored, PRESIDENTIAL_KIND}
    unknown = unknown_fields(rows, known)
    if isinstance(table, dict) and "results" in table:
        unknown |= unknown_fields([table], {*_PAGE_FIELDS, *info.ignored})
    for name, index in unknown.items():
        found.warn(
            "FR-FIELD-UNKNOWN",
            f"document {index} has the field {name!r}, which nobody reads",
            "read it in ingest/sources/federal_register, or name it under `ignored` in its source.yml with the reason",
        )
