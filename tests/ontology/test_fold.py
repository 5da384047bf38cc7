"""The fold: trust decides, nothing is lost, order does not matter."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.document import Quote
from ontology.fold import fold
from ontology.folded import Capture, Folded, Recorded
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property
from ontology.times import ALWAYS, Basis, Interval, PartialDate
from ontology.truth import Truth, any_of
from ontology.vocabulary import Confirmation, Modality, Polarity, Section, SourceKind

SUBJECT = "restriction:test"


def said(
    predicate: Property,
    value: Value,
    kind: SourceKind = SourceKind.NEWS,
    *,
    valid: Interval = ALWAYS,
    section: Section = Section.BODY,
    polarity: Polarity = Polarity.POSITIVE,
    modality: Modality = Modality.ASSERTED,
    confidence: float = 1.0,
    document: str = "document:1",
) -> Recorded:
    evidence = Evidence(document, Quote(0, 1, "x"), section=section)
    statement = Statement(
        SUBJECT, predicate, value, evidence, "test/1", valid, polarity, modality, confidence=confidence
    )
    return Recorded(statement, kind, "2026-11-24T00:00:00+00:00", "2026-06-15")


def since(iso: str) -> Interval:
    return Interval(start=PartialDate(iso))


def seen(iso: str) -> Interval:
    return Interval(start=PartialDate(iso), basis=Basis.OBSERVED)


def statuses(folded: Folded) -> list[tuple[str, str | None, Confirmation]]:
    events = sorted(folded.events, key=lambda each: each.valid.start.iso if each.valid.start else "")
    return [(each.value, each.valid.start.iso if each.valid.start else None, each.confirmation) for each in events]


def test_a_list_of_members_says_nothing_of_what_else_names_its_group() -> None:
    includes = said(Property.INCLUDES, "group:d5")
    whole = replace(said(Property.CAPTURED_ON, "2026-07-23", SourceKind.LEGAL_TEXT, document="document:2"))
    capture = Capture(replace(whole, statement=replace(whole.statement, subject="group:d5")))
    assert fold(SUBJECT, [includes], [capture]) == fold(SUBJECT, [includes])


def test_a_disagreement_is_told_once() -> None:
    denial = said(Property.RESTRICTS, "model:a", SourceKind.REGISTER, polarity=Polarity.NEGATIVE)
    once = said(Property.RESTRICTS, "model:a")
    folded = fold(SUBJECT, [denial, once, once])
    assert len(folded.conflicts) == 1


def test_the_register_outweighs_the_news_and_the_conflict_is_kept() -> None:
    news = said(Property.KIND, "prohibition")
    reviewed = said(Property.KIND, "licence_requirement", SourceKind.REGISTER)
    folded = fold(SUBJECT, [news, reviewed])
    assert folded.properties["kind"] == "licence_requirement"
    (conflict,) = folded.conflicts
    assert conflict.preferred == (reviewed.statement.id,)
    assert conflict.overruled == (news.statement.id,)
    assert conflict.reason == "register outweighs news"


def test_a_body_outweighs_its_headline() -> None:
    headline = said(Property.LEGAL_STATUS, "in_force", valid=seen("2026-06-15"), section=Section.HEADLINE)
    body = said(Property.LEGAL_STATUS, "requested", valid=seen("2026-06-15"))
    folded = fold(SUBJECT, [headline, body])
    assert statuses(folded) == [("requested", "2026-06-15", Confirmation.REPORTED)]
    assert [each.reason for each in folded.conflicts] == ["the body outweighs the headline"]


def test_an_observation_supports_the_change_that_explains_it() -> None:
    folded = fold(
        SUBJECT,
        [
            said(Property.LEGAL_STATUS, "in_force", SourceKind.REGISTER, valid=since("2025-01-13")),
            said(Property.LEGAL_STATUS, "in_force", SourceKind.LEGAL_TEXT, valid=seen("2026-07-23")),
        ],
    )
    assert statuses(folded) == [("in_force", "2025-01-13", Confirmation.CONFIRMED)]
    assert len(folded.events[0].statements) == 2


def test_a_weaker_source_that_sees_an_earlier_stage_is_overruled() -> None:
    law = said(Property.LEGAL_STATUS, "in_force", SourceKind.REGISTER, valid=since("2026-06-12"))
    news = said(Property.LEGAL_STATUS, "requested", valid=seen("2026-06-15"))
    folded = fold(SUBJECT, [law, news])
    assert statuses(folded) == [("in_force", "2026-06-12", Confirmation.CONFIRMED)]
    assert len(folded.conflicts) == 1


def test_a_weaker_source_may_report_a_later_stage() -> None:
    law = said(Property.LEGAL_STATUS, "in_force", SourceKind.REGISTER, valid=since("2026-06-12"))
    news = said(Property.LEGAL_STATUS, "rescinded", valid=seen("2026-07-02"))
    folded = fold(SUBJECT, [law, news])
    assert [status for status, _, _ in statuses(folded)] == ["in_force", "rescinded"]
    assert statuses(folded)[1][2] is Confirmation.REPORTED


@pytest.mark.parametrize("end", ["rescinded", "superseded", "expired"])
def test_a_reported_end_is_refuted_by_a_weightier_source_that_sees_it_later_as_before(end: str) -> None:
    law = said(Property.LEGAL_STATUS, "in_force", SourceKind.REGISTER, valid=since("2025-01-13"))
    report = said(Property.LEGAL_STATUS, end, SourceKind.DATA_SET, valid=since("2025-05-13"))
    text = said(Property.LEGAL_STATUS, "in_force", SourceKind.LEGAL_TEXT, valid=seen("2026-07-23"))
    folded = fold(SUBJECT, [law, report, text])
    assert statuses(folded) == [("in_force", "2025-01-13", Confirmation.CONFIRMED)]
    (conflict,) = folded.conflicts
    assert conflict.overruled == (report.statement.id,)


@pytest.mark.parametrize(
    ("kind", "value", "later"),
    [
        (SourceKind.LEGAL_TEXT, "rescinded", seen("2026-07-23")),
        (SourceKind.DATA_SET, "suspended", seen("2026-07-23")),
        (SourceKind.DATA_SET, "rescinded", since("2026-07-23")),
    ],
    ids=["an end told with weight", "a suspension may have ended", "it may have been made anew"],
)
def test_an_end_that_may_be_true_stays(kind: SourceKind, value: str, later: Interval) -> None:
    law = said(Property.LEGAL_STATUS, "in_force", SourceKind.LEGAL_TEXT, valid=since("2025-01-13"))
    told = said(Property.LEGAL_STATUS, value, kind, valid=since("2025-05-13"))
    again = said(Property.LEGAL_STATUS, "in_force", SourceKind.LEGAL_TEXT, valid=later)
    assert value in [status for status, _, _ in statuses(fold(SUBJECT, [law, told, again]))]


@pytest.mark.parametrize("day", ["2026-06-10", "2026-06-28"])
def test_a_start_that_a_weightier_source_dates_otherwise_is_overruled(day: str) -> None:
    reviewed = said(Property.LEGAL_STATUS, "in_force", SourceKind.REGISTER, valid=since("2026-06-12"))
    news = said(Property.LEGAL_STATUS, "in_force", valid=since(day))
    folded = fold(SUBJECT, [news, reviewed])
    assert statuses(folded) == [("in_force", "2026-06-12", Confirmation.CONFIRMED)]
    assert [each.overruled for each in folded.conflicts] == [(news.statement.id,)]


def test_a_vaguer_start_supports_a_precise_one() -> None:
    reviewed = said(Property.LEGAL_STATUS, "in_force", SourceKind.REGISTER, valid=since("2026-06-12"))
    news = said(Property.LEGAL_STATUS, "in_force", valid=since("2026-06"))
    folded = fold(SUBJECT, [news, reviewed])
    (event,) = folded.events
    assert (event.valid.start, set(event.statements)) == (
        PartialDate("2026-06-12"),
        {news.statement.id, reviewed.statement.id},
    )
    assert folded.conflicts == ()


def test_a_more_precise_start_of_a_report_is_no_contradiction() -> None:
    reviewed = said(Property.LEGAL_STATUS, "in_force", SourceKind.REGISTER, valid=since("2026-06"))
    news = said(Property.LEGAL_STATUS, "in_force", valid=since("2026-06-12"))
    folded = fold(SUBJECT, [news, reviewed])
    assert [each[1] for each in statuses(folded)] == ["2026-06", "2026-06-12"]
    assert folded.conflicts == ()


def test_what_is_suspended_is_not_reported_back_into_force_before_its_end() -> None:
    until = Interval(PartialDate("2025-11-10"), PartialDate("2026-11-09"))
    suspended = said(Property.LEGAL_STATUS, "suspended", SourceKind.REGISTER, valid=until)
    early = said(Property.LEGAL_STATUS, "in_force", valid=since("2026-02-18"))
    due = said(Property.LEGAL_STATUS, "in_force", valid=since("2026-11-09"), document="document:2")
    folded = fold(SUBJECT, [suspended, early, due])
    assert [each[:2] for each in statuses(folded)] == [("suspended", "2025-11-10"), ("in_force", "2026-11-09")]
    assert [each.overruled for each in folded.conflicts] == [(early.statement.id,)]


@pytest.mark.parametrize("day", ["2026-06-10", "2026-06-15"])
def test_an_interval_that_a_weightier_source_dates_otherwise_is_overruled(day: str) -> None:
    held = Interval(PartialDate("2026-06-12"), PartialDate("2026-07-01"))
    reviewed = said(Property.DISABLED_ACCESS_TO, "model:a", SourceKind.REGISTER, valid=held)
    news = said(Property.DISABLED_ACCESS_TO, "model:a", valid=since(day))
    folded = fold(SUBJECT, [news, reviewed])
    assert [each.valid for each in folded.edges] == [held]
    assert [each.overruled for each in folded.conflicts] == [(news.statement.id,)]


def test_an_end_that_a_weightier_source_dates_otherwise_is_overruled() -> None:
    held = Interval(PartialDate("2026-06-12"), PartialDate("2026-07-01"))
    reviewed = said(Property.DISABLED_ACCESS_TO, "model:a", SourceKind.REGISTER, valid=held)
    news = said(Property.DISABLED_ACCESS_TO, "model:a", valid=replace(held, end=PartialDate("2026-06-23")))
    folded = fold(SUBJECT, [news, reviewed])
    assert [each.valid for each in folded.edges] == [held]
    assert [each.overruled for each in folded.conflicts] == [(news.statement.id,)]


def test_a_more_precise_interval_of_a_report_is_no_contradiction() -> None:
    reviewed = said(Property.DISABLED_ACCESS_TO, "model:a", SourceKind.REGISTER, valid=since("2026-06"))
    news = said(Property.DISABLED_ACCESS_TO, "model:a", valid=since("2026-06-12"))
    folded = fold(SUBJECT, [news, reviewed])
    assert len(folded.edges) == 2
    assert folded.conflicts == ()


def test_an_interval_that_is_dated_less_precisely_supports_the_other() -> None:
    held = Interval(PartialDate("2026-06-12"), PartialDate("2026-07-01"))
    reviewed = said(Property.DISABLED_ACCESS_TO, "model:a", SourceKind.REGISTER, valid=held)
    news = said(Property.DISABLED_ACCESS_TO, "model:a", valid=since("2026-06"))
    folded = fold(SUBJECT, [news, reviewed])
    assert [(each.valid, len(each.statements)) for each in folded.edges] == [(held, 2)]
    assert folded.conflicts == ()


def test_a_later_episode_is_no_contradiction() -> None:
    held = Interval(PartialDate("2026-06-12"), PartialDate("2026-07-01"))
    reviewed = said(Property.DISABLED_ACCESS_TO, "model:a", SourceKind.REGISTER, valid=held)
    again = said(Property.DISABLED_ACCESS_TO, "model:a", valid=since("2026-08-10"))
    folded = fold(SUBJECT, [again, reviewed])
    assert len(folded.edges) == 2
    assert folded.conflicts == ()


def test_what_was_only_scheduled_is_unconfirmed_until_a_source_sees_it() -> None:
    planned = said(
        Property.LEGAL_STATUS,
        "in_force",
        SourceKind.REGISTER,
        valid=since("2026-11-10"),
        modality=Modality.SCHEDULED,
    )
    assert fold(SUBJECT, [planned]).events[0].confirmation is Confirmation.SCHEDULED_UNCONFIRMED
    seen_later = said(Property.LEGAL_STATUS, "in_force", SourceKind.LEGAL_TEXT, valid=seen("2026-11-12"))
    assert fold(SUBJECT, [planned, seen_later]).events[0].confirmation is Confirmation.CONFIRMED


def test_a_denial_of_more_weight_removes_the_fact_and_is_a_conflict() -> None:
    claim = said(Property.RESTRICTS, "model:x")
    denial = said(Property.RESTRICTS, "model:x", SourceKind.LEGAL_TEXT, polarity=Polarity.NEGATIVE)
    folded = fold(SUBJECT, [claim, denial])
    assert folded.edges == ()
    assert folded.conflicts[0].preferred == (denial.statement.id,)


def test_a_denial_of_less_weight_leaves_the_fact_and_is_a_conflict() -> None:
    law = said(Property.RESTRICTS, "model:x", SourceKind.LEGAL_TEXT)
    denial = said(Property.RESTRICTS, "model:x", polarity=Polarity.NEGATIVE)
    folded = fold(SUBJECT, [law, denial])
    assert [edge.target for edge in folded.edges] == ["model:x"]
    assert folded.conflicts[0].overruled == (denial.statement.id,)


def test_another_name_becomes_an_alias_and_no_conflict() -> None:
    folded = fold(
        SUBJECT, [said(Property.NAME, "AI Diffusion Rule"), said(Property.NAME, "Framework", SourceKind.REGISTER)]
    )
    assert folded.properties["name"] == "Framework"
    assert folded.properties["alias"] == ("AI Diffusion Rule",)
    assert folded.conflicts == ()


def test_an_observed_membership_supports_the_dated_one_that_holds_then() -> None:
    dated = said(Property.MEMBER_OF, "group:d5", SourceKind.REGISTER, valid=since("2024-03-15"))
    table = said(Property.MEMBER_OF, "group:d5", SourceKind.LEGAL_TEXT, valid=seen("2026-07-23"))
    (edge,) = fold(SUBJECT, [table, dated]).edges
    assert edge.valid == since("2024-03-15")
    assert set(edge.statements) == {dated.statement.id, table.statement.id}


def test_a_membership_that_ended_does_not_swallow_a_later_sighting() -> None:
    ended = Interval(PartialDate("2021-12-09"), PartialDate("2026-02-04"))
    old = said(Property.MEMBER_OF, "group:d5", SourceKind.REGISTER, valid=ended)
    again = said(Property.MEMBER_OF, "group:d5", SourceKind.LEGAL_TEXT, valid=seen("2026-07-23"))
    assert len(fold(SUBJECT, [old, again]).edges) == 2


def captured(day: str, document: str, group: str = "group:d5") -> Capture:
    evidence = Evidence(document, Quote(0, 1, "x"))
    statement = Statement(group, Property.CAPTURED_ON, day, evidence, "test/1")
    return Capture(Recorded(statement, SourceKind.LEGAL_TEXT, "2026-11-24T00:00:00+00:00"))


def on_list(day: str, document: str) -> Recorded:
    return said(Property.MEMBER_OF, "group:d5", SourceKind.LEGAL_TEXT, valid=seen(day), document=document)


def member(folded: Folded, day: str) -> Truth:
    return any_of(edge.valid.contains(date.fromisoformat(day)) for edge in folded.edges)


def test_listed_delisted_and_listed_again_stays_three_intervals() -> None:
    lists = [captured("2024-01-01", "a"), captured("2025-01-01", "b"), captured("2026-01-01", "c")]
    folded = fold(SUBJECT, [on_list("2024-01-01", "a"), on_list("2026-01-01", "c")], lists)
    first, again = sorted(folded.edges, key=lambda edge: edge.valid.start.iso if edge.valid.start else "")
    assert first.valid == Interval(
        PartialDate("2024-01-01"), PartialDate("2025-01-01"), Basis.OBSERVED, Basis.OBSERVED, PartialDate("2024-01-01")
    )
    assert again.valid == replace(seen("2026-01-01"), absent=PartialDate("2025-01-01"))
    assert [member(folded, day) for day in ("2024-01-01", "2024-06-01", "2025-01-01", "2025-06-01", "2026-06-01")] == [
        Truth.TRUE,
        Truth.UNKNOWN,
        Truth.FALSE,
        Truth.UNKNOWN,
        Truth.TRUE,
    ]
    assert lists[1].recorded.statement.id in first.statements, "the document that shows that it is gone"


def test_a_list_that_still_has_it_closes_nothing() -> None:
    folded = fold(
        SUBJECT,
        [on_list("2024-01-01", "a"), on_list("2025-01-01", "b")],
        [captured("2024-01-01", "a"), captured("2025-01-01", "b")],
    )
    (edge,) = folded.edges
    assert edge.valid == seen("2024-01-01")
    assert len(edge.statements) == 2


def test_a_list_of_another_group_closes_nothing() -> None:
    folded = fold(SUBJECT, [on_list("2024-01-01", "a")], [captured("2025-01-01", "b", group="group:e1")])
    assert folded.edges[0].valid == seen("2024-01-01")


def test_a_reviewed_date_stands_against_a_list_and_is_a_conflict() -> None:
    reviewed = said(Property.MEMBER_OF, "group:d5", SourceKind.REGISTER, valid=since("2024-03-15"))
    folded = fold(SUBJECT, [reviewed], [captured("2026-07-23", "b")])
    assert folded.edges[0].valid == since("2024-03-15")
    assert [conflict.reason for conflict in folded.conflicts] == ["register outweighs legal_text"]


def test_a_dated_denial_ends_a_relationship() -> None:
    gone = said(
        Property.MEMBER_OF,
        "group:d5",
        SourceKind.LEGAL_TEXT,
        valid=seen("2026-02-04"),
        polarity=Polarity.NEGATIVE,
    )
    folded = fold(SUBJECT, [on_list("2024-01-01", "a"), gone])
    assert member(folded, "2026-02-04") is Truth.FALSE
    assert member(folded, "2024-01-01") is Truth.TRUE
    assert folded.conflicts == ()


intervals = st.sampled_from([ALWAYS, since("2024"), since("2026-06-12"), seen("2026-06"), seen("2026-07-23")])
statements = st.one_of(
    st.builds(
        said,
        st.just(Property.LEGAL_STATUS),
        st.sampled_from(["requested", "in_force", "rescinded"]),
        st.sampled_from(SourceKind),
        valid=intervals,
        section=st.sampled_from(Section),
        polarity=st.sampled_from(Polarity),
        confidence=st.sampled_from([0.5, 1.0]),
        document=st.sampled_from(["document:1", "document:2"]),
    ),
    st.builds(
        said,
        st.sampled_from([Property.RESTRICTS, Property.KIND, Property.NAME]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(SourceKind),
        valid=intervals,
        polarity=st.sampled_from(Polarity),
    ),
)


captures = st.builds(
    captured,
    st.sampled_from(["2023-01-01", "2026-06-20", "2026-08-01"]),
    st.sampled_from(["document:1", "b"]),
    st.just("a"),
)


@given(st.lists(statements, max_size=12), st.lists(captures, max_size=4), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(
    recorded: list[Recorded], lists: list[Capture], order: random.Random
) -> None:
    unique = list({each.statement.id: each for each in recorded}.values())
    shuffled, shuffled_lists = list(unique), list({each.recorded.statement.id: each for each in lists}.values())
    order.shuffle(shuffled)
    first = fold(SUBJECT, unique, shuffled_lists)
    order.shuffle(shuffled_lists)
    assert first == fold(SUBJECT, shuffled, shuffled_lists)


@given(st.lists(statements, max_size=12))
def test_no_statement_is_lost(recorded: list[Recorded]) -> None:
    unique = {each.statement.id: each for each in recorded}
    folded = fold(SUBJECT, unique.values())
    told = {name for edge in folded.edges for name in edge.statements}
    told |= {name for event in folded.events for name in event.statements}
    told |= {name for each in folded.conflicts for name in (*each.preferred, *each.overruled)}
    for name, each in unique.items():
        literal = each.statement.predicate in (Property.KIND, Property.NAME)
        denial_of_nothing = each.statement.polarity is Polarity.NEGATIVE
        assert literal or denial_of_nothing or name in told
