"""`exportgraph screen`: tables in; tables, JSON and CSV out; exit codes; what is refused."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exportgraph import screening
from exportgraph.cli import cli
from ingest.pipeline import ingest, register_files
from ontology.errors import ExportGraphError
from queries.managed import Connection
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import LISTS

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def listed(emptied: Emptied) -> Store:
    store = emptied()
    assert ingest(store, [*register_files(), LISTS]).succeeded
    return store


@pytest.fixture
def run(listed: Store, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("NEO4J_URI", neo4j_connection.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_connection.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_connection.password.get_secret_value())

    def started(*words: object) -> Result:
        return CliRunner().invoke(cli, ["screen", *map(str, words), "--as-of", "2026-08-02"])

    return started


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_hit_is_told_in_json_with_its_entry_and_source(run: Run) -> None:
    result = run("Qinglong Microelectronics Technology", "--country", "CN", "--json", "--fail-on-hit")
    assert result.exit_code == 3
    (found,) = json.loads(result.output)
    assert found["outcome"] == "name_found"
    (hit,) = found["hits"]
    (listing,) = hit["listings"]
    assert (hit["party"], hit["features"]["country"]) == ("party:us/entity-list/qinglong", 1.0)
    assert (listing["listKind"], listing["from"], listing["state"]) == ("export_control_list", "2022-12-19", "listed")
    assert listing["source"] == "Lists of invented parties [lists.yml]"


def test_a_list_that_is_no_export_control_is_shown_as_such(run: Run) -> None:
    result = run("ABC Trading")
    assert result.exit_code == 0
    shown = " ".join(result.output.split())
    assert "(no export" in shown
    assert "2026-07-31" in shown


def test_nothing_found_is_no_clearance_and_no_failure(run: Run) -> None:
    result = run("Anthropic", "--fail-on-hit")
    assert result.exit_code == 0
    shown = " ".join(result.output.split())
    assert "No name like this was found on the lists searched: Entity List (captured 2026-08-01)" in shown
    assert "That is not a clearance." in shown


def test_a_table_of_names_becomes_a_table_of_listings(run: Run, tmp_path: Path) -> None:
    names = table(
        tmp_path / "names.csv",
        "\ufeffname,country,kind,remark\n青龙微电子科技,CN,,=1\nTramontana 1,,organisation,\n,,,\nABC Trading,AE,,\n",
    )
    written = tmp_path / "hits.csv"
    result = run(names, "--out", written, "--fail-on-hit")
    assert result.exit_code == 3, result.output
    with written.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["row"], row["outcome"], row["party"]) for row in rows] == [
        ("1", "name_found", "party:us/entity-list/qinglong"),
        ("2", "nothing_found", ""),
        ("3", "not_searched", ""),
        ("4", "name_found", "party:us/sdn/abc"),
    ]
    assert rows[0]["review_outlook"] == "presumption_of_denial"
    assert rows[0]["citations"] == "87 FR 00001"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("company\nABC\n", "SCREEN-FILE"),
        ("", "SCREEN-FILE"),
        ("name\nABC,DEF\n", "SCREEN-FILE"),
        ('name\n"ABC\n', "SCREEN-FILE"),
        ("name,kind\nABC,ship\n", "SCREEN-FILE"),
        ("name\n" + "ABC\n" * (screening.MOST_ROWS + 1), "SCREEN-TOO-LARGE"),
    ],
)
def test_a_table_that_cannot_be_screened_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ExportGraphError) as raised:
        screening.read_names(table(tmp_path / "names.csv", text), None)
    assert raised.value.code == code


def test_a_file_that_is_no_text_or_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_bytes(b"name\n\xff\xfe")
    for name in ("names.csv", "other.csv"):
        with pytest.raises(ExportGraphError, match="SCREEN-FILE"):
            screening.read_names(tmp_path / name, None)


def test_as_many_rows_as_may_be_are_read(tmp_path: Path) -> None:
    assert (
        len(screening.read_names(table(tmp_path / "n.csv", "name\n" + "ABC\n" * screening.MOST_ROWS), None)) == 10_000
    )


def test_a_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    result = run("ABC Trading", "--out", tmp_path / "nowhere" / "hits.csv")
    assert isinstance(result.exception, ExportGraphError)
    assert result.exception.code == "SCREEN-UNWRITABLE"
