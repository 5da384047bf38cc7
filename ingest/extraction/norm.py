"""A norm as a document tells it, clause by clause, and when two clauses speak of the same one."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.extraction.telling import Filler, Measure, Slot, Status, Telling
from ingest.extraction.tellings import Told
from ingest.extraction.things import Thing
from ontology.vocabulary import EntityClass

ENDED = (Status.RESCINDED, Status.SUSPENDED, Status.EASED)


@dataclass(slots=True)
class Norm:
    """A norm as a document tells it: clause by clause."""

    told: list[Told]
    telling: Telling
    """What the clauses amount to together."""
    fillers: list[tuple[Slot, Filler]] = field(default_factory=list)

    def things(self, slot: Slot) -> set[Thing]:
        """The things in a slot."""
        return {filler.thing for each, filler in self.fillers if each is slot}

    def fill(self, slot: Slot, fillers: Iterable[Filler]) -> None:
        """Add what is not there yet."""
        known = self.things(slot)
        self.fillers += [(slot, each) for each in fillers if each.thing not in known]

    @property
    def instruments(self) -> set[Thing]:
        """Its rules, without the lists."""
        return {each for each in self.things(Slot.RULE) if each.entity_class is not EntityClass.PARTY_LIST}

    @property
    def is_denial(self) -> bool:
        """Whether it is said not to exist."""
        return self.telling.status is Status.NONE

    def fillers_in(self, slot: Slot) -> list[Filler]:
        """The fillers of a slot."""
        return [filler for each, filler in self.fillers if each is slot]

    @property
    def start(self) -> int:
        """Where the text comes to it."""
        return self.told[0].telling.evidence[0].start


def whole_of(norm: Norm) -> Telling:
    """What the clauses of a norm amount to together."""
    parts = [each.telling for each in norm.told]
    return replace(
        norm.telling,
        status=_status_on(norm),
        fillers=tuple(sorted(norm.fillers, key=lambda each: (each[0], each[1].quote))),
        evidence=tuple(dict.fromkeys(quote for part in parts for quote in part.evidence)),
        effective=tuple(when for part in parts for when in part.effective)[:1],
        until=tuple(when for part in parts for when in part.until)[:1],
        reasons=tuple(reason for part in parts for reason in part.reasons),
    )


def _status_on(norm: Norm) -> Status:
    """In force, unless it begins only after the text was published."""
    published = norm.told[0].passage.published
    starts = [when.date for told in norm.told for when in told.telling.effective if when.date is not None]
    later = published is not None and any(each.earliest > published.latest for each in starts[:1])
    return Status.ANNOUNCED if later and norm.telling.status is Status.IN_FORCE else norm.telling.status


def is_same(norm: Norm, new: Norm) -> bool:
    """Whether a clause speaks of a norm that was told before."""
    if norm.is_denial != new.is_denial or norm.telling.force is not new.telling.force:
        return False
    shared_rule = bool(norm.instruments & new.instruments)
    other_rule = bool(norm.instruments and new.instruments) and not shared_rule
    bare = not new.things(Slot.OBJECT) and not new.things(Slot.TARGET)
    if bare and not other_rule and _continues(norm, new):
        return True
    if shared_rule and (bare or (not norm.things(Slot.OBJECT) and not norm.things(Slot.TARGET))):
        return Measure.OTHER in (new.telling.measure, norm.telling.measure)
    if other_rule or not agree(norm, new, Slot.AUTHORITY) or not agree(norm, new, Slot.TARGET):
        return False
    same_object = bool(new.things(Slot.OBJECT) & norm.things(Slot.OBJECT))
    return same_object and _follows(norm.telling.status, new.telling.status)


def _continues(norm: Norm, new: Norm) -> bool:
    """Whether a clause without a thing only says how the norm before it works: the same demand, on nothing new."""
    demand = new.telling.measure is norm.telling.measure is Measure.LICENCE_REQUIREMENT
    return demand and _follows(norm.telling.status, new.telling.status)


def agree(norm: Norm, new: Norm, slot: Slot) -> bool:
    """Whether the two may have the same there: one leaves it open, or they share one."""
    return not norm.things(slot) or not new.things(slot) or bool(norm.things(slot) & new.things(slot))


def _follows(before: Status, after: Status) -> bool:
    """Whether a clause with the later status may speak of the norm with the earlier one."""
    if before is after or after in ENDED:
        return True
    return {before, after} <= {Status.ANNOUNCED, Status.IN_FORCE} or (before in ENDED and after is Status.IN_FORCE)


def join(norm: Norm, new: Norm) -> None:
    """Take a clause into a norm. An end that it tells is where the norm stands."""
    norm.told += new.told
    for slot, filler in new.fillers:
        norm.fill(slot, [filler])
    before, after = norm.telling, new.telling
    status = before.status
    if after.status in ENDED or (before.status is Status.ANNOUNCED and after.status is Status.IN_FORCE):
        status = after.status
    measure = after.measure if before.measure is Measure.OTHER else before.measure
    norm.telling = replace(before, status=status, measure=measure)
