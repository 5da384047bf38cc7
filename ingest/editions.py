"""When a file was issued, where only its name or a note of ours says so."""

import re

from ontology.times import PartialDate

_DATE = re.compile(r"(?<!\d)(20\d{2}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])")


def date_in(name: str) -> PartialDate | None:
    """The date in a file's name ("ml_hardware_2026-01.csv" -> 2026-01), if it has exactly one."""
    found = _DATE.findall(name)
    return PartialDate(found[0]) if len(found) == 1 else None
