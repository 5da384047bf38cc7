"""Dates in running text, as precise as they are written."""

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ontology.errors import ExportGraphError
from ontology.times import PartialDate

_MONTHS = list(month_name)[1:]
_NUMBERS = {name.casefold(): number for number, name in enumerate(_MONTHS, 1)}
_NUMBERS |= {name[:3].casefold(): number for name, number in zip(_MONTHS, range(1, 13), strict=True)} | {"sept": 9}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b", re.ASCII),
    re.compile(rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?(?![\d:%])", re.ASCII),
    re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?(?!\d)", re.ASCII),
    re.compile(rf"\b{_MONTH},? {_YEAR}(?!\d)", re.ASCII),
    re.compile(rf"(?<=\b[Ii]n ){_YEAR}(?![\d,.]\d| [\w]+ions\b)", re.ASCII),
)
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Dated:
    """A place in a view that names a date."""

    start: int
    end: int
    date: PartialDate


def dates(view: str, published: PartialDate | None) -> list[Dated]:
    """The dates in a view, in order. A day without a year is the one nearest to the publication; else it is left."""
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(view):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            found += _dated(match, published)
    return sorted(found, key=lambda each: each.start)


def _dated(match: re.Match[str], published: PartialDate | None) -> Iterator[Dated]:
    parts = match.groupdict()
    if "day" not in parts and "month" not in parts:
        yield Dated(match.start(), match.end(), PartialDate(parts["year"]))
        return
    month = int(parts["number"]) if parts.get("number") else _NUMBERS[parts["month"].rstrip(".").casefold()]
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else _year_of(month, day or 1, published)
    if year is None:
        return
    try:
        yield Dated(match.start(), match.end(), PartialDate(_iso(year, month, day)))
    except ExportGraphError:
        return  # "June 31" is not a date, whatever the writer meant


def _iso(year: int, month: int, day: int | None) -> str:
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"


def _year_of(month: int, day: int, published: PartialDate | None) -> int | None:
    if published is None or len(published.iso) < 7:
        return None if published is None else int(published.iso)
    for year in (published.earliest.year, published.earliest.year - 1, published.earliest.year + 1):
        try:
            distance = date(year, month, day) - published.earliest
        except ValueError:
            continue
        if abs(distance.days) <= _HALF_A_YEAR:
            return year
    return None
