"""Which models of a catalogue are the provider's own, and how they are called."""

import re
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from ingest.naming import company_id, model_id
from ingest.packaged import packaged_strings
from ontology.times import PartialDate

_VERSION = re.compile(r"(?<=-)(\d{1,2})-(\d{1,2})(?=-|$)")
"""A version with a hyphen for its point: "4-8" in "claude-opus-4-8", not the date in "claude-opus-4-20250514"."""


class Provider(BaseModel):
    """A provider that offers models which it developed itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    developer: str
    models: str = ".*"
    """What the names of its own models look like."""
    prefix: str | None = None
    """What stands before a slash in the names of its own models; where there is none, the name of the provider may."""


class Developers(BaseModel):
    """`developers.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    editions: Mapping[str, str]
    moving: str
    services: frozenset[str]
    hyphen_versions: frozenset[str]
    litellm: Mapping[str, Provider]
    models_dev: Mapping[str, Provider] = Field(alias="models.dev")

    def issued(self, file_name: str) -> PartialDate | None:
        """When the version of the package that a file's name tells was issued."""
        days = [PartialDate(day) for edition, day in self.editions.items() if file_name.startswith(edition)]
        return days[0] if days else None

    def is_moving(self, name: str) -> bool:
        """Whether a name means one model today and another tomorrow."""
        return re.fullmatch(self.moving, name) is not None

    def model(self, provider: Provider, name: str) -> str:
        """The id of a developer's model, by its name in the developer's own interface."""
        if provider.developer in self.hyphen_versions:
            name = _VERSION.sub(r"\1.\2", name)
        return model_id(company_id(provider.developer), name)


def own_name(provider: Provider, provider_id: str, key: str) -> str | None:
    """The name of a provider's own model in the key of a row; none where the row is of something else."""
    before, slash, name = key.partition("/")
    if not slash:
        name = key if provider.prefix is None else ""
    elif before not in (provider.prefix, provider_id) or "/" in name:
        return None
    return name if name and re.fullmatch(provider.models, name) else None


@cache
def developers() -> Developers:
    """The content of `developers.yml`."""
    return Developers.model_validate(packaged_strings("ingest.sources.model_catalogues", "developers.yml"))
