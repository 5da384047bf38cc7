"""What the EAR tables must look like, so that a table that lost its rows stops the run."""

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from ingest.source import Bounds


class GroupExpectations(BaseModel):
    """Every country group that the table must have, and how many members each may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    members: dict[str, Bounds]


class CclExpectations(BaseModel):
    """How many entries the Commerce Control List has, which of them we read, and corrections to their paragraphs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    entries: Bounds
    selected: dict[str, int]
    paragraphs: dict[str, str]


class Expectations(BaseModel):
    """`expectations.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    country_groups: GroupExpectations
    ccl: CclExpectations


@cache
def expectations() -> Expectations:
    """The expectations that are committed beside this module."""
    text = files("ingest.sources.ear").joinpath("expectations.yml").read_text(encoding="utf-8")
    return Expectations.model_validate(yaml.safe_load(text))
