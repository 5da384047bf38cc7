"""Every file of the data has a source, and no row of it is lost without a word."""

from pathlib import Path

import pytest

from ingest.files import candidates, read_file
from ingest.pipeline import read
from ontology.errors import ExportGraphError
from tests.graphs import SHARED

DATA = SHARED / "data"
SKIPPED = ["nlp-gold", "fulltext-*"]
"""What others have annotated to measure extraction; and texts, which have no rows."""
REFUSED = {"format-sample-consolidated.csv": "INGEST-EXPECTATION"}
"""A sample of 13 rows shows a layout; it is no whole list."""
FILES = [each.path for each in candidates([DATA], SKIPPED)] if DATA.is_dir() else []


@pytest.mark.skipif(not FILES, reason=f"the data are not at {DATA}")
@pytest.mark.parametrize("folder", sorted({path.relative_to(DATA).parts[0] for path in FILES}))
def test_every_row_is_accounted_for(folder: str) -> None:
    for path in FILES:
        if path.is_relative_to(DATA / folder):
            _check(path)


def _check(path: Path) -> None:
    """`read` raises where rows do not add up, a quote does not stand in its cell, or no source reads the file."""
    if path.name in REFUSED:
        with pytest.raises(ExportGraphError, match=REFUSED[path.name]):
            read(read_file(path))
        return
    reading = read(read_file(path))
    assert reading.rows is not None or reading.text is not None, f"{path} is a table without an account of its rows"
