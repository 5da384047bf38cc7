"""GraphQL over HTTP, on a real graph: answers with proof, errors with a code and a fix."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from queries.store import Store


@pytest.fixture(scope="module")
def client(graph: Store) -> Iterator[TestClient]:
    with TestClient(create_app(graph)) as opened:
        yield opened


def ask(client: TestClient, question: str, **variables: object) -> dict[str, Any]:
    response = client.post("/graphql", json={"query": question, "variables": variables})
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def test_the_main_question_comes_with_its_proof(client: TestClient) -> None:
    question = """
    query ($asOf: Date) { restrictedModels(destination: "FR", asOf: $asOf) {
      destination { id } asOf
      rows {
        subject { name type } outcome legalStatus enforcement confirmation interval { start basis }
        restriction { kind policy { name } agency { name } persons { name } scope { name } exceptions { name condition }
          evidence(properties: ["restricts"]) { quote start end locator attribution document { title kind } } }
        proof { text truth evidence { quote } }
      }
      coverage { kind documents }
    } }"""
    answer = ask(client, question, asOf="2026-06-13")
    assert "errors" not in answer
    found = answer["data"]["restrictedModels"]
    assert found["destination"] == {"id": "country:FR"}
    fable = next(each for each in found["rows"] if each["subject"]["name"] == "Claude Fable 5")
    assert fable["outcome"] == "LICENCE_REQUIRED"
    assert fable["interval"] == {"start": "2026-06-12", "basis": "EXACT"}
    assert fable["restriction"]["agency"] == {"name": "US Department of Commerce"}
    assert all(each["quote"] and each["document"]["title"] for each in fable["restriction"]["evidence"])
    assert all(step["evidence"] for step in fable["proof"])


def test_a_verdict_names_what_is_missing(client: TestClient) -> None:
    question = """{ verdict(subject: "Claude Fable 5", destination: "France", asOf: "2026-07-02") {
      subject { id } outcome missing findings { potential missing restriction { name } } coverage { kind } } }"""
    found = ask(client, question)["data"]["verdict"]
    assert found["subject"] == {"id": "model:anthropic/claude-fable-5"}
    assert found["outcome"] == "UNDETERMINED"
    assert found["missing"] == ["training compute of Claude Fable 5"]
    assert [each["potential"] for each in found["findings"]] == ["NOT_ENFORCED"]


def test_an_entity_shows_its_relationships_and_evidence(client: TestClient) -> None:
    question = """{ entity(id: "model:anthropic/claude-mythos-5") {
      name type aliases relationships { type target { name } valid { start } } evidence { property quote } } }"""
    found = ask(client, question)["data"]["entity"]
    assert (found["name"], found["type"]) == ("Claude Mythos 5", "AIModel")
    assert {"type": "DEVELOPED_BY", "target": {"name": "Anthropic"}, "valid": {"start": None}} in found["relationships"]
    assert {each["property"] for each in found["evidence"]} >= {"name", "developedBy", "released"}


def test_an_unknown_entity_is_null(client: TestClient) -> None:
    assert ask(client, '{ entity(id: "model:nobody") { id } }')["data"] == {"entity": None}


@pytest.mark.parametrize("text", ["fable", "Claude Fab", "90 FR 4544", "diffusion rule", "FABLE 5"])
def test_search_finds_by_name_alias_and_citation(client: TestClient, text: str) -> None:
    found = ask(client, "query ($text: String!) { search(text: $text) { id } }", text=text)["data"]["search"]
    assert found


@pytest.mark.parametrize("text", ["", "  ", '"', "(((", "a AND", "*:*", "\\", "x~~"])
def test_search_takes_any_text(client: TestClient, text: str) -> None:
    assert "errors" not in ask(client, "query ($text: String!) { search(text: $text) { id } }", text=text)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ('{ restrictedModels(destination: "Atlantis") { asOf } }', "ASK-DESTINATION"),
        ('{ verdict(subject: "Clod Fabel", destination: "FR") { outcome } }', "ASK-SUBJECT"),
        ('{ verdict(subject: "Anthropic", destination: "FR") { outcome } }', "ASK-KIND"),
        ('{ verdict(subject: "China", destination: "FR") { outcome } }', "ASK-KIND"),
    ],
)
def test_an_error_has_a_code_and_a_fix(client: TestClient, question: str, code: str) -> None:
    (error,) = ask(client, question)["errors"]
    assert error["extensions"]["code"] == code
    assert error["extensions"]["fix"]


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ok")


def test_what_was_known_before_anything_was_recorded(client: TestClient) -> None:
    question = """{ restrictedModels(destination: "FR", asOf: "2026-06-13", knownAt: "2020-01-01T00:00:00Z") {
      rows { outcome } undetermined { outcome } coverage { kind } } }"""
    empty: dict[str, list[object]] = {"rows": [], "undetermined": [], "coverage": []}
    assert ask(client, question)["data"] == {"restrictedModels": empty}


def test_known_at_reaches_the_evidence(client: TestClient) -> None:
    question = """query ($knownAt: DateTime) {
      restrictedModels(destination: "FR", asOf: "2026-06-13", knownAt: $knownAt) { rows {
        subject { id } outcome proof { text evidence { id } } restriction { conflicts { id } evidence { id } }
    } } }"""
    now = ask(client, question)["data"]
    assert ask(client, question, knownAt="2100-01-01T00:00:00+02:00")["data"] == now
    assert now["restrictedModels"]["rows"]


def test_conflicts_are_listed_page_by_page(client: TestClient) -> None:
    question = """query ($after: String!) { conflicts(first: 1, after: $after) {
      id reason preferred { quote } overruled { quote } } }"""
    seen: list[str] = []
    while found := ask(client, question, after=seen[-1] if seen else "")["data"]["conflicts"]:
        assert found[0]["reason"]
        assert found[0]["preferred"] or found[0]["overruled"]
        seen.append(found[0]["id"])
    assert seen == sorted(set(seen)) != []


def test_changes_are_those_of_the_time(client: TestClient) -> None:
    question = "query ($since: DateTime!) { changes(since: $since, first: 5) { subject kind what before after } }"
    learned = ask(client, question, since="2020-01-01T00:00:00Z")["data"]["changes"]
    assert len(learned) == 5
    assert {each["kind"] for each in learned} == {"ADDED"}
    assert ask(client, question, since="2100-01-01T00:00:00Z")["data"] == {"changes": []}
