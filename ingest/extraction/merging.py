"""From tellings to norms: clauses about the same thing by the same authority speak of one norm.

A norm takes what its clauses leave out from the text around it: the instrument that a later sentence calls
"the request", the body that issued it, what a sentence of its own leaves free.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from ingest.extraction.instruments_in_text import Instruments
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Filler, Measure, Slot, Status, Telling
from ingest.extraction.tellings import Told, tellings
from ingest.extraction.things import Thing
from ontology.vocabulary import EntityClass

_ENDED = (Status.RESCINDED, Status.SUSPENDED, Status.EASED)
_GROUPS = (EntityClass.PERSON_CLASS, EntityClass.COUNTRY_GROUP)


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
    def start(self) -> int:
        """Where the text comes to it."""
        return self.told[0].telling.evidence[0].start


def merged_tellings(passages: list[Passage], kind: str = "") -> list[Telling]:
    """The norms of a document as one telling each."""
    return [_whole(norm) for norm in norms_of(passages, kind)]


def _whole(norm: Norm) -> Telling:
    parts = [each.telling for each in norm.told]
    return replace(
        norm.telling,
        fillers=tuple(sorted(norm.fillers, key=lambda each: (each[0], each[1].quote))),
        evidence=tuple(dict.fromkeys(quote for part in parts for quote in part.evidence)),
        effective=tuple(when for part in parts for when in part.effective)[:1],
        until=tuple(when for part in parts for when in part.until)[:1],
        reasons=tuple(reason for part in parts for reason in part.reasons),
    )


def norms_of(passages: list[Passage], kind: str = "") -> list[Norm]:
    """The norms of a document's body, in the order in which it comes to them."""
    instruments = Instruments.of(passages)
    norms: list[Norm] = []
    carving = []
    for passage in passages:
        for told in tellings(passage):
            if told.act.carves:
                carving.append(told)
                _carve(told, norms)
            elif _says_enough(told.telling):
                _tell(told, norms, instruments)
    for norm in norms:
        _complete(norm, norms, instruments)
    return [norm for norm in norms if _stands(norm)]


def _says_enough(telling: Telling) -> bool:
    """Whether it has any argument that makes it a norm of its own or part of one."""
    slots = {slot for slot, _ in telling.fillers}
    if telling.status is Status.NONE:
        return bool(slots & {Slot.OBJECT, Slot.TARGET})
    return bool(slots & {Slot.OBJECT, Slot.TARGET, Slot.RULE, Slot.ACTOR}) or (
        telling.measure is Measure.REPORTING and Slot.AUTHORITY in slots
    )


def _stands(norm: Norm) -> bool:
    """Whether it has enough to be a norm: a thing, a target, or an instrument whose life is told."""
    return any(norm.things(slot) for slot in (Slot.OBJECT, Slot.TARGET, Slot.RULE, Slot.ACTOR))


def _tell(told: Told, norms: list[Norm], instruments: Instruments) -> None:
    new = Norm([told], told.telling, list(told.telling.fillers))
    for norm in reversed(norms):
        if _is_same(norm, new):
            _join(norm, new)
            return
    norms.append(new)


def _is_same(norm: Norm, new: Norm) -> bool:
    old_negative, new_negative = norm.telling.status is Status.NONE, new.telling.status is Status.NONE
    if old_negative != new_negative:
        return False
    shared_rule = bool(norm.instruments & new.instruments)
    bare = not new.things(Slot.OBJECT) and not new.things(Slot.TARGET)
    if shared_rule and (bare or (not norm.things(Slot.OBJECT) and not norm.things(Slot.TARGET))):
        return new.telling.measure is Measure.OTHER or norm.telling.measure is Measure.OTHER
    if norm.instruments and new.instruments and not shared_rule:
        return False
    if not _agree(norm, new, Slot.AUTHORITY) or not _agree(norm, new, Slot.TARGET):
        return False
    same_object = bool(new.things(Slot.OBJECT)) and new.things(Slot.OBJECT) <= norm.things(Slot.OBJECT) | new.things(
        Slot.OBJECT
    ) and bool(new.things(Slot.OBJECT) & norm.things(Slot.OBJECT))
    return same_object and _follows(norm.telling.status, new.telling.status)


def _agree(norm: Norm, new: Norm, slot: Slot) -> bool:
    """Whether the two may have the same there: one leaves it open, or they share one."""
    return not norm.things(slot) or not new.things(slot) or bool(norm.things(slot) & new.things(slot))


