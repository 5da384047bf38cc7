"""The SEC's companies and tickers."""

import json

import pytest

from ingest.source import RawFile
from ontology.errors import ExportGraphError
from ontology.terms import Property
from tests.ingest.sources.data import needs_data, picture, reading, reading_of

TABLE = "sec/company_tickers_2023-09.json"


@needs_data
def test_every_row_is_accounted_for_and_every_company_has_an_id_of_its_own() -> None:
    found = reading_of(TABLE)
    assert found.rows is not None
    assert (found.rows.total, found.rows.loaded) == (8861, 8861)
    keys: dict[str, set[object]] = {}
    for each in found.statements:
        if each.predicate is Property.EXTERNAL_ID and str(each.value).startswith("sec-cik:"):
            keys.setdefault(each.subject, set()).add(each.value)
    assert len(keys) == 8064
    assert all(len(each) == 1 for each in keys.values())


@needs_data
def test_a_company_has_its_key_and_its_tickers() -> None:
    alphabet = picture("company:alphabet", reading_of(TABLE))
    assert alphabet.properties["name"] == "Alphabet Inc."
    assert {"sec-cik:0001652044", "ticker:GOOGL", "ticker:GOOG"} <= set(alphabet.properties["externalId"])  # type: ignore[arg-type]
    assert picture("company:nvidia", reading_of(TABLE)).properties["name"] == "NVIDIA CORP"


@needs_data
def test_names_that_differ_in_the_legal_form_only_stay_apart() -> None:
    subjects = {each.subject for each in reading_of(TABLE).statements}
    assert {"company:rio-tinto-cik-863064", "company:rio-tinto-cik-887028"} <= subjects
    assert "company:rio-tinto" not in subjects


def made(count: int, **changed: object) -> RawFile:
    content = {
        "columns": ["cik_str", "ticker", "title"],
        "index": [str(number) for number in range(count)],
        "data": [[f"{number:010}", f"L{number}", f"Lumen {number} Corp"] for number in range(count)],
    }
    return RawFile("company_tickers_2026-01.json", json.dumps(content | changed).encode())


def test_a_table_that_shrank_or_has_other_columns_is_not_read() -> None:
    with pytest.raises(ExportGraphError, match="companies: 5999"):
        reading(made(5999))
    with pytest.raises(ExportGraphError, match="columns"):
        reading(made(7000, columns=["cik_str", "title", "ticker"]))
    with pytest.raises(ExportGraphError) as caught:
        reading(made(7000, data=[["1", "L"]]))
    assert caught.value.code == "SEC-SHAPE"
