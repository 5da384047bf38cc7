"""What is told of parties: put on a list, taken off it; and a company that switches a model of its own off."""

from dataclasses import replace

from ingest.extraction.telling import Force, Measure, Slot, Status, Telling
from ingest.extraction.things import Thing
from ingest.extraction.writing.restrictions import voice_of
from ingest.extraction.writing.standing import is_coming, is_done
from ingest.extraction.writing.told_norm import ToldNorm, day_of, is_doubted
from ingest.extraction.writing.writer import Writer
from ontology.terms import Property
from ontology.times import Basis, Interval
from ontology.vocabulary import EntityClass, Polarity


def write_listing(norm: ToldNorm, writer: Writer) -> None:
    """The companies on a list that the text names; a removal ends what was so."""
    for clause in norm.clauses:
        lists = [each for each in clause[Slot.RULE] if each.entity_class is EntityClass.PARTY_LIST]
        companies = [each for each in clause[Slot.TARGET] if each.entity_class is EntityClass.COMPANY]
        valid = _since(clause, writer)
        if clause.measure is Measure.LISTING and len(lists) == 1 and valid is not None:
            _write_listed(companies, lists[0], clause, valid, writer)


def _write_listed(companies: list[Thing], on: Thing, clause: Telling, valid: Interval, writer: Writer) -> None:
    removed = clause.status is Status.RESCINDED
    voice = replace(voice_of(clause), polarity=Polarity.NEGATIVE if removed else Polarity.POSITIVE)
    for company in companies:
        writer.say(company.id, Property.LISTED_ON, on.id, voice, valid)
    writer.introduce([*companies, *([on] if companies else [])], voice.quote)


def _since(clause: Telling, writer: Writer) -> Interval | None:
    day, published = day_of(clause), writer.document.published
    told = clause.status in (Status.IN_FORCE, Status.RESCINDED) and is_done(clause) and clause.force is Force.REQUIRED
    if not told or is_coming(day, published):
        return None
    if day is not None:
        return Interval(day)
    return None if published is None else Interval(published, basis=Basis.OBSERVED)


def is_own_step(norm: ToldNorm) -> bool:
    """Whether a company did it by itself: an effect, never a norm."""
    acting = norm.whole[Slot.AUTHORITY]
    return bool(acting) and all(each.entity_class is EntityClass.COMPANY for each in acting)


def write_own_step(norm: ToldNorm, writer: Writer) -> None:
    """That a company disabled its models on a day; without the day it is not known for how long it was so."""
    for clause in norm.clauses:
        day = day_of(clause)
        off = clause.measure is Measure.ACCESS_BLOCK and clause.force is Force.VOLUNTARY
        if not off or day is None or clause.status is not Status.IN_FORCE or clause[Slot.TARGET] or is_doubted(clause):
            continue
        for company in clause[Slot.AUTHORITY]:
            models = [each for each in clause[Slot.OBJECT] if _is_own(each, company)]
            for model in models:
                writer.say(company.id, Property.DISABLED_ACCESS_TO, model.id, voice_of(clause), Interval(day))
            writer.introduce([company, *models] if models else [], clause.evidence[0])


def _is_own(thing: Thing, company: Thing) -> bool:
    return thing.entity_class is EntityClass.AI_MODEL and thing.developer == company.id
