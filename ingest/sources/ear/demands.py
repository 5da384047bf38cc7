"""Licence requirements that a table states outside the Commerce Control List, and what they refer to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sources.ear.entry import item_id, parent_of
from ingest.sources.ear.policies import (
    BIS,
    CCL_ITEMS,
    ccl_items_statements,
    part_statements,
    section_id,
    section_statements,
)
from ingest.sources.ear.scope_text import Expression
from ingest.sources.ear.scopes import scope_statements
from ingest.table import Cell
from ontology.ids import path_of, restriction_id
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass, LegalStatus, RestrictionKind

_CITED = re.compile(r"(?<![\d.])7\d\d\.\d+(?:\([A-Za-z0-9]+\))*|[Pp]art (?P<part>7\d\d)")
_KIND = RestrictionKind.LICENCE_REQUIREMENT.value


@dataclass(frozen=True, slots=True)
class Demand:
    """A licence requirement on entries or paragraphs of the Commerce Control List."""

    numbers: tuple[str, ...]
    """What it is on; empty for all items on the list."""
    scope: Expression
    policies: tuple[str, ...]
    """The ids of what imposes it, the most specific first."""
    key: str
    """What tells it apart from others of the same policy on the same items."""
    cell: Cell
    condition: str | None = None
    reason: str | None = None
    excluded: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the restriction."""
        items = [item_id(each) for each in self.numbers] or [CCL_ITEMS]
        return f"{restriction_id(self.policies[0], _KIND, items)}/{self.key}"

    @property
    def name(self) -> str:
        """The requirement in words."""
        what = f"ECCN {_listed(self.numbers)}" if self.numbers else "items on the Commerce Control List"
        part = "part of " if self.condition and self.numbers else ""
        spared = f" except {_listed(self.excluded)}" if self.excluded else ""
        return f"Licence requirement for {part}{what}{spared}: {self.scope.name}"


def demand_statements(demand: Demand, observed: Interval) -> Iterator[Statement]:
    """The restriction with its items, its scope and its condition, and all that these are."""
    cell, name = demand.cell, demand.id
    yield from cell.describe(name, EntityClass.RESTRICTION, demand.name)
    yield cell.say(name, Property.KIND, _KIND)
    yield cell.say(name, Property.GROUND, "item")
    yield cell.say(name, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    yield cell.say(name, Property.IMPOSED_BY_AGENCY, BIS)
    for policy in demand.policies:
        yield cell.say(name, Property.IMPOSED_BY, policy)
    for item in [item_id(each) for each in demand.numbers] or [CCL_ITEMS]:
        yield cell.say(name, Property.RESTRICTS, item)
    for number in (*demand.numbers, *demand.excluded):
        yield from number_statements(cell, number)
    if not demand.numbers:
        yield from ccl_items_statements(cell)
    if demand.condition is not None:
        yield cell.say(name, Property.CONDITION, demand.condition)
    if demand.reason is not None:
        yield cell.say(name, Property.REASON_FOR_CONTROL, demand.reason)
    yield cell.say(name, Property.HAS_SCOPE, demand.scope.id)
    yield from scope_statements(demand.scope)
    if demand.excluded:
        yield from exclusion_statements(cell, name, demand.policies[0], demand.excluded, observed)


def exclusion_statements(
    cell: Cell, restriction: str, policy: str, excluded: tuple[str, ...], observed: Interval
) -> Iterator[Statement]:
    """What a requirement's own text leaves out of it, as an exception by these entries or paragraphs."""
    name = f"exception:{path_of(restriction)}/left-out"
    yield from cell.describe(name, EntityClass.EXCEPTION, f"All but ECCN {_listed(excluded)}")
    yield cell.say(restriction, Property.HAS_EXCEPTION, name)
    yield cell.say(name, Property.EXCEPTION_KIND, "exclusion")
    yield cell.say(name, Property.PROVIDED_BY, policy)
    yield cell.say(name, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    for number in excluded:
        yield cell.say(name, Property.COVERS_SUBJECT, item_id(number))


def number_statements(cell: Cell, number: str) -> Iterator[Statement]:
    """An entry or a paragraph to which `cell` refers, with what it stands in."""
    while number:
        yield from cell.describe(item_id(number), EntityClass.CONTROL_ITEM, f"ECCN {number}")
        yield cell.say(item_id(number), Property.ALIAS, number)
        if parent_of(number):
            yield cell.say(item_id(number), Property.PART_OF, item_id(parent_of(number)))
        number = parent_of(number)


def cited(cell: Cell) -> tuple[str, ...]:
    """The ids of the sections and parts of the EAR that a cell cites, in its order."""
    found = [_cited_id(match) for match in _CITED.finditer(cell.exact)]
    return tuple(dict.fromkeys(found))


def cited_statements(cell: Cell) -> Iterator[Statement]:
    """What is cited, as parts of the EAR."""
    for match in _CITED.finditer(cell.exact):
        where = cell.within(*match.span())
        if match["part"]:
            yield from part_statements(where, _cited_id(match), f"15 CFR part {match['part']}")
        else:
            yield from section_statements(where, match[0])


def _cited_id(match: re.Match[str]) -> str:
    return f"policy:cfr/15-{match['part']}" if match["part"] else section_id(match[0])


def _listed(numbers: tuple[str, ...]) -> str:
    return " and ".join([", ".join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)
