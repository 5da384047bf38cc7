"""Loading: one document's reading goes into the graph wholly or not at all."""

from datetime import UTC, datetime

from ingest.source import Reading
from ontology.fold import fold
from queries.recording import record_document, record_mentions, record_statements, recorded_statements, show
from queries.store import Store, Writer


def load(store: Store, reading: Reading) -> None:
    """Record the reading and fold anew whatever it speaks of, in one transaction. Doing it again changes nothing."""
    recorded_at = datetime.now(UTC).isoformat(timespec="seconds")
    store.write(lambda writer: _load(writer, reading, recorded_at))


def _load(writer: Writer, reading: Reading, recorded_at: str) -> None:
    record_document(writer, reading.document, recorded_at)
    record_mentions(writer, reading.mentions, recorded_at)
    record_statements(writer, reading.statements, recorded_at)
    subjects = {statement.subject for statement in reading.statements}
    recorded = recorded_statements(writer, subjects)
    show(writer, [fold(subject, recorded[subject]) for subject in sorted(recorded)])
