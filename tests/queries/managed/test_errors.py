import re
import stat
import threading
import time
from pathlib import Path

import pytest

from queries.managed import ManagedError, ManagedSettings, Silence, errors
from queries.managed.errors import using
from queries.managed.files import write_private
from queries.managed.locking import held

GUIDE = Path(__file__).parents[3] / "docs" / "managed-neo4j.md"


def test_the_guide_lists_each_code() -> None:
    assert errors.__file__
    codes = re.findall(r'code="(DB-[A-Z-]+)"', Path(errors.__file__).read_text())
    assert set(re.findall(r"DB-[A-Z-]+", GUIDE.read_text())) == set(codes)


def test_the_guide_lists_each_setting() -> None:
    settings = {f"EXPORTGRAPH_{name.upper()}" for name in ManagedSettings.model_fields}
    assert settings <= set(re.findall(r"EXPORTGRAPH_[A-Z_]+", GUIDE.read_text()))


def test_an_error_says_what_to_do() -> None:
    error = errors.port_taken("Bolt", 1, "EXPORTGRAPH_BOLT_PORT")
    assert str(error).startswith("DB-PORT-TAKEN: port 1 for Bolt is in use by another program\n  fix: choose ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_fills_up_while_we_write() -> None:
    with pytest.raises(ManagedError) as caught, using(Path("/dev")), Path("/dev/full").open("w") as stream:
        stream.write("x")
    assert caught.value.code == "DB-DISK-FULL"


def test_a_lock_that_is_not_given_up(tmp_path: Path) -> None:
    second = held(tmp_path / "lock", 0.1, Silence(), "")
    with held(tmp_path / "lock", 1, Silence(), ""), pytest.raises(ManagedError, match="busy") as caught:
        second.__enter__()
    assert caught.value.code == "DB-BUSY"


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    order = []

    def second() -> None:
        with held(tmp_path / "lock", 10, Silence(), ""):
            order.append("second")

    with held(tmp_path / "lock", 1, Silence(), ""):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_private_file_replaces_an_open_one(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("old")
    file.chmod(0o644)
    write_private(file, "new")
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
