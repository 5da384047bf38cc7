"""The catalogue of models.dev: providers, each with the models that it offers."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from ingest.naming import company_id
from ingest.sources.model_catalogues.developers import Developers, Provider, own_name
from ingest.table import Cell, Findings, Page
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass

MAPPED = ("id", "name", "open_weights", "release_date")


class Offered(BaseModel):
    """What is read of a model that a provider offers."""

    model_config = ConfigDict(frozen=True)

    name: str
    open_weights: bool
    release_date: str


class Offering(BaseModel):
    """A provider."""

    model_config = ConfigDict(frozen=True)

    name: str
    models: dict[str, Offered] = Field(repr=False)


@dataclass(frozen=True, slots=True)
class _Place:
    provider_id: str
    key: str
    page: Page

    def cell(self, content: object, field: str) -> Cell:
        return self.page.cell(content, self.provider_id, "models", self.key, field)


def read_models_dev(offerings: dict[str, Offering], known: Developers, page: Page, found: Findings) -> int:
    """Every developer's own model. Returns how many different models there are."""
    models: set[str] = set()
    for provider_id, offering in offerings.items():
        provider = known.models_dev.get(provider_id)
        if provider is None:
            reason = "a way to a model through a provider that is not known to have developed it"
            found.ignore(reason, len(offering.models))
            continue
        maker = page.cell(offering.name, provider_id, "name")
        found.add(maker.describe(company_id(provider.developer), EntityClass.COMPANY, provider.developer))
        for key, offered in offering.models.items():
            name = own_name(provider, provider_id, key)
            if name is None:
                found.ignore("another developer's model, or a price by size, through a developer's service")
            elif known.is_moving(name):
                found.ignore("a name that means another model tomorrow")
            else:
                found.loaded += 1
                if not _is_date(offered.release_date):
                    found.warn(
                        "CATALOGUE-DATE",
                        f"{provider_id}: {key}: the release date {offered.release_date!r} is no date",
                        "look it up at models.dev; the date is left out",
                    )
                models.add(known.model(provider, name))
                found.add(_statements(_Place(provider_id, key, page), offered, known.model(provider, name), provider))
    return len(models)


def _statements(place: _Place, offered: Offered, model: str, provider: Provider) -> Iterator[Statement]:
    name, key = place.cell(offered.name, "name"), place.cell(place.key, "id")
    # "Claude Opus 4.5 (latest)" is the name of today for what the row names exactly.
    shown = offered.name.removesuffix("(latest)").strip()
    yield from name.describe(model, EntityClass.AI_MODEL, shown)
    yield key.say(model, Property.ALIAS, place.key)
    yield key.say(model, Property.DEVELOPED_BY, company_id(provider.developer))
    if _is_date(offered.release_date):
        released = place.cell(offered.release_date, "release_date")
        yield released.say(model, Property.RELEASED, offered.release_date)
    if not offered.open_weights:
        weights = place.cell(offered.open_weights, "open_weights")
        yield weights.say(model, Property.WEIGHTS_PUBLISHED, False)
        yield weights.say(model, Property.MODEL_ACCESS, "api")


def _is_date(text: str) -> bool:
    try:
        PartialDate(text)
    except ExportGraphError:
        return False
    return True
