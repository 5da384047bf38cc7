"""Where policies stand: the dated changes of their status, for `ontology.status.standing` to read on any day."""

from collections.abc import Iterable

from ontology.records import LifecycleEvent
from queries.mapping import event_from_row
from queries.store import Store, batches

_PAGE = 2_000


def events_of(store: Store, policies: Iterable[str]) -> dict[str, list[LifecycleEvent]]:
    """The changes of each of these policies, by the id under which it is shown; none for one of which none is known."""
    ids = sorted(set(policies))
    found: dict[str, list[LifecycleEvent]] = {each: [] for each in ids}
    for page in batches(ids, _PAGE):
        for row in store.read("read/events", ids=list(page)):
            found[row["id"]].append(event_from_row(row["event"]))
    return found
