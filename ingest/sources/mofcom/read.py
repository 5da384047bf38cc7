"""Reads China's export-control framework as one JSON file of announcements, laws, lists and designations."""

from ingest.decode import json_table
from ingest.expectations import expect, expect_counts
from ingest.node import Node
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.mofcom.announcements import read_announcements
from ingest.sources.mofcom.instruments import read_instruments
from ingest.sources.mofcom.parties import read_designations, read_lists
from ingest.sources.mofcom.provisions import read_provisions
from ingest.sources.mofcom.rare_earths import read_rare_earths
from ingest.sources.mofcom.suspension import suspension_in
from ingest.table import Findings, Page
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

EXTRACTOR = "mofcom/1"
_MARKS = (b'"ANNOUNCEMENTS"', b'"CHINA_PROVENANCE"')
_SECTIONS = {
    "ANNOUNCEMENTS", "CHINA_PROVENANCE", "CONTROLLED_RARE_EARTHS_IN_FORCE", "ENTITY_MECHANISMS",
    "EXTRATERRITORIAL_ROUTES", "INSTRUMENTS", "KNOWN_DESIGNATIONS", "NO61_END_USER_RULE", "NOT_MODELLED", "SUSPENSION",
}  # fmt: skip
_ROWS = (
    "ANNOUNCEMENTS", "ENTITY_MECHANISMS", "EXTRATERRITORIAL_ROUTES", "INSTRUMENTS", "NOT_MODELLED",
)  # fmt: skip


def accepts(raw: RawFile) -> bool:
    """Whether it is the JSON file of announcements. A broken one is ours, too: `read` says what is wrong with it."""
    if not raw.name.lower().endswith(".json") or not all(mark in raw.content for mark in _MARKS):
        return False
    try:
        data = json_table(raw)
    except ExportGraphError:
        return True
    return isinstance(data, dict) and "ANNOUNCEMENTS" in data


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The announcements, laws, lists and designations, and which announcements are suspended until when.

    Raises what `decode_json` raises; `INGEST-EXPECTATION` where a section is missing or shrank.
    """
    data = json_table(raw)
    sections = set(data) if isinstance(data, dict) else set()
    missing = sorted(_SECTIONS - sections)
    expect(not missing, f"{raw.name} has no {', '.join(missing)}")
    as_of = _as_of(data)
    document = Document(
        sha256=raw.sha256,
        source="mofcom",
        kind=info.kind,
        title=f"China's export-control framework, as of {as_of.iso}",
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        published=as_of,
        licence=info.licence,
    )
    top = Node(data, Page(document.id, EXTRACTOR, as_of))
    expect_counts(_counts(top), info, raw.name, info.expectations)
    found = Findings()
    _report_unknown(top, info, found)
    _read(top, found)
    total = sum(_length(top.at(name)) for name in _ROWS)
    total += _length(top.at("KNOWN_DESIGNATIONS", "entries"))
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), data, found.rows(total))


def _read(top: Node, found: Findings) -> None:
    suspension = suspension_in(top, found)
    read_instruments(top, found)
    read_announcements(top, suspension, found)
    read_provisions(top, suspension, found)
    read_rare_earths(top, found)
    read_lists(top, found)
    read_designations(top, found)
    for each in top.at("NOT_MODELLED").items():
        found.ignore(f"not in the file, says its maker: {each.text('item')}")


def _as_of(data: object) -> PartialDate:
    provenance = data["CHINA_PROVENANCE"] if isinstance(data, dict) else None
    as_of = provenance.get("asOfDate") if isinstance(provenance, dict) else None
    expect(isinstance(as_of, str), "CHINA_PROVENANCE has no asOfDate")
    return PartialDate(str(as_of))


def _counts(top: Node) -> dict[str, int]:
    return {
        "announcements": _length(top.at("ANNOUNCEMENTS")),
        "instruments": _length(top.at("INSTRUMENTS")),
        "lists": _length(top.at("ENTITY_MECHANISMS")),
        "routes": _length(top.at("EXTRATERRITORIAL_ROUTES")),
        "designations": _length(top.at("KNOWN_DESIGNATIONS", "entries")),
        "suspended": _length(top.at("SUSPENSION", "suspends")),
    }


def _length(node: Node) -> int:
    return len(node.value) if isinstance(node.value, list) else 0


_READ = {
    "ANNOUNCEMENTS": (
        "id", "number", "issuers", "date", "effectiveFrom", "subject", "scope", "controlledCodes", "status", "source",
        "suspendedBy", "limbEffectiveFrom",
    ),
    "INSTRUMENTS": ("id", "nameZh", "nameEn", "effectiveFrom", "role", "source"),
    "ENTITY_MECHANISMS": ("id", "nameZh", "nameEn", "prohibits", "basis"),
    "EXTRATERRITORIAL_ROUTES": ("id", "limb", "test"),
    "NOT_MODELLED": ("item", "why"),
}  # fmt: skip
_READ_ONE = {
    "SUSPENSION": ("from", "until", "suspends", "doesNotSuspend"),
    "NO61_END_USER_RULE": ("limb", "rule", "affiliatesRule"),
    "KNOWN_DESIGNATIONS": ("entries",),
    "CONTROLLED_RARE_EARTHS_IN_FORCE": ("source", "elements", "elementsZh", "formsByElement"),
    "CHINA_PROVENANCE": ("asOfDate", "regime"),
}  # fmt: skip
_DESIGNATION = ("name", "list", "announced", "announcement")


def _report_unknown(top: Node, info: SourceInfo, found: Findings) -> None:
    """Report the fields that are neither read nor left out on purpose."""
    unknown = [name for name in top.names() if name not in _SECTIONS and name not in info.ignored]
    for section, fields in _READ.items():
        unknown += [f"{section}/{name}" for each in top.at(section).items() for name in _other(each, fields, info)]
    for section, fields in _READ_ONE.items():
        unknown += [f"{section}/{name}" for name in _other(top.at(section), fields, info)]
    entries = top.at("KNOWN_DESIGNATIONS", "entries").items()
    unknown += [f"KNOWN_DESIGNATIONS/entries/{name}" for each in entries for name in _other(each, _DESIGNATION, info)]
    for name in dict.fromkeys(unknown):
        found.warn(
            "MOFCOM-FIELD-UNKNOWN",
            f"nobody reads {name}",
            "read it in ingest/sources/mofcom, or name it under `ignored` in its source.yml with the reason",
        )


def _other(node: Node, fields: tuple[str, ...], info: SourceInfo) -> list[str]:
    return [name for name in node.names() if name not in fields and name not in info.ignored]
