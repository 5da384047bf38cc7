"""What the file names by ids of its own, under the ids of the graph."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from ingest.packaged import packaged_table


class _Known(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Instrument(_Known):
    """A law or a regulation."""

    policy: str
    kind: str
    """A notation of the scheme InstrumentKind."""


class List(_Known):
    """A list of parties."""

    list: str
    kind: str
    """A notation of the scheme ListKind."""
    based_on: str
    """Which of the instruments it is based on."""


class Issuer(_Known):
    """An agency by its abbreviation."""

    agency: str
    name: str


class Known(_Known):
    """`known.yml`."""

    instruments: Mapping[str, Instrument]
    lists: Mapping[str, List]
    issuers: Mapping[str, Issuer]


@cache
def known() -> Known:
    """What is known by id."""
    return Known.model_validate(packaged_table("ingest.sources.mofcom", "known.yml"))


def announcement_id(key: str) -> str:
    """The id of an announcement of the Ministry of Commerce ("2025-18")."""
    return f"policy:cn/mofcom-{key}"
