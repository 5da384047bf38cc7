"""What a text has spoken of so far: descriptions become groups of models, anaphors find what they stand for.

Where two things could be meant, neither is: an anaphor that is not safe stays unresolved.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

from spacy.tokens import Span, Token

from ingest.extraction.groups import described_group, is_model_noun
from ingest.extraction.instruments import instrument_of
from ingest.extraction.lexicon import known
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ontology.vocabulary import EntityClass

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "either", "such"})
_NOUNS: dict[str, EntityClass] = {
    **dict.fromkeys(("company", "firm", "developer", "startup", "start-up", "lab", "chipmaker"), EntityClass.COMPANY),
    **dict.fromkeys(("department", "bureau", "agency", "government", "ministry", "commission"), EntityClass.AGENCY),
    **dict.fromkeys(("rule", "framework", "regulation", "letter", "directive", "request", "order"), EntityClass.POLICY),
}
_PLAIN_MODIFIERS = frozenset({"ai", "two", "three", "same", "named", "artificial", "intelligence"})
_MODEL_CLASSES = (EntityClass.AI_MODEL, EntityClass.MODEL_GROUP)


@dataclass(slots=True)
class Discourse:
    """The memory of a reader who goes through a text from its beginning."""

    published: str | None = None
    companies: Counter[Thing] = field(default_factory=Counter)
    recent_companies: list[Thing] = field(default_factory=list)
    """Of the last sentence and this one."""
    agencies: list[Thing] = field(default_factory=list)
    policies: list[tuple[str, Thing]] = field(default_factory=list)
    """With the noun by which they may be taken up."""
    models: list[tuple[Thing, ...]] = field(default_factory=list)
    """The sets of models that sentences spoke of."""

    def read(self, passage: Passage) -> None:
        """Go through a passage, adding the names that descriptions and anaphors amount to."""
        for sentence in passage.doc.sents:
            self._read_sentence(passage, sentence)

    def _read_sentence(self, passage: Passage, sentence: Span) -> None:
        before, self.recent_companies = self.recent_companies, list(self.recent_companies)
        models: list[Thing] = []
        for token in sentence:
            name = passage.name_at(token)
            if name is None:
                name = self._described(passage, token)
                if name is not None:
                    passage.add(name)
            if name is not None and passage.name_at(token) is name and _is_last(name, token):
                self._remember(name, models)
        if models:
            self.models.append(tuple(dict.fromkeys(models)))
        self.recent_companies = self.recent_companies[len(before) :] or before

    def _remember(self, name: Name, models: list[Thing]) -> None:
        for thing in name.things:
            if thing.entity_class is EntityClass.COMPANY:
                self.companies[thing] += 1
                self.recent_companies.append(thing)
            elif thing.entity_class is EntityClass.AGENCY:
                self.agencies.append(thing)
            elif thing.entity_class is EntityClass.POLICY and not name.described:
                self.policies.append((_noun_of(thing), thing))
            elif thing.entity_class in _MODEL_CLASSES:
                models.append(thing)

    def _described(self, passage: Passage, token: Token) -> Name | None:
        if is_model_noun(token):
            group = described_group(token, passage, self._owner(token, passage))
            return group or self._models_again(token)
        if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in _NOUNS:
            return None
        noun, entity_class = token.lemma_.lower(), _NOUNS[token.lemma_.lower()]
        if entity_class is EntityClass.POLICY:
            thing = self._policy(noun, token, passage)
        elif not _is_definite(token) or _has_modifiers(token):
            return None
        else:
            thing = self._company() if entity_class is EntityClass.COMPANY else self._agency(noun)
        return None if thing is None else _name(token, entity_class, (thing,))

    def _owner(self, noun: Token, passage: Passage) -> Thing | None:
        """Whose models: "Anthropic's", "its", "from Anthropic"."""
        for child in noun.children:
            if child.dep_ == "poss" and child.lower_ in ("its", "their"):
                return self._possessor(child, passage)
            name = passage.name_at(child) if child.dep_ in ("poss", "compound", "nmod") else None
            if name is not None and name.entity_class is EntityClass.COMPANY and name.things:
                return name.things[0]
        makers = (pobj for prep in noun.rights if prep.lower_ in ("from", "by", "of") for pobj in prep.children)
        names = [name for pobj in makers if (name := passage.name_at(pobj))]
        return names[0].things[0] if names and names[0].entity_class is EntityClass.COMPANY else None

    def _possessor(self, pronoun: Token, passage: Passage) -> Thing | None:
        earlier = [passage.name_at(token) for token in pronoun.sent if token.i < pronoun.i]
        here = {each.things[0] for each in earlier if each and each.entity_class is EntityClass.COMPANY and each.things}
        if len(here) == 1:
            return next(iter(here))
        return None if here else self._company()

    def _company(self) -> Thing | None:
        recent = set(self.recent_companies)
        if len(recent) == 1:
            return next(iter(recent))
        ranked = self.companies.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear else None

    def _agency(self, noun: str) -> Thing | None:
        if noun == "government":
            national = {each for each in self.agencies if each.id.endswith("/government")}
            return (
                next(iter(national))
                if len(national) == 1
                else known().things["agency:us/government"]
                if not national
                else None
            )
        fitting = [each for each in self.agencies if noun == "agency" or noun in each.name.lower()]
        return fitting[-1] if fitting else None

    def _policy(self, noun: str, token: Token, passage: Passage) -> Thing | None:
        dates = [
            each.date.iso
            for each in passage.dates
            if each.date and token.sent.start_char <= each.start < token.sent.end_char
        ]
        instrument = instrument_of(
            noun, set(dates), set(chain(self.companies, self._companies_in(token.sent, passage)))
        )
        if instrument is not None:
            self.policies.append((noun, instrument))
            return instrument
        own_date = any(
            passage.date_at(inner) for prep in token.rights if prep.dep_ == "prep" for inner in prep.children
        )
        if (
            not _is_definite(token)
            or own_date
            or token.dep_ == "compound"
            or any(c.dep_ == "amod" for c in token.children)
        ):
            return None
        taken_up = [thing for known_noun, thing in self.policies if known_noun == noun or {known_noun, noun} <= _RULES]
        return taken_up[-1] if len(set(taken_up)) == 1 else None

    @staticmethod
    def _companies_in(sentence: Span, passage: Passage) -> list[Thing]:
        names = [passage.name_at(token) for token in sentence]
        return [each.things[0] for each in names if each and each.entity_class is EntityClass.COMPANY and each.things]

    def _models_again(self, noun: Token) -> Name | None:
        """ "Both models", "these systems": the set of models that was spoken of last, if the number agrees."""
        if not _is_definite(noun) or _has_modifiers(noun) or any(child.dep_ == "relcl" for child in noun.children):
            return None
        words = {child.lower_ for child in noun.children}
        plural = noun.tag_ in ("NNS", "NNPS")
        for things in reversed(self.models):
            groups = any(each.entity_class is EntityClass.MODEL_GROUP for each in things)
            count = None if groups else len(things)
            if {"both", "two", "either"} & words:
                fits = count == 2
            else:
                fits = (count is None or count > 1) if plural else count == 1
            if fits:
                return _name(noun, things[0].entity_class, things)
        return None


_RULES = frozenset({"rule", "framework", "regulation"})


def _noun_of(policy: Thing) -> str:
    return next((noun for noun, of in _NOUNS.items() if of is EntityClass.POLICY and noun in policy.name.lower()), "")


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE and child.dep_ in ("det", "predet", "amod") for child in noun.children)


def _has_modifiers(noun: Token) -> bool:
    modifiers = (child for child in noun.children if child.dep_ in ("amod", "compound", "nummod", "poss", "nmod"))
    return any(child.lower_ not in _PLAIN_MODIFIERS | _DEFINITE for child in modifiers)


def _is_last(name: Name, token: Token) -> bool:
    return token.idx + len(token) >= name.end


def _name(noun: Token, entity_class: EntityClass, things: tuple[Thing, ...]) -> Name:
    lefts = [child for child in noun.lefts if child.dep_ in ("det", "predet", "nummod", "amod", "compound")]
    start = min((child.idx for child in lefts), default=noun.idx)
    return Name(start, noun.idx + len(noun), entity_class, things, 0.85, described=True)
