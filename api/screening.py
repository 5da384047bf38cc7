"""Screening: which parties on lists a name may mean. It finds names; who is who, a person decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.names import Names, NamesKept
from matching.names import forms_of
from matching.record import NamedRecord
from matching.score import SAME_FROM
from matching.screen import LOOK_FROM, Hit, likely
from ontology.countries import find_country
from ontology.errors import ExportGraphError
from ontology.listing import Entry, ListedState, Listing, NameRole, PartyList
from ontology.records import Reference
from ontology.vocabulary import PartyKind
from queries.listed import entries
from queries.store import Store

LONGEST_NAME = 300
"""Characters of a name; longer ones are refused: to compare names takes time in proportion to their words."""
MOST_HITS = 50


class ScreeningOutcome(StrEnum):
    """What screening a name came to. There is no "clear": only the lists that were read were searched."""

    NAME_FOUND = "name_found"
    """A name on a list is equal to it but for slips. Whether the party is the same, a person decides."""
    SIMILAR_NAME_FOUND = "similar_name_found"
    """A name on a list is so like it that a person should look."""
    NOTHING_FOUND = "nothing_found"
    """No name like this was found on the lists searched. Other lists, owners and other names were not searched."""
    NOT_SEARCHED = "not_searched"
    """There was nothing to search for, or no list to search."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to be screened, with what is known of its bearer."""

    name: str
    country: str | None = None
    """A code or a name; it explains hits and never hides one."""
    kind: PartyKind | None = None
    """Parties that are known to be of another kind are not found."""


@dataclass(frozen=True, slots=True)
class Search:
    """Where to search, and for when."""

    as_of: date
    known_at: str | None = None
    """ISO 8601, UTC: search what the graph knew then."""
    lists: tuple[str, ...] = ()
    """Ids or names of lists; empty for all."""
    limit: int = 5
    """How many parties at most, for each name."""
    delisted: bool = False
    """Whether parties are found, too, that were not on a list on the day: no more, or not yet."""


@dataclass(frozen=True, slots=True)
class ShownListing:
    """A listing of a party that was found."""

    listing: Listing
    list: PartyList
    state: ListedState
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class ListedHit:
    """A party on lists that a name may mean."""

    party: Reference
    kind: str | None
    role: NameRole
    """What the matched name is to the party."""
    hit: Hit
    listings: tuple[ShownListing, ...]


@dataclass(frozen=True, slots=True)
class Screened:
    """What was found for a name."""

    asked: Asked
    outcome: ScreeningOutcome
    hits: tuple[ListedHit, ...]
    searched: tuple[PartyList, ...]
    notes: tuple[str, ...]
    """What was not taken into account, and why."""

    @property
    def says(self) -> str:
        """The outcome in a sentence that claims no more than was done."""
        if self.outcome is ScreeningOutcome.NOT_SEARCHED:
            return "; ".join(self.notes)
        where = ", ".join(f"{each.name} ({_captured(each)})" for each in self.searched)
        if self.outcome is ScreeningOutcome.NOTHING_FOUND:
            return f"No name like this was found on the lists searched: {where}. That is not a clearance."
        like = "equal to this one but for slips" if self.outcome is ScreeningOutcome.NAME_FOUND else "like this one"
        return f"A name {like} is on a list. Whether it is the same party, a person decides. Searched: {where}."


class Screener:
    """Screens names against the lists of a graph. Safe to share between threads."""

    def __init__(self, store: Store, names: NamesKept) -> None:
        self._store = store
        self._names = names

    def screen(self, asked: Sequence[Asked], search: Search) -> list[Screened]:
        """What is found for each name, in their order.

        Raises `SCREEN-NAME-TOO-LONG`, `SCREEN-LIST` or `SCREEN-BUILDING`.
        """
        for each in asked:
            if len(each.name) > LONGEST_NAME:
                raise _too_long(each.name)
        names = self._names.names(search.known_at)
        searched = _lists_meant(names, search.lists)
        standing = _Standing(names, search, frozenset(each.id for each in searched))
        found = [_found(each, names, standing, search) if searched else [] for each in asked]
        wanted = {one.entry for hits in found for hit in hits for one in standing.listings(hit.record.id) if one.entry}
        told = entries(self._store, wanted, search.known_at)
        return [
            _screened(each, [_hit(hit, names, standing, told) for hit in hits], searched)
            for each, hits in zip(asked, found, strict=True)
        ]


