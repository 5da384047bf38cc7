"""How alike two names are: named features, a score, and what keeps it from being a sameness."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from matching.align import Alignment, align
from matching.names import Form
from matching.rarity import Rarity
from matching.words import words

SAME_FROM = 0.92
"""From this score on, two records are judged to be the same."""
UNSURE_FROM = 0.80
"""From this score on, a person should look."""
AT_MOST_UNSURE = 0.91
NOTHING = 0.79
_THIN = 4
"""A name of so few letters is borne by many."""
_LETTERS_OF_A_CHARACTER = 2.5
"""How many Latin letters tell as much as one Chinese character: it is one of thousands."""
_READING = 6
"""Chinese characters from which on their reading tells as much as they do. Four are too few: 中芯国际 (SMIC) and
中信国际 (CITIC International) read alike."""
_ENOUGH = 0.55
"""The weight from which a name tells one body from another in a country."""
_RARE = 0.8
_PLENTY = 2.0
"""The weights of the rarest word, or of all, from which a name tells one body from another in the world."""
_SURE_SHARE = 0.6
"""The part of a name by weight that is equal to the letter where the rest may have slips."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a pair can score, and the reason in words."""

    most: float
    why: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are."""

    score: float
    raw: float
    """The score before anything limits it: orders what the limits make equal."""
    equal: bool
    """Whether the names are equal in what is compared."""
    how: str
    """In what they are alike, in words."""
    features: tuple[tuple[str, float], ...]
    """By name, sorted."""
    limits: tuple[Limit, ...]


def likeness(one: Form, other: Form, rarity: Rarity) -> Likeness:
    """How alike two names are; the order of the two does not matter. The score is from 0 to 1."""
    how = equality(one, other)
    found = align(one, other, rarity)
    features = _spelling(one, other) | {
        "equal": float(how is not None),
        "rare_tokens": min(found.share, 1.0),
        "cross_script": float(one.script != other.script),
    }
    limits = tuple(_limits(one, other, found, how))
    raw = _raw(features, how)
    score = round(min([raw, *(limit.most for limit in limits)]), 4)
    return Likeness(score, raw, how is not None, how or "similar names", tuple(sorted(features.items())), limits)


def may_be_alike(one: Form, other: Form) -> bool:
    """Whether the score of two names can reach 0.80 at all: cheap, and never wrong when it says no."""
    return equality(one, other) is not None or _raw(_spelling(one, other) | {"rare_tokens": 1.0}, None) >= UNSURE_FROM


def equality(one: Form, other: Form) -> str | None:
    """In what two names are equal, in words: the strictest that holds."""
    if one.script == other.script == "cjk":
        if one.native == other.native:
            return "equal names"
        return "equal in reading" if one.skeleton == other.skeleton else None
    reading = "cjk" in (one.script, other.script)
    if one.skeleton == other.skeleton or one.fingerprint == other.fingerprint:
        return "equal in reading" if reading else "equal names"
    if one.sounding == other.sounding and sum(map(len, one.sounds)) > _THIN:
        return "equal in reading" if reading else "equal up to romanisation"
    crossing = (one.script == "abjad") != (other.script == "abjad")
    if crossing and len(one.consonants) > 2 and one.consonants == other.consonants:
        return "equal in consonants"
    return None


def _spelling(one: Form, other: Form) -> dict[str, float]:
    """The features that need no weights."""
    mine, others = sorted((" ".join(one.fingerprint), " ".join(other.fingerprint)))
    left, right = sorted((one.skeleton, other.skeleton))
    return {
        "token_sort": fuzz.ratio(mine, others) / 100,
        "token_set": fuzz.token_set_ratio(mine, others) / 100,
        "jaro_winkler": JaroWinkler.similarity(left, right),
        "acronym": float(one.skeleton in other.acronyms or other.skeleton in one.acronyms),
    }


_EQUAL = {"equal names": 0.97, "equal up to romanisation": 0.95, "equal in reading": 0.94, "equal in consonants": 0.85}
_PARTS = {"rare_tokens": 0.5, "jaro_winkler": 0.2, "token_sort": 0.15, "token_set": 0.15}
_ACRONYM = 0.82


def _raw(features: dict[str, float], how: str | None) -> float:
    """The score before anything limits it."""
    if how is not None:
        return _EQUAL[how]
    mixed = sum(part * features[name] for name, part in _PARTS.items())
    return max(mixed, _ACRONYM) if features["acronym"] else mixed


def _limits(one: Form, other: Form, found: Alignment, how: str | None) -> Iterator[Limit]:
    if one.numbers != other.numbers:
        if one.numbers and other.numbers:
            yield Limit(NOTHING, "different numbers")
        else:
            yield Limit(AT_MOST_UNSURE, "a number in one name only")
    if one.legal and other.legal and not one.legal & other.legal:
        yield Limit(AT_MOST_UNSURE, "different legal forms")
    if how is None:
        yield from _limits_of_the_unequal(one, other, found)
    elif how == "equal in reading" and min(_characters(one), _characters(other)) < _READING:
        yield Limit(AT_MOST_UNSURE, "so few characters read alike in several names")
    elif how == "equal in consonants":
        yield Limit(AT_MOST_UNSURE, "the vowels are not written")


def _limits_of_the_unequal(one: Form, other: Form, found: Alignment) -> Iterator[Limit]:
    if "cjk" in (one.script, other.script):
        # Each character carries a meaning: one that differs is another word, not a slip.
        yield Limit(AT_MOST_UNSURE, "the characters differ")
    if found.left_over:
        yield Limit(AT_MOST_UNSURE, "words in one name only")
    elif found.equal < _SURE_SHARE * (found.equal + found.alike):
        yield Limit(AT_MOST_UNSURE, "the telling words differ by a letter")


def is_common(form: Form) -> bool:
    """Whether a name tells too little in any collection: few letters, or only words that many bodies bear."""
    return _letters(form) <= _THIN or words().common.issuperset(form.tokens)


def is_thin(form: Form, rarity: Rarity, same_country: bool) -> bool:
    """Whether a name tells too little to stand alone: an acronym, or common words only.

    Where no country is shared it must tell more: there is more than one "National Liberation Army" in the world.
    """
    weights = list(map(rarity.weight, form.tokens, form.sounds))
    telling = sum(weights) >= _ENOUGH if same_country else max(weights) >= _RARE or sum(weights) >= _PLENTY
    return _letters(form) <= _THIN or not telling


def _letters(form: Form) -> float:
    """How much it has to tell, in Latin letters."""
    return len(form.native) * _LETTERS_OF_A_CHARACTER if form.script == "cjk" else len(form.skeleton)


def _characters(form: Form) -> int:
    """The number of its CJK characters; where it has none, as many as matter."""
    return len(form.native) if form.script == "cjk" else _READING
