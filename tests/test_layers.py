"""Data flows one way, and our package names are ours."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_data_flows_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("name", ["api", "exportgraph", "ingest", "matching", "ontology", "queries"])
def test_our_names_are_ours(name: str) -> None:
    """Another distribution with a package of this name (PyPI has a `queries` and an `ontology`) would win over ours."""
    assert Path(import_module(name).__file__ or "").is_relative_to(ROOT)
