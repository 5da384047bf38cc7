"""Kleene's logic, by its laws."""

from hypothesis import given
from hypothesis import strategies as st

from ontology.truth import Truth, all_of, any_of, negation

truths = st.sampled_from(list(Truth))


@given(truths)
def test_negation_undoes_itself(value: Truth) -> None:
    assert negation(negation(value)) is value


@given(st.lists(truths))
def test_de_morgan(values: list[Truth]) -> None:
    assert negation(all_of(values)) is any_of(map(negation, values))


@given(st.lists(truths))
def test_learning_a_fact_never_overturns_a_definite_answer(values: list[Truth]) -> None:
    for learned in (Truth.TRUE, Truth.FALSE):
        later = [learned if each is Truth.UNKNOWN else each for each in values]
        assert all_of(values) in (Truth.UNKNOWN, all_of(later))
        assert any_of(values) in (Truth.UNKNOWN, any_of(later))
