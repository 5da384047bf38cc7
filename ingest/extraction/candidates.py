"""Names that no table has, each with an id of its own: companies, models and chips, remembered through a document.

What shows once that "Halcyon AI" is a company ("Halcyon AI, a startup") holds for the whole text, and "Halcyon" is it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from ingest.extraction.capitals import Run, persons, runs
from ingest.extraction.company_forms import company_of
from ingest.extraction.firms import is_company
from ingest.extraction.new_products import product_class
from ingest.extraction.nlp import find_entities
from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ingest.naming import hardware_id, name_slug
from ontology.ids import path_of
from ontology.vocabulary import EntityClass

_CERTAINTY = 0.7
_LONGEST = 8
"""The most words of a name that is looked for again."""
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)*\w*(?: [A-Z]\w+)?")
_PLACING = frozenset({"in", "at", "near", "outside"})
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
        body = [each for each in parsed if each.is_body]  # in a title, capitals say nothing
        find_entities(each.doc for each in parsed if any(_may_be_entity(run, each) for run in runs(each)))
        self.persons = persons(parsed)
        for learn in (self._learn_companies, self._learn_products):
            for passage in body:
                learn(passage)
            for passage in parsed:
                self._name_again(passage)

    def _learn_companies(self, passage: Passage) -> None:
        self._learn_shown(passage, EntityClass.COMPANY)
        for run in runs(passage, self.persons):
            if run.text not in self.things and is_company(run, passage):
                thing = company_of(run.text)
                self.things[run.text] = thing
                for short in _short_forms([token.text for token in run.span]):
                    self.things.setdefault(short, thing)

    def _learn_shown(self, passage: Passage, entity_class: EntityClass) -> None:
        """What its surroundings showed before the parse."""
        for name in list(passage.names):
            if name.certainty < 1 and not name.described and name.things and name.entity_class is entity_class:
                thing = _with_developer(name, passage)
                self.things.setdefault(thing.name, thing)
                if thing.entity_class is EntityClass.COMPANY:
                    for short in _short_forms(thing.name.split()):
                        self.things.setdefault(short, thing)

    def _learn_products(self, passage: Passage) -> None:
        self._learn_shown(passage, EntityClass.AI_MODEL)
        for run in runs(passage, self.persons):
            found = product_class(run, passage)
            if found is not None:
                developer = _developer(run, passage)
                self.families.setdefault(run.span[0].text, developer)
                self.things.setdefault(run.text, _product(run.text, found, developer))

    def _name_again(self, passage: Passage) -> None:
        firsts = {text.split(" ")[0] for text in self.things} | self.families.keys()
        place = 0
        for token in passage.doc:
            if token.i >= place and token.text in firsts and passage.name_at(token) is None:
                place = self._add_at(token, passage)

    def _add_at(self, first: Token, passage: Passage) -> int:
        """Add the longest known name that begins here; where to go on."""
        for end in range(min(first.i + _LONGEST, first.sent.end), first.i, -1):
            span = passage.doc[first.i : end]
            thing = self._thing(span.text)
            if thing is not None and not _is_only_place(span):
                passage.add(Name(span.start_char, span.end_char, thing.entity_class, (thing,), _CERTAINTY))
                return end
        return first.i + 1

    def _thing(self, text: str) -> Thing | None:
        """What the words name; further members of a known family ("Orrery 3") are known by it."""
        thing = self.things.get(text)
        family, _, version = text.partition(" ")
        if thing is None and family in self.families and _VERSION.fullmatch(version):
            return _product(text, EntityClass.AI_MODEL, self.families[family])
        return thing


def _may_be_entity(run: Run, passage: Passage) -> bool:
    """Whether it matters what the model takes it for. One plain word may be who speaks, but nobody does in a law."""
    alone = len(run.span) == 1 and run.text.isalpha()
    after_place = run.before is not None and run.before.lower_ in _PLACING
    return not alone or after_place or not (passage.is_law or run.text.isupper())


def _is_only_place(span: Span) -> bool:
    """ "In Dalian", where "Dalian Aster Packaging" is a company."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return len(span) == 1 and span[0].ent_type_ in ("GPE", "LOC") and before in _PLACING


def _with_developer(name: Name, passage: Passage) -> Thing:
    """A model that its surroundings showed, now with who developed it, as far as the text tells."""
    thing, span = name.things[0], passage.doc.char_span(name.start, name.end, alignment_mode="expand")
    if thing.entity_class is not EntityClass.AI_MODEL or thing.developer is not None or span is None:
        return thing
    thing = _product(thing.name, EntityClass.AI_MODEL, _developer(Run(span), passage))
    passage.replace(name, replace(name, things=(thing,)))
    return thing


def _short_forms(words: list[str]) -> Iterator[str]:
    """ "Halcyon" for "Halcyon AI", "Meridian Kite" for "Meridian Kite Logistics FZE": how a text names it again."""
    if len(words) > 1 and len(words[0]) >= _DISTINCT and words[0].lower() not in nouns()["common_first"]:
        yield from (" ".join(words[:length]) for length in range(1, len(words)))


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
