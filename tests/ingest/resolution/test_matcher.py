"""Which records are judged to be the same."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolution.matcher import MATCHER, matched
from matching.index import Index
from matching.names import form_of
from matching.rarity import Rarity
from matching.record import NamedRecord
from matching.score import SAME_FROM, UNSURE_FROM, likeness
from ontology.judgement import Judge, Sameness
from ontology.vocabulary import EntityClass
from tests.ingest.resolution.cases import record, said

SAME, UNSURE = Sameness.SAME, Sameness.UNSURE
SMIC = "Semiconductor Manufacturing International Corporation"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (record("Huawei Technologies Co., Ltd."), record("HUAWEI TECHNOLOGIES")),
        (record("Kaspersky Lab", "Лаборатория Касперского"), record("Laboratoriya Kasperskogo")),
        (record("Рособоронэкспорт"), record("Rosoboronexport")),
        (record("ООО Мосприбор", at="RU"), record("Mospribor LLC", at="RU CN")),
        (record("Toshiba", "東芝"), record("株式会社東芝")),
        (record("Huawei", "华为"), record("华为")),
        (record("北方华创微电子装备有限公司"), record("Beifang Huachuang Weidianzi Zhuangbei")),
        (record("Česká zbrojovka a.s."), record("CESKA ZBROJOVKA")),
        (record("Yangtze Memory Technologies"), record("Technologies, Yangtze Memory")),
        (record("Yangtze Memory Technologies"), record("Yangtze Memory Tecnologies")),
        (record("Müller Dynamics GmbH"), record("Mueller Dynamics")),
        (record(SMIC, "SMIC", at="CN"), record("SMIC", at="CN")),
        (record(f"{SMIC} (SMIC)", at="CN"), record(SMIC, id="party:1", label="Party", at="CN")),
        (record("BIS Alpha", label="Agency", id="agency:1"), record("BIS Alpha", label="Party", id="party:1")),
        (record("Renamed", ids="wikidata:Q1"), record("Something Else", ids="wikidata:Q1")),
        (record("MISTRAL 1", label="Party", kind="vessel", ids="imo:1"),
         record("OTHER", label="Party", kind="vessel", ids="imo:1")),
        (record("Claude Opus 4.1", label="AIModel", by="company:a"),
         record("claude-opus-4.1", label="AIModel", by="company:a company:b")),
        (record("A 100", label="Hardware", by="company:n"), record("A100", label="Hardware", by="company:n")),
    ],
)  # fmt: skip
def test_same(one: NamedRecord, other: NamedRecord) -> None:
    assert said(one, other) is SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # So few characters read alike: 中信国际 is CITIC International, and as much "Zhongxin Guoji" as SMIC is.
        (record("中芯国际", at="CN"), record("Zhongxin Guoji", at="CN")),
        (record("中芯国际", at="CN"), record("中信国际", at="CN")),
        (record("华为", at="CN"), record("Huawei", at="CN")),
        (record("華為"), record("华为")),
        (record("شركة القاسم للتجارة"), record("Al Qasim Tijara")),
        # An alias of each, no name.
        (record("Huawei", "华为"), record("华为技术有限公司", "华为")),
        # Initials alone, and short names without a country.
        (record("SMIC"), record(SMIC)),
        (record("SMIC"), record(SMIC, "SMIC")),
        (record("ZTE"), record("ZTE Corporation", label="Party", id="party:1")),
        # A part of a group.
        (record(SMIC, at="CN"), record("Semiconductor Manufacturing International (Beijing) Corporation", at="CN")),
        (record("OOO Angstrem", at="RU"), record("AO Angstrem", at="RU")),
        (record("Adoon Trading LLC", at="AE"), record("Adoon Trading FZE", at="AE")),
        # Words that say little where no country is shared.
        (record("Trading Technology"), record("Trading Technology Ltd")),
        (record("Fentex Properties", at="GB"), record("Fentex Properties Ltd", at="VG")),
        # People and ships share names.
        (record("GAO, Qi", id="party:1", label="Party", kind="individual", at="CN"),
         record("Qi Gao", id="party:2", label="Party", kind="individual", at="CN")),
        (record("Chen Qu", id="party:1", label="Party"), record("Chen Qu", id="party:2", label="Party")),
        (record("VASLATI", id="party:1", label="Party", kind="vessel"),
         record("VASLATI", id="party:2", label="Party", kind="vessel")),
        # Two makers may use one name.
        (record("One", id="model:a/one", label="AIModel", by="company:a"),
         record("One", id="model:b/one", label="AIModel", by="company:b")),
        (record("A 100", label="Hardware", by="company:n"), record("A100", label="Hardware")),
        # Two identifiers against each other.
        (record("Acme Photonics", ids="lei:1 wikidata:Q1"), record("Acme Photonics Ltd", ids="lei:1 wikidata:Q2")),
    ],
)  # fmt: skip
def test_unsure(one: NamedRecord, other: NamedRecord) -> None:
    assert said(one, other) is UNSURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (record("Meta Platforms"), record("T-PLATFORMS", label="Party", id="party:1")),
        (record("Mistral AI"), record("MISTRAL 1", label="Party", id="party:1", kind="vessel")),
        (record("Mistral"), record("MISTRAL", label="Party", id="party:1", kind="vessel")),
        (record("Mistral"), record("Mistral", id="agency:mistral", label="Agency")),
        (record("Mistral"), record("Mistral", id="model:mistral", label="AIModel")),
        (record("SMIC"), record("SMIC Beijing")),
        (record("No. 38 Institute of Electronics"), record("No. 54 Institute of Electronics")),
        (record("中国电子科技集团公司第三十八研究所"), record("中国电子科技集团公司第五十四研究所")),
        (record("Claude Opus 4", label="AIModel"), record("Claude Opus 4.1", label="AIModel")),
        (record("GPT-5.5", label="AIModel"), record("GPT-5.6", label="AIModel")),
        (record("Llama Maverick", label="AIModel"), record("Llama Maverik", label="AIModel")),
        (record("H20", label="Hardware"), record("H200", label="Hardware")),
        (record("A100", label="Hardware"), record("A800", label="Hardware")),
        (record("A100", label="Hardware"), record("A100", id="model:a100", label="AIModel")),
        (record("15 CFR 742.6", label="Policy"), record("15 CFR 742.6", label="Policy", id="policy:2")),
        (record("Acme Photonics", ids="wikidata:Q1"), record("Acme Photonics Ltd", ids="wikidata:Q2")),
        (record("GUZMAN, Ovidio", "El Raton", id="party:1", label="Party", kind="individual"),
         record("BARRAGAN, Antonio", "El Raton", id="party:2", label="Party", kind="individual")),
    ],
)  # fmt: skip
def test_not_the_same(one: NamedRecord, other: NamedRecord) -> None:
    assert said(one, other) is None


def test_a_place_in_brackets_is_a_part_of_the_group() -> None:
    assert said(record("Nexperia Devices"), record("Nexperia Devices (Shanghai)")) is not SAME


def test_one_name_of_two_bodies_leaves_the_third_in_doubt() -> None:
    unknown, chinese, russian = (
        record("Kedacom Optics", id=f"company:{n}", at=at) for n, at in enumerate(("", "CN", "RU"))
    )
    assert {each.sameness for each in matched([unknown, chinese, russian])} == {UNSURE}
    assert said(unknown, chinese) is SAME


def test_what_a_person_decided_is_left_out() -> None:
    one, other = record("Huawei Technologies", id="company:a"), record("Huawei Technologies Ltd", id="company:b")
    assert matched([one, other], settled=[("company:a", "company:b")]) == []


def test_a_judgement_says_who_and_why() -> None:
    (found,) = matched([record("Alpine Nova AG", at="CH"), record("Alpine Nova", at="CH")])
    assert (found.judge, found.who, found.decided_at) == (Judge.MATCHER, MATCHER, "")
    assert found.why == "names: equal when legal forms, accents and word order are left out; same country"
    assert dict(found.features)["country"] == dict(found.features)["equal"] == 1.0


NAMES = st.sampled_from(
    ["Huawei Technologies Co., Ltd.", "HUAWEI TECHNOLOGIES", "Huawei Device", "华为技术有限公司", "Huawei Jishu",
     "SMIC", SMIC, "SMIC Beijing", "ООО Мосприбор", "OOO Mospribor", "AO Mospribor", "No. 38 Institute",
     "No. 54 Institute", "شركة النور", "Al Noor", "Meta Platforms", "T-Platforms", "GAO, Qi", "Qi Gao", "H20", "H200"]
)  # fmt: skip
RECORDS = st.builds(
    NamedRecord,
    id=st.integers(1, 9).map("party:{}".format),
    label=st.sampled_from(["Company", "Party", "Hardware"]),
    name=NAMES,
    aliases=st.lists(NAMES, max_size=2).map(tuple),
    kind=st.sampled_from([None, "organisation", "individual", "vessel"]),
    countries=st.sets(st.sampled_from(["country:CN", "country:RU"])).map(frozenset),
    identifiers=st.sets(st.sampled_from(["wikidata:Q1", "wikidata:Q2", "lei:1"]), max_size=2).map(frozenset),
)


@given(st.lists(RECORDS, max_size=8, unique_by=lambda each: each.id), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(records: list[NamedRecord], chance: random.Random) -> None:
    again = [*records, *records]
    chance.shuffle(again)
    found = matched(records)
    assert [each.id for each in matched(again)] == [each.id for each in found]
    for each in found:
        assert each.score is not None
        assert (each.sameness is SAME) == (SAME_FROM <= each.score <= 1)
        assert (each.sameness is UNSURE) == (UNSURE_FROM <= each.score < SAME_FROM)
        assert each.left < each.right


@given(NAMES | st.text(max_size=30), NAMES | st.text(max_size=30))
def test_likeness_is_symmetric_and_within_bounds(one: str, other: str) -> None:
    first, second = form_of(one), form_of(other)
    if first and second:
        rarity = Rarity([first, second])
        found = likeness(first, second, rarity)
        assert found == likeness(second, first, rarity)
        assert 0 <= found.score <= 1
        assert all(0 <= value <= 1 for _, value in found.features)


def test_the_index_of_nothing() -> None:
    assert matched([]) == []
    assert Index([record("...")]).bearers == []


def test_policies_are_the_same_by_their_number_and_never_by_their_title() -> None:
    one = record("Additions to the Entity List", label="Policy", id="policy:1", ids="federal-register:2031-00001 rin:1")
    same_number = record("Another title", label="Policy", id="policy:2", ids="federal-register:2031-00001")
    same_title = record(one.name, label="Policy", id="policy:3", ids="federal-register:2031-00002 rin:1")
    unnumbered = record(one.name, label="Policy", id="policy:4")
    party = record(one.name, label="Party", id="party:1", ids="federal-register:2031-00001")
    assert said(one, same_number) is SAME
    for other in (same_title, unnumbered, party):
        assert said(one, other) is None


def test_ids_of_kinds_that_cannot_be_one_thing_are_not_judged() -> None:
    """A university is a party that is no company by its class, whatever the kind that its id names."""
    university = NamedRecord("company:state-university", EntityClass.PARTY, "State of Oregon")
    government = NamedRecord("agency:us-or/government", EntityClass.AGENCY, "State of Oregon")
    assert matched([university, government]) == []
