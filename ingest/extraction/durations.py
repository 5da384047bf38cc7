"""Times that count from an event: "within 180 days of enactment", "30 days after publication", "within two weeks"."""

import re
from collections.abc import Iterator

from ingest.extraction.dated import Dated

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, start=1)}
_NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90}
_UNITS = {"hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
_EVENTS = {
    "enact": "enactment", "publi": "publication", "effective": "effectiveness", "entry into force": "effectiveness",
    "issu": "issuance", "recei": "receipt", "notif": "notification", "notice": "notification", "request": "request",
    "sign": "signature", "export": "export", "filing": "filing", "today": "publication", "passage": "passage",
    "taking effect": "effectiveness", "takes effect": "effectiveness", "release": "release",
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_LENGTH = rf"{_COUNT}[ -](?:(?:calendar|business|working) )?(?P<unit>hour|day|week|month|year)s?"
_EVENT = r"(?:the )?(?:date of (?:the )?|final )?(?:(?:its|their|this Act's) )?(?P<event>" + "|".join(
    rf"{event}\w*" for event in _EVENTS
) + ")"  # fmt: skip
_FORMS = (
    re.compile(rf"\b{_LENGTH} (?P<relation>after|of|from|following|before|prior to) {_EVENT}", re.IGNORECASE),
    re.compile(rf"\bwithin {_LENGTH}(?! ago)(?!\w)", re.IGNORECASE),
)


def durations(view: str) -> Iterator[Dated]:
    """The times in a view that an event not dated here makes dates."""
    for form in _FORMS:
        for match in form.finditer(view):
            yield Dated(match.start("count"), match.end(), None, _symbol(match))


def iso_duration(count: str, unit: str) -> str:
    """An ISO 8601 duration ("two", "week" -> "P2W")."""
    number = int(count) if count.isdigit() else _NUMBERS[count.lower()]
    code = _UNITS[unit.lower()]
    return f"PT{number}H" if code == "TH" else f"P{number}{code}"


def _symbol(match: re.Match[str]) -> str:
    duration = iso_duration(match["count"], match["unit"])
    event = match.groupdict().get("event")
    if event is None:
        return duration
    side = "before" if match["relation"].lower() in ("before", "prior to") else "after"
    anchor = next(anchor for stem, anchor in _EVENTS.items() if event.lower().startswith(stem))
    return f"{duration}-{side}-{anchor}"
