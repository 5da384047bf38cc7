"""What a headline adds: its own word on a restriction that the body tells. It never makes a restriction by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.extraction.telling import Status, Telling
from ingest.extraction.writing.restrictions import voice_of
from ingest.extraction.writing.standing import standing_of
from ingest.extraction.writing.told_norm import ToldNorm, day_of, related
from ingest.extraction.writing.writer import Writer
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import LegalStatus, Section

_SHORT_OF_SPACE = 0.7
"""A headline leaves out what a sentence would say; this is taken off its confidence."""


def write_headline(tellings: Iterable[Telling], norms: Mapping[str, ToldNorm], writer: Writer) -> None:
    """Status and kind as the headline has them, about the body's restriction and for the body's day."""
    for clause in tellings:
        headline = ToldNorm(clause, (clause,))
        identifier = next((each for each, norm in norms.items() if _is_same(headline, norm)), None)
        standing = standing_of(clause, day_of(clause), writer.document.published)
        if identifier is None or standing is None or headline.kind is None:
            continue
        said = voice_of(clause)
        voice = replace(said, section=Section.HEADLINE, confidence=said.confidence * _SHORT_OF_SPACE)
        valid = _day_of(identifier, writer) or standing.valid
        stated = replace(voice, modality=standing.modality)
        writer.say(identifier, Property.LEGAL_STATUS, standing.status, stated, valid)
        if clause.status is Status.IN_FORCE:
            writer.say(identifier, Property.KIND, headline.kind, voice)


def _is_same(headline: ToldNorm, norm: ToldNorm) -> bool:
    meant = not headline.is_denied and bool(headline.objects) and headline.objects == norm.objects
    return meant and (not headline.agencies or related(headline.agencies, norm.agencies))


def _day_of(identifier: str, writer: Writer) -> Interval | None:
    """The day of the body's first word on the status, so that the two meet as a disagreement."""
    first = [
        each.valid
        for each in writer.statements.values()
        if each.subject == identifier
        and each.predicate is Property.LEGAL_STATUS
        and each.value != LegalStatus.RESCINDED
    ]
    return first[0] if first else None
