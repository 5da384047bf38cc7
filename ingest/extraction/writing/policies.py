"""The life of an instrument: in force, suspended, rescinded, published, to comply with, not enforced."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.extraction.extractor import Named
from ingest.extraction.telling import Status, Telling, When
from ingest.extraction.things import Thing
from ingest.extraction.writing.restrictions import dated_voice, voice_of
from ingest.extraction.writing.standing import is_coming, standing_of
from ingest.extraction.writing.told_norm import (
    ToldNorm,
    agencies_of,
    changed_policy,
    day_of,
    is_doubted,
    is_event,
    when_of,
)
from ingest.extraction.writing.told_text import ToldText
from ingest.extraction.writing.words import Words
from ingest.extraction.writing.writer import Voice, Writer
from ontology.document import Quote
from ontology.terms import Property
from ontology.times import Basis, Interval
from ontology.vocabulary import Enforcement, EntityClass, LegalStatus, Modality

_BY_WORDS = 0.85
_NOT_ENFORCED = re.compile(
    r"(?:\bnot|\bnever|n['\u2019]t|\bno\s+longer|\bstop)\s+(?:to\s+|be\s+)?enforc", re.IGNORECASE
)
_PUBLISHED = re.compile(r"\bpublished\b", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:was|were|been)\s+announced\b", re.IGNORECASE)
_COMPLY = re.compile(r"\bcomply(?:ing)?\s+with\s+(?:(?P<pronoun>it)\b|(?P<article>(?:the|this)\s+)?)", re.IGNORECASE)
_FROM = re.compile(
    r"\s+(?:(?:starting|beginning)\s+)?(?:from|by|on|as\s+of|starting|beginning)\s+(?:on\s+)?", re.IGNORECASE
)
_NEAR = 24
"""Characters between an instrument and the date that says from when to comply with it."""
_RECENT = 300
"""Characters within which a text still speaks of an instrument."""


def write_policies(norms: Iterable[ToldNorm], told: ToldText, words: Words, writer: Writer) -> None:
    """What the clauses about an instrument, and about nothing else, say that happened to it."""
    for norm in norms:
        for clause in norm.clauses:
            policy = changed_policy(clause)
            if policy is not None and not is_doubted(clause):
                if _NOT_ENFORCED.search(clause.evidence[0].exact):
                    agencies = agencies_of(clause) or norm.agencies
                    _write_enforcement(policy, agencies, clause, told, words, writer)
                else:
                    _write_change(policy, clause, words, writer)


def _write_change(policy: Thing, clause: Telling, words: Words, writer: Writer) -> None:
    said, day, voice = clause.evidence[0].exact, day_of(clause), dated_voice(clause, words)
    told = Property.PUBLISHED if _PUBLISHED.search(said) else Property.ANNOUNCED if _ANNOUNCED.search(said) else None
    if told is not None:
        if day is None:
            return
        writer.say(policy.id, told, day.iso, voice)
    elif not _write_status(policy, clause, voice, writer):
        return
    writer.introduce([policy], voice.quote)


def _write_status(policy: Thing, clause: Telling, voice: Voice, writer: Writer) -> bool:
    published, day = writer.document.published, day_of(clause)
    if clause.status is Status.ANNOUNCED and day is not None:  # "will take effect on"
        modality = Modality.SCHEDULED if is_coming(day, published) else Modality.ASSERTED
        voice = replace(voice, modality=modality)
        writer.say(policy.id, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, voice, Interval(day))
        return True
    over = clause.status in (Status.IN_FORCE, Status.SUSPENDED, Status.RESCINDED)
    standing = standing_of(clause, day, published) if over else None
    if standing is None:
        return False
    if standing.status is LegalStatus.ISSUED and day is not None:
        voice, standing = replace(voice, modality=Modality.SCHEDULED), replace(standing, valid=Interval(day))
        standing = replace(standing, status=LegalStatus.IN_FORCE)
    writer.say(policy.id, Property.LEGAL_STATUS, standing.status, voice, standing.valid)
    return True


def _write_enforcement(
    policy: Thing, agencies: tuple[Thing, ...], clause: Telling, told: ToldText, words: Words, writer: Writer
) -> None:
    """That a body will not enforce it leaves the law as it is. It is so from the day on which the body says so."""
    published = writer.document.published
    when = when_of(clause) or _only_date(told.dates, words.whole_sentence(clause.evidence[0]))
    day = None if when is None else when.date
    if not agencies or (day is None and published is None):
        return
    valid = Interval(day) if day is not None else Interval(published, basis=Basis.OBSERVED)
    voice = replace(voice_of(clause), modality=Modality.ASSERTED)
    voice = replace(voice, quote=words.together(voice.quote, None if when is None else when.quote))
    writer.say(policy.id, Property.ENFORCEMENT, Enforcement.ANNOUNCED_AS_NOT_ENFORCED, voice, valid)
    writer.introduce([policy], voice.quote)


def _only_date(dates: Sequence[When], sentence: Quote) -> When | None:
    inside = [each for each in dates if sentence.start <= each.quote.start < sentence.end and each.date is not None]
    return inside[0] if len(inside) == 1 else None


def write_compliance(told: ToldText, words: Words, writer: Writer) -> None:
    """ "Had to comply with it from May 15": these words, an instrument, and a date right behind it."""
    for match in _COMPLY.finditer(told.text):
        policy, end = _complied_with(match, told.names)
        when = next((each for each in told.dates if 0 < each.quote.start - end <= _NEAR), None)
        if policy is None or when is None or when.date is None:
            continue
        if _FROM.fullmatch(told.text[end : when.quote.start]):
            voice = Voice(words.quote(match.start(), when.quote.end), _BY_WORDS)
            writer.say(policy.id, Property.COMPLIANCE_FROM, when.date.iso, voice)
            writer.introduce([policy], voice.quote)


def _complied_with(match: re.Match[str], names: Sequence[Named]) -> tuple[Thing | None, int]:
    """The instrument named behind "comply with", or the one of which the text just spoke; and where that ends."""
    if match["pronoun"]:
        recent = [each for each in names if 0 < match.start() - each.quote.end <= _RECENT]
        spoken_of = {thing for each in recent for thing in each.things if _is_instrument(thing)}
        return (spoken_of.pop() if len(spoken_of) == 1 else None), match.end()
    behind = [each for each in names if each.quote.start in (match.start("article"), match.end())]
    things = [(thing, each.quote.end) for each in behind for thing in each.things if _is_instrument(thing)]
    return things[0] if things else (None, match.end())


def _is_instrument(thing: Thing) -> bool:
    return thing.entity_class is EntityClass.POLICY and not is_event(thing)
