"""The size budget: a module has one reason to change, a function fits on a screen."""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.graphs import ROOT

MODULES = sorted(
    path
    for name in ("ontology", "matching", "queries", "ingest", "api", "exportgraph")
    for path in (ROOT / name).rglob("*.py")
)


def functions(path: Path) -> list[tuple[str, int]]:
    """The functions of a module with their lengths in lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_and_its_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert [each for each in functions(path) if each[1] > 80] == []


def test_most_functions_are_short() -> None:
    assert median(length for path in MODULES for _, length in functions(path)) <= 10
