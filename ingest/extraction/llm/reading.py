"""From an answer of the model to tellings: only what the paragraph says, of things that are known."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ingest.extraction.extractor import Named, SourceText
from ingest.extraction.llm.answer import Answer, ToldNorm
from ingest.extraction.llm.locate import Place, nearest, places
from ingest.extraction.llm.settings import CONFIDENCE, HEDGED
from ingest.extraction.llm.veto import veto
from ingest.extraction.telling import Certainty, Filler, Slot, Telling, When
from ingest.text.layout import Block, Part
from ontology.document import Quote
from ontology.vocabulary import EntityClass, Section

INVENTED = "words that are not in the text"
UNKNOWN = "words that name nothing known"
MISPLACED = "a thing that cannot stand in its place"
_NOT_IN_SLOT = {
    Slot.AUTHORITY: {EntityClass.AI_MODEL, EntityClass.MODEL_GROUP, EntityClass.HARDWARE, EntityClass.CONTROL_ITEM},
    Slot.OBJECT: {EntityClass.AGENCY, EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP, EntityClass.POLICY},
    Slot.RULE: {EntityClass.COUNTRY, EntityClass.COMPANY, EntityClass.AI_MODEL, EntityClass.HARDWARE},
    Slot.TARGET: {EntityClass.POLICY, EntityClass.CRITERION},
}
"""Classes of things that make no sense in a slot, whatever a model says."""


@dataclass(slots=True)
class AnswerReader:
    """Reads the answer about one paragraph, and counts what it drops, by reason."""

    source: SourceText
    block: Block
    doc: Doc
    """The parse of the block's view."""
    extractor: str
    problems: Counter[str] = field(default_factory=Counter)

    def tellings(self, answer: Answer) -> Iterator[Telling]:
        """What stands the test, in the order of the text."""
        read = [telling for norm in answer.norms if (telling := self._telling(norm)) is not None]
        yield from sorted(dict.fromkeys(read), key=lambda each: each.evidence)

    def _telling(self, norm: ToldNorm) -> Telling | None:
        evidence = self._evidence(norm)
        fillers = tuple(self._fillers(norm, evidence[0])) if evidence else ()
        if not evidence or not fillers:
            self._drop("a norm on nothing that is known" if evidence else INVENTED)
            return None
        hedged = norm.certainty is Certainty.HEDGED
        telling = Telling(
            measure=norm.measure,
            status=norm.status,
            force=norm.force,
            certainty=norm.certainty,
            evidence=tuple(each.quote for each in evidence),
            fillers=fillers,
            effective=tuple(self._times(norm.effective, evidence[0])),
            until=tuple(self._times(norm.until, evidence[0])),
            attribution=self._attribution(norm, evidence[0]),
            section=Section.HEADLINE if self.block.part is Part.HEADLINE else Section.BODY,
            confidence=round(CONFIDENCE * (HEDGED if hedged else 1.0), 3),
            reasons=(f"as {self.extractor} reads it",),
        )
        problem = veto(telling, self.doc, [(each.start, each.end) for each in evidence])
        if problem is None:
            return telling
        self._drop(problem)
        return None

    def _evidence(self, norm: ToldNorm) -> list[Place]:
        """The quotes in the order of the text, each once; nothing at all where one of them is invented."""
        found: list[Place] = []
        for words in norm.evidence:
            options = places(words, self.block, self.source.text)
            if not options:
                return []
            place = nearest(options, found[0]) if found else options[0]
            found += [place] if place not in found else []
        return sorted(found, key=lambda each: each.start)

    def _fillers(self, norm: ToldNorm, anchor: Place) -> Iterator[tuple[Slot, Filler]]:
        for filled in norm.slots:
            place = self._place(filled.words, anchor)
            if place is None:
                continue
            named = self._known(place.quote)
            if named is None:
                self._drop(UNKNOWN)
            elif named.entity_class in _NOT_IN_SLOT.get(filled.slot, ()):
                self._drop(MISPLACED)
            else:
                yield from ((filled.slot, Filler(thing, named.quote)) for thing in named.things)

    def _times(self, given: Sequence[str], anchor: Place) -> Iterator[When]:
        for words in given:
            place = self._place(words, anchor)
            if place is None:
                continue
            date = next((each for each in self.source.dates if _shared(each.quote, place.quote)), None)
            if date is None:
                self._drop("words that are no date")
            else:
                yield date

    def _attribution(self, norm: ToldNorm, anchor: Place) -> str | None:
        place = None if norm.attribution is None else self._place(norm.attribution, anchor)
        return None if place is None else place.quote.exact

    def _place(self, words: str, anchor: Place) -> Place | None:
        found = places(words, self.block, self.source.text)
        if found:
            return nearest(found, anchor)
        self._drop(INVENTED)
        return None

    def _known(self, quote: Quote) -> Named | None:
        """The known name that makes up most of these words: "companies in China" does not name China."""
        names = [each for each in self.source.names if each.things and 2 * _shared(each.quote, quote) >= _length(quote)]
        return max(names, key=lambda each: _shared(each.quote, quote), default=None)

    def _drop(self, problem: str) -> None:
        self.problems[problem] += 1


def _length(quote: Quote) -> int:
    return quote.end - quote.start


def _shared(one: Quote, other: Quote) -> int:
    """How many characters both quotes have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
