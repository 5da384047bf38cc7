"""An act: the words of a clause that impose, ask, lift, suspend, ease or deny something, and what they bring about."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.extraction.passage import Passage
from ingest.extraction.telling import Force, Measure, Status
from ontology.vocabulary import EntityClass

OBJECTS = (EntityClass.AI_MODEL, EntityClass.MODEL_GROUP, EntityClass.HARDWARE, EntityClass.CONTROL_ITEM)
"""What can be restricted."""
GROUPS = (EntityClass.PERSON_CLASS, EntityClass.COUNTRY_GROUP)
"""For whom, where no country or party is named."""
POLICIES = (EntityClass.POLICY, EntityClass.PARTY_LIST, EntityClass.EXCEPTION)


@dataclass(frozen=True, slots=True)
class Act:
    """The head of a frame. It says only what would be so if the clause were a plain assertion."""

    head: Token
    """From which its features climb."""
    measure: Measure
    effect: Status
    """Where the norm stands once the act is done."""
    core: tuple[Token, ...] = ()
    """Further words that belong to the act: the noun of the norm, the verb of the transfer."""
    affirmed: bool = False
    """Whether the head's own modal and negation are the norm itself ("may not be exported")."""
    force: Force | None = None
    """Where the words themselves tell it ("guidance")."""
    carves: bool = False
    """Whether what it is about is left free, and not restricted."""
    lists: bool = False
    """Whether parties are put on a list or taken off it."""
    tabular: bool = False
    """Whether what follows is a row of a table, and no sentence."""
    supports: bool = False
    """Whether it only tells more of a norm, and never makes one."""
    becomes: bool = False
    """Whether it makes a new norm out of an old one."""


Finder = Callable[[Token, Passage], Act | None]
"""Tells whether a word is the head of an act."""


def class_at(token: Token, passage: Passage) -> EntityClass | None:
    """The class of what the word names; of "H20 processors" that of the H20."""
    name = passage.name_at(token)
    if name is not None:
        return name.entity_class
    near = (passage.name_at(child) for child in token.children if child.dep_ in ("compound", "nmod"))
    return next((each.entity_class for each in near if each is not None and each.entity_class in OBJECTS), None)
