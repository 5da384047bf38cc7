"""Rows of party lists: a list read whole closes what it lacks, but only what its own source had stated before."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.document import Quote
from ontology.fold import fold
from ontology.folded import Capture, Folded, Recorded
from ontology.statement import Evidence, Statement
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate
from ontology.truth import Truth, any_of
from ontology.vocabulary import SourceKind

SUBJECT = "party:us/entity-list/cn-acme"
LIST = "list:us/entity-list"
DAYS = ["2024-01-01", "2025-01-01", "2026-01-01", "2026-07-31"]


@dataclass(frozen=True)
class Whole:
    """A list as one source had it on a day, with or without the subject."""

    source: str
    day: str
    has_it: bool
    cited: str | None = None
    """The day of the rule that the row cites."""


def folded(
    *lists: Whole, kind: SourceKind = SourceKind.OFFICIAL_LIST, predicate: Property = Property.LISTED_ON
) -> Folded:
    captures = [Capture(_recorded(each, LIST, Property.CAPTURED_ON, each.day, Interval(), kind)) for each in lists]
    said = [
        _recorded(each, SUBJECT, predicate, LIST, Interval(PartialDate(day), basis=Basis.OBSERVED), kind)
        for each in lists
        if each.has_it
        for day in (each.day, *([each.cited] if each.cited else []))
    ]
    return fold(SUBJECT, said, captures)


def _recorded(
    each: Whole, subject: str, predicate: Property, value: str, valid: Interval, kind: SourceKind
) -> Recorded:
    evidence = Evidence(f"document:{each.source}-{each.day}", Quote(0, 1, "x"))
    statement = Statement(subject, predicate, value, evidence, "test/1", valid)
    return Recorded(statement, kind, "2026-11-24T00:00:00+00:00", each.day, source=each.source)


def listed(picture: Folded, day: str) -> Truth:
    return any_of(edge.valid.contains(date.fromisoformat(day)) for edge in picture.edges)


@pytest.mark.parametrize("predicate", [Property.LISTED_ON, Property.IN_LIST])
def test_a_row_that_is_gone_is_closed_by_the_list_that_lacks_it(predicate: Property) -> None:
    picture = folded(Whole("csl", DAYS[0], True), Whole("csl", DAYS[1], False), predicate=predicate)
    assert [listed(picture, day) for day in (DAYS[0], "2024-06-01", DAYS[1])] == [
        Truth.TRUE,
        Truth.UNKNOWN,
        Truth.FALSE,
    ]
    (edge,) = picture.edges
    assert len(edge.statements) == 2, "the document that shows that it is gone is behind it, too"


def test_listed_again_is_a_second_interval() -> None:
    picture = folded(Whole("csl", DAYS[0], True), Whole("csl", DAYS[1], False), Whole("csl", DAYS[2], True))
    assert len(picture.edges) == 2
    assert [listed(picture, day) for day in DAYS[:3]] == [Truth.TRUE, Truth.FALSE, Truth.TRUE]


def test_another_source_that_cuts_its_rows_otherwise_closes_nothing() -> None:
    picture = folded(Whole("ecfr", DAYS[0], True), Whole("csl", DAYS[1], False))
    assert listed(picture, DAYS[1]) is Truth.TRUE


def test_a_list_from_before_its_source_had_the_row_says_nothing_against_the_rule_that_it_cites() -> None:
    renamed = folded(Whole("csl", DAYS[1], False), Whole("csl", DAYS[2], True, cited="2020-05-01"))
    assert [listed(renamed, day) for day in ("2020-05-01", DAYS[1], DAYS[2])] == [Truth.TRUE] * 3


def test_the_year_of_a_volume_supports_the_day_that_another_source_gives() -> None:
    """Else a party would be listed twice at once."""
    picture = folded(Whole("ecfr", DAYS[3], True, "2025-01-16"), Whole("csl", DAYS[3], True, "2025"))
    (edge,) = picture.edges
    assert edge.valid.start == PartialDate("2025-01-16")


def test_an_order_that_was_lifted_ends_before_it_expires() -> None:
    until_2030 = Interval(PartialDate("2020-01-01"), PartialDate("2030-01-01"))
    row, gone = Whole("csl", DAYS[0], True), Whole("csl", DAYS[1], False)
    said = _recorded(row, SUBJECT, Property.IN_LIST, LIST, until_2030, SourceKind.OFFICIAL_LIST)
    capture = Capture(_recorded(gone, LIST, Property.CAPTURED_ON, gone.day, Interval(), SourceKind.OFFICIAL_LIST))
    assert listed(fold(SUBJECT, [said], []), "2029-01-01") is Truth.TRUE
    assert listed(fold(SUBJECT, [said], []), "2030-01-01") is Truth.FALSE
    assert listed(fold(SUBJECT, [said], [capture]), "2029-01-01") is Truth.FALSE


wholes = st.lists(
    st.builds(Whole, st.sampled_from(["csl", "ecfr"]), st.sampled_from(DAYS), st.booleans(), st.just(None)),
    max_size=6,
    unique_by=lambda each: (each.source, each.day),
)


@given(wholes, st.sampled_from(["csl", "ecfr"]))
def test_no_list_is_contradicted_by_what_is_made_of_it(lists: list[Whole], source: str) -> None:
    """Where one source speaks alone: what it lists is so, what it lists no longer is not, and the rest is open."""
    own = sorted((each for each in lists if each.source == source), key=lambda each: each.day)
    picture = folded(*own)
    had_it = False
    for number, each in enumerate(own):
        truth = listed(picture, each.day)
        assert truth is Truth.TRUE if each.has_it else truth is not Truth.TRUE
        if had_it and not any(later.has_it for later in own[number:]):
            assert truth is Truth.FALSE
        had_it = had_it or each.has_it


@given(wholes)
def test_a_source_takes_away_nothing_that_it_never_had(lists: list[Whole]) -> None:
    stranger = [each for each in lists if each.source == "csl"]
    assert folded(*lists).edges != () or not any(each.has_it for each in lists)
    if not any(each.has_it for each in stranger):
        others = [each for each in lists if each.source != "csl"]
        assert folded(*lists) == folded(*others)
