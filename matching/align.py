"""Which words of two names are the same word, and which are left over."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from matching.names import Form
from matching.rarity import Rarity

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
    equal = _take_equal(mine, others, rarity, 0)
    alike = _take_equal(mine, others, rarity, 1) + _take_slips(mine, others, rarity)
    left = sum(rarity.weight(*word) for word in (*mine, *others))
    return Alignment(equal, alike, left)


def _take_equal(mine: list[_Word], others: list[_Word], rarity: Rarity, part: int) -> float:
    """Take the words out of both lists whose token (part 0) or sound (part 1) is equal, and give their weight."""
    waiting: dict[str, list[_Word]] = {}
    for word in others:
        waiting.setdefault(word[part], []).append(word)
    weight = 0.0
    left: list[_Word] = []
    # Both lists are sorted, so that the same words meet from either side.
    for word in mine:
        if met := waiting.get(word[part]):
            weight += (rarity.weight(*word) + rarity.weight(*met.pop(0))) / 2
        else:
            left.append(word)
    mine[:] = left
    others[:] = sorted(word for words in waiting.values() for word in words)
    return weight


def _take_slips(mine: list[_Word], others: list[_Word], rarity: Rarity) -> float:
    """Take the words out of both lists that differ by a slip, and give their weight."""
    # In an order that is the same from both sides.
    pairs = sorted((min(a, b), max(a, b), a, b) for a in mine for b in others if _slip(a[0], b[0]))
    weight = 0.0
    for _, _, a, b in pairs:
        if a in mine and b in others:
            mine.remove(a)
            others.remove(b)
            weight += (rarity.weight(*a) + rarity.weight(*b)) / 2
    return weight


def _slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed or swapped. Digits are never slips."""
    if min(len(one), len(other)) < _TYPO_FROM or not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
