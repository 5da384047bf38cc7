"""A file that is only half there, and whether its other half may still be fetched."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError


class _Beginning(BaseModel):
    """What is known of the bytes of a part: whose they are, and how many of them surely lie on the disk."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    etag: str
    encoding: str
    size: int


class Part:
    """The beginning of a file. It outlives the program, and nobody else sees it.

    It is gone on with only where the server named its version by a strong ETag: whatever else tells versions apart
    (a date, a weak ETag) does not promise the same bytes.
    """

    def __init__(self, file: Path, url: str) -> None:
        self.file = file
        self._note = file.with_suffix(".json")
        self._url = url
        self.etag: str | None = None
        """The version to which its bytes belong; none where it cannot be gone on with."""
        self.encoding = "identity"
        """In which form its bytes travel: as they are, or as gzip."""
        self.size = 0
        """How many bytes of it there are."""
        self._resume()

    @property
    def resumable(self) -> bool:
        """Whether it can be gone on with."""
        return self.etag is not None and self.size > 0

    def begin(self, etag: str | None, encoding: str) -> None:
        """Start from the first byte of the version `etag` (as the server writes it) in this encoding."""
        self.discard()
        self.encoding = encoding
        self.etag = etag if etag is not None and etag.startswith('"') else None

    @contextmanager
    def adding(self) -> Iterator[BinaryIO]:
        """The place for further bytes. However the block ends, what was written can be gone on from, if it may."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("r+b" if self.size else "wb") as out:
            out.truncate(self.size)
            out.seek(self.size)
            try:
                yield out
            finally:
                # Only bytes that a power cut would not take are counted.
                out.flush()
                os.fsync(out.fileno())
                self.size = out.tell()
                self._write_note()

    def unpack(self, limit: int) -> bool:
        """Put what was packed as gzip in place of it, at most `limit` bytes; whether it was at most so much.

        It cannot be gone on with afterwards. Raises `zlib.error` where it is damaged or cut.
        """
        self._note.unlink(missing_ok=True)
        unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        # What unpacks to more is not unpacked to its end: it may be made to fill the memory.
        content = unpacking.decompress(self.file.read_bytes(), limit + 1)
        if len(content) > limit:
            return False
        if not unpacking.eof or unpacking.unused_data:
            raise zlib.error("it does not end where it should")
        self.file.write_bytes(content)
        return True

    def discard(self) -> None:
        """Forget it all."""
        self._note.unlink(missing_ok=True)
        self.file.unlink(missing_ok=True)
        self.size, self.etag, self.encoding = 0, None, "identity"

    def _write_note(self) -> None:
        if self.etag is not None and self.size:
            note = _Beginning(url=self._url, etag=self.etag, encoding=self.encoding, size=self.size)
            self._note.write_text(note.model_dump_json(), encoding="utf-8")

    def _resume(self) -> None:
        try:
            note = _Beginning.model_validate_json(self._note.read_bytes())
            if note.url == self._url and self.file.stat().st_size >= note.size:
                self.etag, self.encoding, self.size = note.etag, note.encoding, note.size
        except (OSError, ValidationError):
            # No note, or one that was cut: there is nothing to go on with.
            return
