import pytest

from ontology.vocabulary import EntityClass
from tests.ingest.extraction.reading import reading_of


def named(text: str) -> dict[str, str | None]:
    return {each.quote.exact: each.refers_to for each in reading_of(text).mentions}


@pytest.mark.parametrize(
    ("text", "mention", "refers_to"),
    [
        ("It is BIS that decides.", "BIS", "agency:us/bis"),
        ("The commerce department wrote.", "commerce department", "agency:us/commerce"),
        ("See the AI Diffusion Framework.", "AI Diffusion Framework", "policy:us/ai-diffusion-rule"),
        ("See 90 FR 4544.", "90 FR 4544", "policy:us/ai-diffusion-rule"),
        ("See 88 Fed. Reg. 73,424 on tools.", "88 Fed. Reg. 73,424", "policy:fr/88-73424"),
        ("See 15 CFR 742.6(a)(13).", "15 CFR 742.6(a)(13)", "policy:cfr/15-742.6(a)(13)"),
        ("See 15 C.F.R. § 744.22 first.", "15 C.F.R. § 744.22", "policy:cfr/15-744.22"),
        ("See 50 U.S.C. 4817(b)(1).", "50 U.S.C. 4817(b)(1)", "policy:usc/50-4817(b)(1)"),
        ("See E.O. 14312.", "E.O. 14312", "policy:us/eo-14312"),
        ("RIN 0694-AK43 was given.", "RIN 0694-AK43", "policy:rin/0694-ak43"),
        ("It is in ECCN 3A090.a today.", "ECCN 3A090.a", "item:eccn-3a090.a"),
        ("It is 4E091.", "4E091", "item:eccn-4e091"),
        ("Those in Country Group D:5 know.", "Country Group D:5", "group:ear-d5"),
        ("More than 10^26 operations were used.", "10^26 operations", "criterion:trainingOperations>1e26"),
        ("It took 1e26 operations or more.", "1e26 operations", "criterion:trainingOperations>=1e26"),
        ("It took 10 26 or more 'operations' in all.", "10 26", "criterion:trainingOperations>=1e26"),
        (
            "Over 1026 integer or floating-point operations.",
            "1026 integer or floating-point operations",
            "criterion:trainingOperations>1e26",
        ),
        ("They went to Macau.", "Macau", "country:MO"),
        ("They went to Hong Kong.", "Hong Kong", "country:HK"),
        ("The Republic of Korea agreed.", "Republic of Korea", "country:KR"),
        ("They went to Georgia.", "Georgia", None),
        ("They tested GPT-5.6.", "GPT-5.6", "model:openai/gpt-5.6"),
    ],
)  # fmt: skip
def test_a_name_refers_to(text: str, mention: str, refers_to: str | None) -> None:
    assert named(text)[mention] == refers_to


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("The Chamber of Commerce met.", "agency:us/commerce"),
        ("They met in Washington.", "agency:us/government"),
        ("He trusts us to do it.", "country:US"),
        ("They ate turkey with china plates.", "country:TR"),
        ("The year 1026 was cold.", "criterion:trainingOperations>=1e26"),
        ("An fbis report.", "agency:us/bis"),
    ],
)
def test_what_only_looks_like_a_name(text: str, not_meant: str) -> None:
    assert not_meant not in named(text).values()


def test_the_longest_name_wins() -> None:
    assert "Commerce" not in named("The Department of Commerce wrote.")


def test_an_unknown_company_has_an_id_of_its_own() -> None:
    mentions = [
        each for each in reading_of("The rule hit Lumen Robotics Inc. hard.").mentions if "Lumen" in each.quote.exact
    ]

    assert [(each.entity_class, each.refers_to) for each in mentions] == [
        (EntityClass.COMPANY, "company:lumen-robotics")
    ]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Anthropic's most capable AI models sell well.", "model:anthropic/most-capable-ai-models"),
        ("OpenAI sells its latest models.", "model:openai/latest-models"),
        ("The latest models from OpenAI sell well.", "model:openai/latest-models"),
        ("Anthropic’s models sell well.", "model:anthropic/ai-models"),
        ("OpenAI’s AI systems sell well.", "model:openai/ai-models"),
    ],
)
def test_a_description_makes_a_group(text: str, group: str) -> None:
    assert group in named(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "Its top models sell well.",
        "OpenAI and Anthropic sell their top models.",
        "These models sell well.",
        "OpenAI's business models work.",
        "A model of Anthropic's sells well.",
    ],
)
def test_where_the_owner_or_the_class_is_not_clear_there_is_none(text: str) -> None:
    assert not any((each or "").startswith("model:") for each in named(text).values())


def test_both_models_are_those_named_before() -> None:
    mentions = reading_of("It named Claude Fable 5 and Claude Mythos 5. It covers both models.").mentions

    assert {each.refers_to for each in mentions if each.quote.exact == "both models"} == {
        "model:anthropic/claude-fable-5",
        "model:anthropic/claude-mythos-5",
    }


def test_the_company_is_the_one_spoken_of() -> None:
    assert named("Anthropic asked for access. The company waits for a licence.")["The company"] == "company:anthropic"
    assert "The company" not in named("OpenAI met Google about access. The company waits for a licence.")
