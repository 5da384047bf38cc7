"""Slips in the words of legal forms: what a form is made of is no longer left out of a name once it is misspelt."""

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from matching.letters import ascii_words
from matching.words import words

_SHORTEST = 5
"""Letters of a word from which another that differs by one letter is a slip of it."""
_SHORTEST_JOINED = 7
"""Letters of a word from which it is known, too, where it is written together with the word beside it."""
_REST = 3
"""Letters that such a word beside it has at least: "unlimited" is a word of its own."""


def mended(name: str) -> str | None:
    """`name` in ASCII with the misspelt words of legal forms put right; none where it has no such slip.

    "Limited Liabiliy Company Rudniy", "Ekogrupplimited".
    """
    told = ascii_words(name)
    right = [part for word in told for part in _put_right(word)]
    return None if right == told else " ".join(right)


def _put_right(word: str) -> list[str]:
    known = _known()
    if len(word) < _SHORTEST - 1 or not word.isalpha() or word in known:
        return [word]
    for each in _near(word):
        if OSA.distance(word, each, score_cutoff=1) <= 1:
            return [each]
    for each in known:
        if len(each) >= _SHORTEST_JOINED and len(word) >= len(each) + _REST:
            if word.endswith(each):
                return [word.removesuffix(each), each]
            if word.startswith(each):
                return [each, word.removeprefix(each)]
    return [word]


def _near(word: str) -> list[str]:
    """The known words that may differ by one letter: both have one text left when a letter is taken out."""
    return sorted({each for left in _lacking(word) for each in _by_lacking().get(left, ())})


@cache
def _known() -> tuple[str, ...]:
    """The longer words of legal forms, the longest first."""
    found = {word for form in words().forms for word in form if len(word) >= _SHORTEST and word.isalpha()}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _by_lacking() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in _known():
        for left in _lacking(word):
            found[left] = (*found.get(left, ()), word)
    return found


def _lacking(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters."""
    yield word
    yield from {word[:at] + word[at + 1 :] for at in range(len(word))}
