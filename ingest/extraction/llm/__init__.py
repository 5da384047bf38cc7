"""A language model behind the protocol of extractors: off by default, trusted little, checked like any other."""

from ingest.extraction.llm.extractor import LanguageModel, language_model
from ingest.extraction.llm.settings import ModelSettings

__all__ = ["LanguageModel", "ModelSettings", "language_model"]
