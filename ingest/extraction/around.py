"""What the text around a norm's clauses tells of it: who issued its instrument, on what it is, from which limit."""

import re

from ingest.extraction.instruments_in_text import Instruments
from ingest.extraction.known_words import words
from ingest.extraction.norm import Norm
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Filler, Slot
from ingest.extraction.tellings import Told
from ingest.extraction.tree import has_role, subject_of
from ontology.vocabulary import EntityClass

_LABEL = re.compile(r"\b([a-z])\.\d+(?:\.[a-z])?\W[^.;]*$")
"""The label of a paragraph of a control list right before a limit: "a.1: ..."."""
_OF_ABOVE = ("above", "them", "they", "these", "those", "such", "thereof", "same")


def complete(norm: Norm, norms: list[Norm], instruments: Instruments) -> None:
    """Fill what the clauses of a norm leave open."""
    told = norm.told[0]
    if not norm.things(Slot.OBJECT) and _speaks_of_above(told):
        _inherit_objects(norm, norms)
    if told.passage.is_law:
        norm.fillers = [
            each for each in norm.fillers if each[0] is not Slot.RULE or each[1].thing not in instruments.amended
        ]
    for rule in norm.instruments:
        if not norm.things(Slot.AUTHORITY) or rule in instruments.first:
            norm.fill(Slot.AUTHORITY, instruments.issuers.get(rule, ()))
    if norm.is_denial:
        _complete_denial(norm, norms)
    elif not norm.things(Slot.AUTHORITY):
        norm.fill(Slot.AUTHORITY, _acting(norm, norms, instruments))
    _let_ministries_act(norm)


def _acting(norm: Norm, norms: list[Norm], instruments: Instruments) -> list[Filler]:
    """Who may be behind a norm whose clauses do not say it."""
    told = norm.told[0]
    return _only_authority(norm, norms) or (instruments.speakers if told.passage.is_law else []) or _speaker(told)


def _let_ministries_act(norm: Norm) -> None:
    """ "China's ban, announced by the ministry": the country stands for its ministry."""
    acting = {filler.thing.entity_class for filler in norm.fillers_in(Slot.AUTHORITY)}
    if EntityClass.AGENCY in acting:
        country = EntityClass.COUNTRY
        norm.fillers = [
            each for each in norm.fillers if each[0] is not Slot.AUTHORITY or each[1].thing.entity_class is not country
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
    return any(token.lower_ in _OF_ABOVE for token in below)


def _inherit_objects(norm: Norm, norms: list[Norm]) -> None:
    before = [each for each in norms if each.start < norm.start and each.things(Slot.OBJECT)]
    if before:
        norm.fill(Slot.OBJECT, before[-1].fillers_in(Slot.OBJECT))


def _complete_denial(norm: Norm, norms: list[Norm]) -> None:
    """ "No licence is needed for shipments to Y": of what was spoken of before."""
    before = [each for each in norms if each.start < norm.start]
    moved = any(token.lemma_.lower() in words()["transfer_nouns"] for token in norm.told[0].act.head.sent)
    if before and moved and not norm.things(Slot.OBJECT):
        norm.fill(Slot.OBJECT, before[-1].fillers_in(Slot.OBJECT))


def _only_authority(norm: Norm, norms: list[Norm]) -> list[Filler]:
    """The one body that acts in the text, where it is one."""
    acting = {
        filler.thing: filler
        for each in norms
        if not each.is_denial and _may_share(norm, each)
        for filler in each.fillers_in(Slot.AUTHORITY)
        if filler.thing.entity_class is EntityClass.AGENCY
    }
    return list(acting.values()) if len(acting) == 1 else []


def _may_share(norm: Norm, other: Norm) -> bool:
    """Whether no instrument tells the two apart."""
    return not norm.instruments or not other.instruments or bool(norm.instruments & other.instruments)


def limit(passages: list[Passage], norms: list[Norm]) -> None:
    """Give each limit that no clause holds to the norm on what stands before it."""
    taken = {filler.thing for norm in norms for filler in norm.fillers_in(Slot.THRESHOLD)}
    for passage in passages:
        for name in passage.names:
            if name.entity_class is EntityClass.CRITERION and not set(name.things) & taken:
                quote = passage.quote(name.start, name.end)
                for norm in _limited(quote.start, passage.block.view[: name.start], norms):
                    norm.fill(Slot.THRESHOLD, [Filler(thing, quote) for thing in name.things])


def _limited(start: int, before: str, norms: list[Norm]) -> list[Norm]:
    told = [norm for norm in norms if norm.start < start and norm.things(Slot.OBJECT) and not norm.is_denial]
    label = _LABEL.search(before)
    ends = None if label is None else f".{label[1]}"
    labelled = [norm for norm in told if ends and any(thing.name.endswith(ends) for thing in norm.things(Slot.OBJECT))]
    return (labelled or told)[-1:]
