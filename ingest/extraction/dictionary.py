"""Which words the language has: what is in no dictionary is a name where it has a capital."""

from functools import cache
from typing import cast

from ingest.extraction.nlp import nlp
from ingest.extraction.nouns import nouns
from ingest.extraction.word_forms import WordForms

_CLASSES = ("noun", "verb", "adj", "adv")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")


def is_coined(word: str) -> bool:
    """Whether no dictionary has the word in any usual form. Names that are words, too ("Apple"), are not coined."""
    return not any(stem in _words(name) for name in _CLASSES for stem in _stems(word))


def may_be_name(word: str) -> bool:
    """Whether a word with a capital may be what tells a name from a title: "Corvid"; not "Working", "Export"."""
    stems = _stems(word)
    plain = any(stem in _words(name) for name in ("verb", "adj", "adv") for stem in stems)
    return not plain and not any(stem in _of_the_field() for stem in stems)


def is_only_noun(word: str) -> bool:
    """Whether the dictionary has it as a noun, not as an adjective: then it is one, whatever the tagger thinks."""
    return word.lower() in _words("noun") and word.lower() not in _words("adj")


def _stems(word: str) -> list[str]:
    lower = word.lower()
    cut = [lower.removesuffix(ending) for ending in _ENDINGS if lower.endswith(ending)]
    return [lower, *cut, *(f"{stem}e" for stem in cut)]


@cache
def _words(name: str) -> frozenset[str]:
    """The base forms that the model's lemmatizer knows, by word class."""
    return cast("WordForms", nlp().get_pipe("word_forms")).base_forms(name)


@cache
def _of_the_field() -> frozenset[str]:
    """The words of which rules, lists and goods speak."""
    return frozenset(word.lower() for words in nouns().values() for word in words)
