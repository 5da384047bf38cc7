"""The index of names is made once for each version of the graph, however many ask."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.names import NamesKept
from ingest.pipeline import ingest
from ontology.errors import ExportGraphError
from queries.store import Store
from tests.graphs import LISTS

MORE = """
exportgraph-register: 1
title: "One more"
reviewed: 2026-08-02
citations:
  own: {title: "A note", publisher: "Nobody"}
entries:
  - {id: "agency:us/bis", cite: own, type: Agency, definition: "%s"}
"""


def test_it_is_made_once_and_anew_where_names_change(blank: Store, tmp_path: Path) -> None:
    kept = NamesKept(blank)
    empty = kept.names()
    assert empty.lists == {}
    assert ingest(blank, [LISTS]).succeeded
    with ThreadPoolExecutor(8) as pool:
        first, *others = pool.map(lambda _: kept.names(), range(8))
    assert first is not empty
    assert all(each is first for each in others)
    (tmp_path / "more.yml").write_text(MORE % "it keeps a list", encoding="utf-8")
    assert ingest(blank, [tmp_path / "more.yml"]).succeeded
    second = kept.names()
    assert "agency:us/bis" in second.things
    (tmp_path / "again.yml").write_text(MORE % "it keeps lists", encoding="utf-8")
    assert ingest(blank, [tmp_path / "again.yml"]).succeeded
    assert kept.names() is second, "nothing that bears a name has changed"


def test_who_has_no_patience_is_told_to_ask_again(blank: Store) -> None:
    kept = NamesKept(blank, patience=0.0)
    with pytest.raises(ExportGraphError) as raised:
        kept.names()
    assert raised.value.code == "SCREEN-BUILDING"
    assert NamesKept(blank, patience=None).names().things == {}
