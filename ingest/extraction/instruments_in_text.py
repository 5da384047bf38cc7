"""The instruments that a text speaks of: who issued them, and which norm a later "the request" takes up."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from ingest.extraction.passage import Passage
from ingest.extraction.telling import Filler, Status
from ingest.extraction.things import Name, Thing
from ingest.extraction.tree import children
from ontology.vocabulary import EntityClass as Class

_ISSUERS = (Class.AGENCY, Class.COUNTRY, Class.COMPANY)
_STAGES = {
    "request": {Status.REQUESTED},
    "appeal": {Status.REQUESTED},
    "plea": {Status.REQUESTED},
    "plan": {Status.CONSIDERED, Status.PROPOSED, Status.ANNOUNCED},
    "proposal": {Status.CONSIDERED, Status.PROPOSED},
    "draft": {Status.CONSIDERED, Status.PROPOSED},
    "idea": {Status.CONSIDERED},
    "bill": {Status.PROPOSED},
    "legislation": {Status.PROPOSED},
}
"""Nouns that can only take up a norm of these stages; others fit any that is more than a thought."""
_NEAR = 4
"""Sentences within which a noun takes up a norm."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A place where a noun stands for an instrument that nothing named before."""

    filler: Filler
    noun: str
    start: int


@dataclass(slots=True)
class Instruments:
    """The instruments of a document."""

    issuers: dict[Thing, list[Filler]] = field(default_factory=dict)
    first: dict[Thing, Taken] = field(default_factory=dict)
    """The first mention of each that is only taken up."""
    named: set[Thing] = field(default_factory=set)
    own: list[Filler] = field(default_factory=list)
    """What a legal text is itself, where it says so ("this final rule")."""
    speakers: list[Filler] = field(default_factory=list)
    """The one body that acts in a legal text, where it is one."""
    amended: set[Thing] = field(default_factory=set)
    """The laws that it changes: they are not what restricts."""

    @classmethod
    def of(cls, passages: list[Passage]) -> "Instruments":
        """Those of a document's passages."""
        found = cls()
        for passage in passages:
            for name, root in _policies(passage):
                found._note(name, root, passage)
        acting = {each.thing: each for passage in passages for each in _acting(passage)}
        found.speakers = list(acting.values()) if len(acting) == 1 else []
        return found

    def behind(self, start: int, status: Status, others: set[Thing]) -> list[Filler]:
        """What the norm at `start` is called afterwards: the nearest fitting noun that nothing else explains."""
        fitting = [
            taken
            for thing, taken in self.first.items()
            if thing not in others
            and taken.filler.quote.start > start
            and status in _STAGES.get(taken.noun, set(Status) - {Status.CONSIDERED})
        ]
        fitting.sort(key=lambda taken: taken.start)
        return [fitting[0].filler] if fitting else []

    def _note(self, name: Name, root: Token, passage: Passage) -> None:
        for thing in name.things:
            quote = passage.quote(name.start, name.end)
            if name.described and thing not in self.named and thing not in self.first:
                self.first[thing] = Taken(Filler(thing, quote), root.lemma_.lower(), quote.start)
            if not name.described:
                self.named.add(thing)
            if passage.is_official and name.described and not self.own and _is_self(name, passage):
                self.own = [Filler(thing, quote)]
                self.issuers.setdefault(thing, []).extend(_actors_around(root, passage))
            if root.dep_ == "dobj" and root.head.lemma_.lower() in ("amend", "revise", "change", "modify", "update"):
                self.amended.add(thing)
            known = self.issuers.setdefault(thing, [])
            known += [each for each in _issuers(name, root, passage) if each.thing not in {k.thing for k in known}]


def _actors_around(root: Token, passage: Passage) -> Iterator[Filler]:
    """ "In this rule, the bureau amends ...": who acts in the sentence in which the text speaks of itself."""
    verb = root
    while verb.head != verb and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    for subject in children(verb, "nsubj"):
        found = passage.name_at(subject)
        if found is not None and found.entity_class is Class.AGENCY:
            for thing in found.things:
                yield Filler(thing, passage.quote(found.start, found.end))


def _is_self(name: Name, passage: Passage) -> bool:
    return passage.words_of(name).lower().startswith("this ")


def _acting(passage: Passage) -> Iterator[Filler]:
    """The bodies that are subjects of a legal text's sentences."""
    for token in passage.doc if passage.is_law else ():
        name = passage.name_at(token) if token.dep_ == "nsubj" else None
        if name is not None and name.entity_class is Class.AGENCY:
            for thing in name.things:
                yield Filler(thing, passage.quote(name.start, name.end))


def _policies(passage: Passage) -> Iterator[tuple[Name, Token]]:
    seen = set()
    for token in passage.doc:
        name = passage.name_at(token)
        if name is not None and name.entity_class is Class.POLICY and name not in seen:
            seen.add(name)
            while token.head != token and passage.name_at(token.head) is name:
                token = token.head
            yield name, token


def _issuers(name: Name, root: Token, passage: Passage) -> Iterator[Filler]:
    """ "A letter from BIS", "the ministry's order", "the request, delivered by officials of X"."""
    near = children(root, "poss", "compound", "nmod", "amod")
    for prep in children(root, "prep"):
        if prep.lower_ in ("by", "from", "of"):
            near += children(prep, "pobj")
    for verb in children(root, "acl"):
        near += [pobj for by in children(verb, "agent") for pobj in children(by, "pobj")]
    if root.dep_ == "dobj" and root.head.lemma_.lower() in ("publish", "issue", "release", "sign", "send", "adopt"):
        near += children(root.head, "nsubj")
    if root.dep_ == "dobj" and root.head.lemma_.lower() in ("receive", "get"):
        near += [
            pobj for prep in children(root.head, "prep") if prep.lower_ == "from" for pobj in children(prep, "pobj")
        ]
    if root.dep_ == "nsubjpass":
        near += [pobj for by in children(root.head, "agent") for pobj in children(by, "pobj")]
    for token in near:
        for each in (token, *token.conjuncts, *children(token, "compound", "poss", "nmod")):
            found = passage.name_at(each)
            if found is not None and found is not name and found.entity_class in _ISSUERS:
                for thing in found.things:
                    yield Filler(thing, passage.quote(found.start, found.end))
