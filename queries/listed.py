"""Reading what screening needs: named things, the lists of parties, who is on them, and what their entries say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ontology.listing import Entry, Listing, NamedThing, NameRole, PartyList
from ontology.terms import Property
from ontology.vocabulary import ListKind, ReviewOutlook
from queries.listed_then import listed_then
from queries.mapping import interval_from_row, reference_from_row
from queries.past import Past
from queries.store import Row, Store, batches

V = TypeVar("V", bound=StrEnum)
_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Version:
    """Differs where two states of the graph differ in what screening reads."""

    changed: tuple[str | None, ...]
    """When a document was last recorded, a judgement recorded, and one withdrawn."""
    counts: tuple[int, ...]

    def is_known_at(self, time: str) -> bool:
        """Whether nothing was learned after `time` (ISO 8601, UTC)."""
        return all(each is None or each <= time for each in self.changed)


@dataclass(frozen=True, slots=True)
class Listed:
    """The things that can be found by name, and who of them is on which list."""

    things: tuple[NamedThing, ...]
    listings: tuple[Listing, ...]
    lists: tuple[PartyList, ...]


def graph_version(store: Store) -> Version:
    """The version of the graph now: cheap to ask."""
    (row,) = store.read("read/graph_version")
    return Version(tuple(row["changed"]), tuple(row["counts"]))


def listed(store: Store, known_at: str | None = None) -> Listed:
    """All named things with the listings of the parties among them.

    With `known_at` only the parties on lists, as they were known then: the graph of that time is folded for it.
    """
    if known_at is None:
        things = [row["thing"] for row in store.read("read/named_things")]
        listings, lists = store.read("read/listings"), [row["list"] for row in store.read("read/party_lists")]
    else:
        things, listings, lists = listed_then(store, Past(store, known_at), known_at)
    return Listed(
        things=tuple(_thing(row) for row in things if row["label"] is not None),
        listings=tuple(_listing(row) for row in listings),
        lists=tuple(_list(row) for row in lists),
    )


def entries(store: Store, ids: Iterable[str], known_at: str | None = None) -> dict[str, Entry]:
    """What these entries say, by id, as known at `known_at` if that is given."""
    wanted = sorted(set(ids))
    if known_at is None:
        rows = [row["entry"] for page in batches(wanted, _PAGE) for row in store.read("read/entries", ids=list(page))]
        return {row["id"]: _entry(row) for row in rows}
    past = Past(store, known_at)
    pictures = past.pictures(wanted)
    countries = {each: past.references(picture, Property.LOCATED_IN) for each, picture in pictures.items()}
    return {
        each: _entry({**picture.properties, "id": each, "countries": countries[each]})
        for each, picture in pictures.items()
    }


def _thing(row: Row) -> NamedThing:
    given = [
        *((each, NameRole.NAME) for each in [row["name"] or row["id"]]),
        *((each, NameRole.LISTED_NAME) for each in row["listedNames"]),
        *((each, NameRole.FORMER_NAME) for each in row["formerName"] or ()),
        *((each, NameRole.ALIAS) for each in row["alias"] or ()),
    ]
    names: dict[str, NameRole] = {}
    for name, role in given:
        names.setdefault(name, role)
    return NamedThing(
        id=row["id"],
        label=row["label"],
        names=tuple(names.items()),
        kind=row["kind"],
        countries=frozenset(row["countries"]),
    )


def _listing(row: Row) -> Listing:
    valid = row["valid"]
    return Listing(
        party=row["party"],
        list=row["list"],
        valid=interval_from_row(valid),
        confidence=valid["confidence"],
        entry=row["entry"],
    )


def _list(row: Row) -> PartyList:
    return PartyList(
        id=row["id"],
        name=row["name"] or row["id"],
        kind=_value(ListKind, row["listKind"]),
        issued_by=tuple(reference_from_row(each) for each in row["issuedBy"]),
        captured_on=max(row["capturedOn"] or (), default=None),
    )


def _entry(row: Mapping[str, object]) -> Entry:
    countries = row.get("countries")
    return Entry(
        id=str(row["id"]),
        name=str(row.get(Property.NAME) or row["id"]),
        licence_requirement=_text(row, Property.LICENCE_REQUIREMENT),
        review_policy=_text(row, Property.REVIEW_POLICY),
        review_outlook=_value(ReviewOutlook, row.get(Property.REVIEW_OUTLOOK)),
        footnotes=_texts(row, Property.FOOTNOTE),
        citations=_texts(row, Property.CITATION),
        addresses=_texts(row, Property.ADDRESS),
        countries=tuple(reference_from_row(each) for each in countries) if isinstance(countries, list) else (),
    )


def _text(row: Mapping[str, object], name: Property) -> str | None:
    value = row.get(name)
    return None if value is None else str(value)


def _texts(row: Mapping[str, object], name: Property) -> tuple[str, ...]:
    value = row.get(name)
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()


def _value(vocabulary: type[V], value: object) -> V | None:
    """The value of a closed vocabulary; one outside of it is an issue of the graph's shapes, and here not known."""
    return vocabulary(str(value)) if value in set(vocabulary) else None
