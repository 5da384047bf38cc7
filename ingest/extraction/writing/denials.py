"""That there is no such norm: one negative statement, and nothing that would make it look like one."""

from dataclasses import replace

from ingest.extraction.telling import Measure, Slot
from ingest.extraction.things import Thing
from ingest.extraction.writing.reach import reach_of
from ingest.extraction.writing.restrictions import id_of, voice_of
from ingest.extraction.writing.told_norm import ToldNorm, day_of, is_doubted
from ingest.extraction.writing.words import Words
from ingest.extraction.writing.writer import Writer
from ontology.terms import Property
from ontology.times import Basis, Interval
from ontology.vocabulary import EntityClass, LegalStatus, Modality, Polarity, RestrictionKind

_PLACES = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP)


def write_denial(norm: ToldNorm, kind: RestrictionKind, words: Words, writer: Writer) -> None:
    """A denial for some destinations leaves the others open: it denies that scope only."""
    clause = norm.clauses[0]
    start = day_of(clause) or writer.document.published
    if not norm.agencies or norm.policies or start is None or is_doubted(clause):
        return
    identifier = id_of(norm, kind, ())
    voice = replace(voice_of(clause), polarity=Polarity.NEGATIVE, modality=Modality.ASSERTED)
    if any(each.entity_class in _PLACES for each in norm.whole[Slot.TARGET]):
        reach = reach_of(norm, words)
        if reach is not None:
            writer.say(identifier, Property.HAS_SCOPE, reach.scope, replace(voice, quote=reach.quote))
        return
    status = LegalStatus.REQUESTED if kind is RestrictionKind.VOLUNTARY_LIMIT else LegalStatus.IN_FORCE
    writer.say(identifier, Property.LEGAL_STATUS, status, voice, Interval(start, basis=Basis.OBSERVED))


def is_licence_free(denial: ToldNorm, norm: ToldNorm) -> bool:
    """Whether a denial only leaves something of this norm free."""
    licence = (Measure.LICENCE_REQUIREMENT, Measure.LICENCE_POLICY)
    of: set[Thing] = set(denial.objects)
    return denial.whole.measure in licence and norm.whole.measure in licence and bool(of) and of <= set(norm.objects)
