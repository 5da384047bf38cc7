"""Dates in running text, as precise as they are written. What depends on the publication: relative_dates.py."""

import re
from collections.abc import Iterator
from datetime import date

from ingest.extraction.dated import MONTHS, Dated, last_day, month_number, partial
from ingest.extraction.durations import durations
from ingest.extraction.relative_dates import is_ahead, relative_dates
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

_MONTH = rf"(?P<month>{MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PART_OF_YEAR = (
    r"(?:(?:the )?(?:first|second|third|fourth|last) (?:quarter|half) of|(?:[Ee]arly|[Mm]id|[Ll]ate)(?:-| in )?"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|Q[1-4]|H[12])(?: of)?"
)
_FORMS = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b", re.ASCII),
    re.compile(rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?(?![\d:%])", re.ASCII),
    re.compile(rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?(?!\d)", re.ASCII),
    re.compile(rf"(?P<end>\b(?:the )?[Ee]nd of )?\b{_MONTH},? (?:of )?{_YEAR}(?!\d)", re.ASCII),
    re.compile(rf"\b(?:{_PART_OF_YEAR}[ -]|(?P<end>(?:the )?end of |year-end )){_YEAR}(?!\d)", re.ASCII),
    re.compile(rf"(?<=\b[Ii]n ){_YEAR}(?![\d,.]\d| [\w]+ions\b)", re.ASCII),
    *(
        re.compile(rf"(?<=\b{before} ){_YEAR}(?![\d,.]\d| [\w]+ions\b)", re.ASCII)
        for before in ("[Ss]ince", "[Uu]ntil", "[Ff]rom", "[Bb]y", "[Aa]fter", "[Bb]efore", "[Dd]uring")
    ),
)
_HALF_A_YEAR = 183


def dates(view: str, published: PartialDate | None) -> list[Dated]:
    """The times in a view, in order. What is relative counts from the publication; without one it is left out.

    A day without a year is the one nearest to the publication, or the next one where the text looks ahead.
    """
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(view):
            if not _taken(match.start(), match.end(), found):
                found += _dated(match, published)
    for each in (*durations(view), *relative_dates(view, published)):
        if not _taken(each.start, each.end, found):
            found.append(each)
    return sorted(found, key=lambda each: each.start)


def _taken(start: int, end: int, found: list[Dated]) -> bool:
    return any(start < other.end and other.start < end for other in found)


def _dated(match: re.Match[str], published: PartialDate | None) -> Iterator[Dated]:
    parts = match.groupdict()
    try:
        found = _date(parts, match, published)
    except ExportGraphError:
        return  # "June 31" is not a date, whatever the writer meant
    if found is not None:
        yield Dated(match.start(), match.end(), found)


def _date(parts: dict[str, str | None], match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    named = parts.get("number") or parts.get("month")
    if named is None:
        year = int(parts["year"] or 0)
        return last_day(year, 12) if parts.get("end") else partial(year)
    month = int(named) if named.isdigit() else month_number(named)
    day = int(parts["day"] or 0) if parts.get("day") else None
    ahead = is_ahead(match.string, match.start())
    year_found = int(parts["year"] or 0) if parts.get("year") else _year_of(month, day or 1, published, ahead)
    if year_found is None:
        return None
    return last_day(year_found, month) if parts.get("end") else partial(year_found, month, day)


def _year_of(month: int, day: int, published: PartialDate | None, ahead: bool) -> int | None:
    if published is None or len(published.iso) < 7:
        return None if published is None else int(published.iso)
    for year in (published.earliest.year, published.earliest.year - 1, published.earliest.year + 1):
        try:
            distance = date(year, month, day) - published.earliest
        except ValueError:
            continue
        if (0 <= distance.days < 2 * _HALF_A_YEAR) if ahead else abs(distance.days) <= _HALF_A_YEAR:
            return year
    return None
