"""Small norms for the tests of legal reasoning."""

from datetime import date

from ontology.records import (
    Criterion,
    Destination,
    ExceptionClause,
    LifecycleEvent,
    Membership,
    Reference,
    Restriction,
    Scope,
    Subject,
    Target,
)
from ontology.statement import Value
from ontology.times import ALWAYS, Basis, Interval, PartialDate
from ontology.vocabulary import Confirmation, RestrictionKind

WORLD = Reference("group:worldwide", "all destinations", "CountryGroup")
US = Reference("country:US", "United States", "Country")
OUTSIDE_US = Scope("scope:outside-us", "outside the United States", (WORLD,), (US,))
MODEL = Reference("model:lumen/one", "Lumen One", "AIModel")
DAY = date(2026, 6, 20)


def event(
    value: str, start: str, axis: str = "legalStatus", *, observed: bool = False, reported: bool = False
) -> LifecycleEvent:
    valid = Interval(PartialDate(start), None, Basis.OBSERVED if observed else Basis.EXACT)
    confirmation = Confirmation.REPORTED if reported else Confirmation.CONFIRMED
    return LifecycleEvent(f"event:{axis}/{value}/{start}/{reported}", "r", axis, value, valid, confirmation)


def target(
    reference: Reference = MODEL,
    *,
    criteria: tuple[Criterion, ...] = (),
    item_class: str | None = None,
    part_of: tuple[str, ...] = (),
) -> Target:
    return Target(reference, None, item_class, None, part_of, criteria)


def restriction(
    *events: LifecycleEvent,
    kind: RestrictionKind | None = RestrictionKind.LICENCE_REQUIREMENT,
    scope: Scope | None = OUTSIDE_US,
    on: Target | None = None,
    compliance_from: date | None = None,
    exceptions: tuple[ExceptionClause, ...] = (),
    condition: str | None = None,
) -> Restriction:
    return Restriction(
        id="r",
        name="the licence requirement",
        kind=kind,
        review_policy=None,
        compliance_from=compliance_from,
        compliance_by=None,
        targets=(on or target(),),
        scope=scope,
        persons=(),
        policies=(),
        agencies=(),
        events=events,
        exceptions=exceptions,
        condition=condition,
    )


def subject(
    reference: Reference = MODEL,
    *,
    groups: tuple[Membership, ...] = (),
    part_of: tuple[str, ...] = (),
    **parameters: Value,
) -> Subject:
    return Subject(reference, None, groups, part_of, parameters)


def destination(code: str = "FR", *groups: str, captured: dict[str, date] | None = None) -> Destination:
    reference = Reference(f"country:{code}", code, "Country")
    return Destination(reference, (), tuple(Membership(group, ALWAYS) for group in groups), captured or {})


def exception(*events: LifecycleEvent, condition: str | None = None, subjects: tuple[str, ...] = ()) -> ExceptionClause:
    return ExceptionClause("x", "the exemption", condition, subjects, None, events, None)


def exclusion(*subjects: str, wholes: tuple[str, ...] = ()) -> ExceptionClause:
    """What the text of a norm leaves out of itself."""
    events = (event("in_force", "2026-06-12"),)
    return ExceptionClause("x", "all but some", None, subjects, None, events, None, "exclusion", wholes)


def item(number: str) -> Reference:
    return Reference(f"item:eccn-{number.lower()}", f"ECCN {number}", "ControlItem")
