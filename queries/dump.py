"""Reading the whole graph in order, page by page, in constant memory."""

from collections.abc import Iterator

from queries.store import Row, Store

PAGE = 1_000


def everything(store: Store) -> Iterator[tuple[str, Row]]:
    """Each record with its kind (as below), by kind and id.

    An entity's row has the keys `entity`, `edges` and `events`; the others have one key, their kind.
    """
    for kind, file in (
        ("document", "read/export_documents"),
        ("entity", "read/export_entities"),
        ("statement", "read/export_statements"),
        ("mention", "read/export_mentions"),
        ("conflict", "read/export_conflicts"),
        ("issue", "read/all_issues"),
        ("judgement", "read/export_judgements"),
        ("redirect", "read/export_redirects"),
    ):
        for row in _pages(store, kind, file):
            yield kind, row


def _pages(store: Store, kind: str, file: str) -> Iterator[Row]:
    after = ""
    while rows := store.read(file, after=after, limit=PAGE):
        yield from rows
        after = rows[-1][kind]["id"]
