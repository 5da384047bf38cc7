"""Records for the tests, said shortly."""

import random
import unicodedata
from collections.abc import Iterable

from ingest.resolution.matcher import matched
from matching.record import NamedRecord
from ontology.judgement import Sameness


def record(
    name: str, *aliases: str, id: str = "", label: str = "Company", kind: str | None = None,
    at: str = "", ids: str = "", by: str = "",
) -> NamedRecord:  # fmt: skip
    """A record; `at` are country codes, `ids` identifiers, `by` the ids of makers, each parted by spaces."""
    return NamedRecord(
        id=id or f"company:{name}",
        label=label,
        name=name,
        aliases=aliases,
        kind=kind,
        countries=frozenset(f"country:{each}" for each in at.split()),
        identifiers=frozenset(ids.split()),
        makers=frozenset(by.split()),
    )


def said(one: NamedRecord, other: NamedRecord, *others: NamedRecord) -> Sameness | None:
    """What the matcher says of two records, beside others."""
    pair = tuple(sorted((one.id, other.id)))
    return next((each.sameness for each in matched([one, other, *others]) if each.pair == pair), None)


def perturbed(name: str, how: str, chance: random.Random) -> str:
    """`name` as somebody else would write it."""
    if how == "order":
        words = name.split()
        return " ".join(words[1:] + words[:1])
    if how == "case":
        return name.swapcase().replace("-", " ")
    if how == "form":
        return f"{name.rstrip('., ')} Co., Ltd."
    if how == "accents":
        # An accent on every third letter that takes one.
        marked = (each + ("\u0301" if each in "aeiou" and number % 3 == 0 else "") for number, each in enumerate(name))
        return unicodedata.normalize("NFC", "".join(marked))
    words = name.split()
    at = max(range(len(words)), key=lambda number: (len(words[number]), number))
    place = chance.randrange(1, max(2, len(words[at]) - 1))
    words[at] = words[at][:place] + words[at][place + 1 :]
    return " ".join(words)


PERTURBATIONS = ("order", "case", "form", "accents", "typo")


def spread(records: list[NamedRecord], count: int, seed: int) -> Iterable[tuple[NamedRecord, str, random.Random]]:
    """`count` of the records, each with a perturbation, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    for number, each in enumerate(chance.sample(records, count)):
        yield each, PERTURBATIONS[number % len(PERTURBATIONS)], chance
