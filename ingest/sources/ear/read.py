"""Reads an EAR table: the Country Groups or the Commerce Control List of one eCFR issue date."""

from ingest.decode import json_table
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.ear.ccl import read_ccl
from ingest.sources.ear.country_groups import read_country_groups
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.makers import EXTRACTOR
from ingest.sources.ear.tables import CCL_CITATION, GROUPS_CITATION, Ccl, CountryGroups, shaped
from ingest.table import Findings, Page
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

_TABLES: dict[str, type[Ccl] | type[CountryGroups]] = {GROUPS_CITATION: CountryGroups, CCL_CITATION: Ccl}


def accepts(raw: RawFile) -> bool:
    """Whether it is a JSON table of the EAR that we know, by its citation.

    A broken file that carries such a citation is ours too: `read` then says what is wrong with it.
    """
    # Most files are told apart by a search in their bytes; only ours are parsed, and once.
    known = any(citation.encode() in raw.content for citation in _TABLES)
    if not raw.name.lower().endswith(".json") or not known or b'"ecfrIssueDate"' not in raw.content:
        return False
    try:
        data = json_table(raw)
    except ExportGraphError:
        return True
    return _table_of(data) is not None and isinstance(data, dict) and "ecfrIssueDate" in data


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The table's statements.

    Raises `INGEST-JSON` and what else `decode_json` raises; `EAR-SHAPE` where a cell is not as we know it;
    `INGEST-EXPECTATION` where rows are missing; `EAR-COUNTRY` for an unknown country. Then nothing of the file is read.
    """
    data = json_table(raw)
    table = shaped(_table_of(data) or CountryGroups, data, raw.name)
    document = Document(
        sha256=raw.sha256,
        source="ear",
        kind=info.kind,
        title=f"{table.citation}, as of {table.ecfr_issue_date}",
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        url=table.source.url,
        published=PartialDate(table.ecfr_issue_date),
        licence=info.licence,
    )
    found = _findings(table, Page(document.id, EXTRACTOR, PartialDate(table.ecfr_issue_date)))
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), table=data)


def _findings(table: Ccl | CountryGroups, page: Page) -> Findings:
    found = Findings()
    if isinstance(table, CountryGroups):
        read_country_groups(table, page, expectations().country_groups, found)
    else:
        rows = read_ccl(table, page, expectations().ccl, found, info.corrections)
    return found


def _table_of(data: object) -> type[Ccl] | type[CountryGroups] | None:
    citation = data.get("citation") if isinstance(data, dict) else None
    return _TABLES.get(citation) if isinstance(citation, str) else None
