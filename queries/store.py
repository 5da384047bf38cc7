"""The door to Neo4j: a pool of connections, reads, and writes that happen wholly or not at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import AuthError, ClientError, DriverError, ServiceUnavailable

from ontology.errors import ExportGraphError
from queries.cypher import cypher, statements_of
from queries.managed import Connection

Row = dict[str, Any]
T = TypeVar("T")
BATCH = 5_000
"""Rows for one statement: the plateau of load speed measured on a local server."""


class Writer:
    """Statements inside one transaction."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, file: str, /, **parameters: object) -> list[Row]:
        """Run `file` and give its rows."""
        return self._transaction.run(cypher(file), parameters).data()

    def run_rows(self, file: str, rows: Iterable[Row], /, **parameters: object) -> None:
        """Run `file` over `rows` in batches; the file unwinds `$rows`."""
        for batch in batches(rows, BATCH):
            self._transaction.run(cypher(file), {"rows": batch, **parameters}).consume()


class Store:
    """A graph in Neo4j. Safe to share between threads."""

    def __init__(self, driver: Driver, database: str) -> None:
        self._driver = driver
        self._database = database

    @classmethod
    def open(cls, connection: Connection) -> Self:
        """Connect and make sure that the server answers.

        Raises `DB-UNREACHABLE` or `DB-AUTH`.
        """
        auth = (connection.user, connection.password.get_secret_value())
        driver = GraphDatabase.driver(connection.uri, auth=auth, notifications_min_severity="OFF")
        try:
            with _explained(connection.uri):
                driver.verify_connectivity()
        except ExportGraphError:
            driver.close()
            raise
        return cls(driver, connection.database)

    def read(self, file: str, /, **parameters: object) -> list[Row]:
        """The rows of `file`. A read outside of an explicit transaction: one round trip less."""
        with self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
            return session.run(cypher(file), parameters).data()

    def write(self, work: Callable[[Writer], T]) -> T:
        """Do `work` in one transaction, again where the server says that the failure was passing."""
        with self._driver.session(database=self._database) as session:
            return session.execute_write(lambda transaction: work(Writer(transaction)))

    def prepare(self) -> None:
        """Create the constraints and indexes that are missing, and wait until they are online."""
        with self._driver.session(database=self._database) as session:
            for statement in statements_of("schema/constraints"):
                session.run(statement).consume()
            session.run(cypher("schema/await_indexes")).consume()

    def close(self) -> None:
        """Give the connections back."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def batches(rows: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    """`rows` in lists of at most `size`."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch


@contextmanager
def _explained(uri: str) -> Iterator[None]:
    try:
        yield
    except AuthError:
        raise ExportGraphError(
            code="DB-AUTH",
            message=f"{uri} refuses the user or password",
            fix="set NEO4J_USERNAME and NEO4J_PASSWORD to those of that server",
        ) from None
    except (ServiceUnavailable, DriverError, ClientError) as error:
        raise ExportGraphError(
            code="DB-UNREACHABLE",
            message=f"no Neo4j answers at {uri}: {error}",
            fix="start it, or unset NEO4J_URI so that exportgraph runs a server of its own",
        ) from None
