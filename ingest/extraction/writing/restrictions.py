"""The statements about a restriction: what it is, who imposes it, on what, for whom, and where it stands."""

import re
from dataclasses import replace

from ingest.extraction.instruments import codified
from ingest.extraction.lexicon import known
from ingest.extraction.telling import Measure, Slot, Telling
from ingest.extraction.things import Thing
from ingest.extraction.writing.reach import ABROAD, FOREIGN_PERSONS, Reach, effect_of, reach_of
from ingest.extraction.writing.standing import (
    is_done,
    is_end_to_come,
    modality_of,
    scheduled,
    standing_of,
    status_of,
    until,
)
from ingest.extraction.writing.told_norm import (
    ENDED,
    OVER,
    ToldNorm,
    agencies_of,
    changed_policy,
    day_of,
    day_of_instrument,
    when_of,
)
from ingest.extraction.writing.words import Words, join
from ingest.extraction.writing.writer import Voice, Writer
from ontology.document import Quote
from ontology.ids import OUTSIDE_US, WORLDWIDE, restriction_id
from ontology.terms import Property
from ontology.vocabulary import EntityClass, LegalStatus, Modality, RestrictionKind

_WORDS_OF_KIND = {
    RestrictionKind.LICENCE_REQUIREMENT: "licence requirement for",
    RestrictionKind.PROHIBITION: "prohibition on",
    RestrictionKind.NOTIFICATION: "duty to notify about",
}
_FAR = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP, EntityClass.PERSON_CLASS)
_USE = re.compile(r"\b(?:from using|use of|using|to use)\b", re.IGNORECASE)


def is_written(norm: ToldNorm) -> bool:
    """Whether it is a restriction of the graph: on something with an id, with a body or an instrument behind it."""
    asserts = any(_asserts(clause) for clause in norm.speaking)
    backed = bool(norm.agencies or norm.policies)
    return asserts and backed and norm.kind is not None and bool(norm.objects) and not _is_about_use(norm)


def _asserts(clause: Telling) -> bool:
    """Whether it says that there is, was, or may come to be such a norm."""
    return (status_of(clause) is not None or clause.status in OVER) and not is_end_to_come(clause)


def _is_about_use(norm: ToldNorm) -> bool:
    """To forbid somebody the use is a matter of procurement or safety, unless it is forbidden to those abroad."""
    if norm.whole.measure not in (Measure.PROHIBITION, Measure.ACCESS_BLOCK):
        return False
    said = " ".join(quote.exact for clause in norm.speaking for quote in clause.evidence)
    abroad = any(each.entity_class in _FAR for each in norm.whole[Slot.TARGET]) or ABROAD.search(said)
    return not abroad and _USE.search(said) is not None


def id_of(norm: ToldNorm, kind: RestrictionKind, policies: tuple[Thing, ...]) -> str:
    """The id of the norm: by its instrument, or by where that put it into the law; else by the body."""
    objects = tuple(each.id for each in norm.objects)
    if not policies:
        return restriction_id(min(each.id for each in norm.agencies), kind, objects)
    return restriction_id(codified(policies[0].id, kind, objects) or policies[0].id, kind, objects)


def write_restriction(norm: ToldNorm, kind: RestrictionKind, words: Words, writer: Writer) -> str:
    """All statements about a norm but those about its exceptions; returns its id."""
    identifier = id_of(norm, kind, norm.policies)
    voice = voice_of(norm.speaking[0])
    writer.say(identifier, Property.TYPE, EntityClass.RESTRICTION, voice)
    writer.say(identifier, Property.NAME, name_of(norm, kind), voice)
    writer.say(identifier, Property.KIND, kind, voice)
    for clause in norm.speaking:
        _write_relations(identifier, clause, writer)
    _write_behind(identifier, norm, voice, writer)
    _write_rest(identifier, norm, voice, writer)
    for clause in norm.clauses:
        _write_standing(identifier, norm, clause, words, writer)
    _write_reach(identifier, norm, voice, words, writer)
    return identifier


def voice_of(clause: Telling) -> Voice:
    """How a clause speaks: its certainty, and whose words they are."""
    return Voice(clause.evidence[0], clause.confidence, modality_of(clause), clause.attribution, clause.section)


def dated_voice(clause: Telling, words: Words) -> Voice:
    """The voice of a clause, its quote with the date that it gives."""
    when, voice = when_of(clause), voice_of(clause)
    return replace(voice, quote=words.together(voice.quote, None if when is None else when.quote))


def _write_relations(identifier: str, clause: Telling, writer: Writer) -> None:
    """What a clause itself says of whom and what."""
    voice = voice_of(clause)
    for thing in clause[Slot.OBJECT]:
        writer.say(identifier, Property.RESTRICTS, thing.id, voice)
    for agency in agencies_of(clause):
        writer.say(identifier, Property.IMPOSED_BY_AGENCY, agency.id, voice)
    for company in _companies(clause, Slot.ACTOR):
        writer.say(identifier, Property.ADDRESSED_TO, company.id, voice)
    writer.introduce([*clause[Slot.OBJECT], *agencies_of(clause), *_companies(clause, Slot.ACTOR)], voice.quote)


def _write_rest(identifier: str, norm: ToldNorm, voice: Voice, writer: Writer) -> None:
    """Who else stands behind it and whom else it addresses, as only the text around the clauses tells."""
    acting = {each for clause in norm.speaking for each in agencies_of(clause)}
    addressed = {each for clause in norm.speaking for each in _companies(clause, Slot.ACTOR)}
    agencies = [each for each in norm.agencies if each not in acting]
    companies = [each for each in _companies(norm.whole, Slot.ACTOR) if each not in addressed]
    for agency in agencies:
        writer.say(identifier, Property.IMPOSED_BY_AGENCY, agency.id, voice)
    for company in companies:
        writer.say(identifier, Property.ADDRESSED_TO, company.id, voice)
    writer.introduce([*agencies, *companies], voice.quote)


