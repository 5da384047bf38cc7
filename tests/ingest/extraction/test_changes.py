import pytest

from ontology.terms import Property
from tests.ingest.extraction.reading import reading_of, said, values

RULE = "policy:us/ai-diffusion-rule"


@pytest.mark.parametrize(
    ("sentence", "status", "since"),
    [
        ("The AI Diffusion Rule was rescinded on May 3, 2026.", "rescinded", "2026-05-03"),
        ("BIS withdrew the AI Diffusion Rule on 3 May 2026.", "rescinded", "2026-05-03"),
        ("BIS has suspended the AI Diffusion Rule.", "suspended", "2026-06-15"),
        ("The AI Diffusion Rule took effect on January 13, 2025.", "in_force", "2025-01-13"),
        ("The AI Diffusion Rule came into force on 13 January 2025.", "in_force", "2025-01-13"),
        ("The AI Diffusion Rule became effective on 2025-01-13.", "in_force", "2025-01-13"),
    ],
)
def test_what_happened_to_a_rule(sentence: str, status: str, since: str) -> None:
    (statement,) = said(reading_of(sentence), Property.LEGAL_STATUS, RULE)

    assert statement.value == status
    assert statement.valid.start is not None
    assert statement.valid.start.iso == since


@pytest.mark.parametrize(
    "sentence",
    [
        "BIS plans to rescind the AI Diffusion Rule.",
        "BIS is rescinding the AI Diffusion Rule.",
        "BIS announced a rescission of the AI Diffusion Rule.",
        "BIS has not rescinded the AI Diffusion Rule.",
        "BIS would rescind the AI Diffusion Rule if Congress agreed.",
        "Reports that the AI Diffusion Rule was repealed are wrong.",
        "The AI Diffusion Rule was reportedly rescinded.",
        "No rule has rescinded the AI Diffusion Rule.",
        "The AI Diffusion Rule never took effect.",
    ],
)
def test_what_is_planned_denied_or_rumoured_changes_nothing(sentence: str) -> None:
    assert said(reading_of(sentence), Property.LEGAL_STATUS) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "BIS announced on May 13, 2026 that it would not enforce the AI Diffusion Rule.",
        "On May 13, 2026, BIS said that it will not enforce the AI Diffusion Rule.",
        "On May 13, 2026, BIS instructed its officials not to enforce the AI Diffusion Rule.",
    ],
)
def test_non_enforcement_is_an_axis_of_its_own(sentence: str) -> None:
    reading = reading_of(sentence)

    (statement,) = said(reading, Property.ENFORCEMENT, RULE)
    assert statement.value == "announced_as_not_enforced"
    assert statement.valid.start is not None
    assert statement.valid.start.iso == "2026-05-13"
    assert said(reading, Property.LEGAL_STATUS) == []


def test_a_lifted_requirement_ends_the_norm_that_the_text_tells() -> None:
    reading = reading_of(
        "The Commerce Department required a licence for exports of the H20. On June 3, 2026 the licence requirement"
        " for the H20 was lifted."
    )

    (statement,) = said(reading, Property.LEGAL_STATUS)  # since when it was required, the text does not say
    assert (statement.subject, statement.value) == (
        "restriction:us/commerce/licence-requirement/nvidia/h20",
        "rescinded",
    )


def test_a_company_that_switches_its_own_model_off_imposes_nothing() -> None:
    reading = reading_of("On June 12, Anthropic switched off Claude Fable 5 for all its customers.")

    (statement,) = said(reading, Property.DISABLED_ACCESS_TO)
    assert (statement.subject, statement.value) == ("company:anthropic", "model:anthropic/claude-fable-5")
    assert values(reading, Property.KIND) == []


def test_a_body_without_the_restriction_gives_the_headline_nothing_to_speak_of() -> None:
    reading = reading_of("# US Blocks Foreign Access to Anthropic's Top AI Models\n\nAnthropic declined to comment.\n")

    assert reading.statements == ()
