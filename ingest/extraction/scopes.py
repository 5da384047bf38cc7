"""For whom a frame holds: destinations by name, "foreign access", "outside the United States"."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.things import Thing
from ingest.extraction.tree import children
from ontology.document import Quote
from ontology.ids import OUTSIDE_US, WORLDWIDE, path_of, slug
from ontology.vocabulary import EntityClass

_EVERYWHERE = frozenset({"global", "worldwide", "foreign", "international", "overseas", "abroad", "globally"})
_MEMBERS = (EntityClass.COUNTRY, EntityClass.COUNTRY_GROUP)
_PREPOSITIONS = frozenset({"to", "in", "for", "within", "into", "with", "or", "and", "including", "of"})


@dataclass(frozen=True, slots=True)
class Reach:
    """A scope, and the words that say so."""

    scope: str
    members: tuple[Thing, ...]
    """Of a scope that names its destinations; none for all outside the United States."""
    quote: Quote
    excepted: tuple[Thing, ...] = ()


def reach_of(region: tuple[Token, ...], excepted: tuple[Token, ...], passage: Passage, american: bool) -> Reach | None:
    """The destinations that the words of a region name; "everywhere" only where American law is at work."""
    named = [(name, token) for token in region if (name := passage.name_at(token)) and name.entity_class in _MEMBERS]
    everywhere = _everywhere(region, passage) if american else None
    less = _less(excepted, passage)
    if less is None:
        return None
    if everywhere is not None:
        return None if less else Reach(OUTSIDE_US, (), everywhere)
    if any(thing.id == WORLDWIDE for name, _ in named for thing in name.things):
        return None
    destinations = [(name, token) for name, token in named if _is_destination(token, passage)]
    members = tuple(sorted({thing for name, _ in destinations for thing in name.things}))
    if not members or any(each.id == "country:US" for each in members):
        return None
    tokens = [token for name, token in destinations if name.things]
    tokens += [token for token in excepted if passage.name_at(token)]
    scope = f"scope:{_slug_of(members)}{f'-except-{_slug_of(less)}' if less else ''}"
    return Reach(scope, members, passage.quote_tokens(tokens), less)


def _slug_of(members: tuple[Thing, ...]) -> str:
    return slug(" ".join(path_of(each.id) for each in members))


def _less(excepted: tuple[Token, ...], passage: Passage) -> tuple[Thing, ...] | None:
    """The destinations that are left out; none at all where what is left out cannot be told."""
    names = [name for token in excepted if (name := passage.name_at(token)) and name.entity_class in _MEMBERS]
    things = {thing for name in names for thing in name.things}
    return tuple(sorted(things)) if things or not excepted else None


def persons_of(region: tuple[Token, ...], passage: Passage) -> tuple[Thing, Quote] | None:
    """The class of persons that the words name ("any foreign person")."""
    for token in region:
        name = passage.name_at(token)
        if name is not None and name.entity_class is EntityClass.PERSON_CLASS:
            return name.things[0], passage.quote(name.start, name.end)
    return None


def foreign_people(token: Token) -> bool:
    """Whether the noun means people or companies abroad ("foreign researchers")."""
    people = token.lemma_.lower() in words()["foreign_people"]
    heads = (token, *token.conjuncts)
    return people and any(child.lower_ in ("foreign", "overseas") for head in heads for child in children(head, "amod"))


def _everywhere(region: tuple[Token, ...], passage: Passage) -> Quote | None:
    for token in region:
        name = passage.name_at(token)
        if name is not None and (name.entity_class is EntityClass.PERSON_CLASS or _is_worldwide(name.things)):
            return passage.quote(name.start, name.end)
        if foreign_people(token):
            return passage.quote_tokens([token.doc[token.left_edge.i], token])
        if (
            token.lower_ in _EVERYWHERE
            and token.dep_ == "amod"
            and token.head.lemma_.lower() in words()["transfer_nouns"]
        ):
            return passage.quote_tokens([token, token.head])
        if token.lower_ in ("abroad", "overseas", "worldwide", "globally") and token.dep_ == "advmod":
            return passage.quote_tokens([token])
        if token.lower_ == "outside" and _names_us(token, passage):
            return passage.quote_tokens([token, *token.subtree])
    return None


def _is_worldwide(things: tuple[Thing, ...]) -> bool:
    return any(thing.id == WORLDWIDE for thing in things)


def _names_us(outside: Token, passage: Passage) -> bool:
    names = [passage.name_at(pobj) for pobj in children(outside, "pobj")]
    return any(name and any(thing.id == "country:US" for thing in name.things) for name in names)


def _is_destination(token: Token, passage: Passage) -> bool:
    """Whether the country stands where destinations stand, and not as an attribute ("Chinese companies")."""
    name = passage.name_at(token)
    top = token
    while top.head != top and name is not None and name.start <= top.head.idx < name.end:
        top = top.head
    if top.dep_ in ("compound", "nmod") and top.head.lemma_.lower() in ("country", "destination", "group"):
        top = top.head
    while top.dep_ in ("conj", "appos"):
        top = top.head
    return top.dep_ == "pobj" and top.head.lower_ in _PREPOSITIONS
