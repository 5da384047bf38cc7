"""Data extension: values of properties for things that were reconciled."""

from api.reconcile.requests import AskedProperty, Extension
from api.reconcile.vocabulary import properties, properties_of, property_named, type_named
from ontology.records import Reference
from ontology.statement import Value
from queries.store import Store
from queries.things import Described, described_things

Cell = dict[str, object]


def extended(store: Store, wanted: Extension) -> dict[str, object]:
    """The values, as the Reconciliation API gives them; no value for what is not known."""
    told = described_things(store, wanted.ids)
    return {
        "meta": [_meta(each.id) for each in wanted.properties],
        "rows": {
            identifier: {each.id: _cells(told.get(identifier), each) for each in wanted.properties}
            for identifier in wanted.ids
        },
    }


def proposed(identifier: str, limit: int | None) -> dict[str, object]:
    """The properties that may be asked for of things of a type."""
    names = properties_of(identifier)[:limit]
    found: dict[str, object] = {"type": identifier, "properties": [property_named(each) for each in names]}
    return found if limit is None else {**found, "limit": limit}


def _meta(name: str) -> dict[str, object]:
    term = properties().get(name)
    targets = sorted(term.range) if term is not None and term.relationship is not None else []
    return {**property_named(name), **({"type": type_named(targets[0])} if len(targets) == 1 else {})}


def _cells(thing: Described | None, wanted: AskedProperty) -> list[Cell]:
    if thing is None:
        return []
    related = [_of_thing(each) for each in thing.related.get(wanted.id, ())]
    literals = [_of_literal(each) for each in thing.literals.get(wanted.id, ())]
    return [*related, *literals][: wanted.limit]


def _of_thing(reference: Reference) -> Cell:
    return {"id": reference.id, "name": reference.name}


def _of_literal(value: Value) -> Cell:
    """Dates stay text: the API knows whole moments only, our sources days, months and years."""
    if isinstance(value, bool):
        return {"str": "true" if value else "false"}
    if isinstance(value, int):
        return {"int": value}
    return {"float": value} if isinstance(value, float) else {"str": str(value)}
