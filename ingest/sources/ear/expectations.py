"""What the EAR tables must look like, so that a table that lost its rows stops the run."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from ingest.packaged import packaged_table
from ingest.source import Bounds


class GroupExpectations(BaseModel):
    """Every country group that the table must have, and how many members each may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    members: dict[str, Bounds]


class ChartExpectations(BaseModel):
    """The columns of the Country Chart, and how many destinations it grades; whom it does not grade."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: tuple[str, ...]
    countries: Bounds
    embargoed: frozenset[str]


class CatalogueExpectations(BaseModel):
    """How many sections provide licence exceptions, and how many rules on foreign-direct products there are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exceptions: Bounds
    fdp_rules: Bounds


class CclExpectations(BaseModel):
    """How many rows the Commerce Control List has, what must be among them, and where paragraphs begin."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    entries: Bounds
    requirements: Bounds
    items: Bounds
    essential: dict[str, int]
    paragraphs: dict[str, str]


class Expectations(BaseModel):
    """`expectations.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    country_groups: GroupExpectations
    country_chart: ChartExpectations
    sections: CatalogueExpectations
    ccl: CclExpectations


@cache
def expectations() -> Expectations:
    """The expectations that are committed beside this module."""
    return Expectations.model_validate(packaged_table("ingest.sources.ear", "expectations.yml"))
