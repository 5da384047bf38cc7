"""The tables of AI models: who developed them, when, with how many operations, and whether the weights are open."""

from collections.abc import Iterator

from ingest.corrections import Corrections
from ingest.naming import company_id, model_id
from ingest.sources.epoch.countries import country_spelt
from ingest.sources.epoch.tables import PlacedRow, Row
from ingest.table import Cell, Findings, Page
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

BOUNDS = ("Training compute lower bound", "Training compute upper bound")
MAPPED = (
    "Model",
    "Organization",
    "Organization categorization",
    "Country (from Organization)",
    "Publication date",
    "Parameters",
    "Training compute (FLOP)",
    *BOUNDS,
    "Model accessibility",
)
_COMPUTE = "Training compute (FLOP)"
_ACCESS: dict[str, tuple[str, bool | None]] = {
    # How others may use the model, and whether the weights are published: weights under restricted terms may or may
    # not count as "published" in the sense of 15 CFR 734.7, so nothing is said of them.
    "Open weights (unrestricted)": ("open_weights", True),
    "Open weights (restricted use)": ("restricted_weights", None),
    "Open weights (non-commercial)": ("restricted_weights", None),
    "API access": ("api", False),
    "Hosted access (no API)": ("hosted", False),
    "Unreleased": ("unreleased", False),
}
_CATEGORIES = {
    "Industry": EntityClass.COMPANY,
    "Academia": EntityClass.PARTY,
    "Government": EntityClass.PARTY,
    "Research collective": EntityClass.PARTY,
}
_WRONG = "Wrong"
"""The word of confidence by which Epoch itself marks a record as wrong."""


def read_rows(rows: list[Row], page: Page, corrections: Corrections, found: Findings) -> None:
    """Every model of the table."""
    seen: dict[str, int] = {}
    for index, row in enumerate(rows):
        placed = PlacedRow(row, index, page, found)
        name = placed.cell("Model")
        if name is None:
            found.ignore("the row names no model")
        elif placed.text("Confidence") == _WRONG:
            found.ignore("Epoch AI marks the record as wrong")
        else:
            found.loaded += 1
            _model(placed, name, corrections, seen)


def _model(placed: PlacedRow, name: Cell, corrections: Corrections, seen: dict[str, int]) -> None:
    developers = [(each, corrections.meant("Organization", each.exact)) for each in placed.parts("Organization")]
    model = model_id(company_id(developers[0][1]) if developers else None, name.exact)
    _report_repetition(model, placed, seen)
    placed.found.add(name.describe(model, EntityClass.AI_MODEL, name.exact))
    placed.found.add(_developed(placed, model, developers))
    placed.found.add(_dated(placed, model))
    placed.found.add(_compute(placed, model))
    placed.found.add(_measured(placed, "Parameters", model, Property.PARAMETER_COUNT))
    placed.found.add(_access(placed, model))


def _report_repetition(model: str, placed: PlacedRow, seen: dict[str, int]) -> None:
    first = seen.setdefault(model, placed.index)
    if first != placed.index:
        placed.found.warn(
            "EPOCH-MODEL-REPEATS",
            f"rows {first} and {placed.index} name one model of one developer: {placed.text('Model')}",
            "where they differ the graph shows a conflict; look at Epoch AI which version each row means",
        )


def _developed(placed: PlacedRow, model: str, developers: list[tuple[Cell, str]]) -> Iterator[Statement]:
    categories = [each.exact for each in placed.parts("Organization categorization")]
    aligned = categories if len(categories) == len(developers) else [""] * len(developers)
    for (cell, name), category in zip(developers, aligned, strict=True):
        developer = company_id(name)
        # A body of which the row does not say what it is may be a company: no more is said than that it is a party.
        yield from cell.describe(developer, _CATEGORIES.get(category, EntityClass.PARTY), name)
        yield cell.say(model, Property.DEVELOPED_BY, developer)
    if len(developers) == 1:
        yield from _located(placed, company_id(developers[0][1]))


def _located(placed: PlacedRow, company: str) -> Iterator[Statement]:
    for cell in placed.parts("Country (from Organization)"):
        if cell.exact == "Multinational":
            continue
        country = country_spelt(cell.exact)
        if country is None:
            placed.found.warn(
                "EPOCH-COUNTRY",
                f"row {placed.index}: {cell.exact!r} is no country that is known by this name",
                "if it is one, add the spelling to ingest/sources/epoch/countries.py",
            )
            continue
        yield from cell.describe(country.id, EntityClass.COUNTRY, country.name)
        yield cell.say(company, Property.LOCATED_IN, country.id, valid=placed.page.observed)


def _dated(placed: PlacedRow, model: str) -> Iterator[Statement]:
    cell, day = placed.cell("Publication date"), placed.date("Publication date")
    if cell is not None and day is not None:
        # The paper on a model that was kept back was published, the model was not offered.
        offered = placed.text("Model accessibility") not in ("", "Unreleased")
        yield cell.say(model, Property.RELEASED if offered else Property.PUBLISHED, day.iso)


def _compute(placed: PlacedRow, model: str) -> Iterator[Statement]:
    yield from _measured(placed, _COMPUTE, model, Property.TRAINING_OPERATIONS)
    estimate, least, most = (placed.number(column) for column in (_COMPUTE, *BOUNDS))
    ascending = [each for each in (least, estimate, most) if each is not None]
    if ascending != sorted(ascending):
        placed.found.warn(
            "EPOCH-BOUNDS",
            f"row {placed.index}: the training compute {estimate} does not lie between {least} and {most}",
            "look it up at Epoch AI; the bounds are left out",
        )
        return
    bounds = (Property.TRAINING_OPERATIONS_MINIMUM, Property.TRAINING_OPERATIONS_MAXIMUM)
    for column, predicate in zip(BOUNDS, bounds, strict=True):
        yield from _measured(placed, column, model, predicate)


def _measured(placed: PlacedRow, column: str, model: str, predicate: Property) -> Iterator[Statement]:
    cell, number = placed.cell(column), placed.number(column)
    if cell is not None and number is not None:
        yield cell.say(model, predicate, number)


def _access(placed: PlacedRow, model: str) -> Iterator[Statement]:
    cell = placed.cell("Model accessibility")
    if cell is None:
        return
    if cell.exact not in _ACCESS:
        placed.found.warn(
            "EPOCH-ACCESS",
            f"row {placed.index}: nobody has read the accessibility {cell.exact!r} yet",
            "add it to ingest/sources/epoch/models.py",
        )
        return
    access, published = _ACCESS[cell.exact]
    yield cell.say(model, Property.MODEL_ACCESS, access)
    if published is not None:
        yield cell.say(model, Property.WEIGHTS_PUBLISHED, published)
