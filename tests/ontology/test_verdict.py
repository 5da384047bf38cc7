"""Verdicts: binding or not, scheduled, excepted, unknown. Never "allowed"."""

from datetime import date

import pytest

from ontology.records import Criterion, LifecycleEvent, Membership, Reference, Scope
from ontology.times import ALWAYS, Interval, PartialDate
from ontology.truth import Truth
from ontology.verdict import evaluate, verdict
from ontology.vocabulary import Outcome, RestrictionKind
from tests.ontology.norms import (
    DAY,
    MODEL,
    destination,
    event,
    exception,
    exclusion,
    item,
    restriction,
    subject,
    target,
)

IN_FORCE = event("in_force", "2026-06-12")
NOT_ENFORCED = event("announced_as_not_enforced", "2026-06-15", "enforcement")
D5 = Reference("group:ear-d5", "D:5", "CountryGroup")


@pytest.mark.parametrize(
    ("kind", "events", "expected"),
    [
        (RestrictionKind.LICENCE_REQUIREMENT, [IN_FORCE], Outcome.LICENCE_REQUIRED),
        (RestrictionKind.PROHIBITION, [IN_FORCE], Outcome.PROHIBITED),
        (RestrictionKind.NOTIFICATION, [IN_FORCE], Outcome.NOTIFICATION_REQUIRED),
        (RestrictionKind.VOLUNTARY_LIMIT, [IN_FORCE], Outcome.NON_BINDING),
        (RestrictionKind.PROHIBITION, [event("requested", "2026-06-12")], Outcome.NON_BINDING),
        (RestrictionKind.PROHIBITION, [event("proposed", "2026-06-12")], Outcome.NON_BINDING),
        (RestrictionKind.PROHIBITION, [event("rumoured", "2026-06-12")], Outcome.NON_BINDING),
        (RestrictionKind.PROHIBITION, [event("issued", "2026-06-12")], Outcome.SCHEDULED),
        (RestrictionKind.PROHIBITION, [IN_FORCE, event("suspended", "2026-06-14")], Outcome.NO_RESTRICTION_FOUND),
        (RestrictionKind.PROHIBITION, [IN_FORCE, event("rescinded", "2026-06-14")], Outcome.NO_RESTRICTION_FOUND),
        (RestrictionKind.PROHIBITION, [IN_FORCE, NOT_ENFORCED], Outcome.NOT_ENFORCED),
        (RestrictionKind.PROHIBITION, [], Outcome.NO_RESTRICTION_FOUND),
    ],
)
def test_what_a_norm_demands_where_it_stands(
    kind: RestrictionKind, events: list[LifecycleEvent], expected: Outcome
) -> None:
    norm = restriction(*events, kind=kind)
    assert evaluate(norm, subject(), destination(), DAY).outcome is expected


def test_before_compliance_is_due_it_is_scheduled() -> None:
    norm = restriction(IN_FORCE, compliance_from=date(2026, 7, 1))
    assert evaluate(norm, subject(), destination(), DAY).outcome is Outcome.SCHEDULED
    assert evaluate(norm, subject(), destination(), date(2026, 7, 1)).outcome is Outcome.LICENCE_REQUIRED


def test_an_exception_takes_away_what_it_surely_covers() -> None:
    norm = restriction(IN_FORCE, exceptions=(exception(IN_FORCE),))
    assert evaluate(norm, subject(), destination(), DAY).outcome is Outcome.EXCEPTION_AVAILABLE


def test_an_exception_with_an_open_condition_takes_nothing_away_and_is_shown() -> None:
    norm = restriction(IN_FORCE, exceptions=(exception(IN_FORCE, condition="it is on Annex A"),))
    finding = evaluate(norm, subject(), destination(), DAY)
    assert finding.outcome is Outcome.LICENCE_REQUIRED
    assert finding.steps[-1].truth is Truth.UNKNOWN
    assert "Annex A" in finding.steps[-1].text


@pytest.mark.parametrize("clause", [exception(), exception(IN_FORCE, subjects=("model:other",))])
def test_an_exception_not_in_force_or_for_another_subject_is_no_exception(clause: object) -> None:
    norm = restriction(IN_FORCE, exceptions=(clause,))  # type: ignore[arg-type]
    assert evaluate(norm, subject(), destination(), DAY).outcome is Outcome.LICENCE_REQUIRED


