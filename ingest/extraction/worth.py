"""Which blocks are parsed: those that may hold a norm or a description. Parsing takes most of the time of a reading.

In the news anything may hint at a norm, and little text is read. A law is long, and says what binds in its own words.
What these rules let through in vain costs time, nothing else; what they hold back gives its names and dates only.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from ingest.extraction.known_words import words, worth_parsing
from ingest.extraction.nouns import nouns
from ingest.extraction.things import Name
from ingest.text.layout import Block, Part
from ontology.document import Document
from ontology.vocabulary import EntityClass as Class
from ontology.vocabulary import SourceKind

Worth = Callable[[Block, list[Name]], bool]
"""Tells of a block, with the names that are known in it, whether it is parsed."""
_CHANGEABLE = (Class.POLICY, Class.PARTY_LIST)
"""Of these a clause may tell without any word that restricts: "took effect", "was added to"."""
_RESTRICTABLE = (
    Class.AI_MODEL,
    Class.MODEL_GROUP,
    Class.HARDWARE,
    Class.CONTROL_ITEM,
    Class.COMPANY,
    Class.PARTY_LIST,
    Class.COUNTRY_GROUP,
    Class.EXCEPTION,
)
_NORMS = (
    "ban",
    "cap",
    "disable",
    "ease",
    "exempt",
    "licence",
    "lift",
    "limit",
    "list_verbs",
    "permission",
    "suspend",
    "tighten",
    "unlist_verbs",
)
"""The roles of words that make, change or end a norm."""
_DEMANDED = re.compile(
    r"\b(?:must|shall|ha(?:ve|s|d) to|requir\w*|(?:are|is) to|needs? to|ask(?:s|ed)?|urg\w*|request(?:s|ed)?"
    r"|order(?:s|ed)?|direct(?:s|ed)?|instruct\w*|encourag\w*|advis(?:e|es|ed)|recommend(?:s|ed)?|invit\w*)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|nor|not|never|nobody|none|neither|cannot)\b|n't\b", re.IGNORECASE)
_PERMITTED = re.compile(r"\b(?:may|must|shall|can|cannot)\b", re.IGNORECASE)
_OWN_COUNTRY = frozenset({"country:US"})
"""Named in every other paragraph of its laws, as whose law it is."""
_CODIFIED = re.compile(r"policy:(?:cfr|usc|fr|fr-doc|pl|rin)/|policy:us/(?:ear|ecra|eo-)")
"""What laws cite in every other paragraph."""


def worth_in(document: Document) -> Worth:
    """The rule for a text of this kind."""
    return is_worth_parsing_in_law if document.kind is SourceKind.LEGAL_TEXT else is_worth_parsing


def is_worth_parsing(block: Block, names: list[Name]) -> bool:
    """Whether a block may hold an act or a description, as far as its words tell."""
    may_act = any(name.entity_class in _CHANGEABLE for name in names) or _has_any_trigger(block)
    return block.part is not Part.BACK_MATTER and may_act


def is_worth_parsing_in_law(block: Block, names: list[Name]) -> bool:
    """Whether a block of a law may: by a word of a norm, a demand, a denied permission, or what it names."""
    if block.part in (Part.BACK_MATTER, Part.HEADING):
        return False
    if _norms().search(block.view) or (any(map(_is_restrictable, names)) and _has_any_trigger(block)):
        return True
    demands = _DEMANDED.search(block.view) is not None and _duties().search(block.view) is not None
    return demands or _is_denied_transfer(block.view)


def _has_any_trigger(block: Block) -> bool:
    return worth_parsing().search(block.view) is not None


def _is_restrictable(name: Name) -> bool:
    """Whether it names something of which a norm may be told in any words."""
    if name.entity_class in _RESTRICTABLE:
        return True
    if name.entity_class is Class.COUNTRY:
        return not any(thing.id in _OWN_COUNTRY for thing in name.things)
    return name.entity_class is Class.POLICY and not any(_CODIFIED.match(thing.id) for thing in name.things)


def _is_denied_transfer(view: str) -> bool:
    """ "No person may carry X"."""
    said = _DENIED.search(view) is not None and _PERMITTED.search(view) is not None
    return said and _transfers().search(view) is not None


@cache
def _norms() -> re.Pattern[str]:
    lemmas = {lemma for role in _NORMS for lemma in words()[role]} | words().norm_nouns.keys() | nouns()["norm"]
    return _any_form_of(lemmas - words()["no_norm_in_law"])


@cache
def _duties() -> re.Pattern[str]:
    return _any_form_of(words()["duty"])


@cache
def _transfers() -> re.Pattern[str]:
    return _any_form_of(words()["transfer_verbs"])


def _any_form_of(lemmas: Iterable[str]) -> re.Pattern[str]:
    """Finds the lemmas of one word in all regular forms."""
    return re.compile(rf"\b(?:{'|'.join(sorted(_forms(each) for each in lemmas if ' ' not in each))})\b", re.IGNORECASE)


def _forms(lemma: str) -> str:
    if lemma.endswith("e"):
        return re.escape(lemma[:-1]) + "(?:e[sd]?|ing)"
    if lemma.endswith("y"):
        return re.escape(lemma[:-1]) + "(?:y|ies|ied|ying|ys|yed)"
    return f"{re.escape(lemma)}(?:{lemma[-1]}?(?:ed|ing)|e?s)?"
