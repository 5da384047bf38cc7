"""A second opinion on a text that the rules have read: it adds what they leave, and takes nothing back."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction.checking import beyond, checked
from ingest.extraction.extract import own_policy
from ingest.extraction.extractor import Extraction, Extractor, SourceText, knowing
from ingest.extraction.llm.settings import CONFIDENCE
from ingest.extraction.writing.statements import statements_in
from ingest.extraction.writing.told_norm import ToldNorm
from ingest.extraction.writing.told_text import ToldText
from ingest.source import Reading
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass, Section


def second_extraction(source: SourceText, first: Extraction, second: Extractor) -> Extraction:
    """What the second extractor tells of norms of which the first tells nothing, checked.

    It is told the names and dates that the first found.
    """
    return beyond(first, checked(second.extract(knowing(source, first))))


def with_second(reading: Reading, first: Extraction, second: Extractor) -> Reading:
    """The reading of the rules, with the statements and warnings of a second extractor added."""
    told = second_extraction(first.source, first, second)
    added = tuple(_added(reading.statements, statements_in(_told_text(told))))
    return replace(reading, statements=(*reading.statements, *added), warnings=(*reading.warnings, *told.warnings))


def _told_text(told: Extraction) -> ToldText:
    source = told.source
    return ToldText(
        source.document,
        source.text,
        told.extractor,
        names=source.names,
        dates=source.dates,
        norms=[ToldNorm(each, (each,)) for each in told.tellings if each.section is Section.BODY],
        headline=[each for each in told.tellings if each.section is Section.HEADLINE],
        own=own_policy(source.document),
    )


def _added(known: tuple[Statement, ...], others: tuple[Statement, ...]) -> Iterator[Statement]:
    """Of the others, what concerns no restriction and repeats no property that is already told; trusted less."""
    told = {(each.subject, each.predicate) for each in known}
    norms = {
        each.subject for each in known if each.predicate is Property.TYPE and each.value == EntityClass.RESTRICTION
    }
    for each in others:
        if each.subject not in norms and (each.subject, each.predicate) not in told:
            yield replace(each, confidence=min(each.confidence, CONFIDENCE))
