"""Reading the properties of many things at once, each property by its name in the ontology."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology.records import Reference
from ontology.statement import Value
from ontology.terms import property_terms
from queries.mapping import reference_from_row
from queries.store import Row, Store, batches

_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Described:
    """A thing with all that the graph shows of it."""

    reference: Reference
    literals: Mapping[str, tuple[Value, ...]]
    """By the name of the property."""
    related: Mapping[str, tuple[Reference, ...]]
    """By the name of the property; at most 500 of all."""


def described_things(store: Store, ids: Iterable[str]) -> dict[str, Described]:
    """The things that there are of these, by the id that was asked for."""
    rows = (row for page in batches(sorted(set(ids)), _PAGE) for row in store.read("read/things", ids=list(page)))
    return {row["asked"]: _described(row) for row in rows}


def _described(row: Row) -> Described:
    thing, terms = row["thing"], property_terms()
    related: dict[str, dict[str, Reference]] = {}
    names = {term.relationship: name for name, term in terms.items() if term.relationship is not None}
    for each in row["related"]:
        name = names.get(each["type"])
        if name is not None:
            related.setdefault(name, {})[each["id"]] = reference_from_row(each)
    return Described(
        reference=reference_from_row(thing),
        literals={name: _values(value) for name, value in thing.items() if name in terms},
        related={name: tuple(found.values()) for name, found in related.items()},
    )


def _values(value: object) -> tuple[Value, ...]:
    given = value if isinstance(value, list | tuple) else [value]
    return tuple(each if isinstance(each, str | bool | int | float) else str(each) for each in given)
