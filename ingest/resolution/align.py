"""Which words of two names are the same word, and which are left over."""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ingest.resolution.names import Form
from ingest.resolution.rarity import Rarity

_TYPO_FROM = 5
"""The length in letters from which one wrong letter is a slip and not another word."""
_Word = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the words of two names share, by weight."""

    equal: float
    """The weight of the words that are equal."""
    alike: float
    """The weight of the words that sound alike or differ by one letter."""
    left_over: float
    """The weight of all words that the other name lacks."""

    @property
    def share(self) -> float:
        """From 0 to 1: the weight of what is shared, words that are only alike a little less, in that of all words."""
        whole = 2 * (self.equal + self.alike) + self.left_over
        return (2 * self.equal + 1.8 * self.alike) / whole if whole else 0.0


def align(one: Form, other: Form, rarity: Rarity) -> Alignment:
    """The alignment of two names; the order of the words and of the names does not matter."""
    mine = sorted(zip(one.tokens, one.sounds, strict=True))
    others = sorted(zip(other.tokens, other.sounds, strict=True))
    equal = _take(mine, others, rarity, lambda a, b: a[0] == b[0])
    sounding = _take(mine, others, rarity, lambda a, b: a[1] == b[1])
    slips = _take(mine, others, rarity, lambda a, b: _slip(a[0], b[0]))
    left = sum(rarity.weight(*word) for word in (*mine, *others))
    return Alignment(equal, sounding + slips, left)


def _take(mine: list[_Word], others: list[_Word], rarity: Rarity, match: Callable[[_Word, _Word], bool]) -> float:
    """Take the words that match out of both lists, and give their weight: the mean of the two."""
    weight = 0.0
    # Pairs in an order that is the same from both sides.
    pairs = sorted(
        (min(a, b), max(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(others) if match(a, b)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for first, second, i, j in pairs:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            weight += (rarity.weight(*first) + rarity.weight(*second)) / 2
    mine[:] = [word for i, word in enumerate(mine) if i not in taken[0]]
    others[:] = [word for j, word in enumerate(others) if j not in taken[1]]
    return weight


def _slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed or swapped. Digits are never slips."""
    if min(len(one), len(other)) < _TYPO_FROM or not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
