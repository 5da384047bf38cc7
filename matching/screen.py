"""Screening: which records a typed name may mean, each with the reasons."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

from rapidfuzz import fuzz

from matching.index import Bearer, Index
from matching.letters import plain
from matching.mend import mended
from matching.names import Form, forms_of
from matching.record import NamedRecord
from matching.score import AT_MOST_UNSURE, NOTHING, Likeness, Limit, is_common, likeness

LOOK_FROM = 0.75
"""From this score on a person should look. Lower than for matching: here a name that is missed costs more than one that
is shown in vain (bench/screening.py tells how many are)."""
_NOTHING = 0.74
"""The most that names can score of which something says that they are different."""
_LARGEST_BLOCK = 150
"""Larger than for matching: one name is compared, not all with all."""
_BY_KEYS = 80
_BY_SPELLING = 10
"""How many names go on to the next, dearer comparison."""
_THIN = Limit(AT_MOST_UNSURE, "so short or common a name is borne by many")
_INITIALS = 4
"""Initials from which on they tell anything: three are those of one name in a hundred."""
_COUNTRIES = {1.0: "same country", 0.0: "different countries"}
Wanted = Callable[[NamedRecord], bool]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a typed name may mean."""

    record: NamedRecord
    name: str
    """The one of its names that is most like the typed one."""
    score: float
    """From 0 to 1. From 0.92 the names are equal but for slips; a person still decides whether the things are."""
    raw: float
    """The score before anything limited it."""
    equal: bool
    """Whether the names are equal in what is compared."""
    why: str
    """In what the names are alike, and what keeps the score down."""
    features: tuple[tuple[str, float], ...]
    """By name, sorted; `country` is 1 where one is shared, 0 where both are known and disjoint, else 0.5."""

    @property
    def country(self) -> float:
        """The feature of that name."""
        return dict(self.features)["country"]


def likely(
    text: str,
    index: Index,
    limit: int = 10,
    *,
    countries: frozenset[str] = frozenset(),
    wanted: Wanted | None = None,
) -> list[Hit]:
    """The records whose names are most like `text`, best first, at most `limit`; none for a text without letters.

    `countries` are ids such as `country:CN` of the typed party, empty where unknown: they explain a hit and order hits
    of one score, and never hide one. Of those that are still alike, the one that is written most like `text` is first.
    Only records that are `wanted` are found.
    """
    best: dict[str, tuple[tuple[float, ...], Hit]] = {}
    written = plain(text)
    for form in _forms(text):
        for number in _candidates(form, index, max(_BY_SPELLING, limit), wanted):
            found = likeness(form, index.blocks.forms[number], index.rarity)
            for bearer in index.bearers[number]:
                if wanted is None or wanted(bearer.record):
                    hit = _hit(form, index, number, found, bearer, countries)
                    rank = (hit.score, hit.raw, hit.country, fuzz.ratio(written, plain(bearer.name)))
                    before = best.get(hit.record.id)
                    if before is None or rank > before[0]:
                        best[hit.record.id] = rank, hit
    ordered = sorted(best.values(), key=lambda each: (*(-part for part in each[0]), each[1].record.id))
    return [hit for _, hit in ordered[:limit]]


def _forms(text: str) -> tuple[Form, ...]:
    """The forms of a typed name: as typed, and with slips in the words of legal forms put right."""
    right = mended(text)
    return tuple(dict.fromkeys((*forms_of(text), *(forms_of(right) if right else ()))))


def _hit(form: Form, index: Index, number: int, found: Likeness, bearer: Bearer, countries: frozenset[str]) -> Hit:
    country = _agreement(countries, bearer.record.countries)
    forms = (form, index.blocks.forms[number])
    limits = (*found.limits, *_limits(forms, found))
    said = [found.how, *(each.why for each in limits), *([_COUNTRIES[country]] if country in _COUNTRIES else [])]
    return Hit(
        record=bearer.record,
        name=bearer.name,
        score=min([found.score, *(_NOTHING if each.most <= NOTHING else each.most for each in limits)]),
        raw=found.raw,
        equal=found.equal,
        why="; ".join(said),
        features=tuple(sorted({**dict(found.features), "country": country}.items())),
    )


def _limits(forms: tuple[Form, Form], found: Likeness) -> Iterator[Limit]:
    if any(map(is_common, forms)):
        yield _THIN
    one, other = forms
    if not found.equal and bool(one.numbers) != bool(other.numbers) and _each_has_its_own(one, other):
        yield Limit(NOTHING, "a number in the place of a word")
    if not found.equal and dict(found.features)["acronym"] and min(len(each.skeleton) for each in forms) < _INITIALS:
        yield Limit(NOTHING, "so few initials are those of many")


def _each_has_its_own(one: Form, other: Form) -> bool:
    """Whether either name has a word that the other lacks: "Mistral AI", "Mistral 1"."""
    mine, others = set(one.tokens), set(other.tokens)
    return bool(mine - others and others - mine)


def _agreement(mine: frozenset[str], others: frozenset[str]) -> float:
    return float(bool(mine & others)) if mine and others else 0.5


def _candidates(form: Form, index: Index, most: int, wanted: Wanted | None) -> list[int]:
    """The numbers of the names that are worth comparing: those that share telling keys, then the most alike."""
    forms = index.blocks.forms
    shared = index.blocks.beside(form, _LARGEST_BLOCK)
    told = sorted(shared, key=lambda number: (-shared[number], number))
    near = islice((each for each in told if _any_wanted(index.bearers[each], wanted)), _BY_KEYS)
    typed = " ".join(form.fingerprint)

    def spelling(number: int) -> tuple[float, float, int]:
        other = forms[number]
        sorted_words = fuzz.ratio(typed, " ".join(other.fingerprint))
        return (max(sorted_words, fuzz.ratio(form.skeleton, other.skeleton)), shared[number], -number)

    return nlargest(most, near, key=spelling)


def _any_wanted(bearers: list[Bearer], wanted: Wanted | None) -> bool:
    return wanted is None or any(wanted(each.record) for each in bearers)
