"""The matcher on the names of the Consolidated Screening List."""

import json
from functools import cache
from pathlib import Path

import pytest

from ingest.resolution.matcher import matched
from matching.index import Index
from matching.record import NamedRecord
from matching.screen import likely
from ontology.judgement import Sameness
from tests.graphs import SHARED
from tests.ingest.resolution.cases import perturbed, spread

LIST = SHARED / "data" / "csl-2026-07-31" / "screening-list.json"
pytestmark = pytest.mark.skipif(not LIST.is_file(), reason="needs ../shared/data/csl-2026-07-31")
EVERY = 6
"""One row in so many is read: the whole list takes a quarter of a minute (see bench/resolution.py)."""


def listed(path: Path = LIST) -> list[NamedRecord]:
    """The rows of the list as records."""
    content = json.loads(path.read_text(encoding="utf-8"))
    rows = max((each for each in content.values() if isinstance(each, list)), key=len)
    return [
        NamedRecord(
            id=f"party:{number}",
            label="Party",
            name=row["n"],
            aliases=tuple(row.get("a") or ()),
            kind={"Entity": "organisation"}.get(row.get("t"), (row.get("t") or "").lower() or None),
            countries=frozenset(f"country:{each}" for each in row.get("c") or ()),
        )
        for number, row in enumerate(rows)
    ]


@cache
def some() -> list[NamedRecord]:
    return listed()[::EVERY]


def organisations() -> list[NamedRecord]:
    return [each for each in some() if each.kind == "organisation" and len(each.name.split()) > 1]


def test_nothing_is_the_same_as_something_of_another_kind() -> None:
    records = {each.id: each for each in some()}
    for each in matched(some()):
        if each.sameness is Sameness.SAME:
            kinds = {records[each.left].kind, records[each.right].kind} - {None}
            assert len(kinds) < 2
            assert not kinds & {"individual", "vessel"}


def test_what_is_called_the_same_is_the_same() -> None:
    """Each perturbed name beside the whole list: it may be the same as its own row, and as no other."""
    own: dict[str, str] = {}
    queries = []
    for number, (row, how, chance) in enumerate(spread(organisations(), 400, seed=7)):
        query = NamedRecord(f"company:{number}", "Company", perturbed(row.name, how, chance), countries=row.countries)
        own[query.id] = row.id
        queries.append(query)
    alike = {frozenset(each.pair): each.sameness for each in matched(some())}
    right = wrong = 0
    for each in matched([*some(), *queries]):
        query_id, other = each.pair
        if each.sameness is Sameness.SAME and query_id in own and other not in own:
            # Two rows that are one company are each right.
            hit = other == own[query_id] or alike.get(frozenset((other, own[query_id]))) is Sameness.SAME
            right += hit
            wrong += not hit
    assert right / (right + wrong) >= 0.98
    assert right >= 200


def test_a_typed_name_finds_its_row() -> None:
    index = Index(some())
    first = total = 0
    for row, how, chance in spread(organisations(), 200, seed=11):
        hits = likely(perturbed(row.name, how, chance), index, limit=3)
        total += 1
        first += bool(hits) and row.name in (hits[0].name, hits[0].record.name)
    assert first / total >= 0.9


def test_a_typed_name_of_no_letters_finds_nothing() -> None:
    assert likely("…", Index(some()[:10])) == []
