"""The tables' rows in their known shapes."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ingest.pointer import pointer
from ontology.errors import ExportGraphError


class _Part(BaseModel):
    """A part of which every field must be known: it holds names, and none may be lost."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Form(_Part):
    """A name in its two forms."""

    official: str
    common: str


class Name(_Part):
    """The English name, and those in the country's own languages."""

    common: str
    official: str
    native: Mapping[str, Form] | list[object]
    """An empty list where there is none."""

    def natives(self) -> Mapping[str, Form]:
        """The names by language."""
        return self.native if isinstance(self.native, Mapping) else {}


class Demonym(_Part):
    """A word for the people, of a woman and of a man."""

    f: str
    m: str


class _Row(BaseModel):
    """A row may have more fields: what they are is looked at elsewhere."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Named(_Row):
    """A row of mledoze/countries."""

    name: Name
    cca2: str
    cca3: str
    ccn3: str
    status: str
    altSpellings: list[str]
    translations: Mapping[str, Form]
    demonyms: Mapping[str, Demonym]

    @property
    def is_assigned(self) -> bool:
        """Whether ISO 3166 assigned its codes; those of Kosovo are the users' own."""
        return self.status == "officially-assigned"


class Coded(_Row):
    """A row of ISO 3166-1 as pycountry has it."""

    alpha_2: str
    alpha_3: str
    numeric: str
    name: str
    official_name: str | None = None
    common_name: str | None = None


class Withdrawn(_Row):
    """A row of ISO 3166-3 as pycountry has it."""

    alpha_3: str
    alpha_4: str
    name: str
    withdrawal_date: str


_Any = TypeVar("_Any", bound=_Row)


def shaped(row: type[_Any], data: object, name: str) -> list[_Any]:
    """`data` as a list of rows. Raises `COUNTRIES-SHAPE` with the place of the first cell that does not fit."""
    try:
        return TypeAdapter(list[row]).validate_python(data)  # type: ignore[valid-type]
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ExportGraphError(
            code="COUNTRIES-SHAPE",
            message=f"{name} has not the known shape: {pointer(*first['loc']) or 'the whole'}: {first['msg']}",
            fix="fetch it again; if its maker has changed the shape, change ingest/sources/countries/shape.py",
        ) from None
