"""Loading side by side: documents that speak of different things are written at the same time."""

from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Self

from ingest.load import load
from ingest.source import Reading
from ontology.terms import Property
from queries.clusters import clusters_around, records_in
from queries.store import Store

WORKERS = 2
"""Transactions at a time: one is carried out while another is made ready or waits for the disk."""


class Loader:
    """Loads readings in the order in which they are given, as far as that can be told from the graph.

    A document waits for those before it that speak of the same things. One that gives the whole list of a group's
    members is loaded alone: it can close what any document says.
    """

    def __init__(self, store: Store, workers: int = WORKERS) -> None:
        self._store = store
        self._workers = workers
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="load")
        self._running: dict[Future[bool], frozenset[str] | None] = {}
        """What each load that is not done yet may touch; none: everything."""

    def submit(self, reading: Reading, recorded_at: str) -> Future[bool]:
        """Load `reading` as soon as it can be; whether anything in it was new.

        Waits while as many are under way as there are workers, or any that speaks of the same things.
        """
        claim = self._claim(reading)
        self._wait_for_room(claim)
        future = self._pool.submit(load, self._store, reading, recorded_at)
        self._running[future] = claim
        return future

    def _claim(self, reading: Reading) -> frozenset[str] | None:
        if any(each.predicate is Property.CAPTURED_ON for each in reading.statements):
            return None
        named = {each.refers_to for each in reading.mentions if each.refers_to is not None}
        records = records_in(reading.statements) | named
        clusters = clusters_around(self._store.read, records)
        return frozenset(clusters.canonical(each) for each in records)

    def _wait_for_room(self, claim: frozenset[str] | None) -> None:
        self._forget(each for each in list(self._running) if each.done())
        while len(self._running) >= self._workers or any(_meet(claim, each) for each in self._running.values()):
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            self._forget(done)

    def _forget(self, done: Iterable[Future[bool]]) -> None:
        for each in done:
            del self._running[each]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is under way; nothing goes in by half."""
        self._pool.shutdown(wait=True)


def _meet(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return one is None or other is None or not one.isdisjoint(other)
