"""Loading: one document's reading goes into the graph wholly or not at all."""

from datetime import UTC, datetime

from ingest.source import Reading
from queries.clusters import clusters_around, records_in
from queries.folding import fold_new, refold, told_before, touched_by
from queries.recording import is_recorded, record_document, record_mentions, record_statements
from queries.store import Store, Writer


def now() -> str:
    """The time at which something is recorded: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def load(store: Store, reading: Reading, recorded_at: str) -> bool:
    """Record the reading and fold anew whatever it speaks of, in one transaction; whether anything was new.

    Doing it again changes nothing.
    """
    return store.write(lambda writer: _load(writer, reading, recorded_at))


def _load(writer: Writer, reading: Reading, recorded_at: str) -> bool:
    new = record_document(writer, reading.document, recorded_at)
    if not new and is_recorded(writer, reading.mentions, reading.statements):
        return False
    named = {each.refers_to for each in reading.mentions if each.refers_to is not None}
    clusters = clusters_around(writer.run, records_in(reading.statements) | named)
    before = told_before(writer, reading.document, reading.statements, clusters) if new else set()
    record_mentions(writer, reading.mentions, recorded_at, clusters)
    record_statements(writer, reading.statements, recorded_at, clusters, new=new)
    if new:
        fold_new(writer, reading.document, reading.statements, recorded_at, clusters, before)
    else:  # another version of its source reads it differently
        refold(writer, touched_by(writer, reading.statements))
    return True
