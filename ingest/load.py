"""Loading: one document's reading goes into the graph wholly or not at all."""

from datetime import UTC, datetime

from ingest.source import Reading
from queries.folding import refold, touched_by
from queries.recording import record_document, record_mentions, record_statements
from queries.store import Store, Writer


def now() -> str:
    """The time at which something is recorded: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def load(store: Store, reading: Reading, recorded_at: str) -> None:
    """Record the reading and fold anew whatever it speaks of, in one transaction. Doing it again changes nothing."""
    store.write(lambda writer: _load(writer, reading, recorded_at))


def _load(writer: Writer, reading: Reading, recorded_at: str) -> None:
    record_document(writer, reading.document, recorded_at)
    record_mentions(writer, reading.mentions, recorded_at)
    record_statements(writer, reading.statements, recorded_at)
    refold(writer, touched_by(writer, reading.statements))
