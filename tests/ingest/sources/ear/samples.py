"""The real tables (kept beside the repository, not in it), and small cells of our own."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.source import RawFile, Reading, SourceInfo, sources
from ingest.sources.ear import read
from ingest.table import Cell, Page
from ontology.statement import Statement, Value
from ontology.terms import Property
from ontology.times import PartialDate

FOLDER = Path(__file__).parents[4] / ".." / "shared" / "data" / "ear-ecfr-2026-07-23"
needs_tables = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the EAR tables are not at {FOLDER}")

PAGE = Page("document:test", "ear/1", PartialDate("2026-07-23"))


def cell(text: str) -> Cell:
    """A cell of a table that has nothing else."""
    return PAGE.cell(text, "x")


def raw(name: str) -> RawFile:
    """One of the real tables, as it came."""
    return RawFile(name, (FOLDER / name).read_bytes())


def changed(name: str, data: object) -> RawFile:
    """A table with other content."""
    return RawFile(name, json.dumps(data).encode())


def data_of(name: str) -> Any:
    """The JSON of a real table, to be changed at will."""
    return deepcopy(_data(name))


@cache
def _data(name: str) -> Any:
    return json.loads(raw(name).content)


def info() -> SourceInfo:
    """What `source.yml` says."""
    return next(each.info for each in sources() if each.name == "ear")


@cache
def reading_of(name: str) -> Reading:
    """What is read out of a real table."""
    return read.read(raw(name), info())


def values(statements: tuple[Statement, ...], subject: str, predicate: Property) -> list[Value]:
    """What is said of `subject` by `predicate`."""
    return [each.value for each in statements if each.subject == subject and each.predicate is predicate]


def subjects(statements: tuple[Statement, ...], predicate: Property, value: Value) -> list[str]:
    """Of what `predicate` says `value`."""
    return [each.subject for each in statements if each.predicate is predicate and each.value == value]
