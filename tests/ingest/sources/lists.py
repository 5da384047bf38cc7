"""Real party lists (kept beside the repository, not in it), and what is read out of them."""

from functools import cache
from pathlib import Path

import pytest

from ingest.source import RawFile, Reading, Source, sources
from ontology.statement import Statement, Value
from ontology.terms import Property

DATA = Path(__file__).parents[3] / ".." / "shared" / "data"
CSL = DATA / "csl-2026-07-31"
RESTRICTED = DATA / "us-restricted-lists-2026-07-09"
needs_csl = pytest.mark.skipif(not CSL.is_dir(), reason=f"the Consolidated Screening List is not at {CSL}")
needs_restricted = pytest.mark.skipif(not RESTRICTED.is_dir(), reason=f"the restricted lists are not at {RESTRICTED}")
ENTITY_LIST = "list:us/entity-list"


def source(name: str) -> Source:
    """A source by its name."""
    return next(each for each in sources() if each.name == name)


def raw(path: Path) -> RawFile:
    """A real file, as it came."""
    return RawFile(path.name, path.read_bytes(), path.parent.name)


@cache
def reading_of(name: str, path: Path) -> Reading:
    """What the source `name` reads out of a real file."""
    found = source(name)
    return found.read(raw(path), found.info)


def values(statements: tuple[Statement, ...], subject: str, predicate: Property) -> list[Value]:
    """What is said of `subject` by `predicate`."""
    return [each.value for each in statements if each.subject == subject and each.predicate is predicate]


def saying(statements: tuple[Statement, ...], predicate: Property, value: Value) -> set[str]:
    """Of what `predicate` says `value`."""
    return {each.subject for each in statements if each.predicate is predicate and each.value == value}
