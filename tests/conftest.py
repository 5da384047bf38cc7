"""Fixtures for all tests. A real Neo4j, never a stand-in, and never one that holds somebody's data."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from neo4j import GraphDatabase

from ingest.load import load, now
from ingest.pipeline import ingest, register_files
from queries.managed import Connection, ManagedSettings, ensure_running, stop
from queries.store import Store
from tests.graphs import CCL, EAR, SAMPLES, part_of_ccl

# No test is timed: what is slow is measured in `bench/`.
settings.register_profile("exportgraph", deadline=None)
settings.load_profile("exportgraph")


@pytest.fixture(scope="session", autouse=True)
def judgements(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder in place of the user's own decisions."""
    folder = tmp_path_factory.mktemp("judgements")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPORTGRAPH_JUDGEMENTS", str(folder))
        yield folder


@pytest.fixture(scope="session")
def neo4j_connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A server of its own for the whole run. NEO4J_URI is not used: the tests empty their database."""
    settings = ManagedSettings(data_dir=tmp_path_factory.mktemp("neo4j"), fast_start=True, heap="512m")
    yield ensure_running(settings)
    stop(settings)


@pytest.fixture(scope="session")
def store(neo4j_connection: Connection) -> Iterator[Store]:
    """The store of the tests. It may hold anything: ask for `blank`, `graph` or `ear`."""
    with Store.open(neo4j_connection) as opened:
        opened.prepare()
        yield opened


@pytest.fixture(scope="session")
def emptied(neo4j_connection: Connection, store: Store) -> "Emptied":
    """Empties the graph when called, and gives the store."""
    return Emptied(neo4j_connection, store)


class Emptied:
    """Callable that empties the graph of the tests. The program itself has no such command."""

    def __init__(self, connection: Connection, store: Store) -> None:
        self._connection = connection
        self.store = store

    def __call__(self) -> Store:
        """The store, with nothing in it."""
        auth = (self._connection.user, self._connection.password.get_secret_value())
        # In parts: a whole table does not fit into one transaction of a small server.
        with GraphDatabase.driver(self._connection.uri, auth=auth) as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()
        return self.store


@pytest.fixture
def blank(emptied: Emptied) -> Store:
    """An empty graph. A module that uses it cannot use `graph` or `ear`."""
    return emptied()


@pytest.fixture(scope="module")
def graph(emptied: Emptied) -> Store:
    """A graph of the register and the samples: what a user has after `make demo` without ../shared."""
    return _filled(emptied(), [*register_files(), SAMPLES])


@pytest.fixture(scope="module")
def ear(graph: Store) -> Store:
    """`graph` and the EAR tables of 2026-07-23; of the Commerce Control List the entries that questions are about."""
    if not all(path.is_file() for path in (*EAR, CCL)):
        pytest.skip("needs ../shared/data/ear-ecfr-2026-07-23")
    entries = part_of_ccl("3A090", "4A090", "4E091", "0A606", "0A982", "1C607", "5A980")
    load(_filled(graph, EAR), entries, now())
    return graph


def _filled(store: Store, paths: list[Path]) -> Store:
    report = ingest(store, paths)
    assert report.succeeded, [str(each.error) for each in report.failed]
    return store
