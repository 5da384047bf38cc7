"""From the paths that a user gives to raw files, within limits."""

import errno
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from ingest.source import RawFile
from ontology.errors import ExportGraphError

MAX_BYTES = 64 * 2**20
"""The largest file that is read: twice the largest official list known (a 25,000-row CSV of 24 MB)."""
_SKIPPED = ("SOURCES.md", "README.md", "*LICENSE", "LICENSE.upstream")
"""Files about a folder, not documents in it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read, or the reason why a given path is none."""

    path: Path
    error: ExportGraphError | None = None


def candidates(paths: Iterable[Path], skip: Sequence[str] = ()) -> Iterator[Candidate]:
    """The files that `paths` name: themselves, or for a folder the files in it, sorted, hidden ones left out.

    `skip`: what to leave out of folders, as patterns with `*`, `?` and `[...]`. One without "/" fits the name of a
    file or of a folder on the way to it; one with "/" fits the path inside the given folder, or its beginning.
    """
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file() and _is_document(each, path))
            yield from (Candidate(each) for each in inside if not _is_skipped(each.relative_to(path), skip))
        elif path.is_file():
            yield Candidate(path)
        else:
            yield Candidate(path, _missing(path))


def read_file(path: Path) -> RawFile:
    """The bytes of a file.

    Raises `INGEST-TOO-LARGE` (before reading) or `INGEST-UNREADABLE`.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ExportGraphError(
                code="INGEST-TOO-LARGE",
                message=f"{path} has {size / 2**20:.0f} MB; the limit is {MAX_BYTES // 2**20} MB",
                fix="split it, or give the one document that is meant",
            )
        return RawFile(name=path.name, content=path.read_bytes(), folder=path.absolute().parent.name)
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, "unknown error")
        raise ExportGraphError(
            code="INGEST-UNREADABLE",
            message=f"{path} cannot be read ({reason})",
            fix="check that it is there and that you may read it",
        ) from None


def _is_document(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return not hidden and not any(fnmatchcase(path.name, pattern) for pattern in _SKIPPED)


def _is_skipped(inside: PurePath, skip: Sequence[str]) -> bool:
    beginnings = [part.as_posix() for part in (inside, *inside.parents)]
    return any(
        fnmatchcase(name, pattern.strip("/"))
        for pattern in skip
        for name in (beginnings if "/" in pattern.strip("/") else inside.parts)
    )


def _missing(path: Path) -> ExportGraphError:
    return ExportGraphError(
        code="INGEST-MISSING", message=f"there is no {path}", fix="check the path; folders are searched too"
    )
