"""The docs say what the code does: codes, commands, links."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from exportgraph.cli import cli
from ontology.shapes import rules
from tests.graphs import ROOT

PACKAGES = ("ingest", "matching", "ontology", "queries", "api", "exportgraph")
FAMILIES = [
    "AGORA",
    "ASK",
    "CATALOGUE",
    "CN",
    "COUNTRY",
    "COUNTRIES",
    "CSL",
    "DATE",
    "DB",
    "EAR",
    "ECFR",
    "ECOSYSTEM",
    "EPOCH",
    "ETO",
    "EXTRACT",
    "FETCH",
    "FR",
    "GAZETTEER",
    "INGEST",
    "JUDGEMENT",
    "LIST",
    "LLM",
    "MODELS",
    "MOFCOM",
    "POINTER",
    "RDF",
    "RECONCILE",
    "REGISTER",
    "RESTRICTED",
    "SCREEN",
    "SEC",
    "TEXT",
    "USC",
]
"""How codes begin."""
CODE = re.compile(rf'"((?:{"|".join(FAMILIES)})-[A-Z]+(?:-[A-Z]+)*)"')
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("web/*.md")])
COMMAND = re.compile(r"^\$ (exportgraph .*?)(?:\s+#.*)?$", re.MULTILINE)


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    sources = (path.read_text(encoding="utf-8") for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
    used = {code for text in sources for code in CODE.findall(text)}
    used |= {rule.code for rule in rules().values()}
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z-]+)` \|", page, re.MULTILINE)) == used


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), link


@pytest.mark.parametrize("command", COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8")))
def test_every_command_of_the_readme_parses(command: str) -> None:
    _, *words = shlex.split(command)
    name = words[: 2 if words[0] == "db" else 1]
    result = CliRunner().invoke(cli, [*name, "--help"])
    assert result.exit_code == 0
    options = [word for word in words if word.startswith("-")]
    assert all(option in result.output for option in options)


def test_the_makefile_has_the_readmes_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^\$ make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert f"\n{target}:" in makefile
