"""A local Neo4j with nothing to install: fetched, started, found and stopped by us.

    connection = ensure_running()
    GraphDatabase.driver(connection.uri, auth=(connection.user, connection.password.get_secret_value()))

All functions raise ManagedError, which says in its code, message and fix what is the matter.
"""

from queries.managed.connection import Connection
from queries.managed.errors import ManagedError
from queries.managed.progress import Lines, Progress, Silence, on_stderr
from queries.managed.server import Status, ensure_running, status, stop
from queries.managed.settings import ManagedSettings, Paths, paths

__all__ = [
    "Connection",
    "Lines",
    "ManagedError",
    "ManagedSettings",
    "Paths",
    "Progress",
    "Silence",
    "Status",
    "ensure_running",
    "on_stderr",
    "paths",
    "status",
    "stop",
]
