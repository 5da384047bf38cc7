"""Parts of speech and lemmas as spaCy's rules give them, each asked for once.

For one word alone these rules look at nothing but the word, its tag and its place in the sentence, and take a sixth of
the time of all parsing. A dozen rules look at two words ("there is", "let's"): they are left as they are.
"""

from typing import cast

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

_MOST = 50_000
"""Remembered answers: beyond that memory would grow with all that was ever read."""
_Word = tuple[int, int, int]
"""The word, its tag and its relation, as spaCy numbers them."""


class WordForms:
    """Stands in for the attribute ruler and the lemmatizer of a pipeline.

    It leaves out the morphology: nobody asks for it.
    """

    def __init__(self, pipeline: Language) -> None:
        self._vocab = pipeline.vocab
        self._one, self._two = AttributeRuler(pipeline.vocab), AttributeRuler(pipeline.vocab)
        lemmatizer = pipeline.get_pipe("lemmatizer")
        ruler = pipeline.get_pipe("attribute_ruler")
        if not isinstance(lemmatizer, Lemmatizer) or not isinstance(ruler, AttributeRuler):
            raise TypeError("the pipeline has no rules for parts of speech and lemmas")
        self._lemmatizer = lemmatizer
        for rule in ruler.patterns:
            longest = max(len(pattern) for pattern in cast("list[list[object]]", rule["patterns"]))
            (self._one if longest == 1 else self._two).add_patterns([rule])
        self._known: dict[_Word, tuple[int, str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The text with parts of speech and lemmas."""
        forms = [
            self._known.get(word) or self._learn(word) for word in map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist())
        ]
        add = self._vocab.strings.add
        array = np.array([(part, add(lemma)) for part, lemma in forms], dtype="uint64")
        doc.from_array([POS, LEMMA], cast(Ints2d, array))
        return self._two(doc)

    def base_forms(self, word_class: str) -> frozenset[str]:
        """The words of English that the lemmatizer knows, in their base forms: its "noun", "verb", "adj" or "adv"."""
        return frozenset(self._lemmatizer.lookups.get_table("lemma_index")[word_class])

    def _learn(self, word: _Word) -> tuple[int, str]:
        if len(self._known) >= _MOST:
            self._known.clear()
            self._lemmatizer.cache.clear()
        orth, tag, relation = word
        doc = Doc(self._vocab, words=[self._vocab.strings[orth]])
        doc[0].tag, doc[0].dep = tag, relation
        token = self._lemmatizer(self._one(doc))[0]
        self._known[word] = token.pos, token.lemma_
        return self._known[word]
