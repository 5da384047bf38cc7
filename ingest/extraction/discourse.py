"""What a text has spoken of so far: descriptions get their owners, anaphors what they stand for.

Where two things could be meant, neither is: an anaphor that is not safe stays unresolved. An instrument is the
exception: "the request" that no name explains is what the text told before, and gets an identity of its own.
"""

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from ingest.extraction.anaphors import Anaphors, anaphors, is_definite, name_of, selects, span_of
from ingest.extraction.described_policies import described_policies
from ingest.extraction.descriptions import description_at
from ingest.extraction.groups import described_group, is_model_noun
from ingest.extraction.instruments import instrument_of
from ingest.extraction.lexicon import known
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ingest.extraction.tree import SUBJECTS, children
from ontology.ids import slug
from ontology.vocabulary import EntityClass as Class

_MODELS = (Class.AI_MODEL, Class.MODEL_GROUP)
_ITEMS = (Class.HARDWARE, Class.CONTROL_ITEM)
_GROUPS = (Class.PERSON_CLASS, Class.COUNTRY_GROUP)
_RULES = frozenset({"rule", "framework", "regulation"})
_BILLS = frozenset({"bill", "act", "law", "legislation", "proposal", "measure", "statute"})


@dataclass(slots=True)
class Discourse:
    """The memory of a reader who goes through a text from its beginning."""

    key: str = ""
    """Tells the instruments of this text from those of others."""
    own: Thing | None = None
    """What the text is itself, where it is a legal text."""
    companies: Counter[Thing] = field(default_factory=Counter)
    recent_companies: list[Thing] = field(default_factory=list)
    """Of the last sentence and this one."""
    agencies: list[Thing] = field(default_factory=list)
    policies: list[tuple[str, Thing]] = field(default_factory=list)
    """With the noun by which they may be taken up."""
    models: list[tuple[Thing, ...]] = field(default_factory=list)
    """The sets of models that sentences spoke of."""
    items: list[tuple[str, tuple[Thing, ...]]] = field(default_factory=list)
    """The sets of items that sentences spoke of, with the noun of the last."""
    groups: list[Thing] = field(default_factory=list)
    _last_subject: Name | None = None

    def read(self, passage: Passage) -> None:
        """Go through a passage, adding the names that descriptions and anaphors amount to."""
        for name in described_policies(passage):
            passage.describe(name)
        for sentence in passage.doc.sents:
            self._read_sentence(passage, sentence)

    def _read_sentence(self, passage: Passage, sentence: Span) -> None:
        before, self.recent_companies = self.recent_companies, list(self.recent_companies)
        models: list[Thing] = []
        items: list[Thing] = []
        noun = ""
        for token in sentence:
            name = passage.name_at(token) or self._added(passage, token)
            if name is None or not _is_last(name, token):
                continue
            self._remember(name, models, items)
            noun = token.lemma_.lower() if name.entity_class in _ITEMS else noun
        if models:
            self.models.append(tuple(dict.fromkeys(models)))
        if items:
            self.items.append((noun, tuple(dict.fromkeys(items))))
        self.recent_companies = self.recent_companies[len(before) :] or before
        self._last_subject = _subject_name(sentence, passage) or self._last_subject

    def _added(self, passage: Passage, token: Token) -> Name | None:
        """The name that a description, an anaphor or a pronoun amounts to, once added to the passage."""
        name = self._described(passage, token) or self._pronoun(passage, token)
        if name is None:
            return None
        if name.described and not name.pronoun:
            passage.describe(name)
        else:
            passage.add(name)
        return name if passage.name_at(token) is name else None

    def _remember(self, name: Name, models: list[Thing], items: list[Thing]) -> None:
        for thing in name.things:
            if thing.entity_class is Class.COMPANY:
                self.companies[thing] += 1
                self.recent_companies.append(thing)
            elif thing.entity_class is Class.AGENCY:
                self.agencies.append(thing)
            elif thing.entity_class is Class.POLICY and not name.described:
                self.policies.append((_noun_of(thing), thing))
            elif thing.entity_class in _MODELS:
                models.append(thing)
            elif thing.entity_class in _ITEMS:
                items.append(thing)
            elif thing.entity_class in _GROUPS:
                self.groups.append(thing)

    def _described(self, passage: Passage, token: Token) -> Name | None:
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        if is_model_noun(token):
            group = described_group(token, passage, self._owner(token, passage))
            if group is not None:
                return group
        return description_at(token, passage) or self._taken_up(token, passage)

    def _taken_up(self, token: Token, passage: Passage) -> Name | None:
        known_nouns, noun = anaphors(), token.lemma_.lower()
        if noun in known_nouns.own and self.own is not None and _is_this(token):
            return name_of(token, Class.POLICY, (self.own,))
        for role, find in (("model", self._models_again), ("item", self._items_again), ("group", self._groups_again)):
            if noun in known_nouns[role] and (name := find(token)) is not None:
                return name
        if noun in known_nouns["company"] and is_definite(token) and (company := self._company(token)):
            return name_of(token, Class.COMPANY, (company,))
        if noun in known_nouns["agency"] and is_definite(token) and (agency := self._agency(token)):
            return name_of(token, Class.AGENCY, (agency,))
        policy = self._policy(token, passage, known_nouns) if noun in known_nouns["policy"] else None
        return None if policy is None else name_of(token, Class.POLICY, (policy,))

    def _pronoun(self, passage: Passage, token: Token) -> Name | None:
        """ "It", where the subject before it is a body or an instrument: for the slots, never as a mention."""
        if token.lower_ != "it" or token.dep_ not in ("dobj", "nsubj", "nsubjpass"):
            return None
        if token.dep_ == "dobj":
            thing = self.policies[-1][1] if self.policies else None
            return (
                None
                if thing is None
                else Name(token.idx, token.idx + 2, Class.POLICY, (thing,), 0.7, True, pronoun=True)
            )
        before = _subject_name(token.sent, passage, token) or self._last_subject
        if before is None or before.entity_class not in (Class.AGENCY, Class.POLICY, Class.COMPANY):
            return None
        return Name(token.idx, token.idx + 2, before.entity_class, before.things, 0.8, described=True, pronoun=True)

    def _owner(self, noun: Token, passage: Passage) -> Thing | None:
        """Whose models: "Anthropic's", "its", "from Anthropic"."""
        for child in noun.children:
            if child.dep_ == "poss" and child.lower_ in ("its", "their"):
                return self._possessor(child, passage)
            name = passage.name_at(child) if child.dep_ in ("poss", "compound", "nmod") else None
            if name is not None and name.entity_class is Class.COMPANY and name.things:
                return name.things[0]
        makers = (pobj for prep in noun.rights if prep.lower_ in ("from", "by", "of") for pobj in prep.children)
        names = [name for pobj in makers if (name := passage.name_at(pobj))]
        return names[0].things[0] if names and names[0].entity_class is Class.COMPANY and names[0].things else None

    def _possessor(self, pronoun: Token, passage: Passage) -> Thing | None:
        earlier = [passage.name_at(token) for token in pronoun.sent if token.i < pronoun.i]
        here = {each.things[0] for each in earlier if each and each.entity_class is Class.COMPANY and each.things}
        if len(here) == 1:
            return next(iter(here))
        return None if here else self._company(pronoun)

    def _company(self, token: Token) -> Thing | None:
        """The one spoken of last, else the one spoken of most: neither where two are."""
        if token.tag_ in ("NNS", "NNPS") or (token.pos_ != "PRON" and _names_two(token)):
            return None
        recent = set(self.recent_companies)
        if len(recent) == 1:
            return next(iter(recent))
        ranked = self.companies.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear else None

    def _agency(self, token: Token) -> Thing | None:
        noun = token.lemma_.lower()
        if noun == "government":
            national = {each for each in self.agencies if each.id.endswith("/government")}
            if len(national) == 1:
                return next(iter(national))
            return None if national else known().things["agency:us/government"]
        fitting = [
            each for each in self.agencies if noun in ("agency", "regulator", "authority") or noun in each.name.lower()
        ]
        return fitting[-1] if fitting else None

    def _policy(self, token: Token, passage: Passage, nouns: Anaphors) -> Thing | None:
        noun = token.lemma_.lower()
        instrument = self._letter(noun, token, passage)
        if instrument is not None:
            return instrument
        if token.dep_ == "compound" or not is_definite(token, such=True) or selects(token) or _is_dated(token, passage):
            return None
        fitting = [thing for each, thing in self.policies if _may_be_called(each, noun)]
        if fitting:
            return fitting[-1]
        if noun in nouns["event"] and self.policies and _is_event(self.policies[-1][1]):
            return self.policies[-1][1]
        return self._event(noun)

    def _letter(self, noun: str, token: Token, passage: Passage) -> Thing | None:
        """The letter or request that is known by its day and by whom it went to."""
        dates = {
            each.date.iso
            for each in passage.dates
            if each.date is not None and token.sent.start_char <= each.start < token.sent.end_char
        }
        here = [name for each in token.sent if (name := passage.name_at(each)) and name.entity_class is Class.COMPANY]
        companies = {*self.companies, *(thing for name in here for thing in name.things)}
        instrument = instrument_of(noun, dates, companies)
        if instrument is not None:
            self.policies.append((noun, instrument))
        return instrument

    def _event(self, noun: str) -> Thing | None:
        """An identity for what was told before and is now called by a noun."""
        if not self.key or not (self.agencies or self.companies):
            return None
        thing = Thing(f"policy:text/{self.key}/{slug(noun)}", Class.POLICY, noun)
        self.policies.append((noun, thing))
        return thing

    def _models_again(self, noun: Token) -> Name | None:
        """ "Both models", "these systems": the set of models that was spoken of last, if the number agrees."""
        if not is_definite(noun, such=True) or selects(noun):
            return None
        said = {child.lower_ for child in noun.children}
        plural = noun.tag_ in ("NNS", "NNPS")
        for things in reversed(self.models):
            groups = any(each.entity_class is Class.MODEL_GROUP for each in things)
            count = None if groups else len(things)
            fits = count == 2 if said & {"both", "two", "either"} else (count is None or (count > 1) == plural)
            if fits:
                return name_of(noun, things[0].entity_class, things)
        return None

    def _items_again(self, noun: Token) -> Name | None:
        """ "The semiconductors", "the machines": items under the same noun, else the last that were spoken of."""
        if not is_definite(noun, such=True) or selects(noun) or not self.items:
            return None
        same = [things for said, things in self.items if said == noun.lemma_.lower()]
        things = (same or [self.items[-1][1]])[-1]
        return name_of(noun, things[0].entity_class, things)

    def _groups_again(self, noun: Token) -> Name | None:
        """ "These entities": the class of persons or parties that was spoken of last."""
        plural = noun.tag_ in ("NNS", "NNPS")
        demonstrated = any(
            child.lower_ in ("these", "those", "such") for child in children(noun, "det", "amod", "predet")
        )
        if not plural or not demonstrated or selects(noun) or not self.groups:
            return None
        return name_of(noun, self.groups[-1].entity_class, (self.groups[-1],))


