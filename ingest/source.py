"""What a source is: a folder in `ingest/sources` that turns raw files into a Reading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from ingest.packaged import packaged_table
from ingest.text.source_map import SourceMap
from ontology.document import Document, Mention, sha256_of
from ontology.statement import Statement
from ontology.vocabulary import SourceKind

if TYPE_CHECKING:
    from ingest.extraction.extractor import Extractor

Bounds = tuple[int, int]
"""The fewest and the most, both inclusive."""


class Correction(BaseModel):
    """A slip of the source that a person has put right. It is data, so that it can be reviewed and withdrawn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: str
    written: str
    """The whole cell as the source has it."""
    means: str
    because: str
    """What shows it, with a source."""


class Download(BaseModel):
    """A file of the source on the web."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str = Field(pattern=r"^[^/.][^/]*$")
    """The name under which it is kept, without a folder."""
    url: str
    """`{date}` in it stands for the day that `issue_date` of the source tells."""


class IssueDate(BaseModel):
    """Where a publisher tells as of which day its files can be had: a field of one object in a JSON list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    among: str
    """The JSON Pointer to the list."""
    where: Mapping[str, str | int]
    """What only the object that is meant has."""
    field: str


class SourceInfo(BaseModel):
    """`source.yml`: what a person should know of a source before trusting it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    publisher: str | None
    kind: SourceKind
    licence: str | None
    """The terms on which it may be used."""
    cadence: str
    about: str
    expectations: Mapping[str, Bounds] = Field(default_factory=dict)
    """How many of each thing that is counted (`rows`, the entries of a list) there must be: else nothing is read."""
    ignored: Mapping[str, str] = Field(default_factory=dict)
    """Fields that are left out on purpose, each with the reason."""
    corrections: tuple[Correction, ...] = ()
    downloads: tuple[Download, ...] = ()
    issue_date: IssueDate | None = None
    """Needed where an address has `{date}` in it."""
    stale_after_days: int | None = None
    """After how many days without a new document the source counts as stale; none: never."""
    last_resort: bool = False
    """Whether it reads whatever no other source claims."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """Bytes as they came, and the name under which they came."""

    name: str
    content: bytes
    folder: str = ""
    """The name of the folder in which it lay, where the file's own name does not tell what it is."""

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
class Rows:
    """What became of the rows of a table: each was loaded, left out on purpose, or reported."""

    total: int
    loaded: int
    ignored: Mapping[str, int]
    """By reason."""
    reported: int

    @property
    def accounted_for(self) -> bool:
        """Whether no row was lost without a word."""
        return self.total == self.loaded + sum(self.ignored.values()) + self.reported


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source read out of one document."""

    document: Document
    text: str | None
    """The text that quotes of a text document refer to; none for a structured source."""
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    warnings: tuple[Warning_, ...] = ()
    table: object | None = None
    """The parsed value into which the locators point; none where the quotes refer to a text."""
    rows: Rows | None = None
    """What became of the rows of a table; none for a text."""
    source_map: SourceMap | None = None
    """Where the characters of the text stand in the file; none where the text is the file."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the pipeline sees it."""

    name: str
    info: SourceInfo
    accepts: Callable[[RawFile], bool]
    read: Callable[[RawFile, SourceInfo], Reading]
    read_with: "Callable[[RawFile, SourceInfo, Extractor], Reading] | None" = None
    """The same, with what a second extractor adds; none where nothing is read sentence by sentence."""


@cache
def sources() -> tuple[Source, ...]:
    """Every source, by the name of its folder, last resorts last. A folder needs `source.yml` and `read.py`."""
    folder = files("ingest.sources")
    names = sorted(entry.name for entry in folder.iterdir() if entry.joinpath("source.yml").is_file())
    found = [_load(name, import_module(f"ingest.sources.{name}.read")) for name in names]
    return tuple(sorted(found, key=lambda each: each.info.last_resort))


def _load(name: str, module: ModuleType) -> Source:
    info = SourceInfo.model_validate(packaged_table(f"ingest.sources.{name}", "source.yml"))
    read_with = getattr(module, "read_with", None)
    return Source(name=name, info=info, accepts=module.accepts, read=module.read, read_with=read_with)
