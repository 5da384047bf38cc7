"""The Reconciliation API 0.2, as OpenRefine uses it; answers are held to the shapes that the specification gives."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.reconcile.routes import MOST_BYTES
from ingest.pipeline import ingest, register_files
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import LISTS

NAMED = {"id": str, "name": str}
CANDIDATE: dict[str, Any] = {
    **NAMED, "description": str, "score": (int, float), "match": bool,
    "type": [NAMED], "features": [{"id": str, "value": (bool, int, float)}],
}  # fmt: skip
SUGGESTED: dict[str, Any] = {**NAMED, "description": str, "notable": [NAMED]}
CELLS: list[dict[str, Any]] = [NAMED, {"str": str}, {"int": int}, {"float": float}]
"""The forms of a value in a data extension; of these, exactly one fits."""


def check(value: object, shape: Any, path: str = "$") -> None:
    """`value` has the keys, and only them, and the types that `shape` says."""
    if isinstance(shape, dict):
        assert isinstance(value, Mapping), path
        assert set(value) == set(shape), path
        for key, inner in shape.items():
            check(value[key], inner, f"{path}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), path
        for number, each in enumerate(value):
            check(each, shape[0], f"{path}[{number}]")
    else:
        assert isinstance(value, shape), path


@pytest.fixture(scope="module")
def client(emptied: Emptied) -> Iterator[TestClient]:
    store: Store = emptied()
    assert ingest(store, [*register_files(), LISTS]).succeeded
    with TestClient(create_app(store)) as opened:
        yield opened


def reconcile(client: TestClient, **query: object) -> list[dict[str, Any]]:
    """The candidates for one query, with their shape checked."""
    response = client.post("/reconcile", data={"queries": json.dumps({"q0": query})})
    assert response.status_code == 200, response.text
    answer = response.json()
    check(answer, {"q0": {"result": [CANDIDATE]}})
    found: list[dict[str, Any]] = answer["q0"]["result"]
    return found


def test_the_manifest_says_what_the_service_can(client: TestClient) -> None:
    response = client.get("/reconcile")
    found = response.json()
    assert response.headers["access-control-allow-origin"] == "*"
    assert found["versions"] == ["0.2"]
    check([found["name"], found["identifierSpace"], found["schemaSpace"]], [str])
    check(found["defaultTypes"], [NAMED])
    for template in (found["view"]["url"], found["preview"]["url"]):
        assert "{{id}}" in template
        assert client.get(template.replace("{{id}}", "agency:us/bis")).status_code == 200
    check(found["preview"], {"url": str, "width": int, "height": int})
    for service in found["suggest"].values():
        assert client.get(service["service_url"] + service["service_path"], params={"prefix": "p"}).status_code == 200
    flyout = found["suggest"]["entity"]["flyout_service_path"]
    assert "${id}" in flyout
    told = client.get("/reconcile" + flyout.replace("${id}", "agency:us/bis")).json()
    check(told, {"id": str, "html": str})
    check(
        found["extend"]["property_settings"],
        [dict.fromkeys(("name", "label", "type", "default", "help_text"), object)],
    )


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ({"query": "Anthropic"}, "company:anthropic"),
        ({"query": "claude fable-5", "type": "AIModel"}, "model:anthropic/claude-fable-5"),
        ({"query": "CN", "type": "Country"}, "country:CN"),
        ({"query": "Bureau of Industry & Security", "type": ["Agency", "Company"]}, "agency:us/bis"),
        ({"query": "90 FR 4544", "type": "Policy"}, "policy:us/ai-diffusion-rule"),
        ({"query": "Entity List", "type": "PartyList", "limit": 1}, "list:us/entity-list"),
        ({"query": "Qinglong Microelectronics Technology", "type": "Party"}, "party:us/entity-list/qinglong"),
        ({"query": "agency:us/bis"}, "agency:us/bis"),
    ],
)
def test_what_is_called_so_and_alone_is_a_match(client: TestClient, query: dict[str, Any], best: str) -> None:
    found = reconcile(client, **query)
    assert (found[0]["id"], found[0]["match"]) == (best, True)
    assert sum(each["match"] for each in found) == 1
    assert len(found) <= query.get("limit", 5)


@pytest.mark.parametrize(
    "query",
    [
        {"query": "Qinglong Micro Technology"},
        {"query": "ABC"},
        {"query": "Claude Fable", "type": "AIModel"},
        {"query": "Anthropic", "type": "Country"},
        {"query": "Qinglong Microelectronics Technology", "properties": [{"pid": "locatedIn", "v": "France"}]},
        {"query": "…"},
        {"query": ""},
        {"properties": [{"pid": "locatedIn", "v": "CN"}]},
    ],
)
def test_what_is_less_than_certain_is_no_match(client: TestClient, query: dict[str, Any]) -> None:
    assert not any(each["match"] for each in reconcile(client, **query))


def test_properties_are_features_and_hide_nothing(client: TestClient) -> None:
    def features(**value: object) -> dict[str, float]:
        (first, *_) = reconcile(client, query="Qinglong Microelectronics Technology", properties=[value])
        assert first["id"] == "party:us/entity-list/qinglong"
        return {each["id"]: each["value"] for each in first["features"]}

    assert features(pid="locatedIn", v={"id": "country:CN", "name": "China"})["property:locatedIn"] == 1.0
    assert features(pid="locatedIn", v=["China", "France"])["country"] == 1.0
    assert features(pid="partyKind", v="Vessel")["property:partyKind"] == 0.0
    assert "property:address" not in features(pid="address", v="somewhere")


def test_a_type_is_strict_or_a_wish(client: TestClient) -> None:
    query = {"query": "Anthropic", "type": ["Country", "Company"]}
    assert [each["id"] for each in reconcile(client, **query, type_strict="any")][:1] == ["company:anthropic"]
    assert "company:anthropic" not in [each["id"] for each in reconcile(client, **query, type_strict="all")]
    assert reconcile(client, query="Anthropic", type="Country", type_strict="should")[0]["id"] == "company:anthropic"


def test_a_party_may_be_a_company(client: TestClient) -> None:
    assert reconcile(client, query="Anthropic", type="Party")[0]["id"] == "company:anthropic"


def test_a_batch_comes_by_address_too_and_as_a_call_for_old_clients(client: TestClient) -> None:
    queries = json.dumps({"a": {"query": "Anthropic"}, "b": {"query": "China"}})
    answer = client.get("/reconcile", params={"queries": queries})
    assert set(answer.json()) == {"a", "b"}
    called = client.get("/reconcile", params={"queries": queries, "callback": "jQuery1.done"})
    assert called.headers["content-type"].startswith("application/javascript")
    assert json.loads(called.text.removeprefix("/**/jQuery1.done(").removesuffix(");")) == answer.json()
    assert client.get("/reconcile", params={"callback": "alert(1)//"}).json()["versions"] == ["0.2"]


def test_values_of_properties_extend_a_table(client: TestClient) -> None:
    wanted: dict[str, list[Any]] = {
        "ids": ["party:us/entity-list/qinglong", "model:anthropic/claude-fable-5", "party:nobody"],
        "properties": [{"id": "locatedIn"}, {"id": "alias", "settings": {"limit": "1"}}, {"id": "developedBy"}],
    }
    found = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    assert [each["id"] for each in found["meta"]] == ["locatedIn", "alias", "developedBy"]
    assert found["meta"][0]["type"] == {"id": "Country", "name": "Country"}
    assert set(found["rows"]) == set(wanted["ids"])
    for row in found["rows"].values():
        assert set(row) == {"locatedIn", "alias", "developedBy"}
        for cell in (cell for cells in row.values() for cell in cells):
            assert any(set(cell) == set(shape) for shape in CELLS)
            check(cell, next(shape for shape in CELLS if set(cell) == set(shape)))
    assert found["rows"]["party:us/entity-list/qinglong"]["locatedIn"] == [{"id": "country:CN", "name": "China"}]
    assert len(found["rows"]["party:us/entity-list/qinglong"]["alias"]) == 1
    assert found["rows"]["party:nobody"] == {"locatedIn": [], "alias": [], "developedBy": []}


def test_properties_of_a_type_are_proposed(client: TestClient) -> None:
    found = client.get("/reconcile/extend/propose", params={"type": "Company", "limit": 100}).json()
    check(found, {"type": str, "properties": [NAMED], "limit": int})
    names = {each["id"] for each in found["properties"]}
    assert {"name", "locatedIn", "listedOn"} <= names
    assert "operator" not in names


@pytest.mark.parametrize(
    ("what", "prefix", "id", "shape"),
    [
        ("entity", "anthr", "company:anthropic", SUGGESTED),
        ("type", "com", "Company", NAMED),
        ("type", "list", "PartyList", NAMED),
        ("property", "located", "locatedIn", {**NAMED, "description": str}),
    ],
)
def test_suggestions_while_typing(client: TestClient, what: str, prefix: str, id: str, shape: dict[str, Any]) -> None:
    found = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix}).json()
    check(found, {"result": [shape]})
    assert id in [each["id"] for each in found["result"]]
    later = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix, "cursor": 1}).json()
    assert later["result"] == found["result"][1:]


def test_a_page_shows_text_as_text(client: TestClient) -> None:
    shown = client.get("/reconcile/view", params={"id": "party:us/entity-list/qinglong"})
    assert "Qinglong Microelectronics Technology Co., Ltd." in shown.text
    assert "script-src" not in shown.headers["content-security-policy"]
    assert "default-src 'none'" in shown.headers["content-security-policy"]
    missing = client.get("/reconcile/preview", params={"id": "<script>"})
    assert missing.status_code == 404
    assert missing.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"queries": "{"}, "RECONCILE-REQUEST"),
        ({"queries": "[]"}, "RECONCILE-REQUEST"),
        ({"queries": "[" * 100_000}, "RECONCILE-REQUEST"),
        ({"queries": json.dumps({"q": {"query": "x" * 301}})}, "RECONCILE-REQUEST"),
        ({"queries": json.dumps({"q": {"query": "x", "type_strict": "never"}})}, "RECONCILE-REQUEST"),
        ({"queries": json.dumps({str(each): {"query": "x"} for each in range(201)})}, "RECONCILE-TOO-MANY"),
        ({"queries": "x" * MOST_BYTES}, "RECONCILE-TOO-MANY"),
        ({"extend": json.dumps({"ids": []})}, "RECONCILE-REQUEST"),
        ({"extend": json.dumps({"ids": ["x"] * 1_001, "properties": []})}, "RECONCILE-REQUEST"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_code(client: TestClient, data: dict[str, str], code: str) -> None:
    response = client.post("/reconcile", data=data)
    assert response.status_code == 400
    assert response.json()["code"] == code
    assert response.json()["fix"]
    assert response.headers["access-control-allow-origin"] == "*"


def test_browsers_may_ask_first(client: TestClient) -> None:
    response = client.options("/reconcile", headers={"Origin": "https://refine.example"})
    assert response.status_code == 204
    assert "POST" in response.headers["access-control-allow-methods"]
