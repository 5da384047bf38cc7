"""What is written about each source's files: where each version came from, when, and how to ask for a newer one."""

import os
import tempfile
from datetime import date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.fetching.errors import bad_manifest
from ontology.document import document_id


class Record(BaseModel):
    """One version of a file, as a server gave it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    url: str
    """The address that source.yml gave, not where it redirected to."""
    sha256: str
    bytes: int
    retrieved_at: datetime
    """When these bytes arrived (UTC)."""
    checked_at: datetime
    """When the server last said that they are still the newest (UTC)."""
    etag: str | None = None
    last_modified: str | None = None
    """As the server writes it."""
    day: date
    """The day as of which the publisher gave them, where its address names one; else the day of their arrival."""
    accepted: bool = False
    """Whether its source could read it. What it could not read never goes into the graph by a fetch."""

    @property
    def document(self) -> str:
        """The id that these bytes have as a document."""
        return document_id(self.sha256)

    @property
    def validators(self) -> dict[str, str]:
        """The headers that ask for the file only if it has changed."""
        known = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in known.items() if value is not None}


class Manifest(BaseModel):
    """The records of one source, in the order of their arrival."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    records: tuple[Record, ...] = ()

    def newest(self, file: str) -> Record | None:
        """What arrived last under this name, whether or not it could be read."""
        return next((each for each in reversed(self.records) if each.file == file), None)

    def newest_accepted(self, file: str) -> Record | None:
        """The last version of a file that its source could read."""
        return next((each for each in reversed(self.records) if each.file == file and each.accepted), None)

    def with_record(self, record: Record) -> "Manifest":
        """With `record` in place of the newest one of its file if that has the same bytes, else at the end."""
        newest = self.newest(record.file)
        if newest is not None and newest.sha256 == record.sha256:
            records = tuple(record if each is newest else each for each in self.records)
        else:
            records = (*self.records, record)
        return self.model_copy(update={"records": records})


def read_manifest(file: Path, source: str) -> Manifest:
    """The manifest in `file`, or an empty one. Raises `FETCH-MANIFEST` where it is damaged."""
    try:
        return Manifest.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Manifest(source=source)
    except ValidationError as error:
        raise bad_manifest(file, f"{error.error_count()} values are wrong") from None


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Put `manifest` into `file`, which always holds either the old or the new one as a whole."""
    write_whole(file, (manifest.model_dump_json(indent=2, exclude_none=True) + "\n").encode())


def write_whole(file: Path, content: bytes) -> None:
    """Replace a file at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
