"""When a file was issued, where only its name or a note of ours says so."""

import re

from ingest.source import RawFile
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

_DATE = re.compile(r"(?<!\d)(20\d{2}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])")


def date_in(name: str) -> PartialDate | None:
    """The date in a file's name ("ml_hardware_2026-01.csv" -> 2026-01), if it has exactly one."""
    found = _DATE.findall(name)
    return PartialDate(found[0]) if len(found) == 1 else None


def issued(raw: RawFile, known: PartialDate | None = None) -> PartialDate:
    """The day of a file: the one that is `known`, else the one in its name, or its folder's.

    Raises `INGEST-EXPECTATION` without one.
    """
    day = known or date_in(raw.name) or date_in(raw.folder)
    if day is None:
        raise ExportGraphError(
            code="INGEST-EXPECTATION",
            message=f"nobody knows when {raw.name} was issued: neither it nor its folder has a date in its name",
            fix="name it for the day of its download, for example models_2026-01-31.csv",
        )
    return day
