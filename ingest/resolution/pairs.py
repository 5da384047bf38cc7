"""From the likeness of two names to a judgement on the records that bear them."""

from collections.abc import Iterator

from matching.index import Bearer
from matching.names import Form, form_of, forms_of
from matching.rarity import Rarity
from matching.record import SHARING, NamedRecord, comparable, shared_and_conflicting
from matching.score import AT_MOST_UNSURE, NOTHING, SAME_FROM, UNSURE_FROM, Likeness, Limit, is_thin
from matching.words import words
from ontology.judgement import Judge, Judgement, Sameness, judgement_on

MATCHER = "names/2"
"""The matcher's name and version: it changes when the same records would be judged otherwise."""
_SAME_COUNTRY = 0.03
"""What a shared country adds to the score of equal names."""
_SAID_EQUAL = {"equal names": "equal when legal forms, accents and word order are left out"}
_PERSON_BELOW = 5
"""A name of fewer words, without a legal form, may be a person's."""


def by_names(one: Bearer, other: Bearer, forms: tuple[Form, Form], names: Likeness, rarity: Rarity) -> Judgement | None:
    """The judgement that the names of two records allow, or none where they are too little alike."""
    left, right = one.record, other.record
    if left.id == right.id or not comparable(left, right):
        return None
    shared, conflicting = shared_and_conflicting(left, right)
    if shared or conflicting:
        return None
    limits = [*names.limits, *_limits(one, other, forms, names, rarity)]
    country = _country(left, right)
    raw = names.score + (_SAME_COUNTRY if names.equal and country == 1 else 0)
    score = round(min([raw, *(limit.most for limit in limits)]), 4)
    if score < UNSURE_FROM:
        return None
    said = [_said(one, other, names), *(["same country"] if country == 1 else []), *(limit.why for limit in limits)]
    return _judgement(left, right, score, "; ".join(dict.fromkeys(said)), dict(names.features) | {"country": country})


def by_identifiers(one: NamedRecord, other: NamedRecord) -> Judgement | None:
    """The judgement on two records that share an identifier of a strong scheme, or none where they share none."""
    shared, conflicting = shared_and_conflicting(one, other)
    if one.id == other.id or not shared or not comparable(one, other):
        return None
    why = f"same identifier {shared[0]}" + (f"; different {conflicting[0]}" if conflicting else "")
    score = AT_MOST_UNSURE if conflicting else 1.0
    return _judgement(one, other, score, why, {"identifier": score, "country": _country(one, other)})


def by_product_name(one: NamedRecord, other: NamedRecord) -> Judgement:
    """The judgement on two models or chips whose names are equal: two makers may use one name."""
    equal, maker = "equal up to spacing, hyphens and letter case", float(bool(one.makers & other.makers))
    if maker:
        return _judgement(one, other, 1.0, f"{equal}; same maker", {"equal": 1.0, "maker": maker})
    why = "different makers" if one.makers and other.makers else "the maker of one is not known"
    return _judgement(one, other, AT_MOST_UNSURE, f"{equal}; {why}", {"equal": 1.0, "maker": maker})


def lowered(judgement: Judgement, why: str) -> Judgement:
    """The judgement as one that a person should look at."""
    features = dict(judgement.features)
    said = f"{judgement.why}; {why}"
    return judgement_on(
        judgement.left, judgement.right, Sameness.UNSURE, Judge.MATCHER, MATCHER, "", said, AT_MOST_UNSURE, features
    )


def _judgement(one: NamedRecord, other: NamedRecord, score: float, why: str, features: dict[str, float]) -> Judgement:
    sameness = Sameness.SAME if score >= SAME_FROM else Sameness.UNSURE
    rounded = {name: round(value, 4) for name, value in features.items()}
    return judgement_on(one.id, other.id, sameness, Judge.MATCHER, MATCHER, "", why, score, rounded)


def _country(one: NamedRecord, other: NamedRecord) -> float:
    """1 where the records share a country, 0 where both are known and disjoint, 0.5 where one is unknown."""
    if not (one.countries and other.countries):
        return 0.5
    return float(bool(one.countries & other.countries))


def _said(one: Bearer, other: Bearer, names: Likeness) -> str:
    how = _SAID_EQUAL.get(names.how, names.how)
    aliases = one.is_alias + other.is_alias
    where = ("names", "an alias of one and the name of the other", "an alias of each")[aliases]
    return f"{where}: {how}"


def _limits(one: Bearer, other: Bearer, forms: tuple[Form, Form], names: Likeness, rarity: Rarity) -> Iterator[Limit]:
    """What the records say against a sameness that the names alone would allow."""
    left, right = one.record, other.record
    # Names that are only similar say something where nothing else speaks against them.
    against = AT_MOST_UNSURE if names.equal else NOTHING
    if _country(left, right) == 0:
        yield Limit(against, "different countries")
    if one.is_alias and other.is_alias:
        yield Limit(against, "parts of one group share aliases")
    yield from _limits_of_kind(one, other, forms, names)
    if _numbers_differ(left, right):
        yield Limit(AT_MOST_UNSURE, "different numbers in their names")
    if not names.equal and dict(names.features)["acronym"] and (one.is_alias or other.is_alias):
        yield Limit(NOTHING, "initials of an alias")
    same_country = _country(left, right) == 1
    if any(is_thin(form, rarity, same_country) for form in forms) and not _is_confirmed(one, other, forms):
        different = _country(left, right) == 0
        yield Limit(NOTHING if different else AT_MOST_UNSURE, "so short or common a name is borne by many")


def _limits_of_kind(one: Bearer, other: Bearer, forms: tuple[Form, Form], names: Likeness) -> Iterator[Limit]:
    kind = one.record.sort or other.record.sort
    if kind in SHARING:
        # Nicknames are borne by many: two people of whom each is also called "the fat one" have nothing in common.
        nothing = not names.equal or (one.is_alias and other.is_alias)
        yield Limit(NOTHING if nothing else AT_MOST_UNSURE, SHARING[kind])
    elif kind is None and all(map(_may_be_a_person, forms)):
        yield Limit(AT_MOST_UNSURE, "both may be people, who share names")


def _may_be_a_person(form: Form) -> bool:
    return not form.formed and len(form.tokens) < _PERSON_BELOW and words().common.isdisjoint(form.tokens)


def _numbers_differ(left: NamedRecord, right: NamedRecord) -> bool:
    mine, others = form_of(left.name), form_of(right.name)
    return bool(mine and others and mine.numbers and others.numbers and mine.numbers != others.numbers)


def _is_confirmed(one: Bearer, other: Bearer, forms: tuple[Form, Form]) -> bool:
    """Whether a thin name still tells: same country, and both are called so or spell it with their initials."""
    if _country(one.record, other.record) < 1:
        return False
    return all(
        not bearer.is_alias or any(form.skeleton in each.acronyms for each in forms_of(bearer.record.name))
        for bearer, form in zip((one, other), forms, strict=True)
    )
