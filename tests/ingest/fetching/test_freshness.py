"""Whether the graph still says what the publisher says."""

from datetime import UTC, date, datetime

import pytest

from ingest.fetching import Freshness, Record, freshness
from ingest.source import SourceInfo
from ontology.document import document_id
from ontology.vocabulary import SourceKind
from queries.sources import SourceDocuments

INFO = SourceInfo(
    title="A list", publisher="Somebody", kind=SourceKind.OFFICIAL_LIST, licence=None, cadence="daily", about="",
    stale_after_days=10,
)  # fmt: skip
TODAY = date(2026, 7, 31)


def read(published: str | None, recorded: str = "2026-07-30T10:00:00+00:00", *known: str) -> SourceDocuments:
    return SourceDocuments("csl", 1, published, recorded, frozenset(map(document_id, known)))


def record(sha256: str, checked: date) -> Record:
    moment = datetime(checked.year, checked.month, checked.day, tzinfo=UTC)
    return Record(
        file="a", url="https://x", sha256=sha256, bytes=1, retrieved_at=moment, checked_at=moment, day=checked
    )


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2026-07-31", Freshness.FRESH),
        ("2026-07-21", Freshness.FRESH),
        ("2026-07-20", Freshness.STALE),
        ("2026-07", Freshness.FRESH),
        ("2025", Freshness.STALE),
        (None, Freshness.FRESH),
    ],
)
def test_it_counts_from_the_newest_publication(published: str | None, expected: Freshness) -> None:
    assert freshness(INFO, read(published), [], TODAY) is expected


def test_nothing_read() -> None:
    assert freshness(INFO, None, [record("a" * 64, TODAY)], TODAY) is Freshness.NEVER


def test_what_has_no_rhythm_does_not_go_stale() -> None:
    lasting = INFO.model_copy(update={"stale_after_days": None})
    assert freshness(lasting, read("2020"), [], TODAY) is Freshness.LASTING


def test_an_old_document_that_the_server_confirmed_is_fresh() -> None:
    seen = record("a" * 64, date(2026, 7, 30))
    assert freshness(INFO, read("2026-01-01", "2026-01-02", "a" * 64), [seen], TODAY) is Freshness.FRESH


def test_what_was_confirmed_but_not_read_proves_nothing() -> None:
    """The server has something newer, which is not in the graph: not ingested yet, or it could not be read."""
    newer = record("b" * 64, date(2026, 7, 30))
    assert freshness(INFO, read("2026-01-01", "2026-01-02", "a" * 64), [newer], TODAY) is Freshness.STALE


def test_the_file_that_was_confirmed_longest_ago_counts() -> None:
    files = [record("a" * 64, date(2026, 7, 30)), record("b" * 64, date(2026, 7, 1))]
    assert freshness(INFO, read("2026-01-01", "2026-01-02", "a" * 64, "b" * 64), files, TODAY) is Freshness.STALE
