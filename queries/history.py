"""What the graph learned between two times: two pictures of the past, and what differs."""

from collections.abc import Iterator

from ontology.changes import Change, changes_between
from queries.past import Past
from queries.store import Store, batches

_PAGE = 500
"""Things whose pictures are folded at once."""


def changes(store: Store, since: str, until: str) -> Iterator[Change]:
    """What was learned after `since` and by `until` (ISO 8601, UTC), thing by thing in order of id."""
    subjects = [row["subject"] for row in store.read("read/subjects_since", since=since, until=until)]
    for page in batches(subjects, _PAGE):
        then, later = Past(store, since), Past(store, until)
        before, after = then.pictures(page), later.pictures(page)
        for subject in page:
            yield from changes_between(before.get(subject), after.get(subject))
