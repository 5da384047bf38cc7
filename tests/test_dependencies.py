"""docs/dependencies.md and pyproject.toml name the same packages."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ROW = re.compile(r"^\| `(?P<name>[\w.-]+)` \| (?P<use>[^|]+) \| (?P<why>[^|]+) \| (?P<licence>[^|]+) \|$", re.MULTILINE)
SECTIONS = {
    "To run": PYPROJECT["project"]["dependencies"],
    "To develop": PYPROJECT["dependency-groups"]["dev"],
    "To build": PYPROJECT["build-system"]["requires"],
}


def rows_of(section: str) -> list[re.Match[str]]:
    """The rows of the table under the heading `section`."""
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    return list(ROW.finditer(page.partition(f"## {section}\n")[2].partition("\n## ")[0]))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(("section", "requirements"), SECTIONS.items(), ids=SECTIONS.keys())
def test_the_page_lists_each_dependency_once_and_no_other(section: str, requirements: list[str]) -> None:
    declared = sorted(normal(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in requirements)
    assert sorted(normal(row["name"]) for row in rows_of(section)) == declared


@pytest.mark.parametrize("row", [*rows_of("To run"), *rows_of("To develop")], ids=lambda row: row["name"])
def test_the_licence_is_the_one_that_the_package_states(row: re.Match[str]) -> None:
    """Where it states one as an expression; the others were read in their files."""
    stated = metadata(row["name"]).json.get("license_expression")
    assert stated in (None, row["licence"].strip())
