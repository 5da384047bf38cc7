"""The server's process: started to outlive us, recorded so that others find it, ended only if it is ours."""

import os
import time
from contextlib import suppress
from pathlib import Path

import psutil
from pydantic import BaseModel, ConfigDict, ValidationError

from queries.managed.errors import bad_state, using
from queries.managed.files import write_private
from queries.managed.settings import Paths

POLL = 0.02
"""Seconds between two looks at a process that is to end."""


class State(BaseModel):
    """The record of a running server."""

    model_config = ConfigDict(frozen=True)

    pid: int
    created: float
    """When the process began, in seconds of the Unix clock. A number that another process got has another time."""
    bolt_port: int
    http_port: int
    version: str


def spawn(program: Path, arguments: list[str], log: Path) -> int:
    """Start a program in a session of its own, with its output in `log`; gives its process number.

    With posix_spawn, because Popen complains about a program that it does not see end.
    """
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    return os.posix_spawn(
        program,
        [str(program), *arguments],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(log), write, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )


def record(paths: Paths, pid: int, bolt_port: int, http_port: int, version: str) -> State:
    """Record a server that was just started."""
    created = psutil.Process(pid).create_time()
    state = State(pid=pid, created=created, bolt_port=bolt_port, http_port=http_port, version=version)
    write_private(paths.state, state.model_dump_json(indent=2) + "\n")
    return state


def running_state(paths: Paths) -> State | None:
    """The record of the server that runs on this folder; None if none runs.

    A record whose process is gone, or whose number another process got, counts as none. It stays until the next
    start or stop replaces it: only they hold the lock, without which we might remove a record just written.
    Raises DB-BAD-STATE.
    """
    state = recorded_state(paths)
    return state if state and own_process(paths, state) else None


def recorded_state(paths: Paths) -> State | None:
    """What the state file says, true or not; None if there is none. Raises DB-BAD-STATE."""
    with using(paths.data_dir):
        try:
            return State.model_validate_json(paths.state.read_bytes())
        except FileNotFoundError:
            return None
        except ValidationError as error:
            raise bad_state(paths.state) from error


def own_process(paths: Paths, state: State) -> psutil.Process | None:
    """The process of this record if it still runs and is the one that was recorded."""
    _reap(state.pid)
    try:
        process = psutil.Process(state.pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return process if _is_recorded(process, paths, state) else None
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return None


def listening_ports(paths: Paths, state: State) -> set[int] | None:
    """The ports on which the recorded process accepts connections; None if it has ended."""
    process = own_process(paths, state)
    if process is None:
        return None
    try:
        return {each.laddr.port for each in process.net_connections("tcp") if each.status == psutil.CONN_LISTEN}
    except psutil.NoSuchProcess:
        return None


def _is_recorded(process: psutil.Process, paths: Paths, state: State) -> bool:
    """Known by its start time; or, as all start times shift when the clock is set, by its arguments file."""
    same_start = abs(process.create_time() - state.created) < 0.05
    return same_start or f"@{paths.java_arguments}" in process.cmdline()


def _reap(pid: int) -> None:
    """If it is a child of ours that has ended, let the system forget it."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def end_process(paths: Paths, state: State, timeout: float) -> bool:
    """Ask the recorded process to end, and kill it after `timeout` seconds; whether it ended by itself."""
    process = own_process(paths, state)
    if process is None:
        return True
    with suppress(psutil.NoSuchProcess):
        process.terminate()
    if _ended_within(paths, state, timeout):
        return True
    with suppress(psutil.NoSuchProcess):
        process.kill()
    _ended_within(paths, state, timeout)
    return False


def _ended_within(paths: Paths, state: State, timeout: float) -> bool:
    deadline = time.monotonic() + timeout
    while own_process(paths, state):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL)
    return True
