"""Classes that a text describes: "advanced AI chips", "nationals of D:5 countries", "frontier model weights".

A noun that says what may be controlled becomes a thing of its own, with the phrase as its definition, where two things
meet: the phrase selects (a modifier, a relative clause), and the clause is about a norm or about what moves. Talk about
"chips", "new products" or "customers" in general selects nothing and stays unmarked, and so does what points back ("the
chips"): finding what that stands for is the discourse's work.
"""

from spacy.tokens import Token

from ingest.extraction.described_policies import described_policies
from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.phrases import ANY_ITEM, Phrase, phrase_of
from ingest.extraction.selectors import selectors_of
from ingest.extraction.settings import is_goods, is_goods_of_norm, is_party
from ingest.extraction.things import Name, Thing, without_overlaps
from ontology.ids import slug
from ontology.vocabulary import EntityClass

_CERTAINTY = 0.75
_LONGEST_ID = 80
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ism", "ship", "ing", "age", "sis", "ure")
"""Ends of nouns that are acts and qualities, no goods; the goods among them ("equipment") are in our lists."""


def describe(passage: Passage) -> None:
    """Add the policies and classes that a passage describes; the longest where one stands in another."""
    found = list(described_policies(passage))
    if passage.is_body:  # a title says what it is about, not exactly
        found += [name for token in passage.doc if (name := description_at(token, passage)) is not None]
    for name in without_overlaps(found):
        passage.describe(name)


def description_at(noun: Token, passage: Passage) -> Name | None:
    """The class of which `noun` is the head; none where it selects nothing, or where something names it."""
    entity_class = class_of(noun)
    if entity_class is None or _is_named(noun, passage):
        return None
    phrase = phrase_of(noun, passage, entity_class)
    if not _makes_class(phrase, entity_class):
        return None
    quote = passage.quote(phrase.start, phrase.whole_end).exact
    thing = Thing(
        _id(entity_class, phrase),
        entity_class,
        phrase.core,
        definition=quote,
        selectors=selectors_of(phrase, passage),
    )
    return Name(phrase.start, phrase.end, entity_class, (thing,), _CERTAINTY, described=True)


def class_of(noun: Token) -> EntityClass | None:
    """The class of things that a noun may describe."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return None
    lemma, known = noun.lemma_.lower(), nouns()
    if lemma in known["model_noun"] or (lemma in ("system", "software") and _is_of_ai(noun)):
        return EntityClass.MODEL_GROUP if _is_model(noun) else None
    if lemma in known["item_noun"] or lemma in known["generic_item_noun"]:
        return EntityClass.CONTROL_ITEM
    if lemma in known["legal_person"] or lemma in known["person"] or _is_end_user(noun):
        return EntityClass.PERSON_CLASS
    if lemma in known["place"]:
        return EntityClass.COUNTRY_GROUP
    # In the place of goods, any noun means some: "hybrid bonders", "scandium targets".
    abstract = lemma in known["abstract"] | known["policy_noun"] or lemma.endswith(_ABSTRACT)
    common = noun.pos_ == "NOUN" and not noun.ent_type_ and not abstract
    return EntityClass.CONTROL_ITEM if common else None


def _is_of_ai(noun: Token) -> bool:
    return any(child.lower_ in ("ai", "intelligence") and child.dep_ == "compound" for child in noun.children)


def _is_model(noun: Token) -> bool:
    """ "Business models" and "travel agents" are none; nor is one model, unless it stands for all of its kind."""
    words = {child.lemma_.lower() for child in noun.subtree if child.i < noun.i}
    lemma = noun.lemma_.lower()
    if lemma == "weight":
        return bool({"model", "ai"} & words)
    if lemma in ("agent", "assistant", "algorithm"):
        return bool({"ai", "intelligence"} & words)
    return True


def _is_end_user(noun: Token) -> bool:
    return noun.lemma_.lower() == "user" and noun.i > 0 and noun.nbor(-1).lower_ in ("end", "-")


def _is_named(noun: Token, passage: Passage) -> bool:
    """Whether a name or a date covers it; items subject to the EAR, of which a clause selects some, are described."""
    name = passage.name_at(noun)
    if name is None:
        return passage.date_at(noun) is not None
    any_item = [thing.id for thing in name.things] == [ANY_ITEM]
    return not (any_item and any(child.dep_ == "acl" and child.idx > name.end for child in noun.rights))


def _makes_class(phrase: Phrase, entity_class: EntityClass) -> bool:
    if phrase.points_back or phrase.names_product or not phrase.stands_for_many:
        return False
    if entity_class is EntityClass.MODEL_GROUP:
        return _makes_models(phrase)
    if entity_class is EntityClass.CONTROL_ITEM:
        return _makes_item(phrase)
    return _makes_party(phrase, entity_class)


def _makes_models(phrase: Phrase) -> bool:
    if phrase.words & nouns()["not_of_ai"]:
        return False
    if phrase.words & nouns()["selecting_thing"]:
        return True
    return is_goods(phrase.noun) and (bool(phrase.choosing) or phrase.has_clause)


def _makes_item(phrase: Phrase) -> bool:
    lemma, known = phrase.noun.lemma_.lower(), nouns()
    if phrase.words & known["lawful_thing"]:
        return True
    if lemma in known["item_noun"]:
        return is_goods_of_norm(phrase.noun) or (is_goods(phrase.noun) and bool(phrase.choosing))
    if lemma in known["generic_item_noun"]:
        selected = phrase.subject_to_law or bool(phrase.words & known["selecting_thing"])
        return (selected and is_goods(phrase.noun)) or (bool(phrase.choosing) and is_goods_of_norm(phrase.noun))
    return bool(phrase.choosing) and is_goods_of_norm(phrase.noun)


def _makes_party(phrase: Phrase, entity_class: EntityClass) -> bool:
    if not is_party(phrase.noun):
        return False
    if entity_class is EntityClass.COUNTRY_GROUP and phrase.names_places:
        return False  # "destinations in Country Group D:1": that group is named
    if phrase.words - nouns()["plain_person"] - nouns()["pointing"] - nouns()["quantifier"] or phrase.selecting_clause:
        return True
    if phrase.has_clause or phrase.has_complement:
        return True
    lemma, known = phrase.noun.lemma_.lower(), nouns()
    counted = lemma in known["legal_person"] and phrase.counted and entity_class is EntityClass.PERSON_CLASS
    return counted or lemma in known["role"]


def _id(entity_class: EntityClass, phrase: Phrase) -> str:
    text = slug(phrase.core)[:_LONGEST_ID].strip("-")
    if entity_class is EntityClass.MODEL_GROUP:
        return f"model:described/{text}"
    if entity_class is EntityClass.CONTROL_ITEM:
        return f"item:described/{text}"
    return f"persons:{text}" if entity_class is EntityClass.PERSON_CLASS else f"group:{text}"
