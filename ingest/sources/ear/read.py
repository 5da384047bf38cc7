"""Reads an EAR table: the Country Groups, the Country Chart, the Commerce Control List, the licence exceptions or the
foreign-direct product rules of one eCFR issue date."""

from ingest.decode import json_table
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.ear.catalogue import read_catalogue
from ingest.sources.ear.ccl import read_ccl
from ingest.sources.ear.country_chart import read_country_chart
from ingest.sources.ear.country_groups import read_country_groups
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.fdp import read_fdp_rules
from ingest.sources.ear.makers import EXTRACTOR
from ingest.sources.ear.tables import (
    CATALOGUE_CITATION,
    CCL_CITATION,
    CHART_CITATION,
    FDP_CITATION,
    GROUPS_CITATION,
    Ccl,
    CountryChart,
    CountryGroups,
    ExceptionCatalogue,
    FdpRules,
    shaped,
)
from ingest.table import Findings, Page
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

_Table = CountryGroups | CountryChart | Ccl | ExceptionCatalogue | FdpRules
_TABLES: dict[str, type[_Table]] = {
    GROUPS_CITATION: CountryGroups,
    CHART_CITATION: CountryChart,
    CCL_CITATION: Ccl,
    CATALOGUE_CITATION: ExceptionCatalogue,
    FDP_CITATION: FdpRules,
}
_ISSUED = "ecfrIssueDate"
_PROVENANCE = "FDP_PROVENANCE"
"""Where the table of rules has what the others have at their top."""


def accepts(raw: RawFile) -> bool:
    """Whether it is a JSON table of the EAR that we know, by its citation.

    A broken file that carries such a citation is ours too: `read` then says what is wrong with it.
    """
    # Most files are told apart by a search in their bytes; only ours are parsed, and once.
    known = any(citation.encode() in raw.content for citation in _TABLES)
    if not raw.name.lower().endswith(".json") or not known or f'"{_ISSUED}"'.encode() not in raw.content:
        return False
    try:
        data = json_table(raw)
    except ExportGraphError:
        return True
    return _table_of(data) is not None and _ISSUED in _head(data)


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The table's statements.

    Raises `INGEST-JSON` and what else `decode_json` raises; `EAR-SHAPE` where a cell is not as we know it;
    `INGEST-EXPECTATION` where rows are missing; `EAR-COUNTRY` for an unknown country. Then nothing of the file is read.
    """
    data = json_table(raw)
    table = shaped(_table_of(data) or CountryGroups, data, raw.name)
    citation, issued, url = _origin(table)
    document = Document(
        sha256=raw.sha256,
        source="ear",
        kind=info.kind,
        title=f"{citation}, as of {issued.iso}",
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        url=url,
        published=issued,
        licence=info.licence,
    )
    found = Findings()
    total = _read(table, Page(document.id, EXTRACTOR, issued), info, found)
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), table=data, rows=found.rows(total))


def _read(table: _Table, page: Page, info: SourceInfo, found: Findings) -> int:
    """Read the table into `found`; gives its number of rows."""
    expected = expectations()
    match table:
        case CountryGroups():
            return read_country_groups(table, page, expected.country_groups, found)
        case CountryChart():
            return read_country_chart(table, page, expected.country_chart, found)
        case Ccl():
            return read_ccl(table, page, expected.ccl, found, info.corrections)
        case ExceptionCatalogue():
            return read_catalogue(table, page, expected.sections.exceptions, found)
        case FdpRules():
            return read_fdp_rules(table, page, expected.sections.fdp_rules, found)


def _origin(table: _Table) -> tuple[str, PartialDate, str | None]:
    """What the table is a copy of: its citation, the issue date, and the address of the text."""
    if isinstance(table, FdpRules):
        return table.provenance.citation, PartialDate(table.provenance.ecfr_issue_date), None
    return table.citation, PartialDate(table.ecfr_issue_date), table.source.url


def _head(data: object) -> dict[str, object]:
    """The part of a table that says what it is."""
    if not isinstance(data, dict):
        return {}
    head = data.get(_PROVENANCE, data)
    return head if isinstance(head, dict) else {}


def _table_of(data: object) -> type[_Table] | None:
    citation = _head(data).get("citation")
    return _TABLES.get(citation) if isinstance(citation, str) else None
