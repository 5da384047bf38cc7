"""Fetching what sources publish: politely, safely, and into an archive from which nothing is ever lost."""

from ingest.fetching.archive import Archive
from ingest.fetching.errors import FetchError
from ingest.fetching.fetch import Outcome, State, fetch, latest_files
from ingest.fetching.freshness import Freshness, freshness
from ingest.fetching.manifest import Record
from ingest.fetching.settings import FetchSettings, Limits
from ingest.fetching.waiting import Clock
from ingest.fetching.web import Web

__all__ = [
    "Archive",
    "Clock",
    "FetchError",
    "FetchSettings",
    "Freshness",
    "Limits",
    "Outcome",
    "Record",
    "State",
    "Web",
    "fetch",
    "freshness",
    "latest_files",
]
