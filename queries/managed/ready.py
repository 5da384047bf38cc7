"""Waiting until the server answers a query."""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError
from pydantic import SecretStr

from queries.managed.errors import password_refused, start_failed, start_timeout
from queries.managed.settings import Paths

POLL = 0.05
LOG_LINES = 15


@dataclass(frozen=True, slots=True)
class Connection:
    """What a Neo4j driver needs."""

    uri: str
    user: str
    password: SecretStr
    database: str


def wait_until_ready(
    connection: Connection, address: tuple[str, int], paths: Paths, alive: Callable[[], bool], timeout: float
) -> None:
    """Return when the server answers `RETURN 1` to this user.

    Raises DB-START-FAILED when the server ends before, DB-START-TIMEOUT after `timeout` seconds, DB-PASSWORD-REFUSED.
    """
    deadline = time.monotonic() + timeout
    auth = (connection.user, connection.password.get_secret_value())
    with GraphDatabase.driver(connection.uri, auth=auth, connection_timeout=5, max_transaction_retry_time=0) as driver:
        # A look at the port first: the driver takes longer to find out that nobody listens.
        while not (_listens(address) and _answers(driver, connection.database, paths.password)):
            if not alive():
                raise start_failed(paths.log, last_lines(paths.log))
            if time.monotonic() > deadline:
                raise start_timeout(paths.log, timeout, last_lines(paths.log))
            time.sleep(POLL)


def _listens(address: tuple[str, int]) -> bool:
    try:
        socket.create_connection(address, timeout=1).close()
    except OSError:
        return False
    return True


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
