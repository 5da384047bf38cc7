"""Which rows of an entry's list are its controlled paragraphs.

Entry and notes use the same letters, in one flat list. In an entry whose numbers go up from row to row they are all the
entry's. Where they begin anew, a row may be a note's: then only those count that the licence requirements name and
that stand there once, and those of which a person has said how they begin.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ingest.expectations import expect
from ingest.sources.ear.entry import PlacedEntry

_RESERVED = re.compile(r"(?:(?:through|to) [a-z0-9.]+ )?\[Reserved\]\.?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A controlled paragraph of an entry, and the paragraphs below it, by their places in the list of items."""

    head: int
    below: tuple[int, ...]

    @property
    def places(self) -> frozenset[int]:
        """All of its places."""
        return frozenset({self.head, *self.below})


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """What was found in an entry's list."""

    controlled: Mapping[str, Paragraph]
    """By number ("3A090.a"), in the order of the list."""
    reserved: tuple[int, ...]
    """Places of paragraphs that are kept free."""
    unclear: tuple[int, ...]
    """Places of paragraphs of which nobody knows whether they are the entry's or a note's."""


def read_paragraphs_of(placed: PlacedEntry, named: Collection[str], beginnings: Mapping[str, str]) -> Paragraphs:
    """The controlled paragraphs of an entry.

    `named`: the numbers to which its licence requirements refer. `beginnings`: how the text of a controlled paragraph
    begins, by number. Raises `INGEST-EXPECTATION` where not exactly one paragraph begins so.
    """
    rows = placed.entry.items
    numbered = [place for place, row in enumerate(rows) if row.kind == "item" and row.paragraph]
    reserved = tuple(place for place in numbered if _RESERVED.fullmatch(rows[place].text))
    if _goes_up([rows[place].paragraph or "" for place in numbered]):
        heads = {f"{placed.eccn}.{rows[place].paragraph}": place for place in numbered if place not in reserved}
    else:
        heads = _told_apart(placed, [place for place in numbered if place not in reserved], named, beginnings)
    controlled = {number: Paragraph(head, _below(placed, head)) for number, head in heads.items()}
    placed_rows = {place for each in controlled.values() for place in each.places}
    unclear = tuple(place for place in numbered if place not in placed_rows and place not in reserved)
    return Paragraphs(controlled, reserved, unclear)


def _told_apart(
    placed: PlacedEntry, places: list[int], named: Collection[str], beginnings: Mapping[str, str]
) -> dict[str, int]:
    rows = placed.entry.items
    heads: dict[str, int] = {}
    for number in dict.fromkeys([*named, *(each for each in beginnings if each.startswith(f"{placed.eccn}."))]):
        path = number.partition(".")[2]
        found = [place for place in places if rows[place].paragraph == path]
        if number in beginnings:
            found = [place for place in found if rows[place].text.startswith(beginnings[number])]
            expect(len(found) == 1, f"{len(found)} paragraphs {number} begin with {beginnings[number]!r}, expected 1")
        if len(found) == 1:
            heads[number] = found[0]
    for head in list(heads.values()):
        for place in _below(placed, head):
            heads.setdefault(f"{placed.eccn}.{rows[place].paragraph}", place)
    return dict(sorted(heads.items(), key=lambda each: each[1]))


def _below(placed: PlacedEntry, head: int) -> tuple[int, ...]:
    rows = placed.entry.items
    below: list[int] = []
    for place in range(head + 1, len(rows)):
        if rows[place].kind != "item" or not (rows[place].paragraph or "").startswith(f"{rows[head].paragraph}."):
            break
        below.append(place)
    return tuple(below)


def _goes_up(paths: list[str]) -> bool:
    orders = [
        [(not step.isdigit(), int(step) if step.isdigit() else step) for step in path.split(".")] for path in paths
    ]
    return all(one < other for one, other in pairwise(orders))
