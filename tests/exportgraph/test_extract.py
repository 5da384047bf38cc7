"""The command `extract`: a file in, what is understood out; no database, and no model unless it is asked for."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from exportgraph.cli import cli
from ingest.extraction.extract import EXTRACTOR
from ontology.errors import ExportGraphError
from tests.graphs import ROOT, SAMPLES
from tests.ingest.extraction.llm.reading import norm, norms, slots
from tests.ingest.extraction.llm.server import serving

SAMPLE = SAMPLES / "2026-06-25-gpt-5.6-request.md"


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("EXPORTGRAPH_LLM_CACHE", str(tmp_path / "llm"))
    monkeypatch.delenv("EXPORTGRAPH_LLM_URL", raising=False)


def test_it_prints_the_text_and_what_was_found() -> None:
    result = CliRunner().invoke(cli, ["extract", str(SAMPLE)], catch_exceptions=False)
    assert result.exit_code == 0
    assert "requested · voluntary" in result.output
    assert "GPT-5.6" in result.output


def test_json_is_all_that_is_printed() -> None:
    result = CliRunner().invoke(cli, ["extract", str(SAMPLE), "--json"], catch_exceptions=False)
    told = json.loads(result.stdout)
    assert told["document"]["file"] == SAMPLE.name
    assert any(each["tellings"] for each in told["paragraphs"])


def test_a_page_is_written_and_told(tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    result = CliRunner().invoke(cli, ["extract", str(SAMPLE), "--html", str(page)], catch_exceptions=False)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([str(ROOT / "ingest/sources/register/data/base.yml")], "EXTRACT-NOT-A-TEXT"),
        ([str(SAMPLE), "--html", "/proc/no/such/folder.html"], "EXTRACT-UNWRITABLE"),
        ([str(SAMPLE), "--llm"], "LLM-UNSET"),
    ],
)
def test_what_cannot_be_done_says_why(arguments: list[str], code: str) -> None:
    result = CliRunner().invoke(cli, ["extract", *arguments])
    assert isinstance(result.exception, ExportGraphError)
    assert result.exception.code == code


def test_a_file_that_is_not_there_and_two_ways_of_printing_are_usage_errors() -> None:
    assert CliRunner().invoke(cli, ["extract", "no-such-file.md"]).exit_code == 2
    assert CliRunner().invoke(cli, ["extract", str(SAMPLE), "--show", "--json"]).exit_code == 2


def test_a_model_adds_what_the_rules_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    told = norm(
        "An executive order signed on June 2 invites developers",
        measure="disclosure",
        slots=slots(object="GPT-5.6", target="GPT-5.6"),
    )
    with serving() as server:
        server.script["No law stands behind"] = norms(told)
        monkeypatch.setenv("EXPORTGRAPH_LLM_URL", server.url)
        monkeypatch.setenv("EXPORTGRAPH_LLM_MODEL", "test-model")
        without = CliRunner().invoke(cli, ["extract", str(SAMPLE), "--json"], catch_exceptions=False)
        assert server.requests == []
        result = CliRunner().invoke(cli, ["extract", str(SAMPLE), "--json", "--llm"], catch_exceptions=False)
    assert json.loads(without.stdout)["extractors"] == [EXTRACTOR]
    told_all = json.loads(result.stdout)
    assert told_all["extractors"] == [EXTRACTOR, "llm/test-model/1"]
    found = [each for paragraph in told_all["paragraphs"] for each in paragraph["tellings"]]
    assert [each["measure"] for each in found if each["extractor"] == "llm/test-model/1"] == ["disclosure"]


def test_a_model_that_is_not_there_costs_nothing_but_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPORTGRAPH_LLM_URL", "http://127.0.0.1:1/v1")
    result = CliRunner().invoke(cli, ["extract", str(SAMPLE), "--llm"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "LLM-UNREACHABLE" in result.stderr
    assert "requested · voluntary" in result.stdout
