"""From an act with its features and arguments to what the clause tells of a norm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.acts import Act, acts
from ingest.extraction.arguments import arguments, informs
from ingest.extraction.dated import Dated
from ingest.extraction.features import Features, Stage, features_of
from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.telling import Certainty, Filler, Force, Measure, Slot, Status, Telling, When
from ingest.extraction.things import Name
from ingest.extraction.tree import children, has_role, is_passive, lemma, subject_of
from ontology.vocabulary import EntityClass, Section

BY_WORDS = 0.85
"""The confidence that a clause of this form means what we take it to mean."""
_BY_STAGE = {
    Stage.SCHEDULED: Status.ANNOUNCED,
    Stage.DECIDED: Status.ANNOUNCED,
    Stage.PROPOSED: Status.PROPOSED,
    Stage.REQUESTED: Status.REQUESTED,
    Stage.RUMOURED: Status.CONSIDERED,
}
_TAKES_BACK = (Status.RESCINDED, Status.SUSPENDED, Status.EASED)
_END_MARKS = frozenset({"until", "till", "through"})


@dataclass(frozen=True, slots=True)
class Told:
    """A telling with the words that it was read from: discourse needs both."""

    telling: Telling
    act: Act
    features: Features
    passage: Passage


def tellings(passage: Passage) -> Iterator[Told]:
    """What the clauses of a passage tell, in order; what is only supposed, asked or unknown is left out."""
    for act in acts(passage):
        features = features_of(act.head, passage, act.affirmed)
        if features.stage is Stage.NOTHING or _is_a_wish(features, passage):
            continue
        status = _status(act, features)
        if status is not None:
            yield Told(_telling(act, features, status, passage), act, features, passage)


def _is_a_wish(features: Features, passage: Passage) -> bool:
    """ "Senators urged the department to ban X": what others want of a body is no request of that body's."""
    for verb in (each for each in features.governors[1:] if has_role(each, words()["request"]) and each.pos_ == "VERB"):
        for asked in children(verb, "dobj", "dative"):
            name = passage.name_at(asked)
            if name is not None and name.entity_class is EntityClass.AGENCY:
                return True
        name = passage.name_at(subject) if is_passive(verb) and (subject := subject_of(verb)) is not None else None
        if name is not None and name.entity_class is EntityClass.AGENCY:
            return True
    return False


def _status(act: Act, features: Features) -> Status | None:
    """Where the norm stands; none where an end is denied, which leaves everything as it was."""
    if act.effect is Status.NONE:
        return Status.NONE if features.stage is Stage.DONE else None
    if features.denied and any(child.lower_ == "longer" for each in features.governors for child in each.children):
        return Status.RESCINDED if features.stage is Stage.DONE and act.effect is Status.IN_FORCE else None
    if features.denied:
        return None if act.effect in _TAKES_BACK or features.stage < Stage.PROPOSED else Status.NONE
    at_once = act.effect in _TAKES_BACK or act.force is Force.VOLUNTARY
    if features.stage is Stage.DONE or (features.stage is Stage.DECIDED and at_once):
        return act.effect
    return _BY_STAGE[features.stage]


def _telling(act: Act, features: Features, status: Status, passage: Passage) -> Telling:
    found = arguments(act, features, passage)
    effective, until = _times(act, features, passage)
    status, force, measure = _of_own_making(found, status, _force(act, features, status), act.measure)
    quote = passage.quote_tokens(_spoken(act, features, [name.start for _, name in found]))
    hedged = features.hedged or features.stage is Stage.RUMOURED
    return Telling(
        measure=measure,
        status=status,
        force=force,
        certainty=Certainty.HEDGED if hedged else Certainty.ASSERTED,
        evidence=(quote,),
        fillers=tuple(
            (slot, Filler(thing, passage.quote(name.start, name.end))) for slot, name in found for thing in name.things
        ),
        effective=effective,
        until=until,
        attribution=features.attribution,
        section=Section.HEADLINE if passage.is_headline else Section.BODY,
        confidence=BY_WORDS * (0.7 if features.hedged else 1.0),
        reasons=_reasons(act, features, status),
    )


def _of_own_making(
    found: list[tuple[Slot, Name]], status: Status, force: Force, measure: Measure
) -> tuple[Status, Force, Measure]:
    """A company that restricts by itself makes no law."""
    acting = {name.entity_class for slot, name in found if slot is Slot.AUTHORITY}
    if acting != {EntityClass.COMPANY} or force is Force.UNSPECIFIED:
        return status, force, measure
    return status, Force.VOLUNTARY, Measure.ACCESS_BLOCK if measure is Measure.OTHER else measure


