"""As of which day a publisher's files can be had, where their addresses name a day."""

import json
from datetime import date

from ingest.fetching.download import download
from ingest.fetching.errors import no_issue_date
from ingest.fetching.part import Part
from ingest.fetching.web import Web
from ingest.pointer import resolve
from ingest.source import IssueDate
from ontology.errors import ExportGraphError


def issue_date(web: Web, part: Part, told: IssueDate) -> date:
    """The day that the publisher names. Raises `FETCH-DATE` where it names none, and as `download` does."""
    download(web, told.url, part, {}, _unheard)
    content = part.file.read_bytes()
    part.discard()
    try:
        rows = resolve(json.loads(content), told.among)
    except (ValueError, ExportGraphError) as error:
        raise no_issue_date(told.url, error) from error
    found = [each.get(told.field) for each in rows if _is_meant(each, told)] if isinstance(rows, list) else []
    try:
        (day,) = found
        return date.fromisoformat(str(day))
    except ValueError:
        raise no_issue_date(told.url, f"{told.field} of {dict(told.where)} is {found}") from None


def _is_meant(row: object, told: IssueDate) -> bool:
    return isinstance(row, dict) and told.where.items() <= row.items()


def _unheard(done: int, total: int | None) -> None:
    """It is too small for a bar."""
