"""The matcher: judgements on all pairs of records that may be the same thing."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations, product

from ingest.resolution.pairs import MATCHER, by_identifiers, by_names, by_product_name, lowered
from matching.index import Bearer, Index, in_order
from matching.names import product_key
from matching.record import CITED, STRICT, NamedRecord
from matching.score import UNSURE_FROM, equality, likeness, may_be_alike
from ontology.judgement import Judgement, Sameness

__all__ = ["MATCHER", "matched"]
_MOST_BEARERS = 100
"""A name that more records bear says nothing of any two of them."""
_Pair = tuple[str, str]


def matched(records: Iterable[NamedRecord], settled: Collection[_Pair] = ()) -> list[Judgement]:
    """The matcher's judgements on all pairs that may be the same, by pair.

    SAME from a score of 0.92, UNSURE from 0.80. `settled` are the pairs, the lesser id first, on which a person has
    decided: they are left out. The order of the records does not matter, nor do repetitions.
    """
    given = in_order(records)
    decided = frozenset(settled)
    products = [each for each in given if each.label in STRICT]
    bodies = [each for each in given if each.label not in STRICT | CITED]
    best: dict[_Pair, Judgement] = {}
    for each in (*_by_identifiers(given), *_by_products(products), *_by_names(Index(bodies))):
        if each.pair not in decided and (each.pair not in best or _rank(each) > _rank(best[each.pair])):
            best[each.pair] = each
    return _without_ambiguity(best, decided)


def _rank(judgement: Judgement) -> tuple[float, int, str]:
    """The higher score first; of equal ones the one with fewer reservations."""
    return (judgement.score or 0.0, -judgement.why.count(";"), judgement.id)


def _by_identifiers(records: list[NamedRecord]) -> Iterator[Judgement]:
    groups = _grouped(records, lambda each: (identifier.casefold() for identifier in each.identifiers))
    for one, other in _pairs(groups):
        if found := by_identifiers(one, other):
            yield found


def _by_products(records: list[NamedRecord]) -> Iterator[Judgement]:
    def keys(record: NamedRecord) -> Iterator[str]:
        return (f"{record.label} {product_key(name)}" for name in (record.name, *record.aliases) if product_key(name))

    for one, other in _pairs(_grouped(records, keys)):
        yield by_product_name(one, other)


def _by_names(index: Index) -> Iterator[Judgement]:
    forms = index.blocks.forms
    alike = ((number, number) for number, bearers in enumerate(index.bearers) if len(bearers) > 1)
    for i, j in (*alike, *index.blocks.pairs()):
        if not _worth_comparing(index, i, j):
            continue
        names = likeness(forms[i], forms[j], index.rarity)
        if names.score >= UNSURE_FROM:
            for one, other in _bearers(index, i, j):
                if found := by_names(one, other, (forms[i], forms[j]), names, index.rarity):
                    yield found


def _worth_comparing(index: Index, i: int, j: int) -> bool:
    """Whether two names can lead to a judgement: cheaper than to compare them."""
    one, other = index.blocks.forms[i], index.blocks.forms[j]
    if max(len(index.bearers[i]), len(index.bearers[j])) > _MOST_BEARERS:
        return False
    if index.only_equal[i] or index.only_equal[j] or (index.only_alias[i] and index.only_alias[j]):
        return equality(one, other) is not None
    return may_be_alike(one, other)


def _bearers(index: Index, i: int, j: int) -> Iterable[tuple[Bearer, Bearer]]:
    return combinations(index.bearers[i], 2) if i == j else product(index.bearers[i], index.bearers[j])


def _grouped(records: list[NamedRecord], keys: Callable[[NamedRecord], Iterable[str]]) -> Iterator[list[NamedRecord]]:
    groups: dict[str, list[NamedRecord]] = {}
    for record in records:
        for key in set(keys(record)):
            groups.setdefault(key, []).append(record)
    return (groups[key] for key in sorted(groups))


def _pairs(groups: Iterable[list[NamedRecord]]) -> Iterator[tuple[NamedRecord, NamedRecord]]:
    for group in groups:
        yield from ((one, other) for one, other in combinations(group, 2) if one.id != other.id)


def _without_ambiguity(best: dict[_Pair, Judgement], decided: frozenset[_Pair]) -> list[Judgement]:
    """The judgements; sameness with two records that are not the same as each other is left to a person."""
    partners: dict[str, set[str]] = {}
    for each in best.values():
        if each.sameness is Sameness.SAME:
            partners.setdefault(each.left, set()).add(each.right)
            partners.setdefault(each.right, set()).add(each.left)

    def torn(middle: str, partner: str) -> bool:
        others = partners[middle] - {partner} - partners[partner]
        return any((min(each, partner), max(each, partner)) not in decided for each in others)

    return [
        lowered(each, "one of them is as much like another record")
        if each.sameness is Sameness.SAME
        and not _is_certain(each)
        and (torn(each.left, each.right) or torn(each.right, each.left))
        else each
        for _, each in sorted(best.items())
    ]


def _is_certain(judgement: Judgement) -> bool:
    return dict(judgement.features).get("identifier") == 1.0