def _force(act: Act, features: Features, status: Status) -> Force:
    if status is Status.NONE:
        return Force.UNSPECIFIED
    if act.force is not None:
        return act.force
    return Force.VOLUNTARY if status is Status.REQUESTED or _is_asked(features) else Force.REQUIRED


def _is_asked(features: Features) -> bool:
    return any(has_role(each, words()["request"]) for each in features.governors[1:])


def _spoken(act: Act, features: Features, starts: list[int]) -> list[Token]:
    """The words from the first to the last that tell it, within their sentence."""
    anchors = [act.head, *act.core, *features.governors]
    said = [child for anchor in anchors for child in anchor.children if child.dep_ in ("aux", "auxpass", "neg", "prt")]
    named = [token for token in act.head.sent for start in starts if token.idx == start]
    return [*anchors, *said, *named]


def _times(act: Act, features: Features, passage: Passage) -> tuple[tuple[When, ...], tuple[When, ...]]:
    """Since when, and until when: the dates that stand with the act or with what governs it."""
    effective: list[When] = []
    until: list[When] = []
    for dated, before in _dates_near(act, features, passage):
        when = When(dated.date, dated.symbolic, passage.quote(dated.start, dated.end))
        (until if before in _END_MARKS else effective).append(when)
    return tuple(effective[:1]), tuple(until[:1])


def _dates_near(act: Act, features: Features, passage: Passage) -> Iterator[tuple[Dated, str]]:
    anchors = {act.head, *act.core, *features.governors}
    said = [each for each in features.governors if has_role(each, words()["say"])]
    speech = [each for each in said if not informs(each, passage)]
    for dated in passage.dates:
        tokens = [token for token in act.head.sent if dated.start <= token.idx < dated.end]
        if not tokens:
            continue
        stated = _stated(passage.block.view[max(0, dated.start - 30) : dated.start])
        if stated is not None:
            if _nearest(act, tokens[0]):
                yield dated, stated
            continue
        token, before = tokens[0], ""
        while token not in anchors and token.head != token:
            if token.dep_ in ("relcl", "ccomp", "parataxis", "advcl") or (token.dep_ == "acl" and not _at_once(act)):
                break
            if lemma(token) in ("expire", "lapse", "end", "sunset"):
                before = "until"
            elif token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
                break
            if token.dep_ == "prep" or token.pos_ == "ADP":
                before = before or token.lower_
            token = token.head
        if token in anchors and token not in speech and tokens[0] not in anchors:
            yield dated, before


_SINCE = re.compile(
    r"\b(?:effective|with effect from|starting(?: on| in| from)?|beginning(?: on| in)?|as of|as from|from|since)\s+$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|through|till|up to)\s+$", re.IGNORECASE)


def _stated(before: str) -> str | None:
    """What the words right before a date say of it, wherever the parser hung it."""
    if _UNTIL.search(before):
        return "until"
    return "from" if _SINCE.search(before) else None


def _nearest(act: Act, date: Token) -> bool:
    """Whether the date belongs to this act's clause: no other finite verb with a subject stands between."""
    first, last = sorted((act.head.i, date.i))
    between = act.head.doc[first + 1 : last]
    return not any(
        token.pos_ in ("VERB", "AUX")
        and token.dep_ in ("conj", "ccomp", "ROOT")
        and children(token, "nsubj", "nsubjpass")
        for token in between
    )


def _at_once(act: Act) -> bool:
    """ "Announced on Tuesday, takes effect immediately": then the day of the announcement is that of the effect."""
    return any(child.lower_ in ("immediately", "forthwith") for child in act.head.children)


def _reasons(act: Act, features: Features, status: Status) -> tuple[str, ...]:
    first = " … ".join(token.text for token in sorted((act.head, *act.core), key=lambda each: each.i))
    found = [f"'{first}': {act.measure}, {act.effect}"]
    found += [f"'{each.text}' over it" for each in features.governors[1:]]
    if features.denied:
        found.append("denied")
    if features.hedged:
        found.append("by unnamed or doubting words")
    if features.stage is not Stage.DONE:
        found.append(f"no further than {features.stage.name.lower()}: {status}")
    return tuple(found)
