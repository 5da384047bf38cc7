"""Names that stand before another noun and only tell which of those is meant: "H20 rivals" are no H20."""

from dataclasses import replace

from spacy.tokens import Token

from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name
from ontology.vocabulary import EntityClass

_PRODUCTS = (EntityClass.HARDWARE, EntityClass.AI_MODEL, EntityClass.CONTROL_ITEM)


def allude(passage: Passage) -> None:
    """Let such names refer to nothing; "US" before a noun that is no norm of the country's is no mention of it."""
    for token in passage.doc:
        name = passage.name_at(token)
        if name is None or token.dep_ not in ("compound", "nmod", "amod") or passage.name_at(token.head) is name:
            continue
        if name.entity_class in _PRODUCTS and token.head.lemma_.lower() in nouns()["other_than"]:
            passage.replace(name, replace(name, things=()))
        elif _is_mere_origin(name, token):
            passage.remove(name)


def _is_mere_origin(name: Name, token: Token) -> bool:
    american = [thing.id for thing in name.things] == ["country:US"]
    return american and token.head.lemma_.lower() not in nouns()["norm"] | nouns()["norm_noun"] | nouns()["policy_noun"]
