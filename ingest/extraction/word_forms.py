"""Parts of speech and lemmas as spaCy's rules give them, each asked for once.

For one word alone these rules look at nothing but the word, its tag and its relation in the sentence, and take a sixth
of the time of all parsing. A dozen rules look at two words ("there is", "let's"): they are left as they are.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_MOST = 50_000
"""Remembered answers: beyond that memory would grow with all that was ever read."""
_SHORT = 3
"""Fewer letters, or an apostrophe, and a rule may name the word by a regular expression."""


class WordForms:
    """Stands in for the attribute ruler and the lemmatizer of a pipeline.

    It leaves out the morphology: nobody asks for it.
    """

    def __init__(self, pipeline: Language) -> None:
        ruler, lemmatizer = pipeline.get_pipe("attribute_ruler"), pipeline.get_pipe("lemmatizer")
        if not isinstance(lemmatizer, Lemmatizer) or not isinstance(ruler, AttributeRuler):
            raise TypeError("the pipeline has no rules for parts of speech and lemmas")
        self._vocab, self._lemmatizer = pipeline.vocab, lemmatizer
        known_lemmas = lemmatizer.lookups.get_table("lemma_index")
        for part, lemmas in list(known_lemmas.items()):
            known_lemmas[part] = frozenset(lemmas)  # as a list, it is searched from one end to the other
        self._one, self._two = AttributeRuler(pipeline.vocab), AttributeRuler(pipeline.vocab)
        rules: list[Any] = ruler.patterns
        self._first_of_two = Matcher(pipeline.vocab)
        for rule in rules:
            longest = max(len(pattern) for pattern in rule["patterns"])
            (self._one if longest == 1 else self._two).add_patterns([rule])
            if longest > 1:
                self._first_of_two.add("first", [pattern[:1] for pattern in rule["patterns"]])
        self._named = frozenset(word for rule in rules for word in _words_of(rule))
        self._ruled: dict[tuple[str, int, int], tuple[int, str, str, bool]] = {}
        self._known: dict[tuple[int, int, int], tuple[int, str, bool]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The text with parts of speech and lemmas."""
        words = map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())
        forms = [self._known.get(word) or self._learn(*word) for word in words]
        add = self._vocab.strings.add
        numbers: Any = np.array([(part, add(lemma)) for part, lemma, _ in forms], dtype="uint64")
        doc.from_array(["POS", "LEMMA"], numbers)
        return self._two(doc) if any(first for _, _, first in forms) else doc

    def base_forms(self, word_class: str) -> frozenset[str]:
        """The words of English that the lemmatizer knows, in their base forms: its "noun", "verb", "adj" or "adv"."""
        return frozenset(self._lemmatizer.lookups.get_table("lemma_index")[word_class])

    def _learn(self, orth: int, tag: int, relation: int) -> tuple[int, str, bool]:
        """The part of speech of a word, its lemma, and whether a rule for two words may begin with it."""
        if len(self._known) >= _MOST:
            self._known.clear()
            self._lemmatizer.cache.clear()
        text = self._vocab.strings[orth]
        part, morphology, lemma, first = self._by_rules(text, tag, relation)
        if not lemma:
            token = Doc(self._vocab, words=[text], morphs=[morphology])[0]
            token.pos = part
            lemma = self._lemmatizer.lemmatize(token)[0]
        self._known[orth, tag, relation] = part, lemma, first
        return part, lemma, first

    def _by_rules(self, text: str, tag: int, relation: int) -> tuple[int, str, str, bool]:
        """What the rules say of a word; all words that none of them names are alike to them."""
        lower = text.lower()
        named = lower if lower in self._named or "'" in lower or len(lower) < _SHORT else "word"
        sort = named, tag, relation
        if sort not in self._ruled:
            doc = Doc(self._vocab, words=[named])
            doc[0].tag, doc[0].dep = tag, relation
            first = bool(self._first_of_two(doc, allow_missing=True))
            token = self._one(doc)[0]
            self._ruled[sort] = token.pos, str(token.morph), token.lemma_, first
        return self._ruled[sort]


def _words_of(rule: dict[str, Any]) -> Iterator[str]:
    """The words that a rule names."""
    for said in (word.get("LOWER") for pattern in rule["patterns"] for word in pattern):
        yield from [said] if isinstance(said, str) else (said or {}).get("IN", ())
