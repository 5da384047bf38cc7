"""The index of names: made once for each version of the graph, by a thread of its own, and shared by all who ask."""

import gc
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Self

from matching.index import Index
from matching.record import NamedRecord
from ontology.errors import ExportGraphError
from ontology.listing import Listing, NamedThing, PartyList
from queries.listed import Listed, Version, graph_version, listed
from queries.store import Store

_PATIENCE = 30.0
"""Seconds that a question waits for the index; it is made on, and the next question finds it."""
_MOST = 3
"""How many indexes are kept: of now, and of the last times that were asked about."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a version of the graph, and who of those that bear them is on which list."""

    told: Listed
    index: Index
    things: Mapping[str, NamedThing]
    listings: Mapping[str, tuple[Listing, ...]]
    """By the id of the party."""
    lists: Mapping[str, PartyList]
    """The lists that name anybody, or of which it is known that they were read whole."""

    @classmethod
    def of(cls, told: Listed) -> Self:
        """From what the graph holds."""
        listings: dict[str, list[Listing]] = {}
        for each in told.listings:
            listings.setdefault(each.party, []).append(each)
        naming = {each.list for each in told.listings}
        return cls(
            told=told,
            index=Index(map(_record, told.things)),
            things={each.id: each for each in told.things},
            listings={party: tuple(found) for party, found in listings.items()},
            lists={each.id: each for each in told.lists if each.id in naming or each.captured_on},
        )


class NamesKept:
    """Gives the names of the graph as it is, or as it was known at a time. Safe to share between threads."""

    def __init__(self, store: Store, patience: float | None = _PATIENCE) -> None:
        """`patience`: the seconds that a question waits for an index to be made; none for as long as it takes."""
        self._store = store
        self._patience = patience
        self._lock = Lock()
        self._kept: OrderedDict[str | None, tuple[Version, Future[Names]]] = OrderedDict()
        self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="names")

    def names(self, known_at: str | None = None) -> Names:
        """The names, of the present graph or as known at `known_at`. Made anew where the graph has changed.

        Raises `SCREEN-BUILDING` where that takes longer than a question may wait.
        """
        future = self._current(known_at)
        try:
            return future.result(self._patience)
        except TimeoutError:
            if future.done():
                raise
            raise ExportGraphError(
                code="SCREEN-BUILDING",
                message="the index of names is being made, because the graph is new or has changed",
                fix="ask again in some seconds",
            ) from None

    def _current(self, known_at: str | None) -> Future[Names]:
        # The version is read before the names: what is recorded in between makes the index new again, never stale.
        version = graph_version(self._store)
        if known_at is not None and version.is_known_at(known_at):
            known_at = None  # nothing was learned since: what was known then is what is known now
        with self._lock:
            before = self._kept.get(known_at)
            if before is None or before[0] != version or (before[1].done() and before[1].exception() is not None):
                last = before[1] if before is not None else None
                self._kept[known_at] = (version, self._maker.submit(self._made, known_at, last))
            self._kept.move_to_end(known_at)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return self._kept[known_at][1]

    def _made(self, known_at: str | None, last: Future[Names] | None) -> Names:
        told = listed(self._store, known_at)
        if last is not None and last.done() and last.exception() is None and last.result().told == told:
            return last.result()  # what changed bears no names: documents, norms
        with _uncollected():
            return Names.of(told)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector: it would look through a million new objects again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _record(thing: NamedThing) -> NamedRecord:
    first, *others = [name for name, _ in thing.names]
    return NamedRecord(
        id=thing.id, label=thing.label, name=first, aliases=tuple(others), kind=thing.kind, countries=thing.countries
    )