def _follows(before: Status, after: Status) -> bool:
    """Whether a clause with the later status may speak of the norm with the earlier one."""
    if before is after or after in _ENDED:
        return True
    return {before, after} <= {Status.ANNOUNCED, Status.IN_FORCE} or (before in _ENDED and after is Status.IN_FORCE)


def _join(norm: Norm, new: Norm) -> None:
    norm.told += new.told
    for slot, filler in new.fillers:
        norm.fill(slot, [filler])
    before, after = norm.telling, new.telling
    status = before.status
    if after.status in _ENDED or (before.status is Status.ANNOUNCED and after.status is Status.IN_FORCE):
        status = after.status
    measure = after.measure if before.measure is Measure.OTHER else before.measure
    norm.telling = replace(before, status=status, measure=measure)


# ------------------------------------------------------------------------------------------ what is left free


def _carve(told: Told, norms: list[Norm]) -> None:
    """An exemption from the norms that it speaks of; a denial of its own where it names a place or a thing."""
    telling = told.telling
    exempt = [filler for slot, filler in telling.fillers if slot is Slot.EXEMPT]
    things = [filler for slot, filler in telling.fillers if slot in (Slot.OBJECT, Slot.TARGET)]
    positive = [norm for norm in norms if norm.telling.status is not Status.NONE]
    if telling.status is Status.NONE and not exempt and things:
        norms.append(_denied(told, positive))
        return
    for norm in _carved(told, positive) if exempt or (things and telling.status is not Status.NONE) else ():
        norm.fill(Slot.EXEMPT, exempt or things)
        norm.told.append(told)


def _carved(told: Told, positive: list[Norm]) -> list[Norm]:
    """The norms from which something is taken out: that of the named instrument, all of "the requirements", the last."""
    rules = set(told.telling[Slot.RULE])
    named = [norm for norm in positive if norm.instruments & rules]
    if named:
        return named
    several = any(token.tag_ == "NNS" and token.lemma_.lower() in ("requirement", "restriction", "control", "prohibition") for token in told.act.head.sent)
    return positive if several else positive[-1:]


def _denied(told: Told, positive: list[Norm]) -> Norm:
    """ "The pause does not cover Y": the norm that the subject takes up, less Y."""
    norm = Norm([told], told.telling, [each for each in told.telling.fillers if each[0] is not Slot.EXEMPT])
    if positive and _takes_up(told):
        before = positive[-1]
        for slot in (Slot.AUTHORITY, Slot.RULE, Slot.OBJECT):
            if not norm.things(slot):
                norm.fillers += [each for each in before.fillers if each[0] is slot]
    return norm


def _takes_up(told: Told) -> bool:
    """Whether the subject is a definite noun that no list knows: it can only mean what was said before."""
    for token in told.act.head.children:
        if token.dep_ == "nsubj" and token.pos_ == "NOUN":
            return told.passage.name_at(token) is None and any(child.lower_ in ("the", "this") for child in token.children)
    return False


# ----------------------------------------------------------------------------------- what the text around tells


def _complete(norm: Norm, norms: list[Norm], instruments: Instruments) -> None:
    if not norm.instruments and norm.telling.status is not Status.NONE:
        norm.fill(Slot.RULE, instruments.behind(norm.start, norm.telling.status, norm.told[0].passage))
    for rule in norm.instruments:
        if not norm.things(Slot.AUTHORITY):
            norm.fill(Slot.AUTHORITY, instruments.issuers.get(rule, ()))
    agencies = [each for each in norm.fillers if each[0] is Slot.AUTHORITY and each[1].thing.entity_class is EntityClass.AGENCY]
    if agencies:  # "China's ban, announced by the ministry": the country stands for its ministry
        norm.fillers = [
            each for each in norm.fillers
            if each[0] is not Slot.AUTHORITY or each[1].thing.entity_class is not EntityClass.COUNTRY
        ]


def sentences_between(first: int, second: int, passage: Passage) -> int:
    """How many sentences lie between two places of a passage's view."""
    return sum(1 for sentence in passage.doc.sents if first < sentence.start_char <= second)


def named(token: Token, passage: Passage) -> Iterator[Filler]:
    """The fillers of a token's name."""
    name = passage.name_at(token)
    for thing in name.things if name else ():
        yield Filler(thing, passage.quote(name.start, name.end)) if name else None  # type: ignore[misc]
