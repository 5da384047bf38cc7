"""What the graph learned between two times: two pictures of the past, and what differs."""

from collections.abc import Iterator

from ontology.changes import Change, changes_between, regrouped
from queries.clusters import RELATING
from queries.past import Past
from queries.store import Store, batches

_PAGE = 500
"""Things whose pictures are folded at once."""


def changes(store: Store, since: str, until: str) -> Iterator[Change]:
    """What was learned after `since` and by `until` (ISO 8601, UTC), thing by thing in order of id."""
    rows = store.read("read/subjects_since", since=since, until=until, relating=RELATING)
    for page in batches([row["subject"] for row in rows], _PAGE):
        then, later = Past(store, since), Past(store, until)
        before, after = then.pictures(page), later.pictures(page)
        for record in page:
            old, new = then.clusters.canonical(record), later.clusters.canonical(record)
            if old != new:
                yield regrouped(record, old, new)
            else:
                yield from changes_between(before.get(record), after.get(record))
