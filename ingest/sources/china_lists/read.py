"""Reads the files of the registry: the parties on lists, the catalogues of legal sources, and files about these."""

from collections.abc import Callable
from pathlib import PurePath

from ingest.decode import decode_yaml, json_table
from ingest.expectations import expect
from ingest.node import Node
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.china_lists.about import read_history, read_manifest, read_schema
from ingest.sources.china_lists.catalogue import read_catalogue
from ingest.sources.china_lists.entries import read_entries
from ingest.table import Findings, Page
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

EXTRACTOR = "china_lists/1"
_TITLES = {
    "entities": "Parties on export-control lists",
    "catalogue": "Catalogue of legal sources on export control",
    "manifest": "Index of the registry's lists",
    "history": "Counts of the registry's lists by day",
    "schema": "Schema of the registry's parties",
}
_DATES = {"entities": "last_verified", "catalogue": "last_checked"}
_READERS: dict[str, Callable[[Node, SourceInfo, str, Findings], int]] = {
    "entities": read_entries,
    "catalogue": read_catalogue,
    "manifest": read_manifest,
    "history": read_history,
    "schema": read_schema,
}
_SCHEMA_TITLE = "Sanctioned/Controlled Entity Schema"


def accepts(raw: RawFile) -> bool:
    """Whether it is a file of the registry, by its shape."""
    suffix = PurePath(raw.name).suffix.lower()
    if suffix in (".yaml", ".yml"):
        return raw.content.lstrip().startswith(b"datasources:")
    if suffix != ".json" or not any(mark in raw.content for mark in (b'"list_id"', b'"record_count"')):
        return False
    try:
        return _form(json_table(raw)) is not None
    except ExportGraphError:
        return b'"entity_name"' in raw.content and b'"list_id"' in raw.content


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The parties or the legal sources that the file has; of a file about files, whether its counts are as expected.

    Raises what decoding raises; `INGEST-EXPECTATION` where rows, fields or lists are missing.
    """
    is_yaml = PurePath(raw.name).suffix.lower() in (".yaml", ".yml")
    data = decode_yaml(raw) if is_yaml else json_table(raw)
    form = "catalogue" if is_yaml else _form(data)
    expect(form is not None, f"{raw.name} has not the form of the registry's files")
    dated = _dated(form or "", data)
    document = Document(
        sha256=raw.sha256,
        source="china_lists",
        kind=info.kind,
        title=f"{_TITLES[form or '']} ({raw.name})",
        media_type="application/yaml" if is_yaml else "application/json",
        file_name=raw.name,
        publisher=info.publisher,
        published=dated,
        licence=info.licence,
    )
    found = Findings()
    # A file about files makes no statements: its page needs no date.
    page = Page(document.id, EXTRACTOR, dated or PartialDate("0001"))
    total = _READERS[form or ""](Node(data, page), info, raw.name, found)
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), data, found.rows(total))


def _form(data: object) -> str | None:
    """Which of the registry's files it is."""
    if isinstance(data, list):
        first = data[0] if data else None
        return "entities" if isinstance(first, dict) and {"list_id", "entity_name"} <= first.keys() else None
    if not isinstance(data, dict):
        return None
    if data.get("title") == _SCHEMA_TITLE:
        return "schema"
    if "schema_version" in data and isinstance(data.get("lists"), list):
        return "manifest"
    counted = [each for value in data.values() if isinstance(value, list) for each in value[:1]]
    is_history = bool(counted) and all(isinstance(each, dict) and "record_count" in each for each in counted)
    return "history" if is_history else None


def _dated(form: str, data: object) -> PartialDate | None:
    """The last day on which its maker compared it with the sources."""
    rows = data.get("datasources") if isinstance(data, dict) else data
    field = _DATES.get(form)
    if field is not None and isinstance(rows, list):
        days = [str(row[field]) for row in rows if isinstance(row, dict) and row.get(field)]
        expect(bool(days), f"no row has {field}")
        return PartialDate(max(days))
    generated = data.get("generated_at") if isinstance(data, dict) else None
    return PartialDate(generated[:10]) if isinstance(generated, str) else None
