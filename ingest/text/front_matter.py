"""The front matter of a text file: what its collector knows of it, between two lines of three hyphens."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

import yaml
from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ontology.errors import ExportGraphError
from ontology.times import PartialDate
from ontology.vocabulary import SourceKind

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FOR_TEXTS = (SourceKind.LEGAL_TEXT, SourceKind.OFFICIAL_PRESS, SourceKind.NEWS)


def _text_kind(value: object) -> object:
    if value not in _FOR_TEXTS:
        raise ValueError(f"kind must be one of: {', '.join(_FOR_TEXTS)}")
    return value


def _date_text(value: object) -> object:
    # YAML reads 2026-06-12 as a date and 2026 as a number; both are what the writer meant.
    text = value.isoformat() if isinstance(value, date) else str(value)
    try:
        return PartialDate(text).iso
    except ExportGraphError as error:
        raise ValueError(error.message) from None


class Metadata(BaseModel):
    """What front matter, or our catalogue of known documents, may say of a text."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True)

    title: str | None = Field(default=None, min_length=1)
    publisher: str | None = Field(default=None, min_length=1)
    # Web clippers write the address under "source".
    url: str | None = Field(default=None, pattern=r"^https?://\S+$", validation_alias=AliasChoices("url", "source"))
    published: Annotated[str, BeforeValidator(_date_text)] | None = None
    kind: Annotated[SourceKind, BeforeValidator(_text_kind)] | None = None
    licence: str | None = Field(default=None, min_length=1)

    @property
    def unused(self) -> list[str]:
        """The keys that it has and that mean nothing here: tools write what they like."""
        return sorted(self.model_extra or ())

    @property
    def published_on(self) -> PartialDate | None:
        """The date of publication, as precise as it is given."""
        return None if self.published is None else PartialDate(self.published)


def split_front_matter(text: str, name: str) -> tuple[Metadata, int]:
    """The metadata of a text and where its body begins. Raises `TEXT-FRONT-MATTER`."""
    block = _BLOCK.match(text)
    if block is None:
        return Metadata(), 0
    try:
        content = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2026-02-31
        raise _bad(name, str(error).replace("\n", " ")) from None
    if content is None:
        return Metadata(), block.end()
    if not isinstance(content, dict):
        if not re.search(r"^\w+:", block[1], re.MULTILINE):
            return Metadata(), 0  # two rules across the page, not front matter
        raise _bad(name, "it is not a list of `key: value` lines")
    return metadata_of(content, name), block.end()


def metadata_of(content: object, name: str) -> Metadata:
    """Metadata, checked. Raises `TEXT-FRONT-MATTER`."""
    try:
        return Metadata.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _bad(name, f"{place}: {first['msg']}") from None


def metadata_found(told: Mapping[str, Iterable[str]]) -> Metadata:
    """Metadata as a document that was not written for us tells it: of each key the first value that can be used."""
    usable = {}
    for key, values in told.items():
        for value in (" ".join(each.split()) for each in values):
            try:
                Metadata.model_validate({key: value})
            except ValidationError:
                continue
            usable[key] = value
            break
    return Metadata.model_validate(usable)


def _bad(name: str, problem: str) -> ExportGraphError:
    keys = ", ".join(Metadata.model_fields)
    return ExportGraphError(
        code="TEXT-FRONT-MATTER",
        message=f"{name}: its front matter cannot be read: {problem}",
        fix=f"write these keys, each optional: {keys}; dates as YYYY-MM-DD",
    )
