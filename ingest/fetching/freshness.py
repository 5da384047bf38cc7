"""Whether what the graph has of a source is still what the source says."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from ingest.fetching.manifest import Record
from ingest.source import SourceInfo
from ontology.times import PartialDate
from queries.sources import SourceDocuments


class Freshness(StrEnum):
    """How far the graph can be trusted to know what a source says today."""

    FRESH = "fresh"
    STALE = "stale"
    NEVER = "never"
    """The graph has read nothing of it."""
    LASTING = "lasting"
    """It has no rhythm, so what was read of it does not go stale."""


def freshness(info: SourceInfo, read: SourceDocuments | None, newest: Iterable[Record], today: date) -> Freshness:
    """How fresh a source is, from what the graph has `read` of it and the `newest` version of each of its files.

    It counts from the day on which its newest document was published, or recorded where it has no date; or from the
    day on which the server last confirmed what the graph has read, if that is later.
    """
    if read is None:
        return Freshness.NEVER
    if info.stale_after_days is None:
        return Freshness.LASTING
    days = [PartialDate(read.published or read.recorded_at[: len("2026-07-31")]).latest, *_confirmed(read, newest)]
    return Freshness.STALE if today - max(days) > timedelta(days=info.stale_after_days) else Freshness.FRESH


def _confirmed(read: SourceDocuments, newest: Iterable[Record]) -> list[date]:
    """The day on which all files were known to be what the graph has read; none if one of them is not in the graph."""
    records = list(newest)
    if not records or any(each.document not in read.known for each in records):
        return []
    return [min(each.checked_at for each in records).date()]
