"""What a source is: a folder in `ingest/sources` that turns raw files into a Reading."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType

import yaml
from pydantic import BaseModel, ConfigDict

from ontology.document import Document, Mention, sha256_of
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.vocabulary import SourceKind


class SourceInfo(BaseModel):
    """`source.yml`: what a person should know of a source before trusting it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    publisher: str | None
    kind: SourceKind
    licence: str | None
    cadence: str
    about: str


@dataclass(frozen=True, slots=True)
class RawFile:
    """Bytes as they came, and the name under which they came."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content in hex."""
        return sha256_of(self.content)


@dataclass(frozen=True, slots=True)
class Warning_:
    """Something in a document that its source did not understand. The rest of the document stands."""

    code: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source read out of one document."""

    document: Document
    text: str | None
    """The text that quotes of a text document refer to; none for a structured source."""
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    warnings: tuple[Warning_, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the pipeline sees it."""

    name: str
    info: SourceInfo
    accepts: Callable[[RawFile], bool]
    read: Callable[[RawFile, SourceInfo], Reading]


@cache
def sources() -> tuple[Source, ...]:
    """Every source, by the name of its folder. A folder needs `source.yml` and `read.py`, nothing else."""
    folder = files("ingest.sources")
    names = sorted(entry.name for entry in folder.iterdir() if entry.joinpath("source.yml").is_file())
    return tuple(_load(name, import_module(f"ingest.sources.{name}.read")) for name in names)


def _load(name: str, module: ModuleType) -> Source:
    text = files("ingest.sources").joinpath(name, "source.yml").read_text(encoding="utf-8")
    info = SourceInfo.model_validate(yaml.safe_load(text))
    return Source(name=name, info=info, accepts=module.accepts, read=module.read)


def decode(raw: RawFile) -> str:
    """The file's text, which must be UTF-8 without NUL bytes.

    Raises `INGEST-EMPTY`, `INGEST-BINARY` or `INGEST-ENCODING`. Line ends are kept: offsets count them.
    """
    if not raw.content.strip():
        raise ExportGraphError(
            code="INGEST-EMPTY", message=f"{raw.name} is empty", fix="fetch it again, or leave it out"
        )
    if b"\x00" in raw.content:
        raise ExportGraphError(
            code="INGEST-BINARY",
            message=f"{raw.name} is not text: it has NUL bytes",
            fix="convert it to UTF-8 text first (pdftotext, iconv)",
        )
    try:
        return raw.content.decode("utf-8-sig" if raw.content.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        raise ExportGraphError(
            code="INGEST-ENCODING",
            message=f"{raw.name} is not UTF-8: byte {error.start} cannot be read",
            fix="convert it, for example: iconv -f WINDOWS-1252 -t UTF-8",
        ) from None


def decode_json(raw: RawFile) -> object:
    """The file's JSON value. Raises `INGEST-JSON` with line and column, and what `decode` raises."""
    try:
        return json.loads(decode(raw))
    except json.JSONDecodeError as error:
        raise ExportGraphError(
            code="INGEST-JSON",
            message=f"{raw.name} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}",
            fix="fetch it again; a cut download is the usual cause",
        ) from None
    except RecursionError:
        raise ExportGraphError(
            code="INGEST-JSON", message=f"{raw.name} nests too deeply", fix="check where it came from"
        ) from None