def _subject_name(sentence: Span, passage: Passage, before: Token | None = None) -> Name | None:
    """The name of the main subject of a sentence; of one that stands before a word."""
    for subject in children(sentence.root, *SUBJECTS):
        if before is None or subject.i < before.i:
            return passage.name_at(subject)
    return None


def _is_this(noun: Token) -> bool:
    return any(child.lower_ == "this" for child in children(noun, "det"))


def _names_two(token: Token) -> bool:
    return any(child.lower_ in ("two", "both", "these", "those", "other") for child in token.children)


def _noun_of(policy: Thing) -> str:
    nouns = anaphors()["policy"]
    said = policy.name.lower().split()
    return next((word for word in reversed(said) if word in nouns), "")


def _may_be_called(noun: str, again: str) -> bool:
    """Whether what was called by one noun may be taken up by another."""
    return noun == again or {noun, again} <= _RULES or {noun, again} <= _BILLS


def _is_event(policy: Thing) -> bool:
    return policy.id.startswith("policy:text/")


def _is_dated(noun: Token, passage: Passage) -> bool:
    """ "The rule of May 13": said of one that needs a date to be known."""
    return any(passage.date_at(inner) for prep in noun.rights if prep.dep_ == "prep" for inner in prep.children)


def _is_last(name: Name, token: Token) -> bool:
    return token.idx + len(token) >= name.end


__all__ = ["Discourse", "span_of"]
