"""Asking a server that is there, busy, slow, broken or gone: a failure is a warning, and what is known is not asked."""

import json
import socket
from pathlib import Path

import pytest

from ingest.extraction.llm import ModelSettings, language_model
from ingest.extraction.llm.answer import schema
from ingest.extraction.llm.prompt import CERTAINTIES, FORCES, SLOTS, STATUSES
from ingest.extraction.llm.settings import Patience
from ingest.extraction.telling import Certainty, Force, Measure, Slot, Status
from ontology.errors import ExportGraphError
from tests.ingest.extraction.llm.reading import SLEPT, model_at, norm, norms, read
from tests.ingest.extraction.llm.server import NOTHING, ModelServer, Said
from tests.ingest.extraction.tellings import TEXT

GOOD = norms(norm("asked Orrery Labs not to offer its top AI models"))


@pytest.fixture(autouse=True)
def _nothing_slept() -> None:
    SLEPT.clear()


def test_no_address_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPORTGRAPH_LLM_URL", raising=False)
    with pytest.raises(ExportGraphError) as caught:
        language_model()
    assert caught.value.code == "LLM-UNSET"


def test_the_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPORTGRAPH_LLM_URL", "http://127.0.0.1:8080/v1")
    monkeypatch.setenv("EXPORTGRAPH_LLM_MODEL", "qwen")
    monkeypatch.setenv("EXPORTGRAPH_LLM_API_KEY", "s3cret")
    monkeypatch.setenv("EXPORTGRAPH_LLM_TIMEOUT", "5")
    settings = ModelSettings()
    assert (settings.model, settings.timeout) == ("qwen", 5.0)
    assert "s3cret" not in repr(settings)
    assert language_model(settings).id == "llm/qwen/1"


def test_the_question_has_the_form_that_servers_know(server: ModelServer, tmp_path: Path) -> None:
    read(model_at(server.url, tmp_path, api_key="s3cret"))
    question, headers = server.requests[0], server.headers[0]
    assert (question["model"], question["temperature"]) == ("test-model", 0)
    assert question["response_format"]["json_schema"]["strict"] is True
    assert question["response_format"]["json_schema"]["schema"] == schema()
    assert headers["authorization"] == "Bearer s3cret"


@pytest.mark.parametrize("ending", ["", "/", "/chat/completions"])
def test_the_address_may_be_that_of_the_api_or_of_the_call(server: ModelServer, tmp_path: Path, ending: str) -> None:
    assert read(model_at(server.url + ending, tmp_path)).warnings == ()


def test_the_schema_is_that_of_the_vocabulary() -> None:
    told = schema()["$defs"]
    for vocabulary in (Measure, Status, Force, Certainty, Slot):
        assert told[vocabulary.__name__]["enum"] == list(vocabulary)
    for each in (schema(), told["ToldNorm"], told["Filled"]):
        assert each["additionalProperties"] is False
        assert set(each["required"]) == set(each["properties"])


def test_the_prompt_explains_the_whole_vocabulary() -> None:
    assert (set(SLOTS), set(STATUSES)) == (set(Slot), set(Status))
    assert (set(FORCES), set(CERTAINTIES)) == (set(Force), set(Certainty))


def test_a_second_run_asks_nothing_and_reads_the_same(server: ModelServer, tmp_path: Path) -> None:
    server.script["asked Orrery"] = GOOD
    first = read(model_at(server.url, tmp_path))
    asked = len(server.requests)
    server.script["asked Orrery"] = NOTHING
    again = read(model_at(server.url, tmp_path))
    assert again == first
    assert first.tellings
    assert len(server.requests) == asked


def test_answers_are_read_where_the_server_is_gone(server: ModelServer, tmp_path: Path) -> None:
    server.script["asked Orrery"] = GOOD
    first = read(model_at(server.url, tmp_path))
    server.faults = [Said(status=500)] * 9
    assert read(model_at(server.url, tmp_path)) == first


def test_another_text_or_model_is_another_question(server: ModelServer, tmp_path: Path) -> None:
    read(model_at(server.url, tmp_path))
    asked = len(server.requests)
    read(model_at(server.url, tmp_path), TEXT.replace("prohibits", "now prohibits"))
    assert len(server.requests) == asked + 1
    other = ModelSettings(url=server.url, model="other-model", cache=tmp_path)
    read(language_model(other))
    assert len(server.requests) == 2 * asked + 1


def test_damaged_answers_are_asked_for_again(server: ModelServer, tmp_path: Path) -> None:
    server.script["asked Orrery"] = GOOD
    first = read(model_at(server.url, tmp_path))
    for kept in tmp_path.rglob("*.json"):
        kept.write_bytes(b"\xff{")
    assert read(model_at(server.url, tmp_path)) == first
    assert not list(tmp_path.rglob("*.new"))


