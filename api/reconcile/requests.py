"""What clients send: batches of queries and of data extensions, checked before anything is done with them."""

import json
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ontology.errors import ExportGraphError

MOST_QUERIES = 200
"""Queries of a batch."""
MOST_IDS = 1_000
"""Ids of a data extension."""
LONGEST_QUERY = 300
"""Characters of a name."""
T = TypeVar("T")


class _Request(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Thing(_Request):
    """A thing as the value of a property."""

    id: str
    name: str | None = None


Given = str | bool | int | float | Thing


class PropertyValue(_Request):
    """A property with the values that a row has for it."""

    pid: str
    v: Given | list[Given]

    @property
    def values(self) -> list[str]:
        """The values as text; of things, their ids."""
        given = self.v if isinstance(self.v, list) else [self.v]
        return [each.id if isinstance(each, Thing) else str(each).strip() for each in given]


class Query(_Request):
    """A query: a name, of what types, with what properties."""

    query: str = Field(default="", max_length=LONGEST_QUERY)
    type: str | list[str] = Field(default_factory=list)
    type_strict: Literal["any", "all", "should"] = "any"
    limit: int = Field(default=5, ge=0)
    properties: list[PropertyValue] = Field(default_factory=list)

    @property
    def types(self) -> list[str]:
        """The types, however many were given."""
        return [self.type] if isinstance(self.type, str) else self.type


class AskedProperty(_Request):
    """A property whose values are wanted."""

    id: str
    settings: dict[str, object] = Field(default_factory=dict)

    @property
    def limit(self) -> int | None:
        """How many values at most; none for all."""
        given = str(self.settings.get("limit") or "")
        return int(given) if given.isdecimal() and int(given) else None


class Extension(_Request):
    """What is wanted of which things."""

    ids: list[str] = Field(max_length=MOST_IDS)
    properties: list[AskedProperty] = Field(max_length=100)


def queries_in(text: str) -> dict[str, Query]:
    """The queries of a batch. Raises `RECONCILE-REQUEST` or `RECONCILE-TOO-MANY`."""
    found = _read(text, TypeAdapter(dict[str, Query]))
    if len(found) > MOST_QUERIES:
        raise ExportGraphError(
            code="RECONCILE-TOO-MANY",
            message=f"{len(found)} queries came at once",
            fix=f"send at most {MOST_QUERIES} in a batch",
        )
    return found


def extension_in(text: str) -> Extension:
    """What a data extension asks for. Raises `RECONCILE-REQUEST`."""
    return _read(text, TypeAdapter(Extension))


def _read(text: str, form: TypeAdapter[T]) -> T:
    try:
        return form.validate_python(json.loads(text))
    except (ValueError, RecursionError) as error:
        what = error.errors()[0] if isinstance(error, ValidationError) else None
        where = f"{'.'.join(map(str, what['loc']))}: {what['msg']}" if what else "it is no JSON"
        raise ExportGraphError(
            code="RECONCILE-REQUEST",
            message=f"the request cannot be read: {where}",
            fix="send it as the Reconciliation API 0.2 describes",
        ) from None