def _companies(telling: Telling, slot: Slot) -> list[Thing]:
    return [each for each in telling[slot] if each.entity_class is EntityClass.COMPANY]


def _write_behind(identifier: str, norm: ToldNorm, voice: Voice, writer: Writer) -> None:
    """The instruments that carry the norm. One whose norm stands elsewhere in the law only added it."""
    for policy in norm.policies:
        here = identifier.startswith(f"restriction:{policy.id.partition(':')[2]}/")
        added = not here and policy is norm.policies[0]
        writer.say(identifier, Property.ADDED_BY if added else Property.IMPOSED_BY, policy.id, voice)
    for event in norm.events:
        writer.say(identifier, Property.IMPOSED_BY, event.id, voice)
    events = [replace(each, name=_name_of_event(each, norm)) for each in norm.events]
    writer.introduce([*norm.policies, *events], voice.quote)


def _name_of_event(event: Thing, norm: ToldNorm) -> str:
    """ "Request" tells nobody which: the body that made it does."""
    return " ".join([*(each.name for each in norm.agencies[:1]), event.name])


def _write_standing(identifier: str, norm: ToldNorm, clause: Telling, words: Words, writer: Writer) -> None:
    ends = clause.status in ENDED and set(clause[Slot.OBJECT]) in (set(), set(norm.objects))
    if changed_policy(clause) is not None or not (ends or clause in norm.speaking) or is_end_to_come(clause):
        return  # told of the instrument, and written there; or of a part of what is restricted
    published = writer.document.published
    ended = any(each.status in OVER and is_done(each) for each in norm.clauses)
    day = day_of(clause) or (None if clause.status in ENDED else day_of_instrument(norm.policies))
    standing = standing_of(clause, day, published, ended)
    if standing is None:
        return
    voice = replace(dated_voice(clause, words), modality=standing.modality)
    writer.say(identifier, Property.LEGAL_STATUS, standing.status, voice, standing.valid)
    end = until(clause)
    if end is not None and standing.status is LegalStatus.IN_FORCE:
        writer.say(identifier, Property.EXPIRES, end.iso, voice)
    coming = scheduled(clause, published)
    if coming is not None:
        voice = replace(voice, modality=Modality.SCHEDULED)
        writer.say(identifier, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, voice, coming)


def _write_reach(identifier: str, norm: ToldNorm, voice: Voice, words: Words, writer: Writer) -> None:
    reach = reach_of(norm, words)
    reaches = [reach, *(effect_of(effect, norm, words) for effect in norm.effects)]
    for each in filter(None, reaches):
        write_scope(identifier, each, voice, writer)
    for slot, filler in norm.whole.fillers:
        predicate = _REACHED.get(filler.thing.entity_class) if slot is Slot.TARGET else None
        if predicate is None or (filler.thing.id == FOREIGN_PERSONS and not norm.is_american):
            continue
        writer.say(identifier, predicate, filler.thing.id, replace(voice, quote=filler.quote))
        writer.introduce([filler.thing], filler.quote)


_REACHED = {
    EntityClass.PERSON_CLASS: Property.APPLIES_TO_PERSONS,
    EntityClass.COMPANY: Property.APPLIES_TO_PARTIES,
    EntityClass.PARTY_LIST: Property.APPLIES_TO_PARTIES,
}


def write_scope(subject: str, reach: Reach, voice: Voice, writer: Writer) -> None:
    """That `subject` has this scope, and what the scope is."""
    voice = replace(voice, quote=reach.quote)
    writer.say(subject, Property.HAS_SCOPE, reach.scope, voice)
    voice = replace(voice, modality=Modality.ASSERTED)
    writer.say(reach.scope, Property.TYPE, EntityClass.SCOPE, voice)
    if reach.scope == OUTSIDE_US:
        _write_outside_us(voice, reach.quote, writer)
        return
    less = f", except {join([each.name for each in reach.excepted])}" if reach.excepted else ""
    writer.say(reach.scope, Property.NAME, join([each.name for each in reach.members]) + less, voice)
    for member in reach.members:
        writer.say(reach.scope, Property.INCLUDES, member.id, voice)
    for member in reach.excepted:
        writer.say(reach.scope, Property.EXCLUDES, member.id, voice)
    writer.introduce([*reach.members, *reach.excepted], reach.quote)


def _write_outside_us(voice: Voice, quote: Quote, writer: Writer) -> None:
    writer.say(OUTSIDE_US, Property.NAME, "all destinations outside the United States", voice)
    writer.say(OUTSIDE_US, Property.INCLUDES, WORLDWIDE, voice)
    writer.say(OUTSIDE_US, Property.EXCLUDES, "country:US", voice)
    worldwide = Thing(WORLDWIDE, EntityClass.COUNTRY_GROUP, "all destinations")
    writer.introduce([worldwide, known().things["country:US"]], quote)


def name_of(norm: ToldNorm, kind: RestrictionKind) -> str:
    """A name for the norm: what it is, on what."""
    objects = join([each.name for each in norm.objects])
    if kind is not RestrictionKind.VOLUNTARY_LIMIT:
        return f"{_WORDS_OF_KIND[kind]} {objects}"
    limit = "restrict access to" if norm.whole.measure is Measure.ACCESS_BLOCK else "limit"
    agencies = join([each.name for each in norm.agencies])
    return f"{agencies} request to {limit} {objects}".strip()
