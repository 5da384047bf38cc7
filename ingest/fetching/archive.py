"""The archive: every version of every file that was ever fetched, once, under the SHA-256 of its bytes.

ab/abcdef…                              the bytes; never changed
manifests/csl.json                      where they came from, and when
sources/csl/csl-2026-07-31/list.json    a link to the bytes that the source could read, by their day
parts/                                  what is not whole yet
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.fetching.errors import archive_unusable, busy
from ingest.fetching.manifest import Manifest, Record, read_manifest, write_manifest
from ingest.fetching.part import Part
from ingest.source import RawFile


class Archive:
    """The archive in a folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from fetching into it. Raises `FETCH-BUSY` or `FETCH-ARCHIVE`.

        The system frees the lock when its process ends, however it ends.
        """
        with self._usable():
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise busy(self.folder) from None
            with self._usable():
                yield
        finally:
            os.close(descriptor)

    def part(self, source: str, file: str, url: str) -> Part:
        """The place where this file is put together."""
        name = hashlib.sha256(f"{source}/{file}".encode()).hexdigest()[:32]
        return Part(self.folder / "parts" / f"{name}.part", url)

    def keep(self, part: Part) -> tuple[str, int]:
        """Give the bytes of a whole part their place, unless they are there; their SHA-256 and how many they are."""
        content = part.file.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        place = self.place(digest)
        if not self.holds(digest):
            place.parent.mkdir(parents=True, exist_ok=True)
            part.file.chmod(0o444)
            part.file.replace(place)
            _sync(place.parent)
        part.discard()
        return digest, len(content)

    def place(self, sha256: str) -> Path:
        """Where the bytes with this SHA-256 lie, if they are here."""
        return self.folder / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        """Whether the bytes with this SHA-256 are here, and are these."""
        try:
            return hashlib.sha256(self.place(sha256).read_bytes()).hexdigest() == sha256
        except FileNotFoundError:
            return False

    def manifest(self, source: str) -> Manifest:
        """What is written about the files of a source. Raises `FETCH-MANIFEST`."""
        return read_manifest(self._manifest_file(source), source)

    def note(self, source: str, record: Record) -> None:
        """Write a version down."""
        write_manifest(self._manifest_file(source), self.manifest(source).with_record(record))

    def raw(self, source: str, record: Record) -> RawFile:
        """A version as its source reads it: under its own name, in a folder with its day."""
        return RawFile(record.file, self.place(record.sha256).read_bytes(), self.link(source, record).parent.name)

    def link(self, source: str, record: Record) -> Path:
        """Under which name and in which folder a version is found by people and by `exportgraph ingest`."""
        return self.folder / "sources" / source / f"{source}-{record.day.isoformat()}" / record.file

    def show(self, source: str, record: Record) -> None:
        """Make the link to a version, in place of an earlier one of the same day."""
        link = self.link(source, record)
        link.parent.mkdir(parents=True, exist_ok=True)
        fresh = link.with_name(f".{link.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.path.relpath(self.place(record.sha256), link.parent))
        fresh.replace(link)

    def _manifest_file(self, source: str) -> Path:
        return self.folder / "manifests" / f"{source}.json"

    @contextmanager
    def _usable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise archive_unusable(self.folder, error.strerror or error) from error


def _sync(folder: Path) -> None:
    """Make sure that the names in a folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
