"""The records that legal reasoning works on: norms, scopes, criteria, subjects and destinations. Plain and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ontology.statement import Value
from ontology.times import ALWAYS, Interval
from ontology.vocabulary import Confirmation, RestrictionKind


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing by its id, name and class."""

    id: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class LifecycleEvent:
    """A dated change of a status axis of `subject`."""

    id: str
    subject: str
    axis: str
    """`legalStatus` or `enforcement`."""
    value: str
    valid: Interval
    confirmation: Confirmation
    statements: tuple[str, ...] = ()
    """The ids of the statements that say so."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A set expression over destinations: what is included, less what is excluded. The parts may be scopes."""

    id: str
    name: str
    includes: tuple["Scope | Reference", ...]
    excludes: tuple["Scope | Reference", ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A test on a parameter, or (where `parts` is not empty) a combination of tests."""

    id: str
    parameter: str | None
    operator: str | None
    threshold: Value | None
    unit: str | None
    combination: str | None
    """`any` or `all`, for a compound."""
    parts: tuple["Criterion", ...] = ()


@dataclass(frozen=True, slots=True)
class DatedScope:
    """A scope that a norm had for a time."""

    scope: Scope
    valid: Interval


@dataclass(frozen=True, slots=True)
class DatedCriterion:
    """A test that was to be met for a time."""

    criterion: Criterion
    valid: Interval


@dataclass(frozen=True, slots=True)
class ExceptionClause:
    """A carve-out: from which day, for which subjects (none: all that the restriction covers), where, if what."""

    id: str
    name: str
    condition: str | None
    subjects: tuple[str, ...]
    scope: Scope | None
    events: tuple[LifecycleEvent, ...]
    provided_by: Reference | None
    kind: str | None = None
    """What sort of carve-out it is (`licence_exception`, `exclusion`), where a source says so."""
    wholes: tuple[str, ...] = ()
    """The ids of the wholes of which its subjects are parts: of such a whole, only a part is carved out."""
    held: Interval = ALWAYS
    """When the norm had it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a restriction restricts, with what decides whether a subject falls under it."""

    reference: Reference
    definition: str | None
    item_class: str | None
    developer: str | None
    part_of: tuple[str, ...]
    """The ids of the wholes it is part of, directly and by way of others."""
    criteria: tuple[Criterion, ...]
    dated: tuple[DatedCriterion, ...] = ()
    """Further criteria, which had to be met for a time only."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """A norm with all that its evaluation needs."""

    id: str
    name: str
    kind: RestrictionKind | None
    """What it demands; none where no document says."""
    review_policy: str | None
    compliance_from: date | None
    """The first day on which it must be complied with, where that is later than its effect."""
    compliance_by: str | None
    """The id of what sets that day: the restriction itself or a policy behind it."""
    targets: tuple[Target, ...]
    scope: Scope | None
    persons: tuple[Reference, ...]
    policies: tuple[Reference, ...]
    """The policies that impose it, the most specific first."""
    agencies: tuple[Reference, ...]
    events: tuple[LifecycleEvent, ...]
    exceptions: tuple[ExceptionClause, ...]
    condition: str | None = None
    """What must be so, too, for it to apply, and is not decided by subject and destination alone."""
    scopes: tuple[DatedScope, ...] = ()
    """All of its scopes, where it had several, or one for a time only; then `scope` is one of those that it has now."""


@dataclass(frozen=True, slots=True)
class Membership:
    """That something belongs to a group, for a time, with the certainty of what says so."""

    group: str
    valid: Interval
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing whose restriction is asked about."""

    reference: Reference
    developer: str | None
    memberships: tuple[Membership, ...]
    part_of: tuple[str, ...]
    """For a control item: the ids of the wholes it is part of."""
    parameters: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Destination:
    """A place to which something goes, as export law sees it on a day."""

    reference: Reference
    treated_as: tuple[Membership, ...]
    """The destinations as which the law treats it (Hong Kong as China since 2020-12-23)."""
    memberships: tuple[Membership, ...]
    """Its own memberships, and those of the destinations as which it may be treated."""
    captured: Mapping[str, date]
    """For each group whose whole list was read once: on which day. Who was not on it then was not in it then."""
