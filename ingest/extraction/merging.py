"""From tellings to norms: clauses about the same thing by the same authority speak of one norm.

A norm takes what its clauses leave out from the text around it: the instrument that a later sentence calls
"the request", the body that issued it, what a sentence of its own leaves free.
"""

from dataclasses import replace

from ingest.extraction.around import complete, limit
from ingest.extraction.features import Stage
from ingest.extraction.instruments_in_text import Instruments
from ingest.extraction.left_free import carve
from ingest.extraction.norm import Norm, agree, is_same, join, whole_of
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Filler, Measure, Slot, Status, Telling
from ingest.extraction.tellings import Told, tellings
from ingest.extraction.tree import children
from ontology.vocabulary import EntityClass


def merged_tellings(passages: list[Passage]) -> list[Telling]:
    """The norms of a document as one telling each."""
    return [whole_of(norm) for norm in norms_of(passages)]


def norms_of(passages: list[Passage]) -> list[Norm]:
    """The norms of a document's parsed passages, in the order in which it comes to them."""
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
            carve(told, norms)
    kept = sorted((norm for norm in norms if _stands(norm)), key=lambda norm: norm.start)
    for norm in kept:
        complete(norm, kept, instruments)
    limit(passages, kept)
    return kept


def _support(told: Told, norms: list[Norm]) -> None:
    """A clause that tells more of a norm on the same things."""
    told_of, rules = set(told.telling[Slot.OBJECT]), set(told.telling[Slot.RULE])
    positive = [norm for norm in norms if not norm.is_denial]
    same = [norm for norm in positive if norm.things(Slot.OBJECT) & told_of or norm.instruments & rules]
    more = told.act.measure is Measure.OTHER  # "the clause covers X": of the norm told last, on whatever it was
    taken_up = not told_of and not rules  # "will not be able to use them"
    for norm in (same or (positive if more or taken_up else []))[-1:]:
        slots = (Slot.TARGET, Slot.OBJECT) if more else (Slot.TARGET,)
        for slot, filler in told.telling.fillers:
            if slot in slots:
                norm.fill(slot, [filler])
        norm.told.append(told)


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
        join(norms[-1], new)
        return
    for norm in reversed(norms):
        if is_same(norm, new):
            join(norm, new)
            return
    norms.append(new)


def _decided(new: Norm, norms: list[Norm]) -> Norm | None:
    """The norm of which "the decision to restrict X" speaks again: the words tell nothing of its stage."""
    objects = new.things(Slot.OBJECT)
    same = [norm for norm in norms if norm.things(Slot.OBJECT) & objects and agree(norm, new, Slot.AUTHORITY)]
    return same[-1] if same and not same[-1].is_denial else None


def _inherit(new: Norm, norms: list[Norm]) -> None:
    """ "Turn the request into a requirement": on the same things, for the same ones."""
    for norm in reversed([each for each in norms if not each.is_denial]):
        if norm.instruments & new.instruments or not new.instruments:
            for slot in (Slot.ACTOR, Slot.OBJECT, Slot.TARGET):
                new.fill(slot, norm.fillers_in(slot))
            return


def _instrument_of(new: Norm, norms: list[Norm], instruments: Instruments) -> list[Filler]:
    """What a clause without an instrument speaks of.

    It is what the text is itself; what the clause before is about, where both only say what would be; else what a
    later sentence calls it.
    """
    if new.is_denial or instruments.own:
        return [] if new.is_denial else instruments.own
    if {each.entity_class for each in new.things(Slot.AUTHORITY)} == {EntityClass.COMPANY}:
        return []  # what a company does itself is none of the orders that the text goes on to speak of
    if norms and new.telling.status is Status.PROPOSED is norms[-1].telling.status:
        return norms[-1].fillers_in(Slot.RULE)
    return instruments.behind(new.start, new.telling.status, {t for norm in norms for t in norm.instruments})


def _is_taken_up(told: Told) -> bool:
    """Whether the norm is called "this embargo", "these prohibitions": it is the one told last."""
    subjects = [token for token in told.act.core if token.dep_ in ("nsubj", "nsubjpass")]
    marks = [child.lower_ for token in subjects for child in children(token, "det", "predet", "amod")]
    return any(mark in ("this", "these", "such") for mark in marks)
