"""The commands in processes of their own, on a real Neo4j: what they print, write and return."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset

from queries.managed import Connection
from queries.store import Store
from tests.graphs import ROOT, SAMPLES

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(neo4j_connection: Connection, graph: Store) -> Run:
    environment = {
        **os.environ,
        "NEO4J_URI": neo4j_connection.uri,
        "NEO4J_USERNAME": neo4j_connection.user,
        "NEO4J_PASSWORD": neo4j_connection.password.get_secret_value(),
        "COLUMNS": "120",
    }

    def started(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", "-m", "exportgraph", *map(str, words)]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    return started


def test_ask_prints_the_table_with_quotes_and_what_was_searched(run: Run) -> None:
    result = run("ask", "FR", "--as-of", "2026-06-27")
    assert (result.returncode, result.stderr) == (0, "")
    shown = " ".join(result.stdout.split())
    for words in (
        "Claude Mythos 5",
        "unless Annex A exemption",
        "“The letter names",
        "letters-of-june-2026.yml",
        "Searched:",
    ):
        assert words in shown


def test_ask_about_one_subject_prints_its_proof(run: Run) -> None:
    result = run("ask", "France", "--subject", "Claude Fable 5", "--as-of", "2026-07-02")
    assert result.returncode == 0
    assert "undetermined" in result.stdout
    assert "not known: training compute of Claude Fable 5" in result.stdout
    assert "Proof:" in result.stdout


def test_no_restriction_found_is_not_called_allowed(run: Run) -> None:
    result = run("ask", "US", "--as-of", "2024-01-01")
    assert "does not mean that it is allowed" in " ".join(result.stdout.split())


def test_an_error_says_what_to_do(run: Run) -> None:
    result = run("ask", "Atlantis")
    assert result.returncode == 1
    assert result.stderr.startswith("ASK-DESTINATION: ")
    assert "fix: " in result.stderr
    assert "Traceback" not in result.stderr


def test_a_bad_file_is_named_and_the_exit_code_says_so(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00")
    result = run("ingest", bad, SAMPLES, "--no-register")
    assert result.returncode == 1
    assert "INGEST-BINARY" in result.stderr
    assert "3 files read, 1 failed" in result.stdout


def test_what_is_skipped_is_not_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "bad.txt").write_bytes(b"\x00")
    (tmp_path / "good.md").write_text("Lamps shine.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    result = run("ingest", tmp_path, "--skip", "old", "--skip", "*.txt", "--no-register")
    assert result.returncode == 0, result.stderr
    assert "1 files read, 0 failed" in result.stdout


@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_export_writes_a_file_that_others_can_read(run: Run, tmp_path: Path, form: str, parser: str) -> None:
    output = tmp_path / "graph"
    result = run("export", "--format", form, "-o", output)
    assert result.returncode == 0, result.stderr
    assert len(Dataset(default_union=True).parse(data=output.read_bytes(), format=parser)) > 1_000
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


def test_search(run: Run) -> None:
    assert "model:anthropic/claude-fable-5" in run("search", "fable").stdout


def test_conflicts_show_both_sides(run: Run) -> None:
    result = run("conflicts")
    assert result.returncode == 0
    assert "preferred" in result.stdout
    assert "overruled" in result.stdout


def test_changes_and_what_was_known_before(run: Run) -> None:
    assert "+ legalStatus: in_force from 2026-06-12" in run("changes", "--since", "2020-01-01").stdout
    assert "Nothing was learned" in run("changes", "--since", "2099-01-01").stdout
    assert "no restriction found" in run("ask", "FR", "--as-of", "2026-06-13", "--known-at", "2020-01-01").stdout


def test_rebuild(run: Run) -> None:
    assert run("rebuild").stdout.startswith("folded ")
    assert "licence required" in run("ask", "FR", "--as-of", "2026-06-13").stdout


def test_db_does_not_touch_a_server_of_somebody_else(run: Run) -> None:
    result = run("db", "stop")
    assert result.returncode == 1
    assert "DB-NOT-OURS" in result.stderr
    assert run("search", "fable").returncode == 0
