"""Licence requirements of the Commerce Control List: what needs a licence, why, where, and by which section."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sources.ear.chart_columns import column_name, column_scope, column_statements
from ingest.sources.ear.demands import exclusion_statements
from ingest.sources.ear.entry import item_id
from ingest.sources.ear.policies import BIS, CCL, section_id, section_statements
from ingest.sources.ear.rows import RequirementRow
from ingest.sources.ear.scopes import scope_statements
from ontology.ids import restriction_id, slug
from ontology.schemes import schemes
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass, LegalStatus, RestrictionKind

_KIND = RestrictionKind.LICENCE_REQUIREMENT.value
_REASONS = {
    "AT": "anti-terrorism", "CB": "chemical and biological weapons", "CC": "crime control", "CW": "chemical weapons",
    "EI": "encryption items", "FC": "firearms convention", "MT": "missile technology", "NP": "nuclear nonproliferation",
    "NS": "national security", "RS": "regional stability", "SI": "significant items", "SL": "surreptitious listening",
    "SS": "short supply", "UN": "United Nations",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requirement:
    """A licence requirement of an entry."""

    row: RequirementRow

    @property
    def numbers(self) -> tuple[str, ...]:
        """What needs the licence: an entry ("4E091") or paragraphs ("3A090.a")."""
        return self.row.control.numbers

    @property
    def policy(self) -> str:
        """The id of the section that the row cites; that of the List where it cites none."""
        section = self.row.reach.section
        return CCL if section is None else section_id(section)

    @property
    def id(self) -> str:
        """The id of the restriction. Where the List itself imposes it, the column or the reason tells rows apart."""
        return "/".join([restriction_id(self.policy, _KIND, map(item_id, self.numbers)), *self._apart()])

    @property
    def name(self) -> str:
        """The requirement in words, with the reason for control."""
        control, reach = self.row.control, self.row.reach
        by = "the Commerce Control List" if reach.section is None else f"15 CFR {reach.section}"
        reason = control.reason and (
            f"{control.reason}: {_REASONS[control.reason]}" if self.has_reason else control.reason
        )
        what = _listed(self.numbers) + (f" except {_listed(control.excluded)}" if control.excluded else "")
        part = f"part of ECCN {what}" if control.condition else f"ECCN {what}"
        where = "" if reach.column is None else f", {column_name(reach.column)}"
        return f"Licence requirement for {part}{f' ({reason})' if reason else ''}, {by}{where}"

    @property
    def is_exact(self) -> bool:
        """Whether numbers alone say what it covers."""
        return self.row.control.condition is None

    @property
    def has_reason(self) -> bool:
        """Whether its reason is one of the reasons for control that the EAR have letters for."""
        return self.row.control.reason in schemes()["ReasonForControl"].concepts

    def _apart(self) -> Iterator[str]:
        control, reach = self.row.control, self.row.reach
        if reach.column is not None:
            yield slug(reach.column)
        elif reach.section is None:
            yield slug(control.reason or "unnamed")
        if control.condition is not None:
            yield f"if-{hashlib.sha256(control.condition.encode()).hexdigest()[:8]}"


def requirement_statements(requirement: Requirement, observed: Interval) -> Iterator[Statement]:
    """The restriction with the ids of its policy, its subject and its scope, and with its condition."""
    name, control, reach = requirement.id, requirement.row.control, requirement.row.reach
    yield from reach.cell.describe(name, EntityClass.RESTRICTION, requirement.name)
    yield reach.cell.say(name, Property.KIND, _KIND)
    yield control.cell.say(name, Property.GROUND, "item")
    yield reach.cell.say(name, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    for number in requirement.numbers:
        yield control.cell.say(name, Property.RESTRICTS, item_id(number))
    if requirement.has_reason:
        yield control.cell.say(name, Property.REASON_FOR_CONTROL, str(control.reason))
    if control.condition is not None:
        yield control.cell.say(name, Property.CONDITION, control.condition)
    yield reach.cell.say(name, Property.IMPOSED_BY, requirement.policy)
    yield reach.cell.say(name, Property.IMPOSED_BY_AGENCY, BIS)
    if reach.column is not None:
        yield reach.cell.say(name, Property.HAS_SCOPE, column_scope(reach.column))
    elif reach.scope is not None:
        yield reach.scope.cell.say(name, Property.HAS_SCOPE, reach.scope.id)
    if control.excluded:
        yield from exclusion_statements(control.cell, name, requirement.policy, control.excluded, observed)


def requirement_references(requirement: Requirement) -> Iterator[tuple[str, Iterator[Statement]]]:
    """What it refers to and many others do, too: by id, with what describes it."""
    reach = requirement.row.reach
    if reach.section is not None:
        yield section_id(reach.section), section_statements(reach.cell, reach.section)
    if reach.column is not None:
        yield column_scope(reach.column), column_statements(reach.cell, reach.column)
    elif reach.scope is not None:
        yield reach.scope.id, scope_statements(reach.scope)


def _listed(numbers: tuple[str, ...]) -> str:
    return " and ".join([", ".join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)
