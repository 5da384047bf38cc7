"""The matcher on the names of the Consolidated Screening List."""

from functools import cache

import pytest

from ingest.resolution.matcher import matched
from matching.record import NamedRecord
from ontology.judgement import Sameness
from tests.matching.perturbed import spread
from tests.matching.real_lists import SCREENING_LIST, screening_list

pytestmark = pytest.mark.skipif(not SCREENING_LIST.is_file(), reason="needs ../shared/data/csl-2026-07-31")
EVERY = 6
"""One row in so many is read: the whole list takes a quarter of a minute (see bench/resolution.py)."""


@cache
def some() -> list[NamedRecord]:
    return screening_list()[::EVERY]


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
    for number, (row, _, written) in enumerate(spread(organisations(), 400, seed=7)):
        query = NamedRecord(f"company:{number}", "Company", written, countries=row.countries)
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
