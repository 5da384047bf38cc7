"""The walk through unsure pairs, as a person meets it: shown, decided, written down, followed, and taken back."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.load import load
from ingest.resolution.files import read_judgements
from ingest.resolution.resolve import resolve, undecided
from ontology.judgement import Sameness
from ontology.terms import Property
from queries import lookup
from queries.managed import Connection
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import ROOT
from tests.test_judgements import MONDAY, TUESDAY, WEDNESDAY, reading

COMPANY, LISTED = "company:smic", "party:list/semiconductor-manufacturing"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def smic(emptied: Emptied, tmp_path: Path) -> Store:
    """A list that names a company in full and by its acronym, and another that knows the acronym only."""
    store = emptied()
    first = [(COMPANY, Property.TYPE, "Company"), (COMPANY, Property.NAME, "SMIC")]
    second = [
        (LISTED, Property.TYPE, "Party"),
        (LISTED, Property.NAME, "Semiconductor Manufacturing International Corporation"),
        (LISTED, Property.ALIAS, "SMIC"),
        ("party:list/vessel", Property.TYPE, "Party"),
        ("party:list/vessel", Property.NAME, "MISTRAL 1"),
        ("party:list/vessel", Property.PARTY_KIND, "vessel"),
        ("company:mistral", Property.TYPE, "Company"),
        ("company:mistral", Property.NAME, "Mistral AI"),
    ]
    load(store, reading(1, first), MONDAY)
    load(store, reading(2, second), MONDAY)
    resolve(store, tmp_path, MONDAY)
    return store


@pytest.fixture
def run(neo4j_connection: Connection, tmp_path: Path) -> Run:
    environment = {
        **os.environ,
        "NEO4J_URI": neo4j_connection.uri,
        "NEO4J_USERNAME": neo4j_connection.user,
        "NEO4J_PASSWORD": neo4j_connection.password.get_secret_value(),
        "EXPORTGRAPH_JUDGEMENTS": str(tmp_path),
        "COLUMNS": "120",
    }

    def started(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-W", "error", "-m", "exportgraph", *words]
        return subprocess.run(
            command, env=environment, cwd=ROOT, input=typed, capture_output=True, text=True, check=False
        )

    return started


def test_only_the_pair_that_could_be_one_thing_waits(smic: Store, run: Run) -> None:
    assert [each.pair for each in undecided(smic)] == [(COMPANY, LISTED)]
    listed = run("review", "--list")
    assert (listed.returncode, listed.stderr) == (0, "")
    for words in (COMPANY, LISTED, "Semiconductor Manufacturing", "alias: SMIC", "score 0.9", "List 2"):
        assert words in listed.stdout
    assert "MISTRAL" not in listed.stdout


def test_a_decision_is_written_down_and_followed(smic: Store, run: Run, tmp_path: Path) -> None:
    walked = run("review", "--who", "Jane Doe", typed="x\ns\nits own list says so\n")
    assert (walked.returncode, walked.stderr) == (0, "")
    (judgement,) = read_judgements(tmp_path / "jane-doe.yml")
    assert (judgement.sameness, judgement.who, judgement.why) == (Sameness.SAME, "Jane Doe", "its own list says so")
    assert judgement.score is not None
    assert judgement.features
    company = lookup.thing(smic, LISTED)
    assert company is not None
    assert (company.reference.id, company.reference.label) == (COMPANY, "Company")
    assert lookup.conflicts_about(smic, [COMPANY]) == {COMPANY: []}
    assert "No pair waits" in run("review").stdout


def test_a_decision_is_taken_back_with_its_entry(smic: Store, run: Run, tmp_path: Path) -> None:
    run("review", "--who", "Jane Doe", typed="s\n\n")
    (tmp_path / "jane-doe.yml").write_text("[]\n", encoding="utf-8")
    again = run("resolve")
    assert "Shown under another id than before: 1" in again.stdout
    assert "Pairs that may be the same thing: 1" in again.stdout
    listed = lookup.thing(smic, LISTED)
    assert listed is not None
    assert listed.reference.id == LISTED


def test_different_later_and_quit(smic: Store, run: Run, tmp_path: Path) -> None:
    assert run("review", typed="l\n").returncode == 0
    assert run("review", typed="q\n").returncode == 0
    assert list(tmp_path.iterdir()) == []
    run("review", "--who", "Jane Doe", typed="d\ntwo registers\n")
    assert [each.sameness for each in read_judgements(tmp_path)] == [Sameness.DIFFERENT]
    assert undecided(smic) == []
    assert lookup.thing(smic, LISTED) != lookup.thing(smic, COMPANY)


def test_without_a_folder_earlier_decisions_stay(smic: Store, run: Run, tmp_path: Path) -> None:
    run("review", "--who", "Jane Doe", typed="s\n\n")
    resolve(smic, tmp_path / "elsewhere", TUESDAY)
    thing = lookup.thing(smic, LISTED)
    assert thing is not None
    assert thing.reference.id == COMPANY


def test_resolving_again_changes_nothing(smic: Store, tmp_path: Path) -> None:
    counts = lookup.counts(smic)
    assert resolve(smic, tmp_path, WEDNESDAY).changed == ()
    assert lookup.counts(smic) == counts


def test_a_broken_file_changes_nothing_and_is_named(smic: Store, run: Run, tmp_path: Path) -> None:
    counts = lookup.counts(smic)
    (tmp_path / "bad.yml").write_text("- left: company:smic\n", encoding="utf-8")
    result = run("resolve")
    assert result.returncode == 1
    assert result.stderr.startswith("JUDGEMENT-ENTRY: ")
    assert "bad.yml" in result.stderr
    assert lookup.counts(smic) == counts