def test_home_is_no_destination_of_an_export() -> None:
    assert evaluate(restriction(IN_FORCE), subject(), destination("US"), DAY).outcome is Outcome.NO_RESTRICTION_FOUND


def test_a_scope_that_could_not_be_read_leaves_the_outcome_open() -> None:
    finding = evaluate(restriction(IN_FORCE, scope=None), subject(), destination(), DAY)
    assert (finding.outcome, finding.potential) == (Outcome.UNDETERMINED, Outcome.LICENCE_REQUIRED)
    assert finding.missing == ("for which destinations the licence requirement holds",)


def test_membership_is_closed_only_where_the_whole_list_was_read() -> None:
    norm = restriction(IN_FORCE, scope=Scope("s", "D:5", (D5,), ()))
    read_then = {D5.id: date(2026, 6, 1)}
    read_later = {D5.id: date(2026, 7, 23)}
    assert evaluate(norm, subject(), destination("CN", D5.id), DAY).outcome is Outcome.LICENCE_REQUIRED
    assert evaluate(norm, subject(), destination("FR", captured=read_then), DAY).outcome is Outcome.NO_RESTRICTION_FOUND
    assert evaluate(norm, subject(), destination("FR", captured=read_later), DAY).outcome is Outcome.UNDETERMINED
    assert evaluate(norm, subject(), destination("FR"), DAY).outcome is Outcome.UNDETERMINED


def test_a_threshold_needs_the_number() -> None:
    compute = Criterion("c", "trainingOperations", ">=", 1e26, "operations", None)
    item = Reference("item:eccn-4e091", "ECCN 4E091", "ControlItem")
    norm = restriction(IN_FORCE, on=target(item, criteria=(compute,), item_class="model_parameters"))
    large, small = subject(trainingOperations=4.6e26), subject(trainingOperations=3.8e25)
    assert evaluate(norm, large, destination(), DAY).outcome is Outcome.LICENCE_REQUIRED
    assert evaluate(norm, small, destination(), DAY).outcome is Outcome.NO_RESTRICTION_FOUND
    unknown = evaluate(norm, subject(), destination(), DAY)
    assert unknown.outcome is Outcome.UNDETERMINED
    assert unknown.missing == ("training compute of Lumen One",)


def test_one_failed_criterion_is_enough_whatever_else_is_missing() -> None:
    compute = Criterion("c", "trainingOperations", ">=", 1e26, "operations", None)
    closed = Criterion("d", "weightsPublished", "=", False, None, None)
    item = Reference("item:eccn-4e091", "ECCN 4E091", "ControlItem")
    norm = restriction(IN_FORCE, on=target(item, criteria=(compute, closed), item_class="model_parameters"))
    finding = evaluate(norm, subject(weightsPublished=True), destination(), DAY)
    assert finding.outcome is Outcome.NO_RESTRICTION_FOUND, "published weights are outside at any compute"


@pytest.mark.parametrize(("confidence", "expected"), [(1.0, Outcome.LICENCE_REQUIRED), (0.8, Outcome.UNDETERMINED)])
def test_a_doubtful_member_of_a_group_is_undetermined(confidence: float, expected: Outcome) -> None:
    group = Reference("model:lumen/top", "Lumen's top models", "ModelGroup")
    member = subject(groups=(Membership(group.id, ALWAYS, confidence),))
    assert evaluate(restriction(IN_FORCE, on=target(group)), member, destination(), DAY).outcome is expected


def test_a_past_member_is_no_member() -> None:
    group = Reference("model:lumen/top", "Lumen's top models", "ModelGroup")
    past = Membership(group.id, Interval(PartialDate("2025"), PartialDate("2026-01-01")))
    finding = evaluate(restriction(IN_FORCE, on=target(group)), subject(groups=(past,)), destination(), DAY)
    assert finding.outcome is Outcome.NO_RESTRICTION_FOUND


def test_the_gravest_certain_outcome_holds() -> None:
    request = restriction(event("requested", "2026-06-12"), kind=RestrictionKind.VOLUNTARY_LIMIT)
    found = verdict(subject(), destination(), DAY, [request, restriction(IN_FORCE)])
    assert found.outcome is Outcome.LICENCE_REQUIRED
    assert [each.outcome for each in found.findings] == [Outcome.LICENCE_REQUIRED, Outcome.NON_BINDING]


