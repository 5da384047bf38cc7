"""What resolvers share during one request: the store, and loaders that read for many things at once."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from strawberry.dataloader import DataLoader

from queries import lookup
from queries.lookup import Disagreement, Evidenced, Relationship
from queries.store import Store

T = TypeVar("T")


class Context:
    """The context of one GraphQL request. Reads run in threads, so that the event loop stays free."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.evidence: DataLoader[str, list[Evidenced]] = _batched(store, lookup.evidence_for)
        self.conflicts: DataLoader[str, list[Disagreement]] = _batched(store, lookup.conflicts_about)

    async def relationships(self, identifier: str, limit: int) -> Sequence[Relationship]:
        """The relationships of one thing."""
        return await asyncio.to_thread(lookup.relationships, self.store, identifier, limit)


def _batched(store: Store, read: Callable[[Store, Iterable[str]], dict[str, list[T]]]) -> DataLoader[str, list[T]]:
    async def load(keys: list[str]) -> list[list[T]]:
        found = await asyncio.to_thread(read, store, keys)
        return [found[key] for key in keys]

    return DataLoader(load_fn=load)
