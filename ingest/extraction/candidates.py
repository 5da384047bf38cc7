"""Names that no table has, each with an id of its own: companies, models and chips, remembered through a document.

What shows once that "Halcyon AI" is a company ("Halcyon AI, a startup") holds for the whole text, and "Halcyon" is it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.extraction.capitals import Run, persons, runs
from ingest.extraction.firms import is_company
from ingest.extraction.new_products import product_class
from ingest.extraction.nlp import find_entities
from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ingest.naming import company_id, hardware_id, name_slug
from ontology.ids import path_of
from ontology.vocabulary import EntityClass

_CERTAINTY = 0.7
_LEARNT = (EntityClass.COMPANY, EntityClass.AI_MODEL)
_DISTINCT = 4
"""The letters from which the first word of a company's name may stand for it."""


@dataclass(slots=True)
class Newcomers:
    """What a document itself shows to be a name."""

    things: dict[str, Thing] = field(default_factory=dict)
    """By the words of the text."""
    families: dict[str, str | None] = field(default_factory=dict)
    """The first words of new models, with who developed them."""
    persons: frozenset[str] = frozenset()
    """The words of persons' names."""

    def read(self, passages: Iterable[Passage]) -> None:
        """Add the names that the passages show; what one shows holds for all."""
        parsed = [each for each in passages if each.doc.has_annotation("DEP")]
        find_entities(each.doc for each in parsed if any(_may_be_entity(run, each) for run in runs(each)))
        self.persons = persons(parsed)
        for passage in parsed:
            self._learn_shown(passage)
            self._learn_companies(passage)
        for passage in parsed:
            self._name_again(passage)
        for passage in parsed:
            self._learn_products(passage)
        for passage in parsed:
            self._name_again(passage)

    def _learn_companies(self, passage: Passage) -> None:
        for run in runs(passage, self.persons):
            if run.text not in self.things and is_company(run, passage):
                thing = Thing(company_id(run.text), EntityClass.COMPANY, run.text)
                self.things[run.text] = thing
                for short in _short_forms([token.text for token in run.span]):
                    self.things.setdefault(short, thing)

    def _learn_shown(self, passage: Passage) -> None:
        """What its surroundings showed before the parse."""
        for name in passage.names:
            if name.certainty < 1 and not name.described and name.things and name.entity_class in _LEARNT:
                thing = name.things[0]
                self.things.setdefault(thing.name, thing)
                if thing.entity_class is EntityClass.COMPANY:
                    for short in _short_forms(thing.name.split()):
                        self.things.setdefault(short, thing)

    def _learn_products(self, passage: Passage) -> None:
        for run in runs(passage, self.persons):
            found = product_class(run, passage)
            if found is not None:
                developer = _developer(run, passage)
                self.families.setdefault(run.span[0].text, developer)
                self.things.setdefault(run.text, _product(run.text, found, developer))

    def _name_again(self, passage: Passage) -> None:
        if not (self.things or self.families):
            return
        for run in runs(passage, self.persons):
            for start, end, thing in self._known_in(run):
                span = passage.doc[start:end]
                passage.add(Name(span.start_char, span.end_char, thing.entity_class, (thing,), _CERTAINTY))

    def _known_in(self, run: Run) -> Iterator[tuple[int, int, Thing]]:
        """The longest known names in a run, and further members of a known family."""
        place = run.span.start
        while place < run.span.end:
            for end in range(run.span.end, place, -1):
                thing = self._thing(run.span.doc[place:end].text)
                if thing is not None:
                    yield place, end, thing
                    place = end - 1
                    break
            place += 1

    def _thing(self, text: str) -> Thing | None:
        thing = self.things.get(text)
        family, _, version = text.partition(" ")
        if thing is None and family in self.families and version[:1].isdigit():
            return _product(text, EntityClass.AI_MODEL, self.families[family])
        return thing


def _may_be_entity(run: Run, passage: Passage) -> bool:
    """Whether it matters what the model takes it for. One plain word may be who speaks, but nobody does in a law."""
    spoken = not (passage.is_law or run.text.isupper())
    return len(run.span) > 1 or any(letter.isdigit() for letter in run.text) or spoken


def _short_forms(words: list[str]) -> Iterator[str]:
    """ "Halcyon" for "Halcyon AI", "Zorvex Micro" for "Zorvex Micro Devices Inc"."""
    generic = nouns()["company_last"] | nouns()["company_legal"]
    kept = list(words)
    while len(kept) > 1 and kept[-1] in generic:
        kept.pop()
    if len(kept) < len(words) and len(kept[0]) >= _DISTINCT:
        yield " ".join(kept)


def _product(text: str, entity_class: EntityClass, developer: str | None) -> Thing:
    if entity_class is EntityClass.HARDWARE:
        return Thing(hardware_id(developer, text), entity_class, text)
    owner = "unknown" if developer is None else path_of(developer)
    return Thing(f"model:{owner}/{name_slug(text)}", entity_class, text, developer=developer)


def _developer(run: Run, passage: Passage) -> str | None:
    """Whose product it is: the company beside it, else the only one in the sentence, else the only one so far."""
    before = run.before
    while before is not None and before.tag_ in ("POS", "JJ", "JJS") and before.i:
        before = before.nbor(-1)
    beside = None if before is None else passage.name_at(before)
    if beside is not None and beside.entity_class is EntityClass.COMPANY and beside.things:
        return beside.things[0].id
    sentence = run.root.sent
    here = _companies(passage, sentence.start_char, sentence.end_char)
    counts = here or _companies(passage, 0, run.span.start_char)
    return next(iter(counts)) if len(counts) == 1 else None


def _companies(passage: Passage, start: int, end: int) -> Counter[str]:
    named = (name for name in passage.names if start <= name.start < end)
    return Counter(name.things[0].id for name in named if name.entity_class is EntityClass.COMPANY and name.things)
