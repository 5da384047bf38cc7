"""Nouns by what they name, and the words that select among it; read from `nouns.yml`."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def nouns() -> dict[str, frozenset[str]]:
    """The words of the file, by role."""
    content = yaml.safe_load(files("ingest.extraction").joinpath("nouns.yml").read_text(encoding="utf-8"))
    return {role: frozenset(words) for role, words in content.items()}
