"""What a model adds to the statements of a document: what the rules leave, trusted less than anything else."""

from pathlib import Path

from ingest.extraction.llm import LanguageModel
from ingest.pipeline import read
from ingest.source import RawFile, Reading
from ingest.validate import validate
from ontology.terms import Property
from tests.ingest.extraction.llm.reading import model_at, norm, norms, slots
from tests.ingest.extraction.llm.server import ModelServer

READ_BY_RULES = "The Commerce Department banned exports of the H20 to China."
LEFT_BY_RULES = "With a letter the Commerce Department drew a line around the A100: nothing for Iran."
TEXT = f"---\npublished: 2026-06-15\n---\n\n{READ_BY_RULES}\n\n{LEFT_BY_RULES}\n"


def reading_by(model: LanguageModel | None, text: str = TEXT) -> Reading:
    found = read(RawFile("text.md", text.encode()), model)
    validate(found)
    return found


def ban(evidence: str, authority: str, thing: str, target: str) -> dict[str, object]:
    filled = slots(authority=authority, object=thing, target=target)
    return norm(evidence, measure="prohibition", status="in_force", force="required", slots=filled)


def test_a_model_adds_a_norm_that_the_rules_leave(server: ModelServer, tmp_path: Path) -> None:
    server.script["drew a line"] = norms(
        ban("drew a line around the A100: nothing for Iran", "the Commerce Department", "the A100", "Iran")
    )
    alone, both = reading_by(None), reading_by(model_at(server.url, tmp_path))
    added = both.statements[len(alone.statements) :]
    assert both.statements[: len(alone.statements)] == alone.statements
    assert {each.extractor for each in added} == {"llm/test-model/1"}
    assert {each.confidence for each in added} <= {0.5}
    restricted = {each.subject: each.value for each in added if each.predicate is Property.RESTRICTS}
    assert list(restricted.values()) == ["hardware:nvidia/a100"]
    assert both.warnings == alone.warnings
    assert reading_by(model_at(server.url, tmp_path)) == both


def test_a_model_adds_nothing_to_a_norm_of_the_rules(server: ModelServer, tmp_path: Path) -> None:
    server.script["banned exports"] = norms(
        ban("banned exports of the H20", "The Commerce Department", "the H20", "China"),
        ban("exports of the H20 to China", "The Commerce Department", "the H20", "China") | {"status": "rescinded"},
    )
    assert reading_by(model_at(server.url, tmp_path)).statements == reading_by(None).statements


def test_where_the_model_fails_the_rules_stand(server: ModelServer, tmp_path: Path) -> None:
    model = model_at(server.url.replace("/v1", "/v2"), tmp_path)
    alone, both = reading_by(None), reading_by(model)
    assert both.statements == alone.statements
    assert [each.code for each in both.warnings] == ["LLM-REFUSED"]


def test_tables_are_not_shown_to_the_model(server: ModelServer, tmp_path: Path) -> None:
    register = Path("ingest/sources/register/data/base.yml")
    raw = RawFile(register.name, register.read_bytes())
    assert read(raw, model_at(server.url, tmp_path)) == read(raw)
    assert server.requests == []
