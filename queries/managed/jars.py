"""The locked jars of the pinned Neo4j, and whether a file is one of them."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath

VERSION = "5.26.30"
"""Neo4j Community, of the line with long-term support."""

LOCK = "neo4j.lock"
THREADS = 4


@dataclass(frozen=True, slots=True, order=True)
class Jar:
    """A file of a Maven repository, known by what it contains."""

    group: str
    artifact: str
    version: str
    classifier: str
    """Which variant of the artifact, such as a platform; mostly empty."""
    sha256: str
    size: int
    """Bytes."""

    @property
    def coordinate(self) -> str:
        """`group:artifact:version[:classifier]`."""
        return ":".join(part for part in (self.group, self.artifact, self.version, self.classifier) if part)

    @property
    def path(self) -> PurePosixPath:
        """Where a Maven repository keeps it."""
        name = "-".join(part for part in (self.artifact, self.version, self.classifier) if part)
        return PurePosixPath(*self.group.split("."), self.artifact, self.version, f"{name}.jar")


@cache
def locked_jars() -> tuple[Jar, ...]:
    """The jars of the lock file of this package, in its order."""
    text = files("queries.managed").joinpath(LOCK).read_text(encoding="utf-8")
    return tuple(jar_of_line(line) for line in text.splitlines() if not line.startswith("#"))


def jar_of_line(line: str) -> Jar:
    """Read a line of the lock: coordinate, SHA-256 and size, set apart by spaces."""
    coordinate, sha256, size = line.split()
    group, artifact, version, *classifier = coordinate.split(":")
    return Jar(group, artifact, version, "".join(classifier), sha256, int(size))


def line_of_jar(jar: Jar) -> str:
    """Write the line that `jar_of_line` reads."""
    return f"{jar.coordinate} {jar.sha256} {jar.size}"


def not_intact(repository: Path, jars: Iterable[Jar]) -> list[Jar]:
    """Those of `jars` that `repository` lacks, or holds with other bytes than locked.

    It reads every byte: 0.1 s for all, and no note of an earlier check can be wrong.
    """
    with ThreadPoolExecutor(THREADS) as pool:
        checked = pool.map(lambda jar: (jar, digest_of(repository / jar.path) == jar.sha256), jars)
        return [jar for jar, intact in checked if not intact]


def digest_of(file: Path) -> str | None:
    """The SHA-256 of a file in hexadecimal; None if there is no such file."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None
