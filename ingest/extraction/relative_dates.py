"""Dates that count from the day of publication: "Friday", "next month", "year-end", "in July", "two weeks ago"."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from ingest.extraction.dated import MONTHS, WEEKDAYS, Dated, last_day, month_number, partial
from ingest.extraction.durations import iso_duration
from ontology.times import PartialDate

_SENTENCE_END = re.compile(r"[.?!](?=\s)")
_CUES = re.compile(
    r"\b(?:(?P<ahead>will|would|shall|is to|are to|to take|to be|set to|due|scheduled|expected|planned|plans?|until"
    r"|till|by|starting|beginning|next|before|coming)"
    r"|(?P<behind>said|told|announced|reported|confirmed|wrote|noted|added|warned|was|were|had|did|took|since"
    r"|\w{3,}ed))\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|through|by|before|starting|beginning|from|as of|expires?(?: on)?)(?: the)?$", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|ran|lasted|remained|stayed|took|ended|expired|began|started)\b", re.IGNORECASE
)


def is_ahead(view: str, place: int) -> bool:
    """Whether a date at that place lies ahead of the publication, as far as the words before it tell."""
    sentence = _sentence_before(view, place)
    if _UNTIL.search(sentence.rstrip()) is not None:
        return _PAST.search(sentence) is None
    return _last_cue(sentence) == "ahead"


def relative_dates(view: str, published: PartialDate | None) -> Iterator[Dated]:
    """The dates in a view that the day of publication makes known."""
    if published is None or len(published.iso) < 10:
        return
    for pattern, reckon in _FORMS:
        for match in pattern.finditer(view):
            found = reckon(match, published.earliest)
            if found is not None:
                yield _placed(match, found)


def _placed(match: re.Match[str], found: PartialDate | str) -> Dated:
    start, end = match.span("span") if "span" in match.re.groupindex else match.span()
    return Dated(start, end, None, found) if isinstance(found, str) else Dated(start, end, found)


def _sentence_before(view: str, place: int) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(view, max(0, place - 400), place)]
    return view[ends[-1] if ends else max(0, place - 400) : place]


def _last_cue(sentence: str) -> str | None:
    found = None
    for match in _CUES.finditer(sentence):
        found = match.lastgroup
    return found


def _weekday(match: re.Match[str], published: date) -> PartialDate:
    """The last such day, the day of publication included; the next one where the text looks ahead."""
    ahead = (match["which"] or "").lower().startswith("next") or is_ahead(match.string, match.start())
    behind = (match["which"] or "").lower().startswith("last")
    back = (published.weekday() - WEEKDAYS.index(match["day"])) % 7
    if ahead and not behind:
        return _of(published + timedelta(days=-back % 7 or 7))
    return _of(published - timedelta(days=(back or 7) if behind else back))


def _near_day(match: re.Match[str], published: date) -> PartialDate:
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["span"].lower(), 0)
    return _of(published + timedelta(days=shift))


def _unit(match: re.Match[str], published: date) -> PartialDate | str:
    """ "Last month", "next year", "this week"; a week has no date of its own."""
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    unit = match["unit"].lower()
    if unit == "year":
        return partial(published.year + shift)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return partial(months // 12, months % 12 + 1)
    if unit == "week":
        return f"P{abs(shift)}W-{'before' if shift < 0 else 'after'}-publication"
    if unit == "quarter":
        quarters = published.year * 4 + (published.month - 1) // 3 + shift
        return partial(quarters // 4)
    return partial(published.year + shift)  # a season: no finer date has a form


def _ago(match: re.Match[str], published: date) -> PartialDate | str:
    unit, duration = match["unit"].lower(), iso_duration(match["count"], match["unit"])
    number = int(re.sub(r"\D", "", duration))
    if unit == "day":
        return _of(published - timedelta(days=number))
    if unit == "month":
        months = published.year * 12 + published.month - 1 - number
        return partial(months // 12, months % 12 + 1)
    return partial(published.year - number) if unit == "year" else f"{duration}-before-publication"


def _end(match: re.Match[str], published: date) -> PartialDate:
    """ "Year-end", "the end of the month"."""
    unit = match["unit"].lower()
    if unit == "quarter":
        return last_day(published.year, (published.month - 1) // 3 * 3 + 3)
    return last_day(published.year, published.month if unit == "month" else 12)


def _month(match: re.Match[str], published: date) -> PartialDate | None:
    """A month without a year: the nearest, or the next one where the text looks ahead."""
    parts = match.groupdict()
    which, month = (parts.get("which") or "").lower(), month_number(parts["month"])
    distance = (month - published.month) % 12
    ahead = which == "next" or (which != "last" and is_ahead(match.string, match.start("span")))
    if which != "last" and (ahead or distance == 0 or (distance <= 2 and which == "this")):
        year = published.year + (month < published.month) + (which == "next" and distance == 0)
    elif which == "last":
        year = published.year - (month >= published.month)
    else:
        year = published.year - (month > published.month)
    return last_day(year, month) if parts.get("end") else partial(year, month)


def _of(day: date) -> PartialDate:
    return PartialDate(day.isoformat())


_DAYS = "|".join(WEEKDAYS)
_EFFECT = r"\b(?:effective|effect|force|as of|from|starting|beginning|until|since|by)(?: (?:late|early))? "
_BEFORE_MONTH = r"\b(?:in|since|by|until|from|of|during|after|before|through|starting|beginning) "
"""Without these, "May" and "March" may be other words."""
_COUNT = r"(?P<count>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], PartialDate | str | None]], ...] = (
    (re.compile(rf"\b(?:(?P<which>[Nn]ext|[Ll]ast|[Tt]his|[Cc]oming) )?(?P<day>{_DAYS})\b"), _weekday),
    # "Today" mostly means "these days"; it is a date where something takes effect.
    (re.compile(rf"{_EFFECT}(?P<span>today)\b", re.IGNORECASE), _near_day),
    (re.compile(r"\b(?P<span>yesterday|tomorrow)\b", re.IGNORECASE), _near_day),
    (
        re.compile(
            r"\b(?:earlier |later |early |late )?(?P<which>last|next|this|past|previous|coming)"
            r" (?P<unit>week|month|year|quarter|spring|summer|autumn|fall|winter)\b(?!-)",
            re.IGNORECASE,
        ),
        _unit,
    ),
    (re.compile(rf"\b{_COUNT} (?P<unit>day|week|month|year)s? ago\b", re.IGNORECASE), _ago),
    (re.compile(r"\b(?:the )?(?P<unit>year)-end\b", re.IGNORECASE), _end),
    (re.compile(r"\b(?:the )?end of (?:the|this) (?P<unit>year|month|quarter)\b", re.IGNORECASE), _end),
    (
        re.compile(
            rf"(?i:{_BEFORE_MONTH})(?P<span>"
            r"(?:(?:early|mid|late)[ -]|(?P<end>(?:the )?end of )|(?P<which>last|next|this) )?"
            rf"(?P<month>{MONTHS}))\b(?! \d)"
        ),
        _month,
    ),
    (re.compile(rf"\b(?P<span>(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<month>{MONTHS}))\b(?! \d)"), _month),
)
