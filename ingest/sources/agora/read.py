"""Reads AGORA: its tables of documents, authorities and collections, and the full texts."""

import csv
import re

from ingest.decode import decode_csv
from ingest.expectations import expect_fields, expect_within
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.agora import authorities, documents
from ingest.sources.agora.authorities import read_authorities
from ingest.sources.agora.documents import read_documents
from ingest.sources.agora.text import read_text
from ingest.table import Findings, Sheet
from ontology.document import Document

EXTRACTOR = "agora/1"
_COLLECTIONS = ("Name", "Description")
_TEXT = re.compile(r"\d+\.txt")


def accepts(raw: RawFile) -> bool:
    """Whether it is one of AGORA's tables, by its header, or a text by its number and its folder."""
    return _table(raw) is not None or _is_text(raw)


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """What a table or a text says.

    Raises `INGEST-EXPECTATION` where rows or columns are missing, and what `decode_csv` and `decode` raise.
    """
    if _is_text(raw):
        return read_text(raw, info)
    kind = _table(raw)
    rows = decode_csv(raw)
    document = Document(
        sha256=raw.sha256,
        source="agora",
        kind=info.kind,
        title=f"AGORA, table of {kind}",
        media_type="text/csv",
        file_name=raw.name,
        publisher=info.publisher,
        licence=info.licence,
    )
    sheet, found = Sheet(document.id, EXTRACTOR), Findings()
    if kind == "documents":
        read_documents(rows, sheet, info, raw.name, found)
    elif kind == "authorities":
        read_authorities(rows, sheet, info, raw.name, found)
    else:
        expect_within(len(rows), info.expectations["collections"], f"{raw.name}: collections")
        expect_fields(rows, _COLLECTIONS, raw.name)
        found.ignore("a collection is a shelf of AGORA's, and no thing of its own", len(rows))
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), rows, found.rows(len(rows)))


def _is_text(raw: RawFile) -> bool:
    return raw.folder.startswith("fulltext-") and _TEXT.fullmatch(raw.name) is not None


def _table(raw: RawFile) -> str | None:
    if not raw.name.lower().endswith(".csv"):
        return None
    header = raw.content[:8_000].decode("utf-8-sig", errors="replace").splitlines()[:1]
    columns = next(csv.reader(header), [])
    if columns[:2] == list(documents.FIELDS[:2]):
        return "documents"
    if columns[:3] == list(authorities.FIELDS):
        return "authorities"
    of_agora = raw.name == "collections.csv" and raw.folder.startswith("agora")
    return "collections" if of_agora and columns[:2] == list(_COLLECTIONS) else None
