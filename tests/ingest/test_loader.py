"""Loading side by side gives the graph that loading one after the other gives."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.load import load, parts
from ingest.loader import Loader
from ontology.statement import Value
from ontology.terms import Property
from queries import lookup
from queries.store import Store
from tests.conftest import Emptied
from tests.test_judgements import MONDAY, TUESDAY, exported, reading

Fact = tuple[str, Property, Value]
facts = st.one_of(
    st.tuples(st.sampled_from(["country:A", "country:B"]), st.just(Property.MEMBER_OF), st.just("group:g")),
    st.tuples(st.sampled_from(["country:A", "country:B"]), st.just(Property.NAME), st.sampled_from(["x", "y"])),
    st.tuples(st.just("group:g"), st.just(Property.CAPTURED_ON), st.sampled_from(["2026-01-01", "2026-02-01"])),
    st.tuples(st.sampled_from(["model:a", "model:b"]), st.just(Property.NAME), st.sampled_from(["x", "y"])),
)
documents = st.lists(st.lists(facts, min_size=1, max_size=5), min_size=2, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=documents)
def test_it_is_the_graph_of_one_after_the_other(emptied: Emptied, said: list[list[Fact]]) -> None:
    readings = [reading(number, each) for number, each in enumerate(said)]
    store = emptied()
    for each in readings:
        load(store, each, MONDAY)
    expected = exported(store)
    emptied()
    with Loader(store, workers=4) as loader:
        loads = [loader.submit(each, MONDAY) for each in [*readings, readings[0]]]
    assert [each.result() for each in loads] == [True] * len(readings) + [False]
    assert exported(store) == expected


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=documents, size=st.integers(1, 4), cut=st.integers(0, 3))
def test_a_long_document_in_parts_is_the_same_graph(
    emptied: Emptied, said: list[list[Fact]], size: int, cut: int
) -> None:
    readings = [reading(number, each) for number, each in enumerate(said)]
    store = emptied()
    for each in readings:
        load(store, each, MONDAY)
    expected = exported(store)
    emptied()
    for each in readings:
        pieces = list(parts(each, size))
        assert sorted(one.id for piece in pieces for one in piece.statements) == sorted(
            one.id for one in each.statements
        )
        for piece in [*pieces[:cut], *pieces]:  # cut short, and begun again
            load(store, piece, MONDAY)
    assert exported(store) == expected


def test_what_is_read_whole_is_said_last() -> None:
    said: list[Fact] = [("group:g", Property.CAPTURED_ON, "2026-01-01")]
    said += [(f"country:{letter}", Property.MEMBER_OF, "group:g") for letter in "XYZ"]
    assert [{each.subject for each in one.statements} for one in parts(reading(1, said), 2)] == [
        {"country:X", "country:Y"},
        {"country:Z", "group:g"},
    ]


def test_one_that_fails_leaves_the_others_alone_and_nothing_behind(blank: Store) -> None:
    good = [reading(number, [(f"model:{number}", Property.NAME, "x")]) for number in range(4)]
    too_large_for_the_database = 2**70
    bad = reading(9, [("model:9", Property.TRAINING_OPERATIONS, too_large_for_the_database)])
    with Loader(blank) as loader:
        loads = [loader.submit(each, MONDAY) for each in good[:2]]
        failing = loader.submit(bad, MONDAY)
        loads += [loader.submit(each, TUESDAY) for each in good[2:]]
    assert all(each.result() for each in loads)
    with pytest.raises(OverflowError):
        failing.result()
    assert lookup.counts(blank)["node", "Document"] == len(good)
