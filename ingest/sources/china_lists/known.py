"""What the maker's records are, under the ids of the graph."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator

from ingest.packaged import packaged_table


class _Known(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Agency(_Known):
    """A body that issues policies or keeps lists."""

    id: str
    name: str


class KnownList(_Known):
    """A list whose entries are read."""

    id: str
    country: str
    """The country that keeps it, as the rows write it."""
    kind: str
    """A notation of the scheme ListKind."""
    issued_by: str


class KnownRecord(_Known):
    """A record of a catalogue: a policy or a list."""

    policy: str | None = None
    list: str | None = None
    kind: str
    """A notation of the scheme InstrumentKind, or of ListKind for a list."""
    issued_by: str | None = None
    based_on: str | None = None
    jurisdiction: str | None = None
    """The alpha-2 code of the country."""

    @model_validator(mode="after")
    def _one_of_both(self) -> "KnownRecord":
        if (self.policy is None) == (self.list is None):
            raise ValueError("a record is a policy or a list")
        return self


class Known(_Known):
    """`known.yml`."""

    agencies: Mapping[str, Agency]
    lists: Mapping[str, KnownList]
    records: Mapping[str, KnownRecord]
    ignored: Mapping[str, str]
    """Records that are left out on purpose, each with the reason."""


@cache
def known() -> Known:
    """What is known by id."""
    return Known.model_validate(packaged_table("ingest.sources.china_lists", "known.yml"))
