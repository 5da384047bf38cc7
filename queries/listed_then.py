"""Who was on which list, as the graph knew it at a time: the rows of `read/listings` and its neighbours, from folds."""

from collections.abc import Iterable, Iterator

from ontology.folded import Folded
from ontology.terms import Property, property_term
from ontology.vocabulary import EntityClass
from queries.mapping import interval_to_row
from queries.past import Past
from queries.store import Row, Store, batches

_PAGE = 2_000
_PLACES = (Property.LOCATED_IN, Property.HEADQUARTERED_IN, Property.INCORPORATED_IN)


def listed_then(store: Store, past: Past, known_at: str) -> tuple[list[Row], list[Row], list[Row]]:
    """The things on lists, their listings and the lists, as rows, from what was recorded by `known_at`."""
    subjects = [row["id"] for row in store.read("read/then_listed", known_at=known_at)]
    told = _pictures(past, (past.clusters.canonical(each) for each in subjects))
    entries = {each.subject: each for each in told.values() if each.label == EntityClass.LIST_ENTRY}
    named_by = {name: party for name, each in entries.items() for party in _targets(each, Property.ENTRY_OF)}
    bearers = {**told, **_pictures(past, named_by.values())}
    for name in named_by:
        del bearers[name]
    listings = [*_by_entry(entries, named_by), *_by_party(bearers, entries, named_by)]
    lists = _pictures(past, (row["list"] for row in listings))
    listed_names: dict[str, list[object]] = {}
    for name, party in named_by.items():
        listed_names.setdefault(party, []).append(entries[name].properties.get(Property.NAME, name))
    return (
        [_thing(each, listed_names.get(each.subject, [])) for each in bearers.values()],
        sorted(listings, key=lambda row: (row["party"], row["list"], row["entry"] or "")),
        [_list(past, each) for _, each in sorted(lists.items())],
    )


def _pictures(past: Past, ids: Iterable[str]) -> dict[str, Folded]:
    found: dict[str, Folded] = {}
    for page in batches(sorted(set(ids)), _PAGE):
        found |= past.pictures(page)
    return found


def _by_entry(entries: dict[str, Folded], named_by: dict[str, str]) -> Iterator[Row]:
    for name, entry in entries.items():
        yield from _rows(entry, Property.IN_LIST, named_by.get(name, name), name)


def _by_party(bearers: dict[str, Folded], entries: dict[str, Folded], named_by: dict[str, str]) -> Iterator[Row]:
    """What is said of parties, as far as no entry says it."""
    by_entry = {
        (party, target) for name, party in named_by.items() for target in _targets(entries[name], Property.IN_LIST)
    }
    for name, party in bearers.items():
        rows = _rows(party, Property.LISTED_ON, name, None)
        yield from (row for row in rows if (name, row["list"]) not in by_entry)


def _rows(picture: Folded, predicate: Property, party: str, entry: str | None) -> Iterator[Row]:
    for edge in picture.edges:
        if edge.relationship == property_term(predicate).relationship:
            valid = {**interval_to_row(edge.valid), "confidence": edge.confidence}
            yield {"party": party, "entry": entry, "list": edge.target, "valid": valid}


def _targets(picture: Folded, predicate: Property) -> list[str]:
    relationship = property_term(predicate).relationship
    return sorted({edge.target for edge in picture.edges if edge.relationship == relationship})


def _thing(picture: Folded, listed_names: list[object]) -> Row:
    return {
        "id": picture.subject,
        "label": picture.label,
        "name": picture.properties.get(Property.NAME),
        "alias": picture.properties.get(Property.ALIAS),
        "formerName": picture.properties.get(Property.FORMER_NAME),
        "kind": picture.properties.get(Property.PARTY_KIND),
        "listedNames": listed_names,
        "countries": {target for predicate in _PLACES for target in _targets(picture, predicate)},
    }


def _list(past: Past, picture: Folded) -> Row:
    return {
        "id": picture.subject,
        "name": picture.properties.get(Property.NAME),
        "listKind": picture.properties.get(Property.LIST_KIND),
        "capturedOn": picture.properties.get(Property.CAPTURED_ON),
        "issuedBy": past.references(picture, Property.ISSUED_BY),
    }
