"""The samples that come with the program meet the register's ids, and say what happened when."""

from pathlib import Path

import pytest

from ingest.pipeline import read, register_files
from ingest.source import RawFile, Reading
from ontology.ids import restriction_id
from ontology.statement import Statement
from ontology.terms import Property
from tests.ingest.extraction.reading import restrictions, said, values

SAMPLES = Path(__file__).parents[3] / "samples"
FABLE, MYTHOS = "model:anthropic/claude-fable-5", "model:anthropic/claude-mythos-5"
LETTER = "policy:us/bis/is-informed-letter-2026-06-12"
RULE = "policy:us/ai-diffusion-rule"


@pytest.fixture(scope="module")
def register() -> set[str]:
    files = [RawFile(path.name, path.read_bytes()) for path in register_files()]
    return {each.subject for raw in files for each in read(raw).statements}


def sample(name: str) -> Reading:
    return read(RawFile(name, (SAMPLES / name).read_bytes()))


def dated(statements: list[Statement]) -> list[tuple[object, str | None]]:
    return [(each.value, each.valid.start.iso if each.valid.start else None) for each in statements]


def test_the_letter_to_anthropic(register: set[str]) -> None:
    reading = sample("2026-06-12-letter-to-anthropic.md")
    norm = restriction_id(LETTER, "licence_requirement", [FABLE, MYTHOS])

    assert restrictions(reading) == [norm]
    assert norm in register
    assert values(reading, Property.RESTRICTS) == [FABLE, MYTHOS]
    assert values(reading, Property.IMPOSED_BY) == [LETTER]
    assert values(reading, Property.HAS_SCOPE) == ["scope:outside-us"]
    assert values(reading, Property.APPLIES_TO_PERSONS) == ["persons:foreign-persons"]
    assert dated(said(reading, Property.LEGAL_STATUS, norm)) == [
        ("in_force", "2026-06-12"),
        ("rescinded", "2026-06-30"),
    ]


def test_the_exemption_of_the_second_letter(register: set[str]) -> None:
    reading = sample("2026-06-12-letter-to-anthropic.md")

    (exception,) = values(reading, Property.HAS_EXCEPTION)
    assert exception in register
    assert values(reading, Property.COVERS_SUBJECT) == [MYTHOS]
    assert values(reading, Property.PROVIDED_BY) == ["policy:us/bis/is-informed-letter-2026-06-26"]
    assert dated(said(reading, Property.LEGAL_STATUS, str(exception))) == [("in_force", "2026-06-26")]


def test_neither_the_pentagon_nor_a_ban(register: set[str]) -> None:
    reading = sample("2026-06-12-letter-to-anthropic.md")

    assert not any("defense" in each.subject for each in reading.statements)
    (denial,) = [each for each in reading.statements if each.polarity.value == "negative"]
    assert denial.subject == restriction_id("agency:us/government", "prohibition", [FABLE, MYTHOS])


def test_the_request_to_openai(register: set[str]) -> None:
    reading = sample("2026-06-25-gpt-5.6-request.md")

    (norm,) = restrictions(reading)
    assert norm in register
    assert values(reading, Property.IMPOSED_BY_AGENCY) == ["agency:us/oncd", "agency:us/ostp"]
    assert dated(said(reading, Property.LEGAL_STATUS)) == [("requested", "2026-06-25")]
    assert values(reading, Property.KIND) == ["voluntary_limit"]


def test_the_diffusion_rule(register: set[str]) -> None:
    reading = sample("ai-diffusion-rule.md")
    norm = "restriction:cfr/15-742.6(a)(13)/licence-requirement/eccn-4e091"

    assert norm in register
    assert norm in restrictions(reading)
    assert values(reading, Property.HAS_SCOPE, norm) == ["scope:outside-us"]
    assert dated(said(reading, Property.LEGAL_STATUS, RULE)) == [("in_force", "2025-01-13")]
    assert dated(said(reading, Property.ENFORCEMENT, RULE)) == [("announced_as_not_enforced", "2025-05-13")]
    assert values(reading, Property.PUBLISHED, RULE) == ["2025-01-15"]
    assert values(reading, Property.COMPLIANCE_FROM, RULE) == ["2025-05-15"]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_samples_are_ours_and_free(path: Path) -> None:
    document = sample(path.name).document

    assert (document.publisher, document.licence) == ("exportgraph samples", "CC0-1.0")
    assert document.published is not None
