"""The commands fetch and sources, from a server to the graph."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from exportgraph.cli import cli
from exportgraph.fetching import fetch_sources, list_addresses, named, with_downloads
from exportgraph.source_table import source_rows
from ingest.fetching import Archive, FetchError, FetchSettings, Freshness
from ingest.pipeline import ingest, register_files
from ingest.source import sources
from queries.managed import Connection
from queries.sources import documents_by_source
from queries.store import Store
from tests.graphs import EAR
from tests.ingest.fetching.server import FileServer, serving
from tests.ingest.fetching.sources import FILE, good, later, published, shrunken

needs_tables = pytest.mark.skipif(not EAR[0].is_file(), reason="needs ../shared/data/ear-ecfr-2026-07-23")


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving() as state:
        yield state


@pytest.fixture
def settings(tmp_path: Path) -> FetchSettings:
    return FetchSettings(archive=tmp_path / "archive", fetch_allow_private=True)


@pytest.fixture
def our_neo4j(neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEO4J_URI", neo4j_connection.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_connection.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_connection.password.get_secret_value())
    monkeypatch.setenv("EXPORTGRAPH_ARCHIVE", str(tmp_path / "archive"))


@needs_tables
@pytest.mark.usefixtures("our_neo4j")
def test_a_good_file_goes_in_and_a_shrunken_one_leaves_the_graph_as_it_was(
    blank: Store, server: FileServer, settings: FetchSettings, capsys: pytest.CaptureFixture[str]
) -> None:
    source = published(server)
    server.files["/groups"] = good()
    assert fetch_sources([source], settings, ingesting=True)
    assert f"ear: {FILE.name} new" in capsys.readouterr().out
    counts = blank.read("read/counts")
    assert documents_by_source(blank)["ear"].published == "2026-07-23"

    server.files["/groups"] = shrunken()
    assert not fetch_sources([source], settings, ingesting=True)
    told = capsys.readouterr()
    assert "INGEST-EXPECTATION" in told.err
    assert "fix: " in told.err
    assert "0 new, 0 unchanged, 1 failed" in told.out
    assert blank.read("read/counts") == counts
    assert len(list(settings.archive.glob("??/*"))) == 2, "what came is in the archive all the same"

    server.files["/groups"] = later()
    assert fetch_sources([source], settings, ingesting=True)
    assert documents_by_source(blank)["ear"].published == "2026-07-30"
    assert documents_by_source(blank)["ear"].documents == 2


@needs_tables
@pytest.mark.usefixtures("our_neo4j")
def test_a_file_that_was_fetched_before_is_read_when_that_is_asked_for(
    blank: Store, server: FileServer, settings: FetchSettings
) -> None:
    source = published(server)
    server.files["/groups"] = good()
    assert fetch_sources([source], settings, ingesting=False)
    assert documents_by_source(blank) == {}
    assert fetch_sources([source], settings, ingesting=True)
    assert documents_by_source(blank)["ear"].documents == 1


@needs_tables
@pytest.mark.usefixtures("our_neo4j")
def test_how_fresh_a_source_is(blank: Store, server: FileServer, settings: FetchSettings) -> None:
    source, archive = published(server), Archive(settings.archive)
    server.files["/groups"] = good()

    def row(today: date) -> tuple[Freshness, str | None, bool]:
        (found,) = source_rows(blank, archive, today, [source])
        return found.freshness, found.last_document, found.last_fetched is not None

    assert row(date(2026, 7, 24)) == (Freshness.NEVER, None, False)
    assert fetch_sources([source], settings, ingesting=True)
    (record,) = archive.manifest("ear").records
    assert row(record.checked_at.date()) == (Freshness.FRESH, "2026-07-23", True)
    assert row(date(2099, 1, 1)) == (Freshness.STALE, "2026-07-23", True)


@pytest.mark.usefixtures("our_neo4j")
def test_sources_as_a_table_and_as_json(blank: Store) -> None:
    assert ingest(blank, register_files()).succeeded
    rows = json.loads(CliRunner().invoke(cli, ["sources", "--json"]).stdout)
    assert [row["name"] for row in rows] == [each.name for each in sources()]
    register = next(row for row in rows if row["name"] == "register")
    assert register["documents"] > 0
    assert register["freshness"] == "lasting"
    assert next(row for row in rows if row["name"] == "ear")["freshness"] == "never"
    shown = CliRunner().invoke(cli, ["sources"])
    assert shown.exit_code == 0


def test_the_addresses_are_listed_without_a_network(server: FileServer, capsys: pytest.CaptureFixture[str]) -> None:
    list_addresses([published(server)])
    assert capsys.readouterr().out == f"ear  {FILE.name}  {server.url}/groups\n"
    assert server.requests == []


def test_every_source_with_an_address_can_be_listed() -> None:
    result = CliRunner().invoke(cli, ["fetch", "--all", "--list"])
    assert result.exit_code == 0
    assert all(each.name in result.output for each in with_downloads())


def test_an_unknown_source_and_one_without_an_address() -> None:
    with pytest.raises(FetchError, match="ear, ") as caught:
        named(["nowhere"])
    assert caught.value.code == "FETCH-SOURCE"
    with pytest.raises(FetchError) as caught:
        named(["text"])
    assert caught.value.code == "FETCH-NO-ADDRESS"


@pytest.mark.parametrize("words", [["fetch"], ["fetch", "ear", "--all"]])
def test_fetch_wants_names_or_all(words: list[str]) -> None:
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 2
    assert "--all" in result.output


def test_an_internal_address_is_refused_unless_the_user_allows_it(
    server: FileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = FetchSettings(archive=tmp_path / "archive", fetch_allow_private=False)
    assert not fetch_sources([published(server)], settings, ingesting=False)
    told = capsys.readouterr().err
    assert "FETCH-INTERNAL" in told
    assert "EXPORTGRAPH_FETCH_ALLOW_PRIVATE" in told
    assert server.requests == []
