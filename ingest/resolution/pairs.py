"""From the likeness of two names to a judgement on the records that bear them."""

from collections.abc import Iterator

from ingest.resolution.index import Bearer
from ingest.resolution.names import Form, form_of, initials_of
from ingest.resolution.rarity import Rarity
from ingest.resolution.record import NamedRecord, comparable, shared_and_conflicting
from ingest.resolution.score import AT_MOST_UNSURE, NOTHING, SAME_FROM, UNSURE_FROM, Likeness, Limit, is_thin
from ontology.judgement import Judge, Judgement, Sameness, judgement_on

MATCHER = "names/1"
"""The matcher's name and version: it changes when the same records would be judged otherwise."""
_SAME_COUNTRY = 0.03
"""What a shared country adds to the score of equal names."""
_SAID_EQUAL = {"equal names": "equal when legal forms, accents and word order are left out"}
_BY_KIND = {"individual": "people share names", "vessel": "ships share names"}


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
    """The judgement on two models or chips whose names are equal."""
    return _judgement(one, other, 1.0, "equal up to spacing, hyphens and letter case", {"equal": 1.0})


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
    if _country(left, right) == 0:
        yield Limit(AT_MOST_UNSURE, "different countries")
    yield from _limits_of_kind(left, right, forms, names)
    if one.is_alias or other.is_alias:
        yield from _limits_of_aliases(one, other)
    if any(is_thin(form, rarity) for form in forms) and not _is_confirmed(one, other, forms):
        yield Limit(AT_MOST_UNSURE, "so short or common a name is borne by many")


def _limits_of_kind(
    left: NamedRecord, right: NamedRecord, forms: tuple[Form, Form], names: Likeness
) -> Iterator[Limit]:
    kind = left.sort or right.sort
    if kind in _BY_KIND:
        yield Limit(AT_MOST_UNSURE if names.equal else NOTHING, _BY_KIND[kind])
    elif kind is None and not any(form.formed for form in forms) and len(forms[0].tokens) < 5:
        yield Limit(AT_MOST_UNSURE, "both may be people, who share names")


def _limits_of_aliases(one: Bearer, other: Bearer) -> Iterator[Limit]:
    if one.is_alias and other.is_alias:
        yield Limit(AT_MOST_UNSURE, "parts of one group share aliases")
    left, right = form_of(one.record.name), form_of(other.record.name)
    if left and right and left.numbers != right.numbers and left.numbers and right.numbers:
        yield Limit(AT_MOST_UNSURE, "different numbers in their names")


def _is_confirmed(one: Bearer, other: Bearer, forms: tuple[Form, Form]) -> bool:
    """Whether a thin name still tells: same country, and both are called so or spell it with their initials."""
    if _country(one.record, other.record) < 1:
        return False
    return all(
        not bearer.is_alias or form.skeleton in initials_of(bearer.record.name)
        for bearer, form in zip((one, other), forms, strict=True)
    )