def test_a_graver_outcome_that_cannot_be_ruled_out_leaves_the_verdict_open() -> None:
    request = restriction(event("requested", "2026-06-12"), kind=RestrictionKind.VOLUNTARY_LIMIT)
    found = verdict(subject(), destination(), DAY, [request, restriction(IN_FORCE, scope=None)])
    assert found.outcome is Outcome.UNDETERMINED
    assert found.missing


def test_a_lesser_unknown_does_not_unsettle_a_graver_certainty() -> None:
    doubtful = restriction(event("requested", "2026-06-12"), scope=None)
    found = verdict(subject(), destination(), DAY, [doubtful, restriction(IN_FORCE)])
    assert (found.outcome, found.missing) == (Outcome.LICENCE_REQUIRED, ())


def test_nothing_found_is_not_allowed() -> None:
    found = verdict(subject(), destination(), DAY, [])
    assert found.outcome is Outcome.NO_RESTRICTION_FOUND
    assert "ALLOWED" not in Outcome.__members__


def test_the_model_itself_is_a_step_of_the_proof() -> None:
    first = evaluate(restriction(IN_FORCE), subject(), destination(), DAY).steps[0]
    assert (first.subject, first.predicate, first.truth) == ("r", "restricts", Truth.TRUE)
    assert MODEL.name in first.text


ENTRY, PART, DEEP, OTHER = item("9A999"), item("9A999.a"), item("9A999.a.1"), item("9A999.b")
PARTS = {ENTRY: (), PART: (ENTRY.id,), DEEP: (PART.id, ENTRY.id), OTHER: (ENTRY.id,)}


@pytest.mark.parametrize(
    ("asked", "restricted", "expected"),
    [
        (ENTRY, ENTRY, Outcome.LICENCE_REQUIRED),
        (DEEP, ENTRY, Outcome.LICENCE_REQUIRED),
        (DEEP, PART, Outcome.LICENCE_REQUIRED),
        (PART, DEEP, Outcome.UNDETERMINED),
        (ENTRY, DEEP, Outcome.UNDETERMINED),
        (OTHER, PART, Outcome.NO_RESTRICTION_FOUND),
    ],
)
def test_parts_and_wholes_at_any_depth(asked: Reference, restricted: Reference, expected: Outcome) -> None:
    norm = restriction(IN_FORCE, on=target(restricted, part_of=PARTS[restricted]))
    assert evaluate(norm, subject(asked, part_of=PARTS[asked]), destination(), DAY).outcome is expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (PART, Outcome.NO_RESTRICTION_FOUND),
        (DEEP, Outcome.NO_RESTRICTION_FOUND),
        (OTHER, Outcome.LICENCE_REQUIRED),
        (ENTRY, Outcome.UNDETERMINED),
    ],
)
def test_what_a_norm_leaves_out_of_itself_it_does_not_cover(asked: Reference, expected: Outcome) -> None:
    norm = restriction(IN_FORCE, on=target(ENTRY), exceptions=(exclusion(PART.id, wholes=(ENTRY.id,)),))
    finding = evaluate(norm, subject(asked, part_of=PARTS[asked]), destination(), DAY)
    assert finding.outcome is expected
    assert finding.exceptions == (), "it was never an exception from a demand"
    assert bool(finding.missing) is (expected is Outcome.UNDETERMINED)


def test_a_norm_with_a_condition_is_undetermined() -> None:
    finding = evaluate(restriction(IN_FORCE, condition="it is raining"), subject(), destination(), DAY)
    assert (finding.outcome, finding.potential) == (Outcome.UNDETERMINED, Outcome.LICENCE_REQUIRED)
    assert finding.missing == ("whether this is so: it is raining",)


def test_a_condition_does_not_matter_where_the_norm_does_not_reach() -> None:
    norm = restriction(IN_FORCE, condition="it is raining")
    assert evaluate(norm, subject(), destination("US"), DAY).outcome is Outcome.NO_RESTRICTION_FOUND


def test_an_item_on_weights_without_criteria_covers_neither_every_model_nor_none() -> None:
    norm = restriction(IN_FORCE, on=target(item("4E091"), item_class="model_parameters"))
    finding = evaluate(norm, subject(), destination(), DAY)
    assert finding.outcome is Outcome.UNDETERMINED
    assert finding.missing == ("what Lumen One must be to fall under ECCN 4E091",)
