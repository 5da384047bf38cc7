"""What a norm leaves free: for whom, of what, on what condition, by which instrument."""

import re

from ingest.extraction.telling import Measure, Slot, Telling
from ingest.extraction.things import Thing
from ingest.extraction.writing.restrictions import voice_of
from ingest.extraction.writing.told_norm import OBJECTS, ToldNorm, day_of, day_of_instrument, is_event
from ingest.extraction.writing.words import Words, plain
from ingest.extraction.writing.writer import Voice, Writer
from ontology.document import Quote
from ontology.ids import path_of, slug
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import EntityClass, LegalStatus

_ANNEX = re.compile(r"\bAnnex\s+[A-Z]\b")
_WAY_OUT = re.compile(
    r"\bwithout\s+((?:(?:an?|the|any|special|prior|written|express|explicit|government|official)\s+)*"
    r"(?:permission|approval|clearance|consent|licen[cs]e|authori[sz]ation|permit))\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+([^;]+)", re.IGNORECASE)
_TO = re.compile(r"\bto\s+((?:the|any|all|its|their|\d|[A-Z])[^;]+)")
"""For whom, and not "to apply"."""
_LONGEST_NAME = 60
_PLACES = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP)
_HOLDERS = (EntityClass.PERSON_CLASS, EntityClass.COMPANY, EntityClass.PARTY)


def write_exceptions(identifier: str, norm: ToldNorm, words: Words, writer: Writer) -> None:
    """The exceptions that the clauses around a norm tell of."""
    written = [each for each in norm.exemptions if _write_exemption(identifier, norm, each, words, writer)]
    _write_left_out(identifier, norm, written, writer)
    for clause in (*norm.clauses, *norm.effects):
        way_out = words.found(_WAY_OUT, words.sentence(clause.evidence[0]))
        if way_out is not None and norm.whole.measure is not Measure.LICENCE_REQUIREMENT:
            name = plain(way_out.exact)
            _write(identifier, name, f"{name} is given", None, _voice(clause, way_out), writer)


def write_licence_free(identifier: str, norm: ToldNorm, denial: ToldNorm, words: Words, writer: Writer) -> None:
    """ "No licence is needed for X to Y": an exemption from the norm that otherwise holds for X."""
    for clause in denial.clauses:
        _write_exemption(identifier, norm, clause, words, writer)


def _write_exemption(identifier: str, norm: ToldNorm, clause: Telling, words: Words, writer: Writer) -> bool:
    """Whether the clause says for whom, so that an exception could be written."""
    sentence = words.sentence(clause.evidence[0])
    condition = _condition(clause, sentence, words)
    if condition is None:
        return False
    named = [each for each in clause[Slot.RULE] if each.entity_class is EntityClass.POLICY and not is_event(each)]
    provider = next((each for each in named if each not in norm.policies), None)
    annex = words.found(_ANNEX, sentence)
    things = [each for each in clause[Slot.OBJECT] if each.entity_class in OBJECTS]
    about = things[0].name if things else plain(condition.exact)
    name = f"exemption for {about}" if len(about) <= _LONGEST_NAME else "exemption"
    name = name if annex is None else f"{plain(annex.exact)} exemption"
    voice = _voice(clause, words.quote(clause.evidence[0].start, max(clause.evidence[0].end, condition.end)))
    exception = _write(identifier, name, " ".join(condition.exact.split()), provider, voice, writer)
    for thing in things if set(things) != set(norm.objects) else ():
        writer.say(exception, Property.COVERS_SUBJECT, thing.id, voice)
    writer.introduce(things, voice.quote)
    known_day = day_of_instrument([provider] if provider else [])
    _write_standing(exception, day_of(clause) or known_day, voice, writer)
    return True


def _condition(clause: Telling, sentence: Quote, words: Words) -> Quote | None:
    """For whom or for what it is left free: what stands behind the last thing of the clause, from "for" on."""
    places = [filler.quote.end for slot, filler in clause.fillers if slot in (Slot.OBJECT, Slot.RULE)]
    start = max([place for place in places if sentence.start <= place <= sentence.end], default=sentence.start)
    behind = words.quote(start, sentence.end)
    return words.found(_FOR, behind) or words.found(_TO, behind)


def _write_left_out(identifier: str, norm: ToldNorm, written: list[Telling], writer: Writer) -> None:
    """Those that a clause leaves out by name; places are left out of the scope, and whole exemptions are `written`."""
    told = {each for clause in written for each in clause.fillers}
    for slot, filler in norm.whole.fillers:
        thing = filler.thing
        if slot is not Slot.EXEMPT or thing.entity_class in _PLACES or thing in norm.objects or (slot, filler) in told:
            continue
        clause = next((each for each in norm.exemptions if (slot, filler) in each.fillers), norm.clauses[0])
        voice = _voice(clause, filler.quote)
        exception = _write(identifier, f"exemption for {thing.name}", f"it is {thing.name}", None, voice, writer)
        if thing.entity_class in OBJECTS:
            writer.say(exception, Property.COVERS_SUBJECT, thing.id, voice)
        elif thing.entity_class in _HOLDERS:
            writer.say(exception, Property.AVAILABLE_TO, thing.id, voice)
        writer.introduce([thing], filler.quote)


def _voice(clause: Telling, quote: Quote) -> Voice:
    said = voice_of(clause)
    return Voice(quote, said.confidence, attribution=said.attribution)


def _write(identifier: str, name: str, condition: str, provider: Thing | None, voice: Voice, writer: Writer) -> str:
    of = path_of(identifier if provider is None else provider.id)
    exception = f"exception:{of}/{slug(name.removesuffix(' exemption') if provider is not None else name)}"
    writer.say(identifier, Property.HAS_EXCEPTION, exception, voice)
    writer.say(exception, Property.TYPE, EntityClass.EXCEPTION, voice)
    writer.say(exception, Property.NAME, name, voice)
    writer.say(exception, Property.CONDITION, condition, voice)
    if provider is not None:
        writer.say(exception, Property.PROVIDED_BY, provider.id, voice)
        writer.introduce([provider], voice.quote)
    return exception


def _write_standing(exception: str, day: PartialDate | None, voice: Voice, writer: Writer) -> None:
    """An exemption is in force since its day: that of the clause, or of the letter that grants it."""
    published = writer.document.published
    if day is not None:
        writer.say(exception, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, voice, Interval(day))
    elif published is not None:
        seen = Interval(published, basis=Basis.OBSERVED)
        writer.say(exception, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, voice, seen)
