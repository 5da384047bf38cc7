"""The records that screening works on: named things, the lists of parties, and the entries by which they name them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ontology.records import Reference
from ontology.times import Interval
from ontology.truth import Truth
from ontology.vocabulary import ListKind, ReviewOutlook


class NameRole(StrEnum):
    """What a name is to the thing that bears it."""

    NAME = "name"
    ALIAS = "alias"
    FORMER_NAME = "former_name"
    LISTED_NAME = "listed_name"
    """The name that an entry of a list gives it."""


class ListedState(StrEnum):
    """Whether a party is on a list on a day."""

    LISTED = "listed"
    DELISTED = "delisted"
    NOT_YET_LISTED = "not_yet_listed"
    UNKNOWN = "unknown"
    """No source tells for that day; it is never taken for no."""


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A thing with the names by which it may be looked up."""

    id: str
    label: str
    """Its class in the ontology."""
    names: tuple[tuple[str, NameRole], ...]
    """Its own name first; each with the strongest role in which it bears it."""
    kind: str | None = None
    """The kind of a party, a value of `PartyKind`; none where unknown."""
    countries: frozenset[str] = frozenset()
    """The ids of the countries where it is, has its headquarters or was founded; empty where unknown."""


@dataclass(frozen=True, slots=True)
class PartyList:
    """A list of parties, and how far it was read."""

    id: str
    name: str
    kind: ListKind | None
    """None where no source says."""
    issued_by: tuple[Reference, ...]
    captured_on: str | None
    """The newest day on which the whole list was read, as precise as known; none where it never was."""


@dataclass(frozen=True, slots=True)
class Listing:
    """That a party is on a list for a time."""

    party: str
    list: str
    valid: Interval
    confidence: float
    entry: str | None = None
    """The entry that names it; none where a source says so without one."""

    def state(self, day: date) -> ListedState:
        """Whether it holds on `day`. What is not certain is unknown."""
        held = self.valid.contains(day)
        if held is Truth.FALSE:
            ended = self.valid.end is not None and day >= self.valid.end.latest
            return ListedState.DELISTED if ended else ListedState.NOT_YET_LISTED
        return ListedState.LISTED if held is Truth.TRUE and self.confidence == 1 else ListedState.UNKNOWN


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of a list says."""

    id: str
    name: str
    licence_requirement: str | None = None
    review_policy: str | None = None
    review_outlook: ReviewOutlook | None = None
    footnotes: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    countries: tuple[Reference, ...] = ()
    """The countries in which its addresses lie."""
