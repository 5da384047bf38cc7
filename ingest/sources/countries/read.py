"""Reads tables of countries: mledoze/countries, and ISO 3166-1 and 3166-3 as pycountry has them."""

from collections.abc import Callable

from ingest.decode import json_table
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.countries.former import KEY as FORMER
from ingest.sources.countries.former import read_former
from ingest.sources.countries.iso import KEY as ISO
from ingest.sources.countries.iso import read_iso
from ingest.sources.countries.names import read_names
from ingest.table import Findings, Sheet
from ontology.document import Document

EXTRACTOR = "countries/1"
_READERS: dict[str, tuple[str, Callable[[object, Sheet, SourceInfo, str, Findings], int]]] = {
    ISO: ("Countries and territories of ISO 3166-1", read_iso),
    FORMER: ("Countries and territories that ISO 3166 has withdrawn", read_former),
    "": ("Countries and territories with their names in many languages", read_names),
}


def accepts(raw: RawFile) -> bool:
    """Whether it is one of the tables, by the key of its list or by the fields of its rows."""
    start = raw.content[:4_000]
    if not raw.name.lower().endswith(".json"):
        return False
    if b'"3166-1"' in start or b'"3166-3"' in start:
        return True
    return start.lstrip().startswith(b"[") and b'"cca2"' in start and b'"name"' in start


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The countries of a table.

    Raises `INGEST-EXPECTATION` where countries or fields are missing, `COUNTRIES-SHAPE` where a cell is not as we know
    it, and what `decode_json` raises.
    """
    data = json_table(raw)
    key = next((each for each in (ISO, FORMER) if isinstance(data, dict) and each in data), "")
    title, reader = _READERS[key]
    document = Document(
        sha256=raw.sha256,
        source="countries",
        kind=info.kind,
        title=title,
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        licence=info.licence,
    )
    found = Findings()
    total = reader(data, Sheet(document.id, EXTRACTOR), info, raw.name, found)
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), data, found.rows(total))