class _Standing:
    """Which listings of a party count in a search. Worked out once for each party that comes up."""

    def __init__(self, names: Names, search: Search, lists: frozenset[str]) -> None:
        self._names = names
        self._search = search
        self._lists = lists
        self._known: dict[str, tuple[Listing, ...]] = {}

    def listings(self, party: str) -> tuple[Listing, ...]:
        known = self._known.get(party)
        if known is None:
            every = self._names.listings.get(party, ())
            known = self._known[party] = tuple(each for each in every if self._counts(each))
        return known

    def state(self, listing: Listing) -> ListedState:
        return listing.state(self._search.as_of)

    def _counts(self, listing: Listing) -> bool:
        if listing.list not in self._lists:
            return False
        return self._search.delisted or self.state(listing) in (ListedState.LISTED, ListedState.UNKNOWN)


def _found(asked: Asked, names: Names, standing: _Standing, search: Search) -> list[Hit]:
    place = find_country(asked.country) if asked.country else None
    hits = likely(
        asked.name,
        names.index,
        max(1, min(search.limit, MOST_HITS)),
        countries=frozenset([place.id] if place else []),
        wanted=_wanted(asked.kind, standing),
    )
    return [each for each in hits if each.score >= LOOK_FROM]


def _wanted(kind: PartyKind | None, standing: _Standing) -> Callable[[NamedRecord], bool]:
    def wanted(record: NamedRecord) -> bool:
        agrees = kind is None or record.sort is None or record.sort == kind
        return agrees and bool(standing.listings(record.id))

    return wanted


def _hit(hit: Hit, names: Names, standing: _Standing, told: dict[str, Entry]) -> ListedHit:
    thing = names.things[hit.record.id]
    return ListedHit(
        party=Reference(thing.id, hit.record.name, thing.label),
        kind=hit.record.sort,
        role=dict(thing.names)[hit.name],
        hit=hit,
        listings=tuple(
            ShownListing(each, names.lists[each.list], standing.state(each), told.get(each.entry or ""))
            for each in standing.listings(thing.id)
        ),
    )


def _screened(asked: Asked, hits: list[ListedHit], searched: list[PartyList]) -> Screened:
    notes = []
    if asked.country and find_country(asked.country) is None:
        notes.append(f"no country is known as {asked.country!r}, so none was compared")
    if not searched:
        notes.append("no list of parties is in the graph, so nothing was searched")
    elif not forms_of(asked.name):
        notes.append("the name has no letter or digit, so nothing was searched")
    else:
        return Screened(asked, _outcome(hits), tuple(hits), tuple(searched), tuple(notes))
    return Screened(asked, ScreeningOutcome.NOT_SEARCHED, (), tuple(searched), tuple(notes))


def _outcome(hits: list[ListedHit]) -> ScreeningOutcome:
    if not hits:
        return ScreeningOutcome.NOTHING_FOUND
    same = hits[0].hit.score >= SAME_FROM
    return ScreeningOutcome.NAME_FOUND if same else ScreeningOutcome.SIMILAR_NAME_FOUND


def _lists_meant(names: Names, wanted: Sequence[str]) -> list[PartyList]:
    """The lists that are searched, by id."""
    every = [names.lists[each] for each in sorted(names.lists)]
    found: dict[str, PartyList] = {}
    for text in wanted:
        meant = [each for each in every if text.casefold() in (each.id, each.name.casefold())]
        if not meant:
            raise ExportGraphError(
                code="SCREEN-LIST",
                message=f"no list is known as {text!r}",
                fix=f"give one of: {', '.join(each.id for each in every) or 'none is in the graph'}",
            )
        found |= {each.id: each for each in meant}
    return [found[each] for each in sorted(found)] if wanted else every


def _captured(each: PartyList) -> str:
    return f"captured {each.captured_on}" if each.captured_on else "not known to be whole"


def _too_long(name: str) -> ExportGraphError:
    return ExportGraphError(
        code="SCREEN-NAME-TOO-LONG",
        message=f"{name[:40]!r}... has {len(name)} characters; at most {LONGEST_NAME} are compared",
        fix="give the name alone, without address or remarks",
    )
