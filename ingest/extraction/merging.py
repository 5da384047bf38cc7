"""From tellings to norms: clauses about the same thing by the same authority speak of one norm.

A norm takes what its clauses leave out from the text around it: the instrument that a later sentence calls
"the request", the body that issued it, what a sentence of its own leaves free.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.extraction.features import Stage
from ingest.extraction.instruments_in_text import Instruments
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Filler, Force, Measure, Slot, Status, Telling
from ingest.extraction.tellings import Told, tellings
from ingest.extraction.things import Thing
from ingest.extraction.tree import children, has_role, subject_of
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
    return [whole_of(norm) for norm in norms_of(passages, kind)]


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


def norms_of(passages: list[Passage], kind: str = "") -> list[Norm]:
    """The norms of a document's body, in the order in which it comes to them."""
    instruments = Instruments.of(passages)
    norms: list[Norm] = []
    all_told = [each for passage in passages for each in tellings(passage)]
    for told in all_told:
        if told.act.supports:
            _support(told, norms)
        elif not told.act.carves and _says_enough(told.telling):
            _tell(told, norms, instruments)
    for told in all_told:
        if told.act.carves:
            _carve(told, norms)
    kept = sorted((norm for norm in norms if _stands(norm)), key=lambda norm: norm.start)
    for norm in kept:
        _complete(norm, kept, instruments)
    _limit(passages, kept)
    return kept


def _support(told: Told, norms: list[Norm]) -> None:
    """A clause that tells more of a norm on the same things."""
    told_of, rules = set(told.telling[Slot.OBJECT]), set(told.telling[Slot.RULE])
    positive = [norm for norm in norms if norm.telling.status is not Status.NONE]
    same = [norm for norm in positive if norm.things(Slot.OBJECT) & told_of or norm.instruments & rules]
    more = told.act.measure is Measure.OTHER  # "the clause covers X": of the norm told last, on whatever it was
    taken_up = not told_of and not rules  # "will not be able to use them"
    for norm in (same or (positive if more or taken_up else []))[-1:]:
        slots = (Slot.TARGET, Slot.OBJECT) if more else (Slot.TARGET,)
        for slot, filler in told.telling.fillers:
            if slot in slots:
                norm.fill(slot, [filler])
        norm.told.append(told)


def _limit(passages: list[Passage], norms: list[Norm]) -> None:
    """A threshold that no clause of a norm holds belongs to the norm on what stands before it."""
    taken = {filler.thing for norm in norms for filler in (f for s, f in norm.fillers if s is Slot.THRESHOLD)}
    for passage in passages:
        for name in passage.names:
            if name.entity_class is not EntityClass.CRITERION or set(name.things) & taken:
                continue
            quote = passage.quote(name.start, name.end)
            before = [norm for norm in norms if norm.start < quote.start and norm.things(Slot.OBJECT) and norm.telling.status is not Status.NONE]
            label = re.search(r"\b([a-z])\.\d+(?:\.[a-z])?\W[^.;]*$", passage.block.view[: name.start])
            before = [norm for norm in before if label and any(thing.name.endswith(f".{label[1]}") for thing in norm.things(Slot.OBJECT))] or before
            if before:
                before[-1].fill(Slot.THRESHOLD, [Filler(thing, quote) for thing in name.things])


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
    if told.act.becomes:
        _inherit(new, norms)
        norms.append(new)
        return
    if not new.instruments:
        new.fill(Slot.RULE, _instrument_of(new, norms, instruments))
    if told.features.stage is Stage.DECIDED and (known := _decided(new, norms)) is not None:
        known.told.append(replace(told, act=replace(told.act, supports=True)))
        return
    if _is_taken_up(told) and norms:
        _join(norms[-1], new)
        return
    for norm in reversed(norms):
        if _is_same(norm, new):
            _join(norm, new)
            return
    norms.append(new)


def _decided(new: Norm, norms: list[Norm]) -> Norm | None:
    """The norm of which "the decision to restrict X" speaks again: the words tell nothing of its stage."""
    same = [norm for norm in norms if norm.things(Slot.OBJECT) & new.things(Slot.OBJECT) and _agree(norm, new, Slot.AUTHORITY)]
    return same[-1] if same and same[-1].telling.status is not Status.NONE else None


def _inherit(new: Norm, norms: list[Norm]) -> None:
    """ "Turn the request into a requirement": on the same things, for the same ones."""
    for norm in reversed([each for each in norms if each.telling.status is not Status.NONE]):
        if norm.instruments & new.instruments or not new.instruments:
            for slot in (Slot.ACTOR, Slot.OBJECT, Slot.TARGET):
                new.fill(slot, [filler for each, filler in norm.fillers if each is slot])
            return


def _instrument_of(new: Norm, norms: list[Norm], instruments: Instruments) -> list[Filler]:
    """What a clause without an instrument speaks of: what the text is itself, what the clause before is about
    where both only say what would be, else what a later sentence calls it."""
    if new.telling.status is Status.NONE:
        return []
    told = new.told[0]
    if instruments.own:
        return instruments.own
    if {each.entity_class for each in new.things(Slot.AUTHORITY)} == {EntityClass.COMPANY}:
        return []  # what a company does itself is none of the orders that the text goes on to speak of
    if norms and new.telling.status is Status.PROPOSED is norms[-1].telling.status:
        return [filler for slot, filler in norms[-1].fillers if slot is Slot.RULE]
    return instruments.behind(new.start, new.telling.status, {t for norm in norms for t in norm.instruments})


def _is_taken_up(told: Told) -> bool:
    """Whether the norm is called "this embargo", "these prohibitions": it is the one told last."""
    return any(
        token.dep_ in ("nsubj", "nsubjpass") and any(child.lower_ in ("this", "these", "such") for child in children(token, "det", "predet", "amod"))
        for token in told.act.core
    )


