"""What the graph has read of each source."""

from collections.abc import Iterable
from dataclasses import dataclass

from queries.store import Store


@dataclass(frozen=True, slots=True)
class SourceDocuments:
    """The documents of one source in the graph."""

    source: str
    documents: int
    published: str | None
    """The newest date of publication (ISO 8601, as precise as it is known); none where no document has one."""
    recorded_at: str
    """When the last was recorded (ISO 8601, UTC)."""
    known: frozenset[str]
    """Those of the documents that were asked for that are in the graph."""


def documents_by_source(store: Store, documents: Iterable[str] = ()) -> dict[str, SourceDocuments]:
    """What the graph has read, by the name of the source; `documents` are ids of which it tells whether they are in."""
    rows = store.read("read/sources", ids=sorted(documents))
    return {row["source"]: SourceDocuments(**{**row, "known": frozenset(row["known"])}) for row in rows}
