"""Screening: which records a typed name may mean, each with the reasons."""

from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz

from matching.index import Index
from matching.names import Form, form_of
from matching.record import NamedRecord
from matching.score import Likeness, likeness

_LARGEST_BLOCK = 400
"""Larger than for matching: one name is compared, not all with all."""
_BY_KEYS = 200
_BY_SPELLING = 15
"""How many names go on to the next, dearer comparison."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a typed name may mean."""

    record: NamedRecord
    name: str
    """The one of its names that is most like the typed one."""
    score: float
    """From 0 to 1. From 0.92 the names are equal but for slips; a person still decides whether the things are."""
    why: str
    features: tuple[tuple[str, float], ...]


def likely(text: str, index: Index, limit: int = 10) -> list[Hit]:
    """The records whose names are most like `text`, best first, at most `limit`; none for a text without letters."""
    form = form_of(text)
    if form is None:
        return []
    best: dict[str, tuple[Likeness, Hit]] = {}
    for number in _candidates(form, index, max(_BY_SPELLING, limit)):
        found = likeness(form, index.blocks.forms[number], index.rarity)
        why = "; ".join([found.how, *(each.why for each in found.limits)])
        for bearer in index.bearers[number]:
            before = best.get(bearer.record.id)
            if before is None or _rank(found) > _rank(before[0]):
                best[bearer.record.id] = found, Hit(bearer.record, bearer.name, found.score, why, found.features)
    ordered = sorted(best.values(), key=lambda each: (-each[0].score, -each[0].raw, each[1].record.id))
    return [hit for _, hit in ordered[:limit]]


def _rank(found: Likeness) -> tuple[float, float]:
    return (found.score, found.raw)


def _candidates(form: Form, index: Index, most: int) -> list[int]:
    """The numbers of the names that are worth comparing: those that share telling keys, then the most alike."""
    forms = index.blocks.forms
    shared = index.blocks.beside(form, _LARGEST_BLOCK)
    near = nlargest(_BY_KEYS, shared, key=lambda number: (shared[number], -number))
    typed = " ".join(form.fingerprint)

    def spelling(number: int) -> tuple[float, float, int]:
        other = forms[number]
        sorted_words = fuzz.ratio(typed, " ".join(other.fingerprint))
        return (max(sorted_words, fuzz.ratio(form.skeleton, other.skeleton)), shared[number], -number)

    return nlargest(most, near, key=spelling)
