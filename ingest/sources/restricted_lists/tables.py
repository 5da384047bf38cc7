"""The shape of the files: what their rows have, and of which day they are."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ingest.expectations import expect, expect_fields
from ingest.source import RawFile
from ingest.table import Cell, Page
from ontology.times import PartialDate

FIELDS = ("name", "aliases", "country", "address", "effective_date", "federal_register", "notes")
HEAD = ("list_id", "source_file", "extracted", "count", "entities")
_COMPACT = re.compile(r"_(\d{2})(\d{2})(\d{4})\b")


def checked(data: Any, raw: RawFile) -> Mapping[str, Any]:
    """The file of one list. Raises `INGEST-EXPECTATION` where its fields changed, or it has not the rows it counts."""
    expect_fields([data], HEAD, raw.name)
    expect_fields(data["entities"], FIELDS, raw.name)
    counted, found = data["count"], len(data["entities"])
    expect(counted == found, f"{raw.name} counts {counted} rows and has {found}")
    return dict(data)


def issued(data: Mapping[str, Any]) -> tuple[PartialDate, str]:
    """Of which day the list is, and the field that says so.

    The agency's own file may be dated by its name; a notice is of the day on which all its rows took effect; else it is
    the day on which its maker took it from the agency's page.
    """
    dated = _COMPACT.search(data["source_file"])
    if dated is not None:
        return PartialDate(f"{dated[3]}-{dated[1]}-{dated[2]}"), "source_file"
    days = {row["effective_date"] for row in data["entities"]}
    notice = days.pop() if len(days) == 1 else None
    return PartialDate(notice or data["extracted"]), "effective_date" if notice else "extracted"


def dated_cell(data: Mapping[str, Any], name: str, page: Page) -> Cell:
    """The cell that says of which day the list is."""
    if name == "effective_date":
        return page.cell(data["entities"][0][name], "entities", 0, name)
    return page.cell(data[name], name)


def day_in_words(text: str) -> str:
    """A date as OFAC writes it ("03 Jun 2021"), in ISO 8601; any other text stays as it is."""
    try:
        return datetime.strptime(text, "%d %b %Y").date().isoformat()
    except ValueError:
        return text
