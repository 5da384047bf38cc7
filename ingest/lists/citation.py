"""Federal Register citations as lists write them: volume, page, and perhaps a date, one after another."""

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date

from ontology.times import PartialDate

_BEFORE_FIRST_VOLUME = 1935
"""Volume 1 is of 1936, and each year has one volume."""
_DATE = r"\(?(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})(?!\d)\)?"
_WRITTEN = r"\((?P<named>[A-Z][a-z]+) (?P<its_day>\d{1,2}), (?P<its_year>\d{4})\)"
_ISSUE = r"\(?[Nn]o\.?\s*\d+\)?"
_PAGE = r"(?:(?P<volume>\d{1,3})\s*\.?\s*F\.?\s?R\.?,?\s*(?P<page>\d{1,3}(?:,\d{3})+|\d+))"
_NUMBER = r"(?:(?:Vol\.\s*)?(?P<in_volume>\d{1,3})(?:,| FR)\s*[Nn]o\.\s*(?P<issue>\d{1,3}))"
_CITATION = re.compile(
    rf"(?:{_PAGE}|{_NUMBER})(?:,?\s*(?:preview citation details)?,?\s*(?:{_ISSUE}|{_DATE}|{_WRITTEN}))*"
)
_BETWEEN = re.compile(r"(?:\s|[,;.]|\band\b)*")


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation, and where it stands in the cell."""

    volume: int
    page: int | None
    """The page on which the entry stands, or that of the whole rule; none where only the issue is cited."""
    issue: int | None
    dated: PartialDate | None
    """The day of publication: none if not given, or if it is not of the year of the volume."""
    start: int
    end: int

    @property
    def text(self) -> str:
        """As lawyers write it ("90 FR 4619")."""
        return f"{self.volume} FR {self.page}" if self.page is not None else f"{self.volume} FR (No. {self.issue})"

    @property
    def published(self) -> PartialDate:
        """The day, as precise as known: the volume gives the year."""
        return self.dated or PartialDate(str(_year_of(self.volume)))


@dataclass(frozen=True, slots=True)
class Citations:
    """What a cell of citations says."""

    found: tuple[Citation, ...]
    unread: tuple[str, ...]
    """What is left of it: words that are no citation, and dates that do not fit their volume."""


def read_citations(text: str) -> Citations:
    """The citations in a cell, in its order, and what could not be read in it."""
    found: list[Citation] = []
    unread: list[str] = []
    position = 0
    for match in _CITATION.finditer(text):
        unread.append(text[position : match.start()])
        citation, misdated = _citation(match)
        found.append(citation)
        unread += [match[0]] if misdated else []
        position = match.end()
    unread.append(text[position:])
    left = (each.strip() for each in unread)
    return Citations(tuple(found), tuple(each for each in left if not _BETWEEN.fullmatch(each)))


def _citation(match: re.Match[str]) -> tuple[Citation, bool]:
    volume = int(match["volume"] or match["in_volume"])
    dated = _date(match, _year_of(volume))
    citation = Citation(
        volume=volume,
        page=None if match["page"] is None else int(match["page"].replace(",", "")),
        issue=None if match["issue"] is None else int(match["issue"]),
        dated=dated,
        start=match.start(),
        end=match.end(),
    )
    return citation, dated is None and (match["year"] or match["its_year"]) is not None


def _year_of(volume: int) -> int:
    return _BEFORE_FIRST_VOLUME + volume


def _date(match: re.Match[str], year: int) -> PartialDate | None:
    """The date, if it is of the `year` of its volume: else one of the two is a slip, and nobody knows which."""
    if (match["year"] or match["its_year"]) not in (str(year), f"{year % 100:02}"):
        return None
    months = list(month_name)
    month = int(match["month"]) if match["month"] else months.index(match["named"]) if match["named"] in months else 0
    try:
        return PartialDate(date(year, month, int(match["day"] or match["its_day"])).isoformat())
    except ValueError:
        return None
