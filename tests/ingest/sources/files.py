"""Reading files of a source as the pipeline does: the real ones (beside the repository), and small ones of our own."""

import json
from functools import cache
from pathlib import Path

from ingest.pipeline import read, source_for
from ingest.source import RawFile, Reading, Rows
from ontology.statement import Statement, Value
from ontology.terms import Property

DATA = Path(__file__).parents[3] / ".." / "shared" / "data"


@cache
def reading_of(path: Path) -> Reading:
    """What is read out of a real file, checked by the gate."""
    return read(RawFile(path.name, path.read_bytes(), path.parent.name))


def made(data: object, name: str = "made.json") -> Reading:
    """What is read out of JSON of our own, checked by the gate."""
    return read(raw(data, name))


def raw(data: object, name: str = "made.json") -> RawFile:
    """JSON of our own as a file."""
    return RawFile(name, json.dumps(data, ensure_ascii=False).encode())


def source_of(data: object, name: str = "made.json") -> str:
    """The name of the source that reads it."""
    return source_for(raw(data, name)).name


def values(reading: Reading, subject: str, predicate: Property) -> list[Value]:
    """What is said of `subject` by `predicate`."""
    return [each.value for each in said(reading, subject, predicate)]


def said(reading: Reading, subject: str, predicate: Property) -> list[Statement]:
    """The statements on `subject` by `predicate`."""
    return [each for each in reading.statements if each.subject == subject and each.predicate is predicate]


def rows(reading: Reading) -> Rows:
    """What became of the rows."""
    assert reading.rows is not None
    return reading.rows


def codes(reading: Reading) -> list[str]:
    """The codes of the warnings."""
    return [each.code for each in reading.warnings]
