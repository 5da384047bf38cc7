import os
import subprocess
import sys

import psutil
import pytest

from queries.managed import ManagedError, paths, status, stop
from queries.managed.process import State
from tests.queries.managed.conftest import MakeSettings


def leave_record(make_settings: MakeSettings, pid: int, created: float) -> None:
    where = paths(make_settings())
    where.data_dir.mkdir()
    state = State(pid=pid, created=created, bolt_port=1, http_port=2, version="5.26.0")
    where.state.write_text(state.model_dump_json())


def test_a_record_of_a_process_that_is_gone(make_settings: MakeSettings) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    created = psutil.Process(ended.pid).create_time()
    ended.wait()
    leave_record(make_settings, ended.pid, created)
    assert not status(make_settings()).running
    assert stop(make_settings()) is False
    assert not paths(make_settings()).state.exists()


def test_a_number_that_another_process_got(make_settings: MakeSettings) -> None:
    leave_record(make_settings, os.getpid(), created=psutil.Process().create_time() - 1000)
    assert stop(make_settings()) is False
    assert not paths(make_settings()).state.exists()


def test_a_server_that_waits_for_its_parent_to_notice_is_gone(make_settings: MakeSettings) -> None:
    """A zombie has its number, its start time and its command line still."""
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, time; print(os.posix_spawn('/bin/true', ['true'], {}), flush=True); time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout
        zombie = psutil.Process(int(parent.stdout.readline()))
        leave_record(make_settings, zombie.pid, zombie.create_time())
        while zombie.status() != psutil.STATUS_ZOMBIE:
            pass
        assert not status(make_settings()).running
        parent.kill()


def test_a_record_that_is_not_ours(make_settings: MakeSettings) -> None:
    where = paths(make_settings())
    where.data_dir.mkdir()
    where.state.write_text("{}")
    with pytest.raises(ManagedError, match=str(where.state)) as caught:
        status(make_settings())
    assert caught.value.code == "DB-BAD-STATE"


def test_no_server_ever(make_settings: MakeSettings) -> None:
    assert stop(make_settings()) is False
    assert not status(make_settings()).running
    assert not make_settings().data_dir.exists()
