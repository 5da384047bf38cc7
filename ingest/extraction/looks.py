"""What the language model sees of a word: where one stands in for a name, the looks of another word.

The looks belong to the place and not to the word. To change the word in the vocabulary would change it in every text
that is read afterwards, and what a text says would depend on what was read before it.
"""

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.ml.featureextractor import forward as plain_features
from spacy.tokens import Doc, Token
from thinc.api import Model

_LOOKS = "looks"
_Features = tuple[list[Any], Callable[..., Any]]


def disguise(token: Token, word: str) -> None:
    """Give the place of `token` the looks of `word`."""
    token.doc.user_data.setdefault(_LOOKS, {})[token.i] = word
    token.norm_ = token.vocab[word].norm_


def see_disguises(pipeline: Language) -> None:
    """Let all parts of the pipeline see words as they are disguised."""
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in [each for each in model.walk() if each.name == "extract_features"]:
                model.replace_node(layer, Model("extract_features", _features, attrs={**layer.attrs, _LOOKS: {}}))


def _features(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> _Features:
    features, backward = plain_features(model, docs, is_train)
    for doc, rows in zip(docs, features, strict=True):
        for place, word in doc.user_data.get(_LOOKS, {}).items():
            rows[place] = _row(model, doc[place], word)
    return features, backward


def _row(model: Model[Any, Any], token: Token, word: str) -> Any:
    """The features of a word that stands in the place of `token`, found out once; whether a blank follows is one."""
    known, spaced = model.attrs[_LOOKS], bool(token.whitespace_)
    if (word, spaced) not in known:
        seen = Doc(token.vocab, words=[word], spaces=[spaced])
        known[word, spaced] = seen.to_array(model.attrs["columns"])[0]
    return known[word, spaced]
