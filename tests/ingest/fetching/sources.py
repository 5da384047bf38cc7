"""The EAR tables as a source on the web: a real file, and the same file with half of a group gone."""

import json
from dataclasses import replace

from ingest.source import Download, Source, sources
from tests.graphs import EAR
from tests.ingest.fetching.server import FileServer

FILE = EAR[0]
"""The Country Groups."""


def published(server: FileServer) -> Source:
    """The source `ear`, whose Country Groups are published by `server`."""
    source = next(each for each in sources() if each.name == "ear")
    downloads = (Download(file=FILE.name, url=f"{server.url}/groups"),)
    return replace(source, info=source.info.model_copy(update={"downloads": downloads, "stale_after_days": 10}))


def good() -> bytes:
    return FILE.read_bytes()


def later() -> bytes:
    """The same table as of another day."""
    table = json.loads(good())
    return json.dumps({**table, "ecfrIssueDate": "2026-07-30"}).encode()


def shrunken() -> bytes:
    """The table of a later day that has lost most of a group."""
    table = json.loads(later())
    table["groups"]["D:5"] = table["groups"]["D:5"][:2]
    return json.dumps(table).encode()


def without_groups() -> bytes:
    """Another table under the same address."""
    table = json.loads(good())
    del table["groups"]
    return json.dumps(table).encode()
