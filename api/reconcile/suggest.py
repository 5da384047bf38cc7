"""Suggestions while a name is typed: things, types and properties."""

from collections.abc import Iterable

from api.reconcile.vocabulary import Named, properties, property_named, type_named, types
from queries import lookup
from queries.store import Store

_MOST = 20


def suggested_things(store: Store, prefix: str, start: int) -> dict[str, object]:
    """Things whose name begins so, from number `start` on."""
    found = lookup.search(store, prefix, start + _MOST)[start:]
    return {
        "result": [
            {
                "id": each.reference.id,
                "name": each.reference.name,
                "description": each.definition or each.reference.id,
                "notable": [type_named(each.reference.label)],
            }
            for each in found
        ]
    }


def suggested_types(prefix: str, start: int) -> dict[str, object]:
    """Types whose name or id begins so, or has a word that does."""
    return {"result": _beginning(types().values(), prefix)[start : start + _MOST]}


def suggested_properties(prefix: str, start: int) -> dict[str, object]:
    """Properties whose name or id begins so, or has a word that does, each with its definition."""
    found = _beginning(map(property_named, properties()), prefix)[start : start + _MOST]
    return {"result": [{**each, "description": properties()[each["id"]].definition} for each in found]}


def _beginning(named: Iterable[Named], prefix: str) -> list[Named]:
    wanted = prefix.strip().casefold()

    def fits(each: Named) -> bool:
        name = each["name"].casefold()
        return name.startswith(wanted) or each["id"].casefold().startswith(wanted) or f" {wanted}" in name

    return sorted(filter(fits, named), key=lambda each: (not each["name"].casefold().startswith(wanted), each["name"]))
