"""The fold: trust decides, nothing is lost, order does not matter."""

import random

from hypothesis import given
from hypothesis import strategies as st

from ontology.document import Quote
from ontology.fold import fold
from ontology.folded import Folded, Recorded
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property
from ontology.times import ALWAYS, Basis, Interval, PartialDate
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


@given(st.lists(statements, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(recorded: list[Recorded], order: random.Random) -> None:
    unique = list({each.statement.id: each for each in recorded}.values())
    shuffled = list(unique)
    order.shuffle(shuffled)
    assert fold(SUBJECT, unique) == fold(SUBJECT, shuffled)


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
