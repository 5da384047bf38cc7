"""What resolvers share during one request: the store, and loaders that read for many things at once."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from strawberry.dataloader import DataLoader

from api.screening import Screener
from queries import lookup
from queries.lookup import Disagreement, Evidenced, Relationship
from queries.store import Store

T = TypeVar("T")
Key = tuple[str, str | None]
"""A thing, and the time at which the graph is asked what it knows of it; none for now."""


class Context:
    """The context of one GraphQL request. Reads run in threads, so that the event loop stays free."""

    def __init__(self, store: Store, screener: Screener) -> None:
        self.store = store
        self.screener = screener
        self.evidence: DataLoader[Key, list[Evidenced]] = _batched(store, lookup.evidence_for)
        self.conflicts: DataLoader[Key, list[Disagreement]] = _batched(store, lookup.conflicts_about)

    async def relationships(self, identifier: str, limit: int, known_at: str | None) -> Sequence[Relationship]:
        """The relationships of one thing."""
        return await asyncio.to_thread(lookup.relationships, self.store, identifier, limit, known_at=known_at)


def _batched(
    store: Store, read: Callable[[Store, Iterable[str], str | None], dict[str, list[T]]]
) -> DataLoader[Key, list[T]]:
    def read_all(keys: list[Key]) -> list[list[T]]:
        times = dict.fromkeys(known_at for _, known_at in keys)
        found = {time: read(store, {name for name, known_at in keys if known_at == time}, time) for time in times}
        return [found[known_at][name] for name, known_at in keys]

    async def load(keys: list[Key]) -> list[list[T]]:
        return await asyncio.to_thread(read_all, keys)

    return DataLoader(load_fn=load)