def test_a_busy_server_is_asked_again_after_as_long_as_it_says(server: ModelServer, tmp_path: Path) -> None:
    server.script["asked Orrery"] = GOOD
    server.faults = [Said(status=429, headers=(("retry-after", "7"),)), Said(status=503)]
    found = read(model_at(server.url, tmp_path))
    assert len(found.tellings) == 1
    assert found.warnings == ()
    assert SLEPT == [7.0, 2.0]


FAILURES = {
    "busy for too long": ([Said(status=429, headers=(("retry-after", "3600"),))], "LLM-BUSY", 1),
    "broken": ([Said(status=500)] * 3, "LLM-BUSY", 3),
    "not for us": ([Said(status=401)], "LLM-REFUSED", 1),
    "a redirect": ([Said(status=302, headers=(("location", "http://127.0.0.1:1/"),))], "LLM-REFUSED", 1),
    "slow": ([Said(delay=0.6)] * 3, "LLM-TIMEOUT", 3),
    "cut off": ([Said(cut=True)] * 3, "LLM-UNREACHABLE", 3),
}


@pytest.mark.parametrize(("faults", "code", "asked"), FAILURES.values(), ids=FAILURES.keys())
def test_a_server_that_fails_is_warned_of_and_left_alone(
    server: ModelServer, tmp_path: Path, faults: list[Said], code: str, asked: int
) -> None:
    server.faults = list(faults)
    found = read(model_at(server.url, tmp_path, timeout=0.3))
    assert found.tellings == ()
    (warning,) = found.warnings
    assert warning.code == code
    assert "3 of 3 paragraphs" in warning.message
    assert warning.fix
    assert len(server.requests) == asked


def test_nobody_there(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        found = read(model_at(url, tmp_path))
    assert [each.code for each in found.warnings] == ["LLM-UNREACHABLE"]
    assert not SLEPT


BAD = {
    "not JSON": Said("I would say that there is a ban."),
    "JSON of another form": Said('{"restrictions": []}'),
    "a status that nobody knows": Said(json.dumps(norms(norm("asked", status="forbidden")))),
    "a slot that nobody knows": Said(json.dumps(norms(norm("asked", slots=[{"slot": "moon", "words": "x"}])))),
    "no evidence": Said(json.dumps(norms(norm()))),
    "one key too many": Said(json.dumps(norms(norm("asked", confidence=1.0)))),
    "nothing": Said(""),
    "no content": Said(None),
    "cut at its limit": Said('{"norms": []}', finish_reason="length"),
    "no chat completion": Said(body=b'{"error": "x"}'),
    "no choices": Said(body=b'{"choices": []}'),
    "a page": Said(body=b"<html>"),
    "deep nesting": Said("[" * 100_000),
    "too much": Said(body=b" " * (2**20 + 1)),
}


@pytest.mark.parametrize("said", BAD.values(), ids=BAD.keys())
def test_a_bad_answer_costs_its_paragraph_only(server: ModelServer, tmp_path: Path, said: Said) -> None:
    server.faults = [said]
    server.script["An order"] = norms(
        norm("prohibits exports of Orrery One", slots=[{"slot": "object", "words": "Orrery One"}])
    )
    server.script["asked Orrery"] = GOOD
    found = read(model_at(server.url, tmp_path))
    assert [each.code for each in found.warnings] == ["LLM-ANSWER"]
    assert "1 of 3 paragraphs" in found.warnings[0].message
    assert len(found.tellings) == 2
    assert "I would say" not in found.warnings[0].message
    again = read(model_at(server.url, tmp_path))
    assert again.warnings == ()


def test_a_dripping_server_is_given_up(server: ModelServer, tmp_path: Path) -> None:
    patience = Patience(attempts=1, deadline=-1.0)
    found = read(model_at(server.url, tmp_path, patience))
    assert [each.code for each in found.warnings] == ["LLM-TIMEOUT"]


def test_a_folder_that_cannot_be_written_is_told(server: ModelServer, tmp_path: Path) -> None:
    (tmp_path / "llm").write_text("no folder")
    found = read(model_at(server.url, tmp_path / "llm"))
    assert [each.code for each in found.warnings] == ["LLM-CACHE"]
    assert len(server.requests) == 1


def test_what_is_kept_is_readable_by_people(server: ModelServer, tmp_path: Path) -> None:
    server.script["asked Orrery"] = GOOD
    read(model_at(server.url, tmp_path))
    kept = [json.loads(each.read_text()) for each in tmp_path.rglob("*.json")]
    assert GOOD in kept
