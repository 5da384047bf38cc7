"""Judgements and their clusters: stronger decisions win, nothing that is held apart meets, order does not matter."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ExportGraphError
from ontology.judgement import Judge, Judgement, Sameness, clusters_of, effective, judgement_on

IDS = [f"company:{letter * length}" for length, letter in enumerate("abcdef", start=1)]


def person(one: str, other: str, sameness: Sameness = Sameness.SAME, when: str = "2026-11-25") -> Judgement:
    return judgement_on(one, other, sameness, Judge.PERSON, "Jane Doe", when, "seen")


def matcher(one: str, other: str, score: float) -> Judgement:
    return judgement_on(one, other, Sameness.SAME, Judge.MATCHER, "names/1", "", "alike", score)


judgements = st.lists(
    st.builds(
        lambda pair, sameness, judge, when, score: judgement_on(
            pair[0], pair[1], sameness, judge, "somebody", when, "seen", score
        ),
        st.sampled_from(list(combinations(IDS, 2))),
        st.sampled_from(list(Sameness)),
        st.sampled_from(list(Judge)),
        st.sampled_from(["", "2026-11-24", "2026-11-25"]),
        st.sampled_from([0.8, 0.92, 1.0]),
    ),
    max_size=12,
)


@given(judgements, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(given_: list[Judgement], shuffled: random.Random) -> None:
    again = [*given_, *given_]
    shuffled.shuffle(again)
    one, other = clusters_of(given_), clusters_of(again)
    assert one[0].redirects == other[0].redirects
    assert {each.unfollowed.id for each in one[1]} == {each.unfollowed.id for each in other[1]}


@given(judgements)
def test_what_is_held_apart_never_meets_and_every_other_sameness_is_followed(given_: list[Judgement]) -> None:
    clusters, contradictions = clusters_of(given_)
    unfollowed = {each.unfollowed for each in contradictions}
    for each in effective(given_).values():
        together = clusters.canonical(each.left) == clusters.canonical(each.right)
        if each.sameness is Sameness.DIFFERENT:
            assert not together
        if each.sameness is Sameness.SAME:
            assert together is (each not in unfollowed)


def _plainness(identifier: str) -> tuple[bool, int, str]:
    return (identifier.rpartition("/")[2].isdigit(), len(identifier), identifier)


def test_a_name_is_plainer_than_a_number_of_a_register() -> None:
    same = judgement_on(
        "policy:us/lamp-rule", "policy:agora/7", Sameness.SAME, Judge.PERSON, "Ada", "2026-11-25", "one rule"
    )
    clusters, _ = clusters_of([same])
    assert clusters.canonical("policy:agora/7") == "policy:us/lamp-rule"


@given(judgements)
def test_clusters_are_a_partition_under_their_plainest_id(given_: list[Judgement]) -> None:
    clusters, _ = clusters_of(given_)
    for identifier in IDS:
        members = clusters.members(identifier)
        assert identifier in members
        assert clusters.canonical(identifier) == members[0] == min(members, key=_plainness)
        assert all(clusters.members(each) == members for each in members)


def test_the_later_decision_of_a_person_counts() -> None:
    early, late = (
        person(IDS[0], IDS[1], when="2026-11-24"),
        person(IDS[0], IDS[1], Sameness.DIFFERENT, when="2026-11-25"),
    )
    assert clusters_of([late, early])[0].redirects == {}
    assert clusters_of([early])[0].redirects == {IDS[1]: IDS[0]}


def test_a_person_that_is_unsure_undoes_a_guess() -> None:
    assert clusters_of([matcher(IDS[0], IDS[1], 1.0), person(IDS[0], IDS[1], Sameness.UNSURE)])[0].redirects == {}


def test_of_two_guesses_the_surer_is_followed() -> None:
    one, two, three = IDS[:3]
    apart = person(one, three, Sameness.DIFFERENT)
    clusters, (contradiction,) = clusters_of([matcher(one, two, 0.99), matcher(two, three, 0.93), apart])
    assert clusters.redirects == {two: one}
    assert (contradiction.unfollowed.pair, contradiction.against) == ((two, three), apart)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("company:a", "company:a"),
        ("company:a", "model:a"),
        ("company:a", "agency:a"),
        ("country:CN", "country:TW"),
        ("party:1", "model:a"),
    ],
)
def test_what_cannot_be_one_thing_cannot_be_judged(one: str, other: str) -> None:
    with pytest.raises(ExportGraphError, match="JUDGEMENT-KINDS"):
        judgement_on(one, other, Sameness.SAME, Judge.PERSON, "Jane Doe", "2026-11-25", "seen")


@pytest.mark.parametrize("other", ["company:a", "agency:a", "party:2"])
def test_a_party_may_be_a_company_or_an_agency(other: str) -> None:
    assert judgement_on("party:1", other, Sameness.SAME, Judge.PERSON, "J", "2026", "seen").pair == (
        *sorted(("party:1", other)),
    )
