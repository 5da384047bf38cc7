"""How much a word tells: a word that few names have tells much."""

from collections import Counter
from collections.abc import Iterable
from math import log

from matching.names import Form
from matching.words import words

_FEWEST = 1000
"""A collection counts as this large at least: in a handful of names every word looks rare, or every word common."""
_COMMON = 0.3
"""The most that a word weighs which many bodies bear."""


class Rarity:
    """The weights of words in a collection of names, from the number of names that have each."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.counts: Counter[str] = Counter()
        names = 0
        for form in forms:
            self.counts.update(set(form.sounds))
            names += 1
        self._size = max(names, _FEWEST)
        self._weights: dict[tuple[str, str], float] = {}

    def weight(self, token: str, sound: str) -> float:
        """From 0 (in every name) to 1 (in none or one)."""
        found = self._weights.get((token, sound))
        if found is None:
            found = log(1 + self._size / max(self.counts[sound], 1)) / log(1 + self._size)
            if token in words().common:
                found = min(found, _COMMON)
            self._weights[token, sound] = found
        return found
