"""Reads an EAR table: the Country Groups or the Commerce Control List of one eCFR issue date."""

from functools import lru_cache

from ingest.pointer import proves
from ingest.source import RawFile, Reading, SourceInfo, decode_json
from ingest.sources.ear.ccl import read_ccl
from ingest.sources.ear.cells import Findings, Page
from ingest.sources.ear.country_groups import read_country_groups
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.tables import CCL_CITATION, GROUPS_CITATION, Ccl, CountryGroups, shaped
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.statement import Statement
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
        data = _parsed(raw)
    except ExportGraphError:
        return True
    return _table_of(data) is not None and isinstance(data, dict) and "ecfrIssueDate" in data


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The table's statements.

    Raises `INGEST-JSON` and what else `decode_json` raises; `EAR-SHAPE` where a cell is not as we know it;
    `EAR-EXPECTATION` where rows are missing; `EAR-COUNTRY` for an unknown country; `EAR-UNPROVED` where a statement's
    cell does not say what it quotes. Then nothing of the file is read.
    """
    data = _parsed(raw)
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
    found = _findings(table, Page(document.id, PartialDate(table.ecfr_issue_date)))
    statements = found.distinct()
    for each in statements:
        _demand_proof(data, each)
    return Reading(document, None, (), statements, tuple(found.warnings))


def _findings(table: Ccl | CountryGroups, page: Page) -> Findings:
    found = Findings()
    if isinstance(table, CountryGroups):
        read_country_groups(table, page, expectations().country_groups, found)
    else:
        read_ccl(table, page, expectations().ccl, found)
    return found


def _demand_proof(data: object, statement: Statement) -> None:
    if not proves(data, statement.evidence):
        raise ExportGraphError(
            code="EAR-UNPROVED",
            message=f"{statement.evidence.locator} does not say what {statement.subject} rests on",
            fix="this is a fault of ingest/sources/ear, not of the document: report it with the file",
        )


def _table_of(data: object) -> type[Ccl] | type[CountryGroups] | None:
    citation = data.get("citation") if isinstance(data, dict) else None
    return _TABLES.get(citation) if isinstance(citation, str) else None


@lru_cache(maxsize=2)
def _parsed(raw: RawFile) -> object:
    """The JSON value, parsed once for `accepts` and `read`. Read-only: it is shared."""
    return decode_json(raw)
