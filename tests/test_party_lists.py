"""Party lists end to end: rows that go and come again, and answers on models that norms for parties leave alone."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api import answers
from ingest.load import load
from ingest.source import RawFile
from ingest.validate import validate
from ontology.ids import restriction_id
from ontology.records import Reference
from ontology.truth import Truth, any_of
from ontology.verdict import evaluate
from ontology.vocabulary import Outcome
from queries import lookup
from queries.past import Past
from queries.store import Store
from tests.ingest.sources.csl.test_layouts import info, short
from tests.ingest.sources.lists import RESTRICTED, needs_restricted, source
from tests.ontology.norms import DAY, destination, event, restriction, subject, target

LIST = "list:us/entity-list"
NORM = restriction_id("policy:cfr/15-744.16", "licence_requirement", [LIST])
MODELS = ["model:anthropic/claude-fable-5", "model:anthropic/claude-opus-4.8"]
ENTRIES = ["Acme Optics Co., Ltd.", "Bolt Works"]


def screening(day: str, *names: str) -> RawFile:
    """A screening list of a day, with these parties."""
    rows = [{"n": name, "s": 0, "c": ["CN"], "lr": 0, "lp": 0, "fr": "84 FR 54002", "u": 0} for name in names]
    return short(*rows, sourceGeneratedAt=f"{day}T13:15:00+00:00")


def loaded(store: Store, file: RawFile, day: str) -> None:
    csl = source("csl")
    reading = csl.read(file, info(EL=(0, 9)))
    validate(reading)
    assert load(store, reading, f"{day}T20:00:00+00:00")


def listed(store: Store, name: str, day: str, known_at: str | None = None) -> Truth:
    party = f"party:us/entity-list/cn-{name}"
    found = lookup.relationships(store, party, 50, known_at=known_at)
    return any_of(each.valid.contains(date.fromisoformat(day)) for each in found if each.target.id == LIST)


@pytest.fixture(scope="module")
def three_lists(graph: Store) -> Store:
    """A graph that read the list three times; Bolt Works is not in the second."""
    for day, names in (("2026-01-01", ENTRIES), ("2026-03-01", ENTRIES[:1]), ("2026-05-01", ENTRIES)):
        loaded(graph, screening(day, *names), day)
    return graph


def test_taken_off_and_put_on_again(three_lists: Store) -> None:
    days = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-05-01"]
    assert [listed(three_lists, "bolt-works", day) for day in days] == [
        Truth.TRUE, Truth.UNKNOWN, Truth.FALSE, Truth.TRUE,
    ]  # fmt: skip
    assert [listed(three_lists, "acme-optics-co-ltd", day) for day in days] == [Truth.TRUE] * 4


def test_what_was_known_before_the_second_list(three_lists: Store) -> None:
    past = Past(three_lists, "2026-02-15T00:00:00+00:00")
    picture = past.picture("party:us/entity-list/cn-bolt-works")
    assert picture is not None
    (edge,) = (each for each in picture.edges if each.target == LIST)
    assert edge.valid.end is None


def test_a_norm_for_parties_is_no_norm_for_models(graph: Store) -> None:
    asked = [(model, where) for model in MODELS for where in ("FR", "CN")]
    day = date(2026, 6, 13)
    before = [answers.answer(graph, model, where, day).verdict for model, where in asked]
    rows = answers.restricted_models(graph, "CN", day).rows
    loaded(graph, screening("2026-06-01", *ENTRIES), "2026-06-14")
    assert lookup.thing(graph, NORM) is not None
    assert [answers.answer(graph, model, where, day).verdict for model, where in asked] == before
    assert answers.restricted_models(graph, "CN", day).rows == rows


def test_all_items_of_a_list_cover_no_model_by_themselves() -> None:
    everything = target(Reference("item:us/subject-to-the-ear", "all items", "ControlItem"), item_class="any_item")
    for scope in (None, restriction().scope):
        norm = replace(restriction(event("in_force", "2020-01-01"), on=everything), scope=scope)
        assert evaluate(norm, subject(), destination("CN"), DAY).outcome is Outcome.NO_RESTRICTION_FOUND


@needs_restricted
def test_q30_zhipu_in_the_graph(graph: Store) -> None:
    data: dict[str, Any] = json.loads((RESTRICTED / "bis_entity_list.json").read_bytes())
    rows = [row for row in data["entities"] if "Zhipu" in row["name"]]
    restricted = source("restricted_lists")
    few = restricted.info.model_copy(update={"expectations": {"bis-entity-list": (1, 99)}, "corrections": ()})
    file = RawFile("list.json", json.dumps({**data, "entities": rows, "count": len(rows)}).encode())
    assert load(graph, restricted.read(file, few), "2026-07-31T09:00:00+00:00")
    path = "us/entity-list/cn-beijing-zhipu-huazhang-technology-co-ltd"
    entry = lookup.thing(graph, f"entry:{path}")
    assert entry is not None
    assert {("itemClass", "any_item"), ("citation", "90 FR 4619")} <= set(entry.properties)
    bases = {each.target.id for each in lookup.relationships(graph, f"entry:{path}", 50)}
    assert {"policy:cfr/15-744.11", LIST, f"party:{path}"} <= bases
    name = path.removeprefix("us/entity-list/cn-")
    assert listed(graph, name, "2025-01-16") is Truth.TRUE
    assert listed(graph, name, "2025-01-15") is Truth.UNKNOWN, "the citation tells when the rule was published"
