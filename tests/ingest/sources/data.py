"""The real files (kept beside the repository, not in it), and readings of them and of tables of our own."""

import csv
import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from ingest.pipeline import source_for
from ingest.source import RawFile, Reading
from ingest.validate import validate
from ontology.fold import fold
from ontology.folded import Folded, Recorded
from ontology.statement import Statement, Value
from ontology.terms import Property

DATA = Path(__file__).parents[3] / ".." / "shared" / "data"
_SAID: dict[str, dict[str, list[Statement]]] = {}
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=f"the data are not at {DATA}")


@cache
def reading_of(path: str) -> Reading:
    """What is read out of a real file, after the gate."""
    return reading(RawFile((DATA / path).name, (DATA / path).read_bytes()))


def reading(raw: RawFile) -> Reading:
    """What the source of a file reads out of it, after the gate."""
    source = source_for(raw)
    found = source.read(raw, source.info)
    validate(found)
    return found


def table(name: str, rows: Sequence[Mapping[str, str]]) -> RawFile:
    """A CSV file with the columns of its first row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return RawFile(name, text.getvalue().encode())


def values(found: Reading, subject: str, predicate: Property) -> list[Value]:
    """What is said of `subject` by `predicate`."""
    return [each.value for each in found.statements if (each.subject, each.predicate) == (subject, predicate)]


def picture(subject: str, *readings: Reading) -> Folded:
    """The thing as the graph would show it after these readings."""
    recorded = [
        Recorded(
            statement=each,
            source_kind=found.document.kind,
            recorded_at="2026-11-25T00:00:00+00:00",
            published=None if found.document.published is None else found.document.published.iso,
        )
        for found in readings
        for each in _said_of(found).get(subject, ())
    ]
    return fold(subject, recorded)


def _said_of(found: Reading) -> dict[str, list[Statement]]:
    """Its statements by subject, sorted out once: there are many thousands."""
    if found.document.id not in _SAID:
        said = _SAID.setdefault(found.document.id, {})
        for each in found.statements:
            said.setdefault(each.subject, []).append(each)
    return _SAID[found.document.id]


def warnings(found: Reading) -> list[str]:
    """The codes of its warnings."""
    return [each.code for each in found.warnings]
