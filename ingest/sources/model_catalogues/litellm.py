"""The catalogue of litellm: one row a model and way to it, named by its key."""

from collections.abc import Iterator

from ingest.naming import company_id
from ingest.sources.model_catalogues.developers import Developers, Provider, own_name
from ingest.table import Cell, Findings, Page
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

EXAMPLE = "sample_spec"
"""The key of the row that explains the others."""
MAPPED = ("litellm_provider", "mode")
Rows = dict[str, dict[str, object]]


def read_litellm(rows: Rows, known: Developers, page: Page, found: Findings) -> int:
    """Every developer's own model. Returns how many different models there are."""
    models: set[str] = set()
    for key, row in rows.items():
        provider = known.litellm.get(str(row.get("litellm_provider")))
        name = None if provider is None else own_name(provider, str(row["litellm_provider"]), key)
        reason = _left_out(key, row, provider, name, known)
        if reason is not None or provider is None or name is None:
            found.ignore(reason or "no model")
            continue
        found.loaded += 1
        model = known.model(provider, name)
        models.add(model)
        # The name stands in the key, to which no pointer leads: it is in the locator of the cell that says whose it is.
        cell = page.cell(row["litellm_provider"], key, "litellm_provider")
        found.add(_statements(cell, model, name, provider))
    return len(models)


def _left_out(
    key: str, row: dict[str, object], provider: Provider | None, name: str | None, known: Developers
) -> str | None:
    """Why a row is not read; none for a developer's own model."""
    if key == EXAMPLE:
        return "the row explains the others"
    if "alias_of" in row or known.is_moving(key.rpartition("/")[2]):
        return "a name that means another model tomorrow"
    if row.get("mode") is None or row["mode"] in known.services:
        return "a service, no model"
    if provider is None:
        return "a way to a model through a provider that is not known to have developed it"
    if key.startswith("ft:"):
        return "the price of a fine-tuned model"
    return None if name else "another developer's model, or a price by size, through a developer's service"


def _statements(cell: Cell, model: str, name: str, provider: Provider) -> Iterator[Statement]:
    company = company_id(provider.developer)
    yield from cell.describe(company, EntityClass.COMPANY, provider.developer)
    yield from cell.describe(model, EntityClass.AI_MODEL, name)
    yield cell.say(model, Property.DEVELOPED_BY, company)
