"""Nouns by what they name, and the words that select among it; read from `nouns.yml`."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def nouns() -> dict[str, frozenset[str]]:
    """The words of the file, by role."""
    text = files("ingest.extraction").joinpath("nouns.yml").read_text(encoding="utf-8")
    content: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  "no" and "on" are words
    return {role: frozenset(words) for role, words in content.items()}
