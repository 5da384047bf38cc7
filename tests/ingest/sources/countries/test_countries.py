import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.pipeline import read, source_for
from ingest.source import RawFile, Reading, sources
from ingest.sources.countries.read import read as read_countries
from ontology.countries import countries
from ontology.errors import ExportGraphError
from ontology.statement import Value
from ontology.terms import Property
from ontology.times import Interval, PartialDate

FOLDER = Path(__file__).parents[4] / ".." / "shared" / "data" / "countries"
needs_tables = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the tables of countries are not at {FOLDER}")
NAMES, ISO, FORMER = (
    "mledoze-countries.json",
    "pycountry-26.2.16-iso3166-1.json",
    "pycountry-26.2.16-iso3166-3.json",
)
INFO = next(each.info for each in sources() if each.name == "countries")
ANY_SIZE = INFO.model_copy(update={"expectations": dict.fromkeys(INFO.expectations, (0, 999))})


@cache
def reading(name: str) -> Reading:
    return read(RawFile(name, (FOLDER / name).read_bytes()))


def said(found: Reading, subject: str, predicate: Property) -> set[Value]:
    return {each.value for each in found.statements if each.subject == subject and each.predicate is predicate}


def form(official: str, common: str) -> dict[str, str]:
    return {"official": official, "common": common}


def row(code: str, name: str, **other: Any) -> dict[str, Any]:
    """A country of our own in the table's form."""
    return {
        "name": {**form(f"Republic of {name}", name), "native": []},
        "cca2": code,
        "cca3": f"{code}X",
        "ccn3": "999",
        "status": "officially-assigned",
        "altSpellings": [code],
        "translations": {},
        "demonyms": {},
        **other,
    }


def of_rows(*rows: dict[str, Any]) -> Reading:
    return read_countries(RawFile("own.json", json.dumps(rows).encode()), ANY_SIZE)


@needs_tables
@pytest.mark.parametrize(("name", "rows"), [(NAMES, 250), (ISO, 249), (FORMER, 31)])
def test_every_row_is_loaded(name: str, rows: int) -> None:
    found = reading(name)
    assert source_for(RawFile(name, (FOLDER / name).read_bytes())).name == "countries"
    assert found.rows is not None
    assert (found.rows.total, found.rows.loaded) == (rows, rows)
    types = [each for each in found.statements if each.predicate is Property.TYPE]
    assert len({each.subject for each in types}) == rows


@needs_tables
@pytest.mark.parametrize("name", [NAMES, ISO])
def test_the_name_shown_is_the_one_of_the_program(name: str) -> None:
    shown = {each.subject: each.value for each in reading(name).statements if each.predicate is Property.NAME}
    assert shown == {each.id: each.name for each in countries().values() if each.id in shown}
    assert [shown[f"country:{code}"] for code in ("CN", "TW", "HK", "MO", "KR", "KP")] == [
        "China",
        "Taiwan",
        "Hong Kong",
        "Macau",
        "South Korea",
        "North Korea",
    ]


@needs_tables
def test_no_alias_means_two_countries_and_none_is_a_code() -> None:
    by_name: dict[str, set[str]] = {}
    for name in (NAMES, ISO):
        for each in reading(name).statements:
            if each.predicate is Property.ALIAS:
                by_name.setdefault(str(each.value).casefold(), set()).add(each.subject)
    assert len(by_name) > 8_000
    assert {name: codes for name, codes in by_name.items() if len(codes) > 1} == {}
    assert not [name for name in by_name if name.isascii() and len(name) < 3]


@needs_tables
def test_names_in_other_scripts_find_the_country() -> None:
    found = reading(NAMES)
    assert {"中国", "Китай", "Chine"} <= said(found, "country:CN", Property.ALIAS)
    assert "대한민국" in said(found, "country:KR", Property.ALIAS)
    assert said(found, "country:CN", Property.EXTERNAL_ID) == {"iso3166-1-alpha-3:CHN", "iso3166-1-numeric:156"}
    assert "Chinese" in said(found, "country:CN", Property.DEMONYM)
    assert said(found, "country:XK", Property.EXTERNAL_ID) == set(), "the codes of Kosovo are not of ISO 3166"


@needs_tables
def test_a_withdrawn_country_ends_on_its_day() -> None:
    found = reading(FORMER)
    types = {each.subject: each.valid for each in found.statements if each.predicate is Property.TYPE}
    assert types["country:YUCS"] == Interval(end=PartialDate("2003-07-23"))
    assert types["country:AIDJ"] == Interval(end=PartialDate("1977"))
    assert not types.keys() & {each.id for each in countries().values()}


def test_a_name_of_two_countries_is_reported_and_stands_for_none() -> None:
    found = of_rows(
        row("QA", "Northland", altSpellings=["QA", "Landia"]), row("QB", "Southland", altSpellings=["LANDIA"])
    )
    aliases = {each.value for each in found.statements if each.predicate is Property.ALIAS}
    assert not aliases & {"Landia", "LANDIA", "QA"}
    assert [each.code for each in found.warnings] == ["COUNTRIES-NAME-UNCLEAR"]


def test_the_translations_of_an_unclear_name_are_unclear() -> None:
    found = of_rows(row("CG", "Congo", translations={"deu": form("Republik Beispiel", "Beispielo")}))
    assert "Beispielo" not in said(found, "country:CG", Property.ALIAS)
    assert "Republik Beispiel" in said(found, "country:CG", Property.ALIAS)


def test_two_peoples_in_one_cell_are_two_words() -> None:
    both = {"eng": {"m": "Northlander, Islander", "f": ""}}
    assert said(of_rows(row("QA", "Northland", demonyms=both)), "country:QA", Property.DEMONYM) == {
        "Northlander",
        "Islander",
    }


def test_an_unknown_field_is_a_warning() -> None:
    found = of_rows(row("QA", "Northland", anthem="la la"))
    assert [each.code for each in found.warnings] == ["COUNTRIES-FIELD"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([{**row("QA", "Northland"), "name": "Northland"}], "COUNTRIES-SHAPE"),
        ([{key: value for key, value in row("QA", "Northland").items() if key != "cca3"}], "COUNTRIES-SHAPE"),
        ([row("QA", "Northland", translations={"deu": {"official": "x"}})], "COUNTRIES-SHAPE"),
    ],
)
def test_another_shape_is_not_read(rows: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(ExportGraphError) as raised:
        of_rows(*rows)
    assert raised.value.code == code


def test_a_table_that_shrank_is_not_read() -> None:
    with pytest.raises(ExportGraphError) as raised:
        read_countries(RawFile("own.json", json.dumps([row("QA", "Northland")]).encode()), INFO)
    assert raised.value.code == "INGEST-EXPECTATION"
