"""Reading restrictions, subjects and destinations as the records that legal reasoning works on."""

from collections.abc import Iterable, Sequence
from datetime import date

from ontology.records import (
    Criterion,
    DatedCriterion,
    DatedScope,
    Destination,
    ExceptionClause,
    LifecycleEvent,
    Reference,
    Restriction,
    Scope,
    Subject,
    Target,
)
from ontology.times import ALWAYS
from ontology.vocabulary import RestrictionKind
from queries.mapping import (
    criterion_from_row,
    event_from_row,
    first_day,
    interval_from_row,
    membership_from_row,
    reference_from_row,
)
from queries.past import Past
from queries.present import Present
from queries.store import Row

Facts = Present | Past
"""Where the facts come from: what the graph knows now, or what it knew at a time."""
_NESTING = 8
"""How deep scopes and criteria may nest; the files read to depth 6."""


def restrictions_on(facts: Facts, targets: Sequence[str]) -> list[Restriction]:
    """The restrictions on any of the things with these ids, by id."""
    rows = facts.restrictions(targets)
    scope_ids = {each["id"] for row in rows for each in row["scopes"]}
    scope_ids |= {part["scope"] for row in rows for part in row["exceptions"] if part["scope"]}
    criterion_ids = {each["id"] for row in rows for target in row["targets"] for each in target["criteria"]}
    scopes = _scopes(facts, scope_ids)
    criteria = _criteria(facts, criterion_ids)
    return [_restriction(row, scopes, criteria) for row in rows]


def restrictions_bearing_on(facts: Facts, subject: str) -> list[Restriction]:
    """The restrictions that may cover the thing `subject`: on itself, its groups, its wholes, its criteria."""
    return restrictions_on(facts, facts.subject_targets(subject))


def restrictions_on_models(facts: Facts) -> list[Restriction]:
    """The restrictions on AI models, on groups of them, and on control items for model parameters."""
    return restrictions_on(facts, facts.model_targets())


def subject_of(facts: Facts, identifier: str) -> Subject | None:
    """The thing with this id, as a subject of restrictions."""
    row = facts.subject(identifier)
    if row is None:
        return None
    return Subject(
        reference=reference_from_row(row),
        developer=row["developer"],
        memberships=tuple(membership_from_row(each) for each in row["memberships"]),
        part_of=tuple(row["partOf"]),
        parameters={name: value for name, value in row.items() if isinstance(value, bool | int | float)},
    )


def destination_of(facts: Facts, country: str) -> Destination | None:
    """The country with this id, as a destination."""
    row = facts.destination(country)
    if row is None:
        return None
    return Destination(
        reference=reference_from_row(row, "Country"),
        treated_as=tuple(membership_from_row(each) for each in row["treatedAs"]),
        memberships=tuple(membership_from_row(each) for each in row["memberships"]),
        captured=captured_groups(facts),
    )


def captured_groups(facts: Facts) -> dict[str, date]:
    """The country groups whose whole list was read, with the day on which it was so."""
    days = ((row["id"], first_day(row["captured_on"])) for row in facts.captured())
    return {group: day for group, day in days if day is not None}


def _restriction(row: Row, scopes: dict[str, Scope], criteria: dict[str, Criterion]) -> Restriction:
    compliance = row["compliance"] or {}
    had = [DatedScope(scopes[each["id"]], interval_from_row(each)) for each in row["scopes"] if each["id"] in scopes]
    return Restriction(
        id=row["id"],
        name=row["name"],
        kind=None if row["kind"] is None else RestrictionKind(row["kind"]),
        review_policy=row["reviewPolicy"],
        compliance_from=first_day(compliance.get("complianceFrom")),
        compliance_by=compliance.get("id"),
        targets=tuple(_target(each, criteria) for each in row["targets"]),
        scope=next(iter(_current(had)), None),
        persons=_references(row["persons"], "PersonClass"),
        policies=_references(row["policies"], "Policy"),
        agencies=_references(row["agencies"], "Agency"),
        events=_events(row["events"]),
        exceptions=tuple(_exception(each, scopes) for each in row["exceptions"]),
        condition=row["condition"],
        scopes=() if len(had) < 2 and all(each.valid == ALWAYS for each in had) else tuple(had),
    )


def _current(had: Iterable[DatedScope]) -> list[Scope]:
    """The scopes that have not ended, before those that have."""
    return [each.scope for each in sorted(had, key=lambda each: each.valid.end is not None)]


def _references(rows: Iterable[Row], label: str) -> tuple[Reference, ...]:
    unique = {row["id"]: reference_from_row(row, label) for row in rows}
    return tuple(unique.values())


def _events(rows: Iterable[Row]) -> tuple[LifecycleEvent, ...]:
    return tuple(sorted((event_from_row(each) for each in rows), key=lambda each: each.id))


def _target(row: Row, criteria: dict[str, Criterion]) -> Target:
    tests = [DatedCriterion(criteria[each["id"]], interval_from_row(each)) for each in row["criteria"]]
    return Target(
        reference=reference_from_row(row),
        definition=row["definition"],
        item_class=row["itemClass"],
        developer=row["developer"],
        part_of=tuple(row["partOf"]),
        criteria=tuple(each.criterion for each in tests if each.valid == ALWAYS),
        dated=tuple(each for each in tests if each.valid != ALWAYS),
    )


def _exception(row: Row, scopes: dict[str, Scope]) -> ExceptionClause:
    provided_by = row["providedBy"]
    return ExceptionClause(
        id=row["id"],
        name=row["name"],
        condition=row["condition"],
        subjects=tuple(sorted(row["subjects"])),
        scope=scopes.get(row["scope"]),
        events=_events(row["events"]),
        provided_by=None if provided_by is None else reference_from_row(provided_by, "Policy"),
        kind=row["kind"],
        wholes=tuple(row["wholes"]),
        held=interval_from_row(row["held"]),
    )


def _scopes(facts: Facts, ids: Iterable[str]) -> dict[str, Scope]:
    rows = {row["id"]: row for row in facts.scopes(ids)}
    return {name: _scope(name, rows, _NESTING) for name in rows}


def _scope(name: str, rows: dict[str, Row], depth: int) -> Scope:
    row = rows[name]

    def part(each: Row) -> Scope | Reference:
        nested = each["label"] == "Scope" and each["id"] in rows and depth > 0
        return _scope(each["id"], rows, depth - 1) if nested else reference_from_row(each)

    return Scope(
        id=name,
        name=row["name"] or name,
        includes=tuple(part(each) for each in row["includes"]),
        excludes=tuple(part(each) for each in row["excludes"]),
    )


def _criteria(facts: Facts, ids: Iterable[str]) -> dict[str, Criterion]:
    rows = {row["id"]: row for row in facts.criteria(ids)}
    return {name: _criterion(name, rows, _NESTING) for name in rows}


def _criterion(name: str, rows: dict[str, Row], depth: int) -> Criterion:
    parts = rows[name]["parts"] if depth > 0 else []
    return criterion_from_row(rows[name], tuple(_criterion(part, rows, depth - 1) for part in parts if part in rows))
