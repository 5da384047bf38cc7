"""Reads the tables of the ETO's semiconductor supply chain."""

from collections.abc import Iterator

import pycountry

from ingest.decode import decode_csv
from ingest.expectations import expect_counts
from ingest.naming import company_id
from ingest.pointer import pointer
from ingest.source import RawFile, Reading, SourceInfo
from ingest.table import Cell, Findings, unknown_fields
from ontology.countries import Country, countries
from ontology.document import Document
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

EXTRACTOR = "eto/1"
_PROVIDERS = "providers.csv"
_CHART = ("market_share_chart_global_market_size_info", "market_share_chart_caption", "market_share_chart_source")
_COLUMNS = {
    _PROVIDERS: ("provider_name", "provider_id", "provider_type", "country"),
    "provision.csv": (
        "provider_name",
        "provider_id",
        "provided_name",
        "provided_id",
        "share_provided",
        "negligible_market_share",
    ),
    "inputs.csv": ("input_name", "input_id", "type", "stage_name", "stage_id", "description", *_CHART),
    "stages.csv": ("stage_id", "stage_name", "description", *_CHART),
    "sequence.csv": ("input_name", "input_id", "goes_into_name", "goes_into_id", "is_type_of_name", "is_type_of_id"),
}
_LEFT_OUT = {
    "provision.csv": "what somebody provides has no place in the ontology",
    "inputs.csv": "tools, materials and processes have no place in the ontology",
    "stages.csv": "the stages of production have no place in the ontology",
    "sequence.csv": "how the inputs make up the chain has no place in the ontology",
}


def accepts(raw: RawFile) -> bool:
    """Whether it is one of the tables, by its first line."""
    return _table_of(raw) is not None


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The companies of the table of providers; of the other tables, how many rows were left out.

    Raises what `decode_csv` raises, and `INGEST-EXPECTATION` where rows are missing.
    """
    rows, table = decode_csv(raw), _table_of(raw) or _PROVIDERS
    document = Document(
        sha256=raw.sha256,
        source="eto",
        kind=info.kind,
        title=f"ETO semiconductor supply chain: {table}",
        media_type="text/csv",
        file_name=raw.name,
        publisher=info.publisher,
        licence=info.licence,
    )
    expect_counts({table: len(rows)}, info, raw.name, [table])
    found = Findings()
    if table == _PROVIDERS:
        _read_providers(rows, document.id, found)
    else:
        found.ignore(_LEFT_OUT[table], len(rows))
    for field in unknown_fields(rows, _COLUMNS[table]):
        found.warn("ETO-FIELD", f"nobody has read the column {field!r} yet", "map it, or name it in read.py")
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), rows, found.rows(len(rows)))


def _table_of(raw: RawFile) -> str | None:
    if not raw.name.lower().endswith(".csv"):
        return None
    header = raw.content.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].strip()
    return next((name for name, columns in _COLUMNS.items() if header.startswith(",".join(columns).encode())), None)


def _read_providers(rows: list[dict[str, str]], document: str, found: Findings) -> None:
    for index, row in enumerate(rows):
        name, code = row["provider_name"], row["country"]
        country = _country(code)
        if row["provider_type"] != "organization":
            found.ignore("a country, or several companies together")
        elif country is None:
            found.report_row(
                "ETO-COUNTRY", f"row {index}: {name} is in {code!r}, no country code", "look it up at the ETO"
            )
        else:
            found.loaded += 1
            found.add(
                _company(_cell(document, row, index, "provider_name"), _cell(document, row, index, "country"), country)
            )


def _company(name: Cell, where: Cell, country: Country) -> Iterator[Statement]:
    company = company_id(name.text)
    yield from name.describe(company, EntityClass.COMPANY, name.text)
    yield from where.describe(country.id, EntityClass.COUNTRY, country.name)
    yield where.say(company, Property.LOCATED_IN, country.id)


def _cell(document: str, row: dict[str, str], index: int, column: str) -> Cell:
    return Cell(document, EXTRACTOR, pointer(index, column), row[column], 0, len(row[column]))


def _country(alpha3: str) -> Country | None:
    found = pycountry.countries.get(alpha_3=alpha3) if alpha3 else None
    return None if found is None else countries()[found.alpha_2]
