"""Ecosystem Graphs: the flat table is read, the nested files are counted."""

from pathlib import Path

import pytest

from ingest.source import RawFile
from ontology.errors import ExportGraphError
from ontology.terms import Property
from tests.ingest.sources.data import DATA, needs_data, picture, reading, reading_of, values, warnings

TABLE = "ecosystem-graphs/all_assets.csv"
FILES = sorted((DATA / "ecosystem-graphs" / "assets").glob("*.yaml"))


@needs_data
def test_every_row_of_the_table_is_accounted_for() -> None:
    rows = reading_of(TABLE).rows
    assert rows is not None
    assert (rows.total, rows.loaded, rows.reported) == (639, 429, 0)
    assert warnings(reading_of(TABLE)) == ["ECOSYSTEM-SIZE"] * 3


@needs_data
def test_the_nested_files_hold_the_same_number_of_rows() -> None:
    found = [reading(RawFile(each.name, each.read_bytes())) for each in FILES]
    assert len(found) == 173
    assert sum(each.rows.total for each in found if each.rows is not None) == 639
    assert not any(each.statements for each in found)


@needs_data
def test_a_model_has_its_makers_and_its_size() -> None:
    mpt = picture("model:mosaicml/mpt", reading_of(TABLE))
    assert mpt.properties == {"name": "MPT", "parameterCount": 7e9, "released": "2023-05-05"}
    assert {each.target for each in mpt.edges} == {"company:mosaicml"}
    canvas = picture("model:cornell-university/commoncanvas", reading_of(TABLE))
    assert {each.target for each in canvas.edges} == {"company:cornell-university", "company:mosaicml"}


@needs_data
def test_names_with_commas_and_without_a_meaning_of_their_own_are_put_right() -> None:
    found = reading_of(TABLE)
    subjects = {each.subject for each in found.statements}
    assert {"company:runway-ai", "company:university-of-maryland-college-park", "company:you.com"} <= subjects
    assert not {"company:inc", "company:college-park", "company:you", "company:unknown", "company:mosaic"} & subjects


@needs_data
def test_closed_models_are_unpublished_and_of_others_nothing_is_said() -> None:
    said = {each.value for each in reading_of(TABLE).statements if each.predicate is Property.WEIGHTS_PUBLISHED}
    assert said == {False}
    assert values(reading_of(TABLE), "company:baidu", Property.LOCATED_IN) == ["country:CN"]


@needs_data
def test_a_table_that_shrank_is_not_read() -> None:
    text = Path(DATA / TABLE).read_bytes().splitlines(keepends=True)[0]
    with pytest.raises(ExportGraphError, match="assets: 0"):
        reading(RawFile("all_assets.csv", text))


def test_a_file_that_is_no_list_is_not_read() -> None:
    with pytest.raises(ExportGraphError, match="no list"):
        reading(RawFile("lumen.yaml", b"created_date: 2026-01-01\ndependencies: none\n"))
