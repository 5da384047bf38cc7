"""Models and chips that nobody has listed: "Orrery 4 Mini", "the Beacon model", "NorthCore X300 accelerators"."""

import re

from spacy.tokens import Token

from ingest.extraction.capitals import Run
from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.tables import families
from ontology.vocabulary import EntityClass

_VERSION = re.compile(
    r"[A-Z]?[A-Za-z][\w'-]*(?:[ -][A-Z][\w'-]*){0,2}[ -]?[vVkKrR]?\d{1,4}(?:\.\d{1,2}){0,2}[a-zA-Z]{0,2}"
    r"(?:[ -][A-Z]\w*){0,2}"
)
_PLAIN_VARIANTS = frozenset(
    {"research", "code", "air", "deep", "base", "next", "chat", "vision", "large", "small", "medium"}
)
_CODE = re.compile(r"[A-Z]{1,5}-?\d{1,4}[A-Za-z]{0,2}")
_NO_PRODUCT = frozenset({"DATE", "TIME", "EVENT", "FAC", "LAW", "LOC"})
"""What the language model may call a name that is no product's; persons and places it takes for many."""
_PRODUCTS = {EntityClass.AI_MODEL, EntityClass.MODEL_GROUP, EntityClass.HARDWARE}


def product_class(run: Run, passage: Passage) -> EntityClass | None:
    """Whether the run names a model or a piece of hardware; none where the text does not show that."""
    if run.is_person or run.span[0].lower_ in nouns()["numbered"]:
        return None
    said = _said_of(run)
    if said is not None:
        return said
    versioned = _is_versioned(run)
    by_noun = _class_of(run.after) if run.after is not None else None
    if by_noun is not None and (versioned or _is_specified(run, passage)):
        return by_noun
    if not versioned:
        return None
    return _by_company(run, passage) or _by_conjunct(run, passage) or _by_act(run) or _by_default(run, passage)


def _is_versioned(run: Run) -> bool:
    """ "Orrery 4 Mini", "Kite 9B", "Mosaic Lite"."""
    if _VERSION.fullmatch(run.text) is not None:
        return True
    words = run.text.lower().split()
    return len(words) == 2 and words[1] in families()["variants"]["models"] and words[1] not in _PLAIN_VARIANTS


def _said_of(run: Run) -> EntityClass | None:
    """What the text says it is: "the model X", "X, a chat model", "a system called X"."""
    before = run.before
    named = [child for child in run.root.children if child.dep_ == "appos" and child.i >= run.span.end]
    if before is not None and before.tag_ == "NN" and (before.dep_ in ("compound", "nmod") or run.root.dep_ == "appos"):
        named.append(before)
    if before is not None and before.lower_ in ("called", "named", "dubbed") and before.dep_ == "acl":
        named.append(before.head)
    return next((found for token in named if (found := _class_of(token)) is not None), None)


def _class_of(noun: Token) -> EntityClass | None:
    if noun.lower_ in nouns()["named_model_noun"]:
        return EntityClass.AI_MODEL
    return EntityClass.HARDWARE if noun.lemma_.lower() in nouns()["item_noun"] else None


def _is_specified(run: Run, passage: Passage) -> bool:
    """Whether a name without a version stands as one: "X's Beacon model", "its Beacon chip"."""
    before = run.before
    owned = before is not None and (before.tag_ == "POS" or before.tag_ == "PRP$" or _is_company(before, passage))
    single = len(run.span) <= 2 and all(token.text[0].isupper() for token in run.span)
    return owned and single and run.text not in ("AI", "LLM", "ML")


def _by_company(run: Run, passage: Passage) -> EntityClass | None:
    """ "Halcyon's Orrery 4": what a company has with a version is its model; with letters and digits only, a chip."""
    before = run.before.nbor(-1) if run.before is not None and run.before.tag_ == "POS" and run.before.i else run.before
    if before is None or not _is_company(before, passage):
        return None
    return EntityClass.HARDWARE if _CODE.fullmatch(run.text) else EntityClass.AI_MODEL


def _by_conjunct(run: Run, passage: Passage) -> EntityClass | None:
    """ "GPT-5 and Beacon 2"."""
    for token in run.root.conjuncts:
        name = passage.name_at(token)
        if name is not None and name.entity_class in _PRODUCTS:
            return EntityClass.HARDWARE if name.entity_class is EntityClass.HARDWARE else EntityClass.AI_MODEL
    return None


def _by_default(run: Run, passage: Passage) -> EntityClass | None:
    """Where a text speaks of models, a name with a version is one, unless a code or something else says otherwise."""
    if _CODE.fullmatch(run.text) or run.root.ent_type_ in _NO_PRODUCT:
        return None
    spoken = any(token.lemma_.lower() in ("model", "chatbot", "ai", "system") for token in passage.doc)
    return EntityClass.AI_MODEL if spoken else None


def _by_act(run: Run) -> EntityClass | None:
    """ "Access to Orrery 4", "it released Orrery 4": what one opens, trains or switches off is a model."""
    if _CODE.fullmatch(run.text):
        return None
    head = run.root.head
    if run.root.dep_ == "pobj":
        head = head.head
    elif run.root.dep_ not in ("dobj", "nsubjpass", "nsubj", "conj", "appos", "dep", "ROOT"):
        return None
    return EntityClass.AI_MODEL if head.lemma_.lower() in nouns()["model_act"] else None


def _is_company(token: Token, passage: Passage) -> bool:
    name = passage.name_at(token)
    return name is not None and name.entity_class is EntityClass.COMPANY
