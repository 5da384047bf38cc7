"""With the real server. One is started for most of the tests, by two processes at once that end before the tests."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from pydantic import SecretStr

from queries.managed import Connection, ManagedError, ManagedSettings, ensure_running, paths, status, stop
from queries.managed.errors import PortTakenError
from queries.managed.jars import VERSION
from queries.managed.process import record
from queries.managed.ready import wait_until_ready
from tests.queries.managed.conftest import MakeSettings

START = "from queries.managed import *; ensure_running(); print(status().pid)"


def ask(connection: Connection, query: str) -> list[object]:
    auth = (connection.user, connection.password.get_secret_value())
    with GraphDatabase.driver(connection.uri, auth=auth) as driver:
        return [record[0] for record in driver.execute_query(query).records]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> ManagedSettings:
    return ManagedSettings(data_dir=tmp_path_factory.mktemp("data"), fast_start=True, heap="512m")


@pytest.fixture(scope="module")
def starters(settings: ManagedSettings) -> Iterator[list[str]]:
    """What each of two processes said that started the server at once."""
    where = paths(settings)
    # As a start leaves it that was cut short between setting the password and starting the server.
    (where.home / "data" / "dbms").mkdir(parents=True)
    (where.home / "data" / "dbms" / "auth.ini").write_text("neo4j:SHA-256,00,00,1024:")
    where.password.write_text("an-earlier-password\n")
    where.password.chmod(0o600)
    environment = {**os.environ, "EXPORTGRAPH_DATA_DIR": str(settings.data_dir), "EXPORTGRAPH_FAST_START": "true"}
    both = [
        subprocess.Popen([sys.executable, "-c", START], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    yield [process.communicate(timeout=180)[0].strip() for process in both]
    stop(settings)


@pytest.fixture
def connection(settings: ManagedSettings, starters: list[str]) -> Connection:
    return ensure_running(settings)


def test_two_starts_at_once_end_with_one_server_that_outlives_them(
    settings: ManagedSettings, starters: list[str]
) -> None:
    assert starters == [str(status(settings).pid)] * 2


def test_it_is_the_pinned_version(connection: Connection) -> None:
    found = ask(connection, "CALL dbms.components() YIELD versions, edition RETURN [versions[0], edition]")
    assert found == [[VERSION, "community"]]


def test_status_of_a_running_server(settings: ManagedSettings, connection: Connection) -> None:
    now = status(settings)
    assert now.running
    assert now.uri == connection.uri == f"bolt://127.0.0.1:{now.bolt_port}"
    assert (now.version, now.data_dir) == (VERSION, settings.data_dir)
    assert now.uptime
    assert 0 < now.uptime < 600
    assert now.disk_bytes < 50_000_000


def test_browser_is_served(settings: ManagedSettings, connection: Connection) -> None:
    address = status(settings).browser
    assert address
    with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310 -- our own http address
        assert b"Neo4j Browser" in page.read()


def test_it_listens_on_the_loopback_interface_only(settings: ManagedSettings, connection: Connection) -> None:
    sockets = psutil.Process(status(settings).pid).net_connections()
    listening = {each.laddr.ip.removeprefix("::ffff:") for each in sockets if each.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}


def test_ports_that_are_lost_to_a_quicker_program(
    settings: ManagedSettings, connection: Connection, make_settings: MakeSettings
) -> None:
    """The other program is the running server, on whose ports a record says that ours is to listen."""
    other = status(settings)
    assert other.bolt_port
    assert other.http_port
    where = paths(make_settings())
    where.log.parent.mkdir(parents=True)
    where.log.touch()
    state = record(where, os.getpid(), other.bolt_port, other.http_port, VERSION)
    with pytest.raises(ManagedError) as waited:
        wait_until_ready(connection, where, state, timeout=0.3)
    assert waited.value.code == "DB-START-TIMEOUT"
    gone = state.model_copy(update={"created": 0.0})
    with pytest.raises(PortTakenError, match=str(other.bolt_port)):
        wait_until_ready(connection, where, gone, timeout=10)


def test_the_password_is_kept_from_others(settings: ManagedSettings, connection: Connection) -> None:
    password = connection.password.get_secret_value()
    assert password == "an-earlier-password"
    assert password not in repr(connection)
    open_to_others = [file for file in settings.data_dir.glob("*") if file.is_file() and file.stat().st_mode & 0o077]
    assert open_to_others == [paths(settings).start_lock]
    configuration = paths(settings).configuration.parent.iterdir()
    assert not any(password in file.read_text() for file in configuration)


def test_a_password_that_was_changed_elsewhere(settings: ManagedSettings, connection: Connection) -> None:
    file = paths(settings).password
    file.write_text("another\n")
    with pytest.raises(ManagedError, match=str(file)) as caught:
        ensure_running(settings)
    file.write_text(connection.password.get_secret_value())
    assert caught.value.code == "DB-PASSWORD-REFUSED"
    assert status(settings).running


def test_a_killed_server_is_started_again_with_its_data(settings: ManagedSettings, connection: Connection) -> None:
    ask(connection, "CREATE (:Kept {name: 'x'})")
    first = status(settings).pid
    psutil.Process(first).kill()
    while status(settings).running:
        time.sleep(0.05)
    again = ensure_running(settings)
    assert status(settings).pid != first
    assert ask(again, "MATCH (kept:Kept) RETURN kept.name") == ["x"]

    begun = time.monotonic()
    assert stop(settings)
    assert time.monotonic() - begun < 5
    assert not status(settings).running
    assert not psutil.pid_exists(first or 0)


def test_a_lost_password_is_not_replaced(settings: ManagedSettings) -> None:
    """Runs on the folder of the server that was just stopped."""
    file = paths(settings).password
    file.rename(file.with_suffix(".away"))
    with pytest.raises(ManagedError, match=str(file)) as caught:
        ensure_running(settings)
    assert caught.value.code == "DB-PASSWORD-LOST"


def test_a_server_that_ends_while_it_starts(make_settings: MakeSettings) -> None:
    with pytest.raises(ManagedError, match=r"(?s)console\.log:.*Too small maximum heap") as caught:
        ensure_running(make_settings(heap="1k"))
    assert caught.value.code == "DB-START-FAILED"
    assert not paths(make_settings()).state.exists()


def test_a_server_that_takes_too_long_is_ended(make_settings: MakeSettings, tmp_path: Path) -> None:
    with pytest.raises(ManagedError, match="within 0 s") as caught:
        ensure_running(make_settings(start_timeout=0.1))
    assert caught.value.code == "DB-START-TIMEOUT"
    assert not paths(make_settings()).state.exists()
    assert not [each for each in psutil.process_iter(["cmdline"]) if str(tmp_path) in str(each.info["cmdline"])]


def test_a_start_needs_free_space(make_settings: MakeSettings) -> None:
    with pytest.raises(ManagedError, match=str(make_settings().data_dir)) as caught:
        ensure_running(make_settings(min_free_bytes=10**18))
    assert caught.value.code == "DB-DISK-FULL"


def test_a_data_folder_that_cannot_be_made(make_settings: MakeSettings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ManagedError, match=str(tmp_path / "file")) as caught:
        ensure_running(make_settings(data_dir=tmp_path / "file" / "data"))
    assert caught.value.code == "DB-NOT-USABLE"


def test_the_server_for_all_other_tests(neo4j_connection: Connection) -> None:
    assert isinstance(neo4j_connection.password, SecretStr)
    assert ask(neo4j_connection, "RETURN 1") == [1]
