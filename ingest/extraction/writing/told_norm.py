"""A norm as one document tells it, whoever read the document: clause by clause, and as a whole."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.extraction.instruments import date_of, instrument_behind
from ingest.extraction.lexicon import known
from ingest.extraction.telling import Certainty, Force, Measure, Slot, Status, Telling, When
from ingest.extraction.things import Thing
from ontology.ids import is_called_only, path_of
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, RestrictionKind

_COUNTED = re.compile(
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|certain|many|few|various)\b",
    re.IGNORECASE,
)
OVER = (Status.RESCINDED, Status.SUSPENDED)
ENDED = (*OVER, Status.EASED)
GOVERNMENT = "agency:us/government"
_AMERICAN = ("agency:us/", "policy:us/", "policy:cfr/", "policy:usc/", "policy:fr/", "policy:fr-doc/")
OBJECTS = (EntityClass.AI_MODEL, EntityClass.MODEL_GROUP, EntityClass.HARDWARE, EntityClass.CONTROL_ITEM)
"""What a restriction may restrict."""
_KINDS = {
    Measure.LICENCE_REQUIREMENT: RestrictionKind.LICENCE_REQUIREMENT,
    Measure.LICENCE_POLICY: RestrictionKind.LICENCE_REQUIREMENT,
    Measure.PROHIBITION: RestrictionKind.PROHIBITION,
    Measure.ACCESS_BLOCK: RestrictionKind.PROHIBITION,
    Measure.IMPORT_BAN: RestrictionKind.PROHIBITION,
    Measure.REPORTING: RestrictionKind.NOTIFICATION,
    Measure.DISCLOSURE: RestrictionKind.NOTIFICATION,
}
"""What binds. A "restriction" may be a ban, a licence or a quota, and a check to make is no limit: these are none."""
_NO_LIMIT = (Measure.REPORTING, Measure.DISCLOSURE, Measure.DUE_DILIGENCE, Measure.LISTING)
"""Asked for and not demanded, these limit nothing."""


@dataclass(frozen=True, slots=True)
class ToldNorm:
    """What a document tells of one norm."""

    whole: Telling
    clauses: tuple[Telling, ...]
    """Those that speak of the norm itself, in the order of the text; one where the extractor tells norms whole."""
    exemptions: tuple[Telling, ...] = ()
    """Clauses that take something out of it."""
    effects: tuple[Telling, ...] = ()
    """Clauses that tell what it means for somebody."""

    @property
    def kind(self) -> RestrictionKind | None:
        """What it demands, in the words of the graph; none where that is not one of them."""
        return _kind_of(self.whole)

    @property
    def speaking(self) -> tuple[Telling, ...]:
        """The clauses that say what it demands; where the text only tells its end, those that do."""
        there = [each for each in self.clauses if each.status not in ENDED and changed_policy(each) is None]
        return tuple(each for each in there if _kind_of(each) is self.kind) or self.clauses

    @property
    def objects(self) -> tuple[Thing, ...]:
        """What it restricts, in the order of ids: only what a clause itself speaks of, and not one near it."""
        things = {each for clause in self.speaking for each in clause[Slot.OBJECT]}
        return tuple(sorted(each for each in things if each.entity_class in OBJECTS and _says_which(each)))

    @property
    def agencies(self) -> tuple[Thing, ...]:
        """The public bodies behind it."""
        return agencies_of(self.whole)

    @property
    def policies(self) -> tuple[Thing, ...]:
        """The instruments behind it that have an identity beyond this text: named, or known by who wrote to whom."""
        named = tuple(each for each in _policies(self.whole) if not is_event(each))
        return named or tuple(filter(None, [self._letter()]))

    @property
    def events(self) -> tuple[Thing, ...]:
        """What the text calls "the request" or "the ban" where nothing else is known of it."""
        return () if self.policies else tuple(each for each in _policies(self.whole) if is_event(each))

    @property
    def is_american(self) -> bool:
        """Whether the law of the United States is at work."""
        return any(each.id.startswith(_AMERICAN) for each in (*self.agencies, *self.policies))

    @property
    def is_denied(self) -> bool:
        """Whether it is said not to exist."""
        return self.whole.status is Status.NONE

    def _letter(self) -> Thing | None:
        addressees = {each.id for each in self.whole[Slot.ACTOR]} | {each.developer or "" for each in self.objects}
        days = [date for clause in self.clauses if clause.status not in ENDED and (date := day_of(clause))]
        if self.kind is None or not days:
            return None
        return instrument_behind(self.kind, self.agencies, addressees, days[0].iso)


def _says_which(thing: Thing) -> bool:
    """ "Two AI models", "certain chips": a description that only counts leaves open which."""
    return thing.definition is None or _COUNTED.match(thing.definition) is None


def _kind_of(telling: Telling) -> RestrictionKind | None:
    if telling.force is Force.VOLUNTARY or telling.status is Status.REQUESTED:
        return None if telling.measure in _NO_LIMIT else RestrictionKind.VOLUNTARY_LIMIT
    return _KINDS.get(telling.measure)


def agencies_of(telling: Telling) -> tuple[Thing, ...]:
    """The public bodies behind a telling; a country that acts stands for its government."""
    return tuple(dict.fromkeys(_as_agencies(telling[Slot.AUTHORITY])))


def _as_agencies(things: Iterable[Thing]) -> Iterator[Thing]:
    for each in things:
        if each.entity_class is EntityClass.COUNTRY:
            yield government_of(each)
        elif each.entity_class is EntityClass.AGENCY:
            yield each


def government_of(country: Thing) -> Thing:
    """The government for which a country's name stands ("US blocks exports")."""
    identifier = f"agency:{path_of(country.id).lower()}/government".replace("agency:gb/", "agency:uk/")
    return known().things.get(identifier) or Thing(identifier, EntityClass.AGENCY, f"{country.name} government")


def _policies(telling: Telling) -> tuple[Thing, ...]:
    return tuple(each for each in telling[Slot.RULE] if each.entity_class is EntityClass.POLICY)


def is_event(policy: Thing) -> bool:
    """Whether it is only what this text calls something that it told ("the request")."""
    return is_called_only(policy.id)


def changed_policy(clause: Telling) -> Thing | None:
    """The one instrument of whose life a clause tells, where it tells of nothing else."""
    policies = [each for each in _policies(clause) if not is_event(each)]
    about_a_norm = clause[Slot.OBJECT] or clause[Slot.TARGET] or clause.measure is not Measure.OTHER
    return policies[0] if len(policies) == 1 and not about_a_norm else None


def when_of(clause: Telling) -> When | None:
    """Since when it is so, if the clause gives a date and not only words for one."""
    return next((when for when in clause.effective if when.date is not None), None)


def day_of(clause: Telling) -> PartialDate | None:
    """The date since when it is so."""
    when = when_of(clause)
    return None if when is None else when.date


def day_of_instrument(policies: Iterable[Thing]) -> PartialDate | None:
    """The day of a known letter or request."""
    days = [day for policy in policies if (day := date_of(policy.id)) is not None]
    return PartialDate(days[0]) if days else None


def is_doubted(telling: Telling) -> bool:
    """Whether the text itself does not stand by it."""
    return telling.certainty is Certainty.HEDGED


def related(some: Iterable[Thing], others: Iterable[Thing]) -> bool:
    """Whether the same authority may be meant: the government acts through its agencies."""
    one, other = {each.id for each in some}, {each.id for each in others}
    american = all(any(each.startswith("agency:us/") for each in group) for group in (one, other))
    return bool(one & other) or (american and GOVERNMENT in one | other)
