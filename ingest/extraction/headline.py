"""What a headline adds: its own word on a restriction that the body tells. It never makes a restriction by itself."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.extraction.features import Stage
from ingest.extraction.frames import Frame
from ingest.extraction.norms import Norm, Norms, related, telling_of
from ingest.extraction.restrictions import clause_of, standing_of, voice_of
from ingest.extraction.writer import Writer
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import LegalStatus, Section

_SHORT_OF_SPACE = 0.7
"""A headline leaves out what a sentence would say; this is taken off its confidence."""


def write_headline(frames: Iterable[Frame], norms: Norms, writer: Writer) -> None:
    """Status and kind as the headline has them, about the body's restriction and for the body's day."""
    for frame in frames:
        telling = telling_of(frame)
        if telling is None or frame.features.denied:
            continue
        agencies = {each.id for each in telling.roles.agencies}
        norm = next((each for each in norms.found.values() if _is_same(each, frame, agencies)), None)
        standing = standing_of(telling, writer.document.published, ended=False)
        if norm is None or standing is None:
            continue
        quote = clause_of(frame, telling.roles.tokens)
        voice = voice_of(telling, quote)
        voice = replace(voice, section=Section.HEADLINE, confidence=voice.confidence * _SHORT_OF_SPACE)
        valid = _day_of(norm, writer) or standing.valid
        writer.say(
            norm.id, Property.LEGAL_STATUS, standing.status, replace(voice, modality=standing.voice.modality), valid
        )
        if frame.features.stage is Stage.DONE:
            writer.say(norm.id, Property.KIND, telling.kind, voice)


def _is_same(norm: Norm, frame: Frame, agencies: set[str]) -> bool:
    meant = bool(norm.tellings) and set(frame.objects) == set(norm.objects)
    return meant and (not agencies or related(agencies, norm.agencies))


def _day_of(norm: Norm, writer: Writer) -> Interval | None:
    """The day of the body's first word on the status, so that the two meet as a disagreement."""
    first = [
        each.valid
        for each in writer.statements.values()
        if each.subject == norm.id and each.predicate is Property.LEGAL_STATUS and each.value != LegalStatus.RESCINDED
    ]
    return first[0] if first else None
