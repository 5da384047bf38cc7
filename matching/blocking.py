"""Which names to compare: those that share a key that few names have."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from matching.names import Form

LARGEST_BLOCK = 40
"""A key that more names share tells nothing, and would cost the square of their number."""
_AFFIX = 4
"""Letters at either end of a word: one wrong letter leaves one of the ends whole."""
_AFFIX_FROM = 6
_PAIRED = 6
"""The words of a name that make keys in pairs, the longest first."""


def keys(form: Form) -> Iterator[str]:
    """The keys under which a name is found. Each begins with a letter for what it is."""
    yield "f " + " ".join(form.sounding)
    yield f"s {form.skeleton}"
    yield f"n {form.native}"
    if len(form.consonants) > 2:
        yield f"c {form.consonants}"
    yield from (f"s {each}" for each in sorted(form.acronyms))
    longest = sorted(set(form.sounds), key=lambda sound: (-len(sound), sound))
    for sound in longest:
        yield f"t {sound}"
        if len(sound) >= _AFFIX_FROM:
            yield f"b {sound[:_AFFIX]}"
            yield f"e {sound[-_AFFIX:]}"
    for pair in combinations(sorted(longest[:_PAIRED]), 2):
        yield "p " + " ".join(pair)


class Blocks:
    """Names by their keys. A name is its number in the sequence."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = forms
        # Half a million keys belong to one name each: the bare number takes a tenth of the room of a list.
        self._single: dict[str, int] = {}
        self._blocks: dict[str, list[int]] = {}
        for number, form in enumerate(forms):
            for key in dict.fromkeys(keys(form)):
                if (first := self._single.setdefault(key, number)) != number:
                    self._blocks.setdefault(key, [first]).append(number)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs of names that share a key, each once, the lesser number first."""
        seen: set[tuple[int, int]] = set()
        for block in self._blocks.values():
            if 1 < len(block) <= LARGEST_BLOCK:
                for pair in combinations(block, 2):
                    if pair not in seen:
                        seen.add(pair)
                        yield pair

    def beside(self, form: Form, largest: int) -> dict[int, float]:
        """The names that share a key with `form`, each with the sum of what the shared keys tell.

        Keys that more than `largest` names share are left out.
        """
        found: dict[int, float] = {}
        for key in dict.fromkeys(keys(form)):
            block = self._block(key)
            if len(block) <= largest:
                tells = 1 / (len(block) + 1)
                for number in block:
                    found[number] = found.get(number, 0.0) + tells
        return found

    def _block(self, key: str) -> Sequence[int]:
        if (block := self._blocks.get(key)) is not None:
            return block
        number = self._single.get(key)
        return () if number is None else (number,)


def distinct(forms: Iterable[Form]) -> list[Form]:
    """The forms without repetitions, in an order that does not depend on the given one."""
    return sorted(
        set(forms),
        key=lambda form: (
            form.skeleton,
            form.native,
            form.tokens,
            sorted(form.legal),
            sorted(form.acronyms),
            form.formed,
        ),
    )
