"""The party lists that our sources read, and what being on each brings in law. It is data: `lists.yml`."""

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from ingest.packaged import packaged_table
from ingest.table import Cell
from ontology.ids import path_of, restriction_id
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass, LegalStatus, RestrictionKind


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Norm(_Part):
    """What reaches those on a list."""

    kind: RestrictionKind
    policy: str
    agency: str
    item: str
    name: str
    unless: str | None = None
    """The condition under which it does not reach an entry."""


class Item(_Part):
    """What a norm is about."""

    name: str
    item_class: str | None = None


class PartyList(_Part):
    """A published list of parties."""

    name: str
    kind: str | None = None
    """Its list kind, where the ontology has one for it."""
    agency: str
    based_on: tuple[str, ...] = ()
    symbol: str | None = None
    """Its symbol in the Consolidated Screening List."""
    file: str | None = None
    """Its name in the files of restricted lists."""
    by_country: bool = False
    """Whether its entries stand under the headings of countries."""
    restriction: Norm | None = None


class Catalogue(_Part):
    """All lists, and the agencies, policies and items behind them, each by its id."""

    agencies: Mapping[str, str]
    policies: Mapping[str, str]
    items: Mapping[str, Item]
    lists: Mapping[str, PartyList]


@cache
def catalogue() -> Catalogue:
    """What `lists.yml` says."""
    return Catalogue.model_validate(packaged_table("ingest.lists", "lists.yml"))


@cache
def lists_by_symbol() -> Mapping[str, str]:
    """The id of each list in the Consolidated Screening List, by its symbol there ("EL")."""
    return {each.symbol: name for name, each in catalogue().lists.items() if each.symbol is not None}


@cache
def lists_by_file() -> Mapping[str, str]:
    """The id of each list in the files of restricted lists, by its name there ("bis-entity-list")."""
    return {each.file: name for name, each in catalogue().lists.items() if each.file is not None}


def list_statements(identifier: str, cell: Cell, basis: Cell | None = None) -> Iterator[Statement]:
    """What the list `identifier` is, because `cell` names it; `basis`: the cell that tells its legal basis, if any."""
    known = catalogue().lists[identifier]
    yield from cell.describe(identifier, EntityClass.PARTY_LIST, known.name)
    if known.kind is not None:
        yield cell.say(identifier, Property.LIST_KIND, known.kind)
    yield cell.say(identifier, Property.ISSUED_BY, known.agency)
    yield from cell.describe(known.agency, EntityClass.AGENCY, catalogue().agencies[known.agency])
    for policy in known.based_on:
        yield (basis or cell).say(identifier, Property.BASED_ON, policy)
        yield from _policy(policy, basis or cell)


def norm_statements(identifier: str, cell: Cell, observed: Interval) -> Iterator[Statement]:
    """The norm that reaches those on the list `identifier`, because `cell` tells of it; nothing where there is none."""
    known = catalogue().lists[identifier]
    norm = known.restriction
    if norm is None:
        return
    restriction = restriction_id(norm.policy, norm.kind.value, [identifier])
    yield from cell.describe(restriction, EntityClass.RESTRICTION, norm.name)
    yield cell.say(restriction, Property.KIND, norm.kind.value)
    yield cell.say(restriction, Property.GROUND, "listing")
    yield cell.say(restriction, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    yield cell.say(restriction, Property.APPLIES_TO_PARTIES, identifier)
    yield cell.say(restriction, Property.IMPOSED_BY, norm.policy)
    yield cell.say(restriction, Property.IMPOSED_BY_AGENCY, norm.agency)
    yield cell.say(restriction, Property.RESTRICTS, norm.item)
    yield from cell.describe(norm.agency, EntityClass.AGENCY, catalogue().agencies[norm.agency])
    yield from _policy(norm.policy, cell)
    yield from _item(norm.item, cell)
    if norm.unless is not None:
        yield from _exclusion(restriction, norm.unless, cell, observed)


def _exclusion(restriction: str, condition: str, cell: Cell, observed: Interval) -> Iterator[Statement]:
    exception = f"exception:{path_of(restriction)}"
    yield cell.say(restriction, Property.HAS_EXCEPTION, exception)
    yield from cell.describe(exception, EntityClass.EXCEPTION, f"Not where {condition}")
    yield cell.say(exception, Property.EXCEPTION_KIND, "exclusion")
    yield cell.say(exception, Property.CONDITION, condition)
    yield cell.say(exception, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)


def _policy(identifier: str, cell: Cell) -> Iterator[Statement]:
    name = catalogue().policies[identifier]
    yield from cell.describe(identifier, EntityClass.POLICY, name)
    yield cell.say(identifier, Property.CITATION, name)


def _item(identifier: str, cell: Cell) -> Iterator[Statement]:
    known = catalogue().items[identifier]
    yield from cell.describe(identifier, EntityClass.CONTROL_ITEM, known.name)
    if known.item_class is not None:
        yield cell.say(identifier, Property.ITEM_CLASS, known.item_class)