def _is_same(norm: Norm, new: Norm) -> bool:
    old_negative, new_negative = norm.telling.status is Status.NONE, new.telling.status is Status.NONE
    if old_negative != new_negative or norm.telling.force is not new.telling.force:
        return False
    shared_rule = bool(norm.instruments & new.instruments)
    bare = not new.things(Slot.OBJECT) and not new.things(Slot.TARGET)
    if bare and _continues(norm, new):
        return True
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


def _continues(norm: Norm, new: Norm) -> bool:
    """Whether a clause without a thing only says how the norm before it works: the same demand, on nothing new."""
    demand = new.telling.measure is norm.telling.measure is Measure.LICENCE_REQUIREMENT
    return demand and _follows(norm.telling.status, new.telling.status) and not (norm.instruments and new.instruments and not norm.instruments & new.instruments)


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
    here = telling.evidence[0].start
    positive = [norm for norm in norms if norm.telling.status is not Status.NONE]
    # What an exemption is from mostly stands before it; "X was spared when Y was put under licence" is rarer.
    positive = [norm for norm in positive if norm.start <= here] or positive[:1]
    if telling.status is Status.NONE and not exempt and things:
        norms.append(_denied(told, positive))
        return
    for norm in _carved(told, positive) if exempt or (things and telling.status is not Status.NONE) else ():
        held = norm.things(Slot.OBJECT) | norm.things(Slot.TARGET)
        norm.fill(Slot.EXEMPT, [each for each in exempt or things if each.thing not in held])
        norm.told.append(told)


def _carved(told: Told, positive: list[Norm]) -> list[Norm]:
    """The norms from which something is taken out: that of the named instrument, all of "the requirements", the last."""
    rules = set(told.telling[Slot.RULE])
    named = [norm for norm in positive if norm.instruments & rules]
    if named:
        return named
    several = any(
        token.tag_ == "NNS" and token.lemma_.lower() in words().norm_nouns
        for token in children(told.act.head, "nsubj", "nsubjpass")
    )
    if several:
        return positive
    things = set(told.telling[Slot.OBJECT])
    binding = [norm for norm in positive if norm.telling.force is Force.REQUIRED]
    return ([norm for norm in binding if norm.things(Slot.OBJECT) & things] or binding or positive)[-1:]


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
    told = norm.told[0]
    if not norm.things(Slot.OBJECT) and _speaks_of_above(told):
        _inherit_objects(norm, norms)
    if told.passage.is_law:
        norm.fillers = [each for each in norm.fillers if each[0] is not Slot.RULE or each[1].thing not in instruments.amended]
    for rule in norm.instruments:
        if not norm.things(Slot.AUTHORITY) or rule in instruments.first:
            norm.fill(Slot.AUTHORITY, instruments.issuers.get(rule, ()))
    if norm.telling.status is Status.NONE:
        _complete_denial(norm, norms)
    elif not norm.things(Slot.AUTHORITY):
        norm.fill(Slot.AUTHORITY, _only_authority(norm, norms) or (instruments.speakers if told.passage.is_law else []))
        norm.fill(Slot.AUTHORITY, [] if norm.things(Slot.AUTHORITY) else _speaker(told))
    agencies = [each for each in norm.fillers if each[0] is Slot.AUTHORITY and each[1].thing.entity_class is EntityClass.AGENCY]
    if agencies:  # "China's ban, announced by the ministry": the country stands for its ministry
        norm.fillers = [
            each for each in norm.fillers
            if each[0] is not Slot.AUTHORITY or each[1].thing.entity_class is not EntityClass.COUNTRY
        ]


def _speaker(told: Told) -> list[Filler]:
    """The body that tells the norm, where it tells what it does itself: "X is banned, the ministry wrote"."""
    for verb in (each for each in told.features.governors if has_role(each, words()["say"])):
        subject = subject_of(verb)
        name = None if subject is None else told.passage.name_at(subject)
        if name is not None and name.entity_class is EntityClass.AGENCY:
            return [Filler(thing, told.passage.quote(name.start, name.end)) for thing in name.things]
    return []


def _speaks_of_above(told: Told) -> bool:
    """ "Export of the above to Y", "applications to ship them": of what was spoken of before."""
    below = [token for each in (told.act.head, *told.act.core) for token in each.subtree]
    return any(token.lower_ in ("above", "them", "they", "these", "those", "such", "thereof", "same") for token in below)


def _inherit_objects(norm: Norm, norms: list[Norm]) -> None:
    before = [each for each in norms if each.start < norm.start and each.things(Slot.OBJECT)]
    if before:
        norm.fill(Slot.OBJECT, [filler for slot, filler in before[-1].fillers if slot is Slot.OBJECT])


def _complete_denial(norm: Norm, norms: list[Norm]) -> None:
    """ "No licence is needed for shipments to Y": of what was spoken of before."""
    before = [each for each in norms if each.start < norm.start]
    moved = any(token.lemma_.lower() in words()["transfer_nouns"] for token in norm.told[0].act.head.sent)
    if before and moved and not norm.things(Slot.OBJECT):
        norm.fill(Slot.OBJECT, [filler for slot, filler in before[-1].fillers if slot is Slot.OBJECT])


def _only_authority(norm: Norm, norms: list[Norm]) -> list[Filler]:
    """The one body that acts in the text, where it is one."""
    acting = {
        filler.thing: filler
        for each in norms
        if each.telling.status is not Status.NONE and (not norm.instruments or not each.instruments or norm.instruments & each.instruments)
        for slot, filler in each.fillers
        if slot is Slot.AUTHORITY and filler.thing.entity_class is EntityClass.AGENCY
    }
    return list(acting.values()) if len(acting) == 1 else []
