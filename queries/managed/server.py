"""Starting, finding and stopping the one server of a data folder."""

import time
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from queries.managed.configuration import server_arguments, write_argument_file, write_configuration
from queries.managed.connection import Connection
from queries.managed.disk import require_space, size_of
from queries.managed.errors import PortTakenError, using
from queries.managed.fetch import fetch_jars
from queries.managed.jars import VERSION
from queries.managed.java import Java, find_java
from queries.managed.locking import held
from queries.managed.password import USER, ensure_password, read_password
from queries.managed.ports import HOST, choose_ports
from queries.managed.process import State, end_process, own_process, record, recorded_state, running_state, spawn
from queries.managed.progress import Progress, Silence
from queries.managed.settings import ManagedSettings, Paths, paths

ATTEMPTS = 3
DATABASE = "neo4j"
"""The one database that Neo4j Community has for users."""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to know about the server of a data folder. What only a running one has is None otherwise."""

    running: bool
    data_dir: Path
    disk_bytes: int
    """Size of the data folder with its logs."""
    version: str
    """Of Neo4j: of the running server, else of the one that would be started."""
    pid: int | None
    uri: str | None
    browser: str | None
    """The address of Neo4j Browser."""
    bolt_port: int | None
    http_port: int | None
    uptime: float | None
    """Seconds."""


def ensure_running(settings: ManagedSettings | None = None, progress: Progress | None = None) -> Connection:
    """Connect to the server of the data folder; start it if it does not run, fetch it if it is not there yet.

    It is returned when it answers a query, and it goes on running when this process ends. Several processes may
    call this at once: one starts the server, the others join. A running server keeps its ports, whatever the
    settings say. Raises ManagedError.
    """
    settings, progress = settings or ManagedSettings(), progress or Silence()
    where = paths(settings)
    state = running_state(where)
    if state:
        return _join(where, state, settings, progress)
    java, jars = find_java(), fetch_jars(settings, progress)
    _make_folders(where)
    for _ in range(ATTEMPTS - 1):
        # Another program may take the ports that we chose before our server has them; then we choose anew.
        with suppress(PortTakenError):
            return _start_or_join(where, settings, java, jars, progress)
    return _start_or_join(where, settings, java, jars, progress)


def _start_or_join(
    where: Paths, settings: ManagedSettings, java: Java, jars: list[Path], progress: Progress
) -> Connection:
    with _starting_or_stopping(where, settings, progress):
        # Asked again: the process that we waited for may have started it.
        state = running_state(where)
        launched = state or _launch(where, settings, java, jars, progress)
    try:
        return _join(where, launched, settings, progress)
    except BaseException:
        # What we started and cannot use, or were told by Ctrl-C not to wait for, must not stay behind.
        if state is None:
            _abandon(where, launched, settings)
        raise


def _make_folders(where: Paths) -> None:
    with using(where.data_dir):
        where.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (where.configuration.parent, where.log.parent):
            folder.mkdir(parents=True, exist_ok=True)
        # A folder that exists may still refuse files; this also makes the lock's file.
        where.start_lock.touch()


def _launch(where: Paths, settings: ManagedSettings, java: Java, jars: list[Path], progress: Progress) -> State:
    """Start the process and record it at once, so that it can be found even if we are killed now."""
    require_space(where.data_dir, settings.min_free_bytes)
    ports = choose_ports(settings)
    progress.step(f"Starting Neo4j {VERSION}")
    with using(where.data_dir):
        write_configuration(where, settings, ports)
        ensure_password(where, java, jars)
        write_argument_file(where.java_arguments, server_arguments(where, settings, java, jars))
        pid = spawn(java.program, [f"@{where.java_arguments}"], where.log)
        return record(where, pid, ports.bolt, ports.http, VERSION)


def _join(where: Paths, state: State, settings: ManagedSettings, progress: Progress) -> Connection:
    """Wait until the server answers."""
    # Imported here: the driver takes a second to load, which `status` and `stop` need not wait for, and during which
    # the server that we started comes up.
    from queries.managed.ready import wait_until_ready

    progress.step("Waiting for Neo4j to answer")
    connection = Connection(_uri(state), USER, read_password(where), DATABASE)
    wait_until_ready(connection, where, state, settings.start_timeout)
    return connection


def stop(settings: ManagedSettings | None = None, progress: Progress | None = None) -> bool:
    """Stop the server of the data folder; False if none ran. Raises ManagedError.

    A server that does not stop within `stop_timeout` is killed; Neo4j recovers from that at its next start.
    """
    settings, progress = settings or ManagedSettings(), progress or Silence()
    where = paths(settings)
    if recorded_state(where) is None:
        return False
    with _starting_or_stopping(where, settings, progress):
        state = running_state(where)
        if state:
            progress.step("Stopping Neo4j")
            end_process(where, state, settings.stop_timeout)
        where.state.unlink(missing_ok=True)
    return state is not None


def _abandon(where: Paths, state: State, settings: ManagedSettings) -> None:
    """End the server that we started in vain."""
    with _starting_or_stopping(where, settings, Silence()):
        end_process(where, state, settings.stop_timeout)
        # Another process may have started one since ours ended.
        if recorded_state(where) == state:
            where.state.unlink()


def _starting_or_stopping(where: Paths, settings: ManagedSettings, progress: Progress) -> AbstractContextManager[None]:
    waiting = "Waiting for another process that starts or stops Neo4j"
    return held(where.start_lock, settings.start_timeout, progress, waiting)


def status(settings: ManagedSettings | None = None) -> Status:
    """Whether the server of the data folder runs, and where. Raises DB-BAD-STATE."""
    where = paths(settings or ManagedSettings())
    state = running_state(where)
    process = own_process(where, state) if state else None
    return Status(
        running=process is not None,
        data_dir=where.data_dir,
        disk_bytes=size_of(where.data_dir),
        version=state.version if state else VERSION,
        pid=state.pid if state else None,
        uri=_uri(state) if state else None,
        browser=f"http://{HOST}:{state.http_port}/browser/" if state else None,
        bolt_port=state.bolt_port if state else None,
        http_port=state.http_port if state else None,
        uptime=time.time() - process.create_time() if process else None,
    )


def _uri(state: State) -> str:
    return f"bolt://{HOST}:{state.bolt_port}"
