"""Described groups: "Anthropic's top AI models" is a thing that can be restricted, though no list names it."""

from spacy.tokens import Token

from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ontology.ids import path_of, slug
from ontology.vocabulary import EntityClass

_OF_ANY_MODEL = frozenset({"ai", "artificial", "intelligence", "language", "large", "model", "models", "systems"})
"""Words that select nothing: with these only, a description means all models of its owner."""
_SKIPPED = frozenset({"own", "the", "its", "their", "all", "of", "any", "these", "those", "both", "some", "other"})


def is_model_noun(token: Token) -> bool:
    """Whether it may be the head of a description of models."""
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in ("model", "system") and token.dep_ != "compound"


def described_group(noun: Token, passage: Passage, owner: Thing | None) -> Name | None:
    """The group that a noun phrase describes; none for a single model, or where nobody owns it."""
    if owner is None or noun.tag_ not in ("NNS", "NNPS"):
        return None
    phrase = [token for token in noun.doc[noun.left_edge.i : noun.i + 1] if not token.is_space]
    selecting = _selecting(phrase, passage)
    if noun.lemma_.lower() == "system" and not {"ai", "intelligence"} & {token.lower_ for token in selecting}:
        return None
    if any(token.lemma_.lower() in words()["not_of_ai"] for token in selecting):
        return None
    if any((name := passage.name_at(token)) and name.entity_class is EntityClass.AI_MODEL for token in phrase):
        return None  # "the Claude Fable 5 models" are named, not described
    thing = _group(owner, selecting, passage.quote_tokens(phrase).exact)
    # "Anthropic" in "Anthropic's top AI models" is a mention of its own; "its" in "its top AI models" is none.
    named = any(passage.name_at(token) for token in phrase)
    first = selecting[0] if named else phrase[0]
    return Name(first.idx, noun.idx + len(noun), EntityClass.MODEL_GROUP, (thing,), 0.85, described=True)


def _selecting(phrase: list[Token], passage: Passage) -> list[Token]:
    """The words between the owner and the noun that pick out models."""
    kept = []
    for token in phrase:
        name = passage.name_at(token)
        owned = name is not None and name.entity_class is EntityClass.COMPANY
        if not owned and token.dep_ not in ("case", "det", "nummod", "punct") and token.lower_ not in _SKIPPED:
            kept.append(token)
    return kept


def _group(owner: Thing, selecting: list[Token], quoted: str) -> Thing:
    chosen = [_lower(token.text) for token in selecting]
    if {word.casefold() for word in chosen} <= _OF_ANY_MODEL:
        chosen = ["AI", "models"]
    phrase = " ".join(chosen)
    return Thing(
        id=f"model:{path_of(owner.id)}/{slug(phrase)}",
        entity_class=EntityClass.MODEL_GROUP,
        name=f"{owner.name}'s {phrase}",
        developer=owner.id,
        definition=quoted,
    )


def _lower(word: str) -> str:
    return word.lower() if word.istitle() else word
