"""The life of an instrument of its own right: in force, suspended, rescinded, published, to comply with, not enforced."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.extraction.extractor import Named
from ingest.extraction.telling import Status, Telling, When
from ingest.extraction.things import Thing
from ingest.extraction.writing.restrictions import voice_of
from ingest.extraction.writing.standing import is_coming, standing_of
from ingest.extraction.writing.told_norm import ToldNorm, agencies_of, changed_policy, day_of, is_doubted
from ingest.extraction.writing.words import Words
from ingest.extraction.writing.writer import Voice, Writer
from ontology.terms import Property
from ontology.times import Basis, Interval
from ontology.vocabulary import Enforcement, EntityClass, LegalStatus, Modality

_BY_WORDS = 0.85
_NOT_ENFORCED = re.compile(r"(?:\bnot|\bnever|n['\u2019]t|\bno\s+longer|\bstop)\s+(?:to\s+|be\s+)?enforc", re.IGNORECASE)
_PUBLISHED = re.compile(r"\bpublished\b", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:was|were|been)\s+announced\b", re.IGNORECASE)
_COMPLY = re.compile(r"\bcomply(?:ing)?\s+with(?:\s+(?:the|this))?\s*$", re.IGNORECASE)
_FROM = re.compile(r"^\s+(?:(?:starting|beginning)\s+)?(?:from|by|on|as of|until|starting|beginning)\s*(?:on\s+)?$", re.I)


def write_policies(norms: Iterable[ToldNorm], writer: Writer) -> None:
    """What the clauses about an instrument, and about nothing else, say that happened to it."""
    for norm in norms:
        for clause in norm.clauses:
            policy = changed_policy(clause)
            if policy is not None and not is_doubted(clause):
                _write_change(policy, norm, clause, writer)


def _write_change(policy: Thing, norm: ToldNorm, clause: Telling, writer: Writer) -> None:
    said, day, voice = clause.evidence[0].exact, day_of(clause), voice_of(clause)
    if _NOT_ENFORCED.search(said):
        _write_enforcement(policy, norm, clause, writer)
        return
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


def _write_enforcement(policy: Thing, norm: ToldNorm, clause: Telling, writer: Writer) -> None:
    """That a body will not enforce it leaves the law as it is."""
    published, day = writer.document.published, day_of(clause)
    if not (agencies_of(clause) or norm.agencies) or (day is None and published is None):
        return
    valid = Interval(day) if day is not None else Interval(published, basis=Basis.OBSERVED)
    voice = replace(voice_of(clause), modality=Modality.ASSERTED)
    writer.say(policy.id, Property.ENFORCEMENT, Enforcement.ANNOUNCED_AS_NOT_ENFORCED, voice, valid)
    writer.introduce([policy], voice.quote)


def write_compliance(names: Sequence[Named], dates: Sequence[When], words: Words, writer: Writer) -> None:
    """ "Had to comply with it from May 15": a policy between these words, and a date."""
    for named in names:
        policies = [each for each in named.things if each.entity_class is EntityClass.POLICY]
        if not policies or not _COMPLY.search(words.before(named.quote) + " "):
            continue
        after = [each for each in dates if 0 < each.quote.start - named.quote.end < 24]
        for when in after:
            between = words.text[named.quote.end : when.quote.start]
            if when.date is not None and _FROM.search(between):
                voice = Voice(words.quote(named.quote.start, when.quote.end), _BY_WORDS)
                writer.say(policies[0].id, Property.COMPLIANCE_FROM, when.date.iso, voice)
                writer.introduce(policies[:1], voice.quote)
