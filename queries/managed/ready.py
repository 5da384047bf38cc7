"""Waiting until the server answers a query."""

import time
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from queries.managed.connection import Connection
from queries.managed.errors import password_refused, start_failed, start_timeout
from queries.managed.ports import Ports, require_free
from queries.managed.process import State, listening_ports
from queries.managed.settings import Paths

POLL = 0.1
LOG_LINES = 15


def wait_until_ready(connection: Connection, paths: Paths, state: State, timeout: float) -> None:
    """Return when the server answers `RETURN 1` to this user, and Neo4j Browser is served.

    Raises DB-START-FAILED when the server ends before, or DB-PORT-TAKEN if that is why; DB-START-TIMEOUT after
    `timeout` seconds; DB-PASSWORD-REFUSED.
    """
    deadline = time.monotonic() + timeout
    auth = (connection.user, connection.password.get_secret_value())
    with GraphDatabase.driver(connection.uri, auth=auth, connection_timeout=5, max_transaction_retry_time=0) as driver:
        while not (_listens(paths, state) and _answers(driver, connection.database, paths.password)):
            if time.monotonic() > deadline:
                raise start_timeout(paths.log, timeout, last_lines(paths.log))
            time.sleep(POLL)


def _listens(paths: Paths, state: State) -> bool:
    """Whether this very server has its two ports: another that was quicker may answer on one of them."""
    listening = listening_ports(paths, state)
    if listening is None:
        require_free(Ports(state.bolt_port, state.http_port))
        raise start_failed(paths.log, last_lines(paths.log))
    return {state.bolt_port, state.http_port} <= listening


def _answers(driver: Driver, database: str, password_file: Path) -> bool:
    try:
        driver.execute_query("RETURN 1", database_=database)
    except AuthError as error:
        raise password_refused(password_file) from error
    except (DriverError, Neo4jError):
        # It listens before all of it is up.
        return False
    return True


def last_lines(log: Path) -> str:
    """The end of a log, indented for a message."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"    {line}" for line in lines[-LOG_LINES:]) or "    (empty)"
