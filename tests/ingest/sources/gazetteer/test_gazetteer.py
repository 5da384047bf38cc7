"""The gazetteer of names."""

import pytest

from ontology.errors import ExportGraphError
from tests.ingest.sources.data import needs_data, picture, reading, reading_of, table, warnings

TABLE = "gazetteer/gazetteer.csv"


@needs_data
def test_every_row_is_accounted_for() -> None:
    found = reading_of(TABLE)
    assert found.rows is not None
    assert (found.rows.total, found.rows.loaded, found.rows.reported, warnings(found)) == (196, 85, 0, [])


@needs_data
def test_names_meet_the_things_of_other_sources() -> None:
    found = reading_of(TABLE)
    fable = picture("model:anthropic/claude-fable-5", found)
    assert set(fable.properties["alias"]) == {"Fable", "Fable 5", "claude-fable-5"}  # type: ignore[arg-type]
    nvidia = picture("company:nvidia", found).properties
    assert nvidia["externalId"] == ("wikidata:Q182477",)
    assert nvidia["sameThingAs"] == ("http://www.wikidata.org/entity/Q182477",)
    assert picture("hardware:nvidia/b200", found).label == "Hardware"
    assert picture("model:xai/grok-3", found).label == "AIModel"


def row(number: int, **changed: str) -> dict[str, str]:
    made = {
        "id": f"company:lumen-{number}",
        "canonical_name": f"Lumen {number}",
        "aliases": "",
        "entity_type": "company",
        "subtype": "organization",
        "country": "CA",
        "wikidata_qid": "",
        "evidence": "",
    }
    return made | changed


def test_a_model_of_an_unknown_maker_is_reported() -> None:
    rows = [row(0, id="model:lumen", entity_type="model"), *(row(number) for number in range(1, 160))]
    assert warnings(reading(table("gazetteer.csv", rows))) == ["GAZETTEER-MAKER"]


def test_a_table_that_shrank_is_not_read_and_a_new_column_is_reported() -> None:
    rows = [row(number) | {"note": "x"} for number in range(160)]
    assert warnings(reading(table("gazetteer.csv", rows))) == ["GAZETTEER-FIELD"]
    with pytest.raises(ExportGraphError, match="rows: 149"):
        reading(table("gazetteer.csv", rows[:149]))
