"""What one clause tells of a norm: who restricts what, for whom, by what, since when, and with what force.

A telling is what every extractor makes, by rules or by a language model, and all that the later steps know of a text:
they write statements from it, show it and score it. It is a claim of the text, not a fact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.extraction.things import Thing
from ontology.document import Quote
from ontology.times import PartialDate
from ontology.vocabulary import Polarity, Section


class Slot(StrEnum):
    """The places that a norm has for things."""

    AUTHORITY = "authority"
    """Who imposes, asks or lifts: a public body; a company for its own policy."""
    RULE = "rule"
    """The instrument by which it is done, and the list for a listing."""
    ACTOR = "actor"
    """Who must act, or was asked to."""
    OBJECT = "object"
    """What is restricted."""
    TARGET = "target"
    """For whom: a destination, a nationality, a class of persons, a listed party."""
    EXEMPT = "exempt"
    """Who or what is left free."""
    THRESHOLD = "threshold"
    """The limit from which it applies."""


class Measure(StrEnum):
    """What is demanded."""

    LICENCE_REQUIREMENT = "license_requirement"
    LICENCE_POLICY = "license_policy"
    PROHIBITION = "prohibition"
    ACCESS_BLOCK = "access_block"
    LISTING = "listing"
    QUOTA_CAP = "quota_cap"
    REPORTING = "reporting"
    DUE_DILIGENCE = "due_diligence"
    IMPORT_BAN = "import_ban"
    DISCLOSURE = "disclosure"
    OTHER = "other"


class Status(StrEnum):
    """How far the norm has come, as the clause presents it on the day of its text."""

    REQUESTED = "requested"
    CONSIDERED = "considered"
    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    EASED = "eased"
    RESCINDED = "rescinded"
    NONE = "none"
    """Said not to exist; then and only then the polarity is negative."""


class Force(StrEnum):
    """Whether it binds."""

    REQUIRED = "required"
    VOLUNTARY = "voluntary"
    UNSPECIFIED = "unspecified"


class Certainty(StrEnum):
    """Whether the text itself stands by it."""

    ASSERTED = "asserted"
    HEDGED = "hedged"


@dataclass(frozen=True, slots=True)
class Filler:
    """A thing in a slot, and the words that name it there or take it up."""

    thing: Thing
    quote: Quote


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text gives it: a date, or words that only an event not yet dated makes one."""

    date: PartialDate | None
    symbolic: str | None
    """An ISO 8601 duration with its anchor, as in `P180D-after-enactment`; only where there is no date."""
    quote: Quote


@dataclass(frozen=True, slots=True)
class Telling:
    """What one clause tells of one norm."""

    measure: Measure
    status: Status
    force: Force
    certainty: Certainty
    evidence: tuple[Quote, ...]
    """The shortest quotes that carry it, in the order of the text."""
    fillers: tuple[tuple[Slot, Filler], ...] = ()
    effective: tuple[When, ...] = ()
    until: tuple[When, ...] = ()
    attribution: str | None = None
    """Who says so, in the words of the text, where it is not the text itself."""
    section: Section = Section.BODY
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    """Why it was read so, for a person to follow: the words that decided, and what they decided."""

    @property
    def polarity(self) -> Polarity:
        """Negative for a norm that is said not to exist."""
        return Polarity.NEGATIVE if self.status is Status.NONE else Polarity.POSITIVE

    def __getitem__(self, slot: Slot) -> tuple[Thing, ...]:
        """The distinct things in a slot, in the order of the text."""
        return tuple(dict.fromkeys(filler.thing for _, filler in self._in(slot)))

    def _in(self, slot: Slot) -> Iterator[tuple[Slot, Filler]]:
        return (each for each in self.fillers if each[0] is slot)
