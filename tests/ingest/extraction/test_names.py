import pytest

from ingest.extraction.lexicon import known_names, with_names_of
from ingest.extraction.nlp import nlp
from ingest.extraction.tables import Entry
from ingest.extraction.things import Thing
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
        ("Over 1026 integer operations.", "1026 integer operations", "criterion:trainingOperations>1e26"),
        ("They went to Macau.", "Macau", "country:MO"),
        ("They went to Hong Kong.", "Hong Kong", "country:HK"),
        ("The Republic of Korea agreed.", "Republic of Korea", "country:KR"),
        ("They went to Georgia.", "Georgia", None),
        ("They tested GPT-5.6.", "GPT-5.6", "model:openai/gpt-5.6"),
        ("They tested Llama 3.1 405B.", "Llama 3.1 405B", "model:meta/llama-3.1-405b"),
        ("They tested Sonnet 4.5.", "Sonnet 4.5", "model:anthropic/claude-sonnet-4.5"),
        ("They tested Gemini.", "Gemini", "model:google/gemini"),
        ("It ships the Ascend 910C.", "Ascend 910C", "hardware:huawei/ascend-910c"),
        ("It ships the TWINSCAN NXT:1970i.", "TWINSCAN NXT:1970i", "hardware:asml/twinscan-nxt-1970i"),
        ("It ships the MI355X.", "MI355X", "hardware:amd/mi355x"),
        ("It needs gallium.", "gallium", "item:gallium"),
        ("See § 742.6(a)(6) of the EAR.", "§ 742.6(a)(6) of the EAR", "policy:cfr/15-742.6(a)(6)"),
        ("See supplement no. 1 to part 740.", "supplement no. 1 to part 740", "policy:cfr/15-740-supp1"),
        ("See part 744.", "part 744", "policy:cfr/15-744"),
        ("See 31 CFR part 560.", "31 CFR part 560", "policy:cfr/31-560"),
        ("See Regulation (EU) 2021/821.", "Regulation (EU) 2021/821", "policy:eu/regulation-2021-821"),
        ("Announcement No. 61 of 2025 said so.", "Announcement No. 61 of 2025", "policy:cn/mofcom-2025-61"),
        ("License Exceptions NAC and ACA apply.", "ACA", "exception:us/aca"),
        ("In Country Groups D:1, D:4, and D:5 it is so.", "D:4", "group:ear-d4"),
        ("Beijing protested.", "Beijing", "agency:cn/government"),
        ("They shipped it to Beijing.", "Beijing", "country:CN"),
        ("The EU agreed.", "EU", "agency:eu/union"),
        ("They sell it to the EU.", "EU", "group:eu"),
        ("The Malaysian government agreed.", "Malaysian government", "agency:my/government"),
        ("Japan's trade ministry agreed.", "Japan's trade ministry", "agency:jp/meti"),
        ("Norway's export authority agreed.", "Norway's export authority", "agency:no/export-authority"),
        ("China banned it, the Ministry of Commerce said.", "Ministry of Commerce", "agency:cn/mofcom"),
        ("Judge Okafor of the Southern District of Texas agreed.", "Judge Okafor of the Southern District of Texas",
         "agency:us/judge-okafor-of-the-southern-district-of-texas"),
        ("They passed the Cloud Honesty Act.", "Cloud Honesty Act", "policy:unknown/cloud-honesty-act"),
        ("It sued Huawei Technologies Co., Ltd. there.", "Huawei Technologies Co., Ltd.", "company:huawei"),
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
        ("They met in Beijing.", "agency:cn/government"),
        ("Michael Jordan spoke to Chad Miller.", "country:JO"),
        ("The Export Administration Regulations were amended.", "agency:unknown/export-administration"),
        ("A license is required for any destination in Country Group D:1.", "group:worldwide"),
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
    ("text", "mention", "refers_to"),
    [
        ("The chipmaker Zorvex sells licences.", "Zorvex", "company:zorvex"),
        ("Zorvex, a startup in Leeds, has access.", "Zorvex", "company:zorvex"),
        ("BIS ordered Zorvex to stop exports.", "Zorvex", "company:zorvex"),
        ("Makers such as Zorvex Optics need a licence.", "Zorvex Optics", "company:zorvex-optics"),
        ("Nvidia and Zorvex need a licence.", "Zorvex", "company:zorvex"),
        ("It put Dalian Quorvex Supply on the Entity List.", "Dalian Quorvex Supply", "company:dalian-quorvex-supply"),
        ("Zorvex AI lost access. Then Zorvex sued.", "Zorvex", "company:zorvex-ai"),
        ("Zorvex AI blocked access to Tamarin 4 Mini.", "Tamarin 4 Mini", "model:zorvex-ai/tamarin-4-mini"),
        ("It blocked access to Tamarin 4, a chat model.", "Tamarin 4", "model:unknown/tamarin-4"),
        ("Access to Tamarin 4 ended. So did Tamarin 3.", "Tamarin 3", "model:unknown/tamarin-3"),
        ("OpenAI's Tamarin models need a licence.", "Tamarin", "model:openai/tamarin"),
        ("Nvidia's QX500 chips need a licence.", "QX500", "hardware:nvidia/qx500"),
    ],
)  # fmt: skip
def test_a_name_that_no_table_has(text: str, mention: str, refers_to: str) -> None:
    assert named(text)[mention] == refers_to


@pytest.mark.parametrize(
    "text",
    [
        "Ann Zorvex said that exports fell.",
        "They restricted access in Section 4 and Phase 2.",
        "Artificial Intelligence Technology needs a licence.",
        "He flew to Ohio after the ban.",
    ],
)
def test_what_looks_like_a_new_name_and_is_none(text: str) -> None:
    assert not any(str(each).startswith(("company:", "model:")) for each in named(text).values())


def test_the_names_of_a_graph_can_be_added_as_far_as_they_are_safe() -> None:
    graph = [
        Entry(Thing("company:tall-oaks-compute", EntityClass.COMPANY, "Tall Oaks Compute"), ("Tall Oaks Compute",)),
        Entry(Thing("company:bank", EntityClass.COMPANY, "Bank"), ("Bank",)),
    ]
    doc = nlp().make_doc("Tall Oaks Compute went to the Bank.")

    found = known_names(doc, lexicon=with_names_of(graph))

    assert [thing.id for name in found for thing in name.things] == ["company:tall-oaks-compute"]


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
