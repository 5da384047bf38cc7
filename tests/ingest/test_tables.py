"""Tables: what stands in a cell, what is expected of a file, and what became of its rows."""

import pytest

from ingest.decode import decode_csv, decode_json_lines, decode_yaml
from ingest.expectations import expect_counts, expect_fields
from ingest.pointer import proves
from ingest.source import Bounds, RawFile, Rows, SourceInfo
from ingest.table import Findings, Page, unknown_fields
from ontology.errors import ExportGraphError
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import SourceKind


def info(**expectations: Bounds) -> SourceInfo:
    """A source of which no more is known."""
    return SourceInfo(
        title="t", publisher=None, kind=SourceKind.DATA_SET, licence=None, cadence="c", about="a",
        expectations=expectations,
    )  # fmt: skip


def test_a_csv_table_is_a_list_of_rows() -> None:
    rows = decode_csv(RawFile("x.csv", b'name,note\r\n"A, ""B""","two\nlines"\r\n'))
    assert rows == [{"name": 'A, "B"', "note": "two\nlines"}]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"name,name\nA,B\n", "repeats a name"),
        (b"name,note\nA\n", "line 2 has 1 cells, the header has 2"),
        (b"name,note\nA,B,C\n", "line 2 has 3 cells"),
        (b'name,note\nA,"B\n', "end of data"),
    ],
)
def test_a_broken_csv_table_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(ExportGraphError, match=f"INGEST-CSV.*{problem}"):
        decode_csv(RawFile("x.csv", content))


def test_a_broken_line_is_named() -> None:
    with pytest.raises(ExportGraphError, match=r"INGEST-JSON: x\.jsonl, line 2"):
        decode_json_lines(RawFile("x.jsonl", b'{"a": 1}\n{"a": \n'))


def test_yaml_keeps_what_is_written() -> None:
    assert decode_yaml(RawFile("x.yml", b"country: NO\nday: 2026-06\n")) == {"country": "NO", "day": "2026-06"}


@pytest.mark.parametrize("content", ["text", 1e26, 4, True])
def test_every_scalar_is_a_cell_that_can_be_quoted(content: object) -> None:
    cell = Page("document:x", "test/1", PartialDate("2026")).cell(content, 0, "a/b")
    said = cell.say("model:x", Property.NAME, "x")
    assert proves([{"a/b": content}], said.evidence)
    assert not proves([{"a/b": "other"}], said.evidence)


def test_a_table_that_shrank_stops() -> None:
    expect_counts({"rows": 10}, info(rows=(10, 20)), "x.csv", ["rows"])
    with pytest.raises(ExportGraphError, match=r"INGEST-EXPECTATION: x\.csv: rows: 9, expected 10 to 20"):
        expect_counts({"rows": 9}, info(rows=(10, 20)), "x.csv", ["rows"])


def test_a_list_that_was_lost_stops() -> None:
    with pytest.raises(ExportGraphError, match=r"INGEST-EXPECTATION: x\.csv: MEU: 0"):
        expect_counts({"EL": 5}, info(EL=(1, 9), MEU=(1, 9)), "x.csv", ["EL", "MEU"])


def test_a_list_that_nobody_knows_stops() -> None:
    with pytest.raises(ExportGraphError, match=r"INGEST-EXPECTATION.*nobody expects: NEW"):
        expect_counts({"EL": 5, "NEW": 1}, info(EL=(1, 9)), "x.csv", ["EL"])


def test_a_header_that_changed_stops() -> None:
    with pytest.raises(ExportGraphError, match=r"INGEST-EXPECTATION: x\.csv: row 1 has no name"):
        expect_fields([{"name": "a", "more": "b"}, {"nome": "c"}], ["name"], "x.csv")
    assert unknown_fields([{"name": "a"}, {"nome": "c"}], ["name"]) == {"nome": 1}


def test_rows_are_accounted_for() -> None:
    found = Findings(loaded=3)
    found.ignore("a duplicate")
    found.ignore("a duplicate")
    found.report_row("X-ROW", "no name", "look")
    assert found.rows(6) == Rows(6, 3, {"a duplicate": 2}, 1)
    assert found.rows(6).accounted_for
    assert not found.rows(7).accounted_for
