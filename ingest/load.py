"""Loading: what one document says goes into the graph, each thing of it wholly or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from operator import attrgetter

from ingest.source import Reading
from ontology.statement import Statement
from ontology.terms import Property
from queries.clusters import clusters_around, records_in
from queries.folding import fold_new, refold, told_before, touched_by
from queries.recording import Known, known, record_document, record_mentions, record_statements
from queries.store import Store, Writer

PART = 20_000
"""Statements for one transaction, more or less: the server keeps what a transaction writes in memory until its end."""


def now() -> str:
    """The time at which something is recorded: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def load(store: Store, reading: Reading, recorded_at: str) -> bool:
    """Record the reading and fold anew whatever it speaks of; whether anything was new.

    A long document takes several transactions, each for some of the things of which it speaks. That it lists all there
    is of something goes in last, so that nothing is concluded from a list that is half there. Doing it again changes
    nothing, and finishes what was cut short.
    """
    new = [store.write(partial(_load, reading=each, recorded_at=recorded_at)) for each in parts(reading)]
    return any(new)


def parts(reading: Reading, size: int = PART) -> Iterator[Reading]:
    """The reading cut into parts of about `size` statements, what is said of one thing in one of them; at least one."""
    if len(reading.statements) <= size:
        yield reading
        return
    mentions = reading.mentions
    for each in _pages(reading.statements, size):
        yield replace(reading, mentions=mentions, statements=tuple(each))
        mentions = ()


def _pages(statements: Iterable[Statement], size: int) -> Iterator[list[Statement]]:
    said = sorted(statements, key=attrgetter("subject"))
    captured = {each.subject for each in said if each.predicate is Property.CAPTURED_ON}
    said.sort(key=lambda each: each.subject in captured)
    page: list[Statement] = []
    for _, about in groupby(said, key=attrgetter("subject")):
        page.extend(about)
        if len(page) >= size:
            yield page
            page = []
    if page:
        yield page


def _load(writer: Writer, reading: Reading, recorded_at: str) -> bool:
    statements = reading.statements
    document_is_new = record_document(writer, reading.document, recorded_at)
    before = Known.NO_STATEMENT if document_is_new else known(writer, reading.mentions, statements)
    if before is Known.ALL:
        return False
    named = {each.refers_to for each in reading.mentions if each.refers_to is not None}
    clusters = clusters_around(writer.run, records_in(statements) | named)
    new = before is Known.NO_STATEMENT
    earlier = told_before(writer, statements, clusters) if new else set()
    record_mentions(writer, reading.mentions, recorded_at, clusters)
    record_statements(writer, statements, recorded_at, clusters, new=new)
    if new:
        fold_new(writer, reading.document, statements, recorded_at, clusters, earlier)
    else:
        refold(writer, touched_by(writer, statements))
    return True
