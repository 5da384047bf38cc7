"""Classes that a text describes: "advanced AI chips", "nationals of D:5 countries", "frontier model weights".

A noun that says what may be controlled becomes a thing of its own, with the phrase as its definition, where two things
meet: the phrase selects (a modifier, a relative clause), and the clause is about a norm or about what moves. Talk about
"chips", "new products" or "customers" in general selects nothing and stays unmarked, and so does what points back ("the
chips"): finding what that stands for is the discourse's work.
"""

from dataclasses import replace

from spacy.tokens import Token

from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.phrases import ANY_ITEM, Phrase, phrase_of
from ingest.extraction.selectors import selectors_of
from ingest.extraction.settings import (
    is_goods,
    is_goods_before,
    is_goods_of_norm,
    is_party,
    is_plainly_party,
    is_shipped,
    speaks_of_norm,
)
from ingest.extraction.things import Name, Thing
from ontology.ids import slug
from ontology.vocabulary import EntityClass

_CERTAINTY = 0.75
_LONGEST_ID = 80
_ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ism", "ship", "ing", "age", "sis", "ure")
"""Ends of nouns that are acts and qualities, no goods; the goods among them ("equipment") are in our lists."""


def description_at(noun: Token, passage: Passage) -> Name | None:
    """The class of which `noun` is the head; none where it selects nothing, or where something names it."""
    entity_class = class_of(noun)
    titled = passage.is_law and not passage.is_body  # the title of a rule says what it is about, not exactly
    if titled or entity_class is None or _is_named(noun, passage):
        return None
    phrase = phrase_of(noun, passage, entity_class)
    if not _makes_class(phrase, entity_class):
        return None
    inside = [name for name in passage.names if phrase.start <= name.start and name.end <= phrase.end]
    if entity_class is EntityClass.COUNTRY_GROUP and len(inside) == 1 and inside[0].entity_class is entity_class:
        return replace(inside[0], start=phrase.start, end=phrase.end)  # "D:5 countries" are those of D:5
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
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma, known = noun.lemma_.lower(), nouns()
    if lemma in known["person"] and is_plainly_party(noun):
        return EntityClass.PERSON_CLASS
    if lemma == "unit" and is_goods_of_norm(noun):
        return EntityClass.CONTROL_ITEM
    if noun.dep_ == "compound":
        return EntityClass.CONTROL_ITEM if lemma in known["item_noun"] and is_goods_before(noun) else None
    if lemma in known["model_noun"] or (lemma in ("system", "software") and _is_of_ai(noun)):
        return EntityClass.MODEL_GROUP if _is_model(noun) else None
    if lemma in known["item_noun"] or lemma in known["generic_item_noun"]:
        return EntityClass.CONTROL_ITEM
    if _is_person(noun, lemma):
        return EntityClass.PERSON_CLASS
    return EntityClass.COUNTRY_GROUP if lemma in known["place"] else _class_by_place(noun, lemma)


def _is_person(noun: Token, lemma: str) -> bool:
    known = nouns()
    listed = any(lemma in known[role] for role in ("legal_person", "role_in_law", "person"))
    return listed or _is_end_user(noun) or _is_start_up(noun)


def _class_by_place(noun: Token, lemma: str) -> EntityClass | None:
    """In the place of goods, any noun means some: "hybrid bonders"; in that of parties, some party: "shipyards"."""
    known = nouns()
    if noun.pos_ != "NOUN" or noun.ent_type_ or lemma in known["abstract"] or lemma in known["policy_noun"]:
        return None
    if is_plainly_party(noun):
        return EntityClass.PERSON_CLASS
    return None if lemma.endswith(_ABSTRACT) else EntityClass.CONTROL_ITEM


def _is_of_ai(noun: Token) -> bool:
    return any(child.lower_ in ("ai", "intelligence") and child.dep_ == "compound" for child in noun.children)


def _is_model(noun: Token) -> bool:
    """ "Business models" and "travel agents" are none; nor is one model, unless it stands for all of its kind."""
    words = {child.lemma_.lower() for child in noun.subtree if child.i < noun.i}
    lemma = noun.lemma_.lower()
    if lemma == "weight":
        return bool({"model", "ai"} & words)
    if lemma in ("agent", "assistant", "algorithm", "generator"):
        return bool(
            {"ai", "intelligence", "image", "video", "voice", "music", "text", "chat", "hosted", "coding"} & words
        )
    return True


def _is_end_user(noun: Token) -> bool:
    return noun.lemma_.lower() == "user" and noun.i > 0 and noun.nbor(-1).lower_ in ("end", "-")


def _is_start_up(noun: Token) -> bool:
    return noun.lower_ == "ups" and noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "start"


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
    by_threshold = phrase.has_clause and phrase.end < phrase.whole_end and not phrase.choosing
    if phrase.words & nouns()["not_of_ai"] or by_threshold:
        return False  # "models trained with more than 10^26 operations": the threshold says it all
    if phrase.words & nouns()["selecting_thing"] and not phrase.is_one_of_many:
        return True
    choosing = phrase.choosing - nouns()["count"]
    if phrase.is_plural and choosing and speaks_of_norm(phrase.noun.sent):
        return True
    return is_goods(phrase.noun) and (bool(choosing) or phrase.has_clause)


def _makes_item(phrase: Phrase) -> bool:
    lemma, known = phrase.noun.lemma_.lower(), nouns()
    if phrase.noun.dep_ == "compound":
        return bool(phrase.choosing)
    if phrase.words & known["lawful_thing"]:
        return True
    if lemma in known["item_noun"]:
        return is_goods_of_norm(phrase.noun) or (is_goods(phrase.noun) and bool(phrase.choosing))
    if lemma in known["generic_item_noun"]:
        selected = phrase.subject_to_law or bool(phrase.words & known["selecting_thing"])
        whole = bool(phrase.choosing) or (phrase.quantified and lemma in known["good"])
        return (selected and is_goods(phrase.noun)) or (whole and is_goods_of_norm(phrase.noun))
    if phrase.noun.tag_ == "NN" and (phrase.is_one_of_many or not is_shipped(phrase.noun)):
        return False
    return bool(phrase.choosing) and is_goods_of_norm(phrase.noun)


def _makes_party(phrase: Phrase, entity_class: EntityClass) -> bool:
    if not is_party(phrase.noun):
        return False
    if entity_class is EntityClass.COUNTRY_GROUP and phrase.names_places:
        return False  # "destinations in Country Group D:1": that group is named
    lemma, known = phrase.noun.lemma_.lower(), nouns()
    selecting = phrase.words - known["plain_person"] - known["pointing"] - known["quantifier"] - known["article"]
    if selecting or phrase.has_clause or phrase.has_complement or phrase.selecting_clause or phrase.counted:
        return True
    if entity_class is EntityClass.COUNTRY_GROUP or phrase.is_one_of_many:
        return False
    lawful = lemma in known["legal_person"] or lemma in known["role_in_law"]
    pointed = phrase.words & (known["pointing"] | {"some"})
    return lawful or phrase.quantified or (phrase.is_plural and not pointed and lemma not in known["plain_party"])


def _id(entity_class: EntityClass, phrase: Phrase) -> str:
    text = slug(phrase.core)[:_LONGEST_ID].strip("-")
    if entity_class is EntityClass.MODEL_GROUP:
        return f"model:described/{text}"
    if entity_class is EntityClass.CONTROL_ITEM:
        return f"item:described/{text}"
    return f"persons:{text}" if entity_class is EntityClass.PERSON_CLASS else f"group:{text}"
