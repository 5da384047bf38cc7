"""What is left free of the norms of a text: exemptions from them, and denials that stand for themselves."""

from ingest.extraction.known_words import words
from ingest.extraction.norm import Norm
from ingest.extraction.telling import Force, Slot, Status
from ingest.extraction.tellings import Told
from ingest.extraction.tree import children


def carve(told: Told, norms: list[Norm]) -> None:
    """An exemption from the norms that it speaks of; a denial of its own where it names a place or a thing."""
    telling = told.telling
    exempt = [filler for slot, filler in telling.fillers if slot is Slot.EXEMPT]
    things = [filler for slot, filler in telling.fillers if slot in (Slot.OBJECT, Slot.TARGET)]
    here = telling.evidence[0].start
    positive = [norm for norm in norms if not norm.is_denial]
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
    """The norms from which something is taken out: of the named instrument, all of "the requirements", the last."""
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
            definite = any(child.lower_ in ("the", "this") for child in token.children)
            return definite and told.passage.name_at(token) is None
    return False
