"""Valid time: dates that keep their precision, and intervals that know how well their start is known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ontology.errors import ExportGraphError
from ontology.truth import Truth, all_of

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date as precise as its source: "2024", "2024-12" or "2024-12-05" (ISO 8601 reduced precision)."""

    iso: str

    def __post_init__(self) -> None:
        match = _PARTIAL.fullmatch(self.iso)
        try:
            if match is None:
                raise ValueError(self.iso)
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise ExportGraphError(
                code="DATE-MALFORMED",
                message=f"{self.iso!r} is not a date",
                fix="write it as YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source is",
            ) from None

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        year, month, day = (*map(int, self.iso.split("-")), 1, 1)[:3]
        return date(year, month, day)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        parts = [int(part) for part in self.iso.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return date(year, month, parts[2] if len(parts) == 3 else monthrange(year, month)[1])

    def may_mean(self, other: "PartialDate") -> bool:
        """Whether it is less precise than `other` and does not contradict it: "June" may mean 12 June."""
        return self != other and self.earliest <= other.earliest and other.latest <= self.latest


class Basis(StrEnum):
    """How the start of an interval is known."""

    EXACT = "exact"
    """It began on that date; before it, it was not so."""
    OBSERVED = "observed"
    """It was so on that date; since when is not known."""


@dataclass(frozen=True, slots=True)
class Interval:
    """When something is so: from `start` (inclusive) to `end` (exclusive).

    Without start and end it is a lasting fact. With an end only, it was so up to the end; since when is not known.
    A missing end means "until something ends it". An end that was only observed says that it was no longer so on
    that day: since `seen`, when it was last seen to be so, nobody knows. `absent` is the last day before an observed
    start on which it was seen not to be so.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    basis: Basis = Basis.EXACT
    end_basis: Basis = Basis.EXACT
    seen: PartialDate | None = None
    absent: PartialDate | None = None

    def contains(self, day: date) -> Truth:
        """Is it so on `day`? Unknown where the precision of the source does not tell."""
        return all_of((self._begun(day), self._not_ended(day)))

    def _begun(self, day: date) -> Truth:
        if self.start is None:
            return Truth.TRUE if self.end is None else Truth.UNKNOWN
        if day >= self.start.latest:
            return Truth.TRUE
        if self.absent is not None and day == self.absent.earliest == self.absent.latest:
            return Truth.FALSE
        if self.basis is Basis.OBSERVED or day >= self.start.earliest:
            return Truth.UNKNOWN
        return Truth.FALSE

    def _not_ended(self, day: date) -> Truth:
        if self.end is None:
            return Truth.TRUE
        if day >= self.end.latest:
            return Truth.FALSE
        if self.end_basis is Basis.EXACT:
            return Truth.TRUE if day < self.end.earliest else Truth.UNKNOWN
        return Truth.TRUE if self.seen is not None and day <= self.seen.earliest else Truth.UNKNOWN


ALWAYS = Interval()


def interval_content(valid: Interval) -> tuple[str | None, ...]:
    """An interval as plain values: start, end, basis, and what was seen around them, as far as there is any."""
    plain = (_iso(valid.start), _iso(valid.end), valid.basis)
    observed = (valid.end_basis, _iso(valid.seen), _iso(valid.absent))
    return plain if observed == (Basis.EXACT, None, None) else (*plain, *observed)


def _iso(day: PartialDate | None) -> str | None:
    return None if day is None else day.iso
