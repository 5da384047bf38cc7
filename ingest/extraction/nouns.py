"""Nouns by what they name, and the words that select among it; read from `nouns.yml`."""

from functools import cache

from ingest.packaged import packaged_strings


@cache
def nouns() -> dict[str, frozenset[str]]:
    """The words of the file, by role."""
    content = packaged_strings("ingest.extraction", "nouns.yml")
    return {role: frozenset(words) for role, words in content.items()}
