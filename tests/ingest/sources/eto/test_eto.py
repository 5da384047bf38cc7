"""The ETO's companies of the semiconductor supply chain."""

import pytest

from ontology.errors import ExportGraphError
from ontology.terms import Property
from tests.ingest.sources.data import needs_data, picture, reading, reading_of, table, values, warnings

FOLDER = "eto-supply-chain"


@needs_data
@pytest.mark.parametrize(
    ("name", "total", "loaded"),
    [
        ("providers.csv", 294, 274),
        ("provision.csv", 660, 0),
        ("inputs.csv", 79, 0),
        ("sequence.csv", 93, 0),
        ("stages.csv", 3, 0),
    ],
)
def test_every_row_is_accounted_for(name: str, total: int, loaded: int) -> None:
    found = reading_of(f"{FOLDER}/{name}")
    assert found.rows is not None
    assert (found.rows.total, found.rows.loaded, found.rows.reported, warnings(found)) == (total, loaded, 0, [])


@needs_data
def test_a_company_has_its_country() -> None:
    asml = picture("company:asml", reading_of(f"{FOLDER}/providers.csv"))
    assert (asml.label, [(each.relationship, each.target) for each in asml.edges]) == (
        "Company",
        [("LOCATED_IN", "country:NL")],
    )


def provider(number: int, **changed: str) -> dict[str, str]:
    row = {
        "provider_name": f"Lumen {number}",
        "provider_id": f"P{number}",
        "provider_type": "organization",
        "country": "CAN",
    }
    return row | changed


def test_a_company_without_a_country_that_is_known_is_reported() -> None:
    rows = [provider(0, country="XXX"), *(provider(number) for number in range(1, 260))]
    found = reading(table("providers.csv", rows))
    assert found.rows is not None
    assert (found.rows.loaded, found.rows.reported, warnings(found)) == (259, 1, ["ETO-COUNTRY"])
    assert values(found, "company:lumen-0", Property.TYPE) == []


def test_a_new_column_is_reported_and_a_table_that_shrank_is_not_read() -> None:
    rows = [provider(number) | {"stage": "S1"} for number in range(260)]
    assert warnings(reading(table("providers.csv", rows))) == ["ETO-FIELD"]
    with pytest.raises(ExportGraphError, match=r"providers\.csv: 249"):
        reading(table("providers.csv", rows[:249]))
