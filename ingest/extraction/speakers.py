"""Who says what a clause tells: a named body or person is quoted, anybody else only rumours."""

from spacy.tokens import Token

from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.tree import has_role, subject_of
from ontology.vocabulary import EntityClass


def is_doubted(governor: Token, passage: Passage) -> bool:
    """Whether a word beside the verb doubts it: "reportedly", "according to people", "two insiders said"."""
    for child in governor.children:
        if child.lower_ in words()["hedges"]:
            return True
        if child.lower_ == "according" and not _source_is_named(child, passage):
            return True
        said = child.dep_ in ("ccomp", "parataxis") and has_role(child, words()["say"])
        if said and not _speaker_is_named(child, passage):
            return True
    return False


def is_named(speaker: Token, passage: Passage) -> bool:
    """Whether the speaker has a name, or is a spokesman of one that has."""
    name = passage.name_at(speaker)
    if name is not None:
        return name.entity_class in (EntityClass.AGENCY, EntityClass.COMPANY, EntityClass.POLICY, EntityClass.COUNTRY)
    unnamed = speaker.lemma_.lower() in words()["unnamed"]
    return not unnamed and (
        speaker.ent_type_ in ("PERSON", "ORG")
        or speaker.lower_ in ("he", "she", "spokesman", "spokeswoman", "spokesperson")
    )


def _source_is_named(according: Token, passage: Passage) -> bool:
    tokens = [token for token in according.subtree if token.dep_ == "pobj"]
    return any(is_named(token, passage) for token in tokens)


def _speaker_is_named(said: Token, passage: Passage) -> bool:
    speaker = subject_of(said)
    return speaker is None or is_named(speaker, passage)
