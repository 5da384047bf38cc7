"""Nouns that take up what a text has named before, and the places that they take."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from ingest.extraction.things import Name, Thing
from ingest.packaged import packaged_table
from ontology.vocabulary import EntityClass

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "either"})
_PLAIN_MODIFIERS = frozenset(
    {"ai", "two", "three", "same", "named", "artificial", "intelligence", "such", "new", "latest"}
)
_NAMED_BY_PLACE = frozenset({"amod", "compound", "nmod"})
_LEFT = ("det", "predet", "nummod", "amod", "compound", "nmod")


@dataclass(frozen=True, slots=True)
class Anaphors:
    """The nouns by what they take up."""

    roles: dict[str, frozenset[str]]

    def __getitem__(self, role: str) -> frozenset[str]:
        return self.roles[role]

    @property
    def own(self) -> frozenset[str]:
        """By which a legal text means itself."""
        return self.roles["own"]


@cache
def anaphors() -> Anaphors:
    """The table of anaphors."""
    content = packaged_table("ingest.extraction", "anaphors.yml")
    return Anaphors({role: frozenset(nouns) for role, nouns in content.items()})


def is_definite(noun: Token, such: bool = False) -> bool:
    """Whether an article or a demonstrative says that it is known which; "such" too where it may."""
    marks = _DEFINITE | {"such"} if such else _DEFINITE
    return any(child.lower_ in marks and child.dep_ in ("det", "predet", "amod") for child in noun.children)


def selects(noun: Token) -> bool:
    """Whether its modifiers pick one out of several: then it is a description and takes nothing up."""
    modifiers = (
        child for child in noun.children if child.dep_ in ("amod", "compound", "nummod", "poss", "nmod", "relcl")
    )
    return any(child.lower_ not in _PLAIN_MODIFIERS | _DEFINITE for child in modifiers)


def span_of(noun: Token) -> tuple[int, int]:
    """The place of an anaphor: from its article to its noun."""
    lefts = [child for child in noun.lefts if child.dep_ in _LEFT]
    return min((child.left_edge.idx for child in lefts), default=noun.idx), noun.idx + len(noun)


def name_of(noun: Token, entity_class: EntityClass, things: tuple[Thing, ...]) -> Name:
    """The name that an anaphor amounts to."""
    start, end = span_of(noun)
    return Name(start, end, entity_class, things, 0.85, described=True)
