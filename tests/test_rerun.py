"""Doing it again changes nothing: not a node, not a relationship, not a byte of the export."""

import random
from io import BytesIO
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.pipeline import ingest, register_files
from ontology.rdf import Format, serialize
from queries import lookup
from queries.dump import everything
from queries.folding import rebuild
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import EAR, SAMPLES, SEED

# Without the Commerce Control List: it alone is ten times as much as all the others, and this reads all of them often.
PATHS = [*register_files(), SAMPLES, *(path for path in (SEED, *EAR) if path.is_file())]


def exported(store: Store, form: Format) -> bytes:
    output = BytesIO()
    serialize(everything(store), form, output)
    return output.getvalue()


def without_times(content: bytes) -> list[bytes]:
    """The lines of an export less those that tell when the graph recorded something."""
    return [line for line in content.splitlines() if b"recordedAt" not in line and b"generatedAtTime" not in line]


def test_reading_everything_twice_changes_nothing(blank: Store) -> None:
    assert ingest(blank, PATHS).succeeded
    counts, dump = lookup.counts(blank), exported(blank, Format.N_QUADS)
    assert ingest(blank, PATHS).succeeded
    assert lookup.counts(blank) == counts
    assert exported(blank, Format.N_QUADS) == dump


def test_the_order_of_reading_does_not_matter(emptied: Emptied) -> None:
    assert ingest(emptied(), PATHS).succeeded
    first = exported(emptied.store, Format.N_QUADS)
    emptied()
    for path in random.Random(4).sample(PATHS, len(PATHS)):  # noqa: S311
        assert ingest(emptied.store, [path]).succeeded
    assert without_times(exported(emptied.store, Format.N_QUADS)) == without_times(first)


def test_a_rebuild_gives_the_same_graph_byte_by_byte(blank: Store) -> None:
    assert ingest(blank, PATHS).succeeded
    counts, dump = lookup.counts(blank), exported(blank, Format.N_QUADS)
    assert rebuild(blank) > 300
    assert lookup.counts(blank) == counts
    assert exported(blank, Format.N_QUADS) == dump


@pytest.mark.parametrize("form", [Format.TURTLE, Format.JSON_LD])
def test_every_form_is_the_same_each_time(blank: Store, form: Format) -> None:
    assert ingest(blank, [*register_files(), SAMPLES]).succeeded
    assert exported(blank, form) == exported(blank, form)


def test_a_run_that_was_cut_short_before_resolving_is_finished_by_the_next(
    emptied: Emptied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, paths = emptied(), [SAMPLES]

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "resolve", cut)
        with pytest.raises(KeyboardInterrupt):
            ingest(store, paths, judgements=tmp_path)
    assert ingest(store, paths, judgements=tmp_path).resolved is not None
    assert ingest(store, paths, judgements=tmp_path).resolved is None
