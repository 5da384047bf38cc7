"""Which server is used, and what is said when it does not answer."""

import socket

import pytest
from pydantic import SecretStr

from ontology.errors import ExportGraphError
from queries.connection import connect
from queries.managed import Connection, Silence
from queries.store import Store, Writer


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_named_server_is_used_and_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://example.invalid:7687")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    connection = connect(Silence())
    assert connection.uri == "bolt://example.invalid:7687"
    assert "secret" not in repr(connection)


def test_a_named_server_needs_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://example.invalid:7687")
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(ExportGraphError, match="DB-NO-PASSWORD"):
        connect(Silence())


@pytest.mark.parametrize("uri", [f"bolt://127.0.0.1:{closed_port()}", "nonsense"])
def test_a_server_that_does_not_answer(uri: str) -> None:
    with pytest.raises(ExportGraphError, match="DB-UNREACHABLE"):
        Store.open(Connection(uri, "neo4j", SecretStr("x"), "neo4j"))


def test_a_wrong_password(neo4j_connection: Connection) -> None:
    with pytest.raises(ExportGraphError, match="DB-AUTH") as caught:
        Store.open(Connection(neo4j_connection.uri, "neo4j", SecretStr("not this one"), "neo4j"))
    assert "not this one" not in str(caught.value)


def test_what_the_server_refuses_is_explained(store: Store) -> None:
    with pytest.raises(ExportGraphError, match="DB-FAILED"):
        store.read("read/search", query="unbalanced (", limit=1)


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    def work(writer: Writer) -> None:
        writer.run("write/document", id="document:half", properties={"title": "half"}, recorded_at="2026-11-24")
        raise RuntimeError("killed in the middle")

    with pytest.raises(RuntimeError, match="middle"):
        store.write(work)
    titles = [row["document"]["title"] for row in store.read("read/export_documents", after="", limit=100)]
    assert "half" not in titles
