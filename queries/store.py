"""The door to Neo4j: a pool of connections, reads, and writes that happen wholly or not at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction
from neo4j.exceptions import AuthError, ConfigurationError, Neo4jError, ServiceUnavailable, SessionExpired

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
        """Run `file` over `rows` in batches; the file unwinds `$rows` and gives nothing back.

        It does not wait for the server: the next statement does, and so the next rows are made ready meanwhile.
        """
        for batch in batches(rows, BATCH):
            self._transaction.run(cypher(file), {"rows": batch, **parameters})


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
        with _explained():
            driver = GraphDatabase.driver(connection.uri, auth=auth, notifications_min_severity="OFF")
            try:
                driver.verify_connectivity()
            except BaseException:
                driver.close()
                raise
        return cls(driver, connection.database)

    def read(self, file: str, /, **parameters: object) -> list[Row]:
        """The rows of `file`. A read outside of an explicit transaction: one round trip less."""
        with _explained(), self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
            return session.run(cypher(file), parameters).data()

    def write(self, work: Callable[[Writer], T]) -> T:
        """Do `work` in one transaction, again where the server says that the failure was passing."""
        with _explained(), self._driver.session(database=self._database) as session:
            return session.execute_write(lambda transaction: work(Writer(transaction)))

    def run_alone(self, file: str, /, **parameters: object) -> None:
        """Run `file`, which commits in steps of its own."""
        with _explained(), self._driver.session(database=self._database) as session:
            session.run(cypher(file), parameters).consume()

    def prepare(self) -> None:
        """Create the constraints and indexes that are missing, and wait until they are online."""
        with _explained(), self._driver.session(database=self._database) as session:
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
def _explained() -> Iterator[None]:
    """Turn what the driver raises into errors that say what to do."""
    try:
        yield
    except AuthError as error:
        raise ExportGraphError(
            code="DB-AUTH",
            message="Neo4j refuses the user or password",
            fix="set NEO4J_USERNAME and NEO4J_PASSWORD to those of that server",
        ) from error
    except (ServiceUnavailable, SessionExpired, ConfigurationError) as error:
        raise ExportGraphError(
            code="DB-UNREACHABLE",
            message=f"Neo4j does not answer: {error}",
            fix="start it, or unset NEO4J_URI so that exportgraph runs a server of its own",
        ) from error
    except Neo4jError as error:
        raise ExportGraphError(
            code="DB-FAILED",
            message=f"Neo4j broke off a statement ({error.code}): {error.message}",
            fix="try again; if it stays, look into the server's log (exportgraph db path)",
        ) from error
