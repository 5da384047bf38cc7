"""A place in a text that names a time, and the words of the calendar."""

from calendar import day_name, month_name, monthrange
from dataclasses import dataclass

from ontology.times import PartialDate

_MONTHS = list(month_name)[1:]
_NUMBERS = {name.casefold(): number for number, name in enumerate(_MONTHS, 1)}
_NUMBERS |= {name[:3].casefold(): number for name, number in zip(_MONTHS, range(1, 13), strict=True)} | {"sept": 9}
MONTHS = "|".join(_MONTHS)
"""The names of the months, for a pattern."""
WEEKDAYS = tuple(day_name)
"""Monday first."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A place in a view that names a time."""

    start: int
    end: int
    date: PartialDate | None
    symbolic: str | None = None
    """Where there is no date: an ISO 8601 duration with its anchor (`P180D-after-enactment`) or without (`P2W`)."""


def month_number(word: str) -> int:
    """The number of a month by its name or its usual abbreviation."""
    return _NUMBERS[word.rstrip(".").casefold()]


def partial(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """A date as precise as it is given. Raises `DATE-MALFORMED`, as for June 31."""
    parts = (f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None))
    return PartialDate("-".join(parts))


def last_day(year: int, month: int) -> PartialDate:
    """The last day of a month."""
    return partial(year, month, monthrange(year, month)[1])
