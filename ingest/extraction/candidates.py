"""Names that only the language model sees: candidates that refer to nothing yet, and few of them."""

from collections.abc import Iterator

from spacy.tokens import Span

from ingest.extraction.known_words import words
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name
from ontology.vocabulary import EntityClass

_HEADS = {
    "policy_heads": EntityClass.POLICY,
    "agency_heads": EntityClass.AGENCY,
    "company_heads": EntityClass.COMPANY,
}


def candidates(passage: Passage) -> Iterator[Name]:
    """Organisations that no list of ours knows, typed by their last word; the rest is not worth a guess."""
    for entity in passage.doc.ents:
        entity_class = _class_of(entity) if entity.label_ in ("ORG", "LAW", "PRODUCT") else None
        if entity_class is not None:
            start = entity[1:] if entity[0].lower_ == "the" and len(entity) > 1 else entity
            yield Name(start.start_char, start.end_char, entity_class, (), 0.5)


def _class_of(entity: Span) -> EntityClass | None:
    known, last_words = words(), [token.lower_ for token in entity if token.pos_ != "PART"]
    capitals = sum(token.text[:1].isupper() for token in entity)
    if not last_words or capitals < 2:
        return None
    for role, entity_class in _HEADS.items():
        heads = known[role]
        if last_words[-1] in heads or (entity_class is EntityClass.AGENCY and last_words[0] in heads):
            return entity_class
    return None
