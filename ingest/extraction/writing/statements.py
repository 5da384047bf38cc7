"""All statements of a document, from what was told in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.extraction.extractor import Named
from ingest.extraction.telling import Filler, Slot, Status
from ingest.extraction.things import Thing
from ingest.extraction.writing.denials import is_licence_free, write_denial
from ingest.extraction.writing.exceptions import write_exceptions, write_licence_free
from ingest.extraction.writing.headline import write_headline
from ingest.extraction.writing.parties import is_own_step, write_listing, write_own_step
from ingest.extraction.writing.policies import write_compliance, write_policies
from ingest.extraction.writing.restrictions import is_written, write_restriction
from ingest.extraction.writing.told_norm import ToldNorm, day_of, related
from ingest.extraction.writing.told_text import ToldText
from ingest.extraction.writing.words import Words
from ingest.extraction.writing.writer import Writer
from ontology.statement import Statement
from ontology.vocabulary import EntityClass


def statements_in(told: ToldText) -> tuple[Statement, ...]:
    """The statements, in the order in which the document makes them."""
    words, writer = Words(told.text), Writer(told.document, told.names, told.extractor)
    norms = _gathered([_with_own(_with_speaker(norm, told.names), told.own) for norm in told.norms])
    positive = [norm for norm in norms if not norm.is_denied]
    written: dict[str, ToldNorm] = {}
    for norm in positive:
        if is_own_step(norm):
            write_own_step(norm, writer)
        elif norm.kind is not None and is_written(norm):
            identifier = write_restriction(norm, norm.kind, words, writer)
            write_exceptions(identifier, norm, words, writer)
            written.setdefault(identifier, norm)
        write_listing(norm, writer)
    write_policies(positive, told, words, writer)
    write_compliance(told, words, writer)
    _write_denials([norm for norm in norms if norm.is_denied], written, words, writer)
    write_headline(told.headline, written, writer)
    return tuple(writer.statements.values())


def _write_denials(denials: Iterable[ToldNorm], written: dict[str, ToldNorm], words: Words, writer: Writer) -> None:
    for denial in denials:
        free_of = [each for each, norm in written.items() if is_licence_free(denial, norm)]
        if len(free_of) == 1:
            write_licence_free(free_of[0], written[free_of[0]], denial, words, writer)
        elif denial.kind is not None and denial.objects and not free_of:
            write_denial(denial, denial.kind, words, writer)


def _with_speaker(norm: ToldNorm, names: Sequence[Named]) -> ToldNorm:
    """A public body that says what is demanded, where nobody else is named, demands it."""
    said = norm.whole.attribution
    if said is None or norm.whole[Slot.AUTHORITY] or norm.whole[Slot.RULE] or norm.is_denied:
        return norm
    speaking = [each for each in names if each.entity_class is EntityClass.AGENCY and each.quote.exact in said]
    fillers = tuple((Slot.AUTHORITY, Filler(thing, each.quote)) for each in speaking[:1] for thing in each.things)
    return replace(norm, whole=replace(norm.whole, fillers=(*norm.whole.fillers, *fillers)))


def _with_own(norm: ToldNorm, own: Thing | None) -> ToldNorm:
    """A legal text that demands a licence does not say that it is itself who does."""
    if own is None or norm.policies or norm.is_denied or any(clause[Slot.AUTHORITY] for clause in norm.clauses):
        return norm
    itself = (Slot.RULE, Filler(own, norm.clauses[0].evidence[0]))
    return replace(norm, whole=replace(norm.whole, fillers=(*norm.whole.fillers, itself)))


def _gathered(norms: list[ToldNorm]) -> list[ToldNorm]:
    """The norms, less those that are only another word for a request: "the decision to restrict X" after it."""
    asked = [norm for norm in norms if norm.whole.status is Status.REQUESTED]
    return [norm for norm in norms if not any(_is_only_another_word(norm, each) for each in asked)]


def _is_only_another_word(norm: ToldNorm, asked: ToldNorm) -> bool:
    vague = norm.whole.status is Status.ANNOUNCED and day_of(norm.whole) is None
    same = bool(norm.objects) and set(norm.objects) <= set(asked.objects)
    return vague and same and (not norm.agencies or related(norm.agencies, asked.agencies))
