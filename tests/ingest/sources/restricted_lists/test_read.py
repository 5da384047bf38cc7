"""The real restricted lists, and small ones that are broken."""

import json
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest

from ingest.source import RawFile, SourceInfo
from ingest.sources.restricted_lists.read import accepts, read
from ingest.validate import validate
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate
from tests.ingest.sources.lists import (
    CSL,
    ENTITY_LIST,
    RESTRICTED,
    needs_csl,
    needs_restricted,
    raw,
    reading_of,
    saying,
    source,
    values,
)  # fmt: skip

ROWS = {
    "bis_entity_list": (3_409, "2026-07-09"), "bis_dpl": (564, "2026-04-14"), "bis_meu": (70, "2026-07-09"),
    "ofac_nscmic": (68, "2026-07-09"), "dow_1260h": (80, "2026-06-10"), "fcc_covered": (15, "2026-07-09"),
    "lists": (13, "2026-07-09"),
}  # fmt: skip


def statements(name: str) -> tuple[Statement, ...]:
    return reading_of("restricted_lists", RESTRICTED / f"{name}.json").statements


@needs_restricted
@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_accounted_for_and_proven(name: str) -> None:
    rows, day = ROWS[name]
    file = raw(RESTRICTED / f"{name}.json")
    assert accepts(file)
    assert not source("csl").accepts(file)
    reading = reading_of("restricted_lists", RESTRICTED / f"{name}.json")
    validate(reading)
    assert reading.rows is not None
    assert (reading.rows.total, reading.rows.loaded) == (rows, rows)
    assert reading.document.published == PartialDate(day)
    assert "INGEST-CORRECTION-IDLE" not in {each.code for each in reading.warnings}


@needs_restricted
def test_q30_zhipu_since_the_day_that_its_rule_was_published() -> None:
    path = "us/entity-list/cn-beijing-zhipu-huazhang-technology-co-ltd"
    entry = f"entry:{path}"
    said = statements("bis_entity_list")
    assert values(said, entry, Property.LICENCE_REQUIREMENT)
    assert values(said, entry, Property.ITEM_CLASS) == ["any_item"]
    assert values(said, entry, Property.BASED_ON) == ["policy:cfr/15-744.11"]
    assert values(said, entry, Property.CITATION) == ["90 FR 4619"]
    listed = {each.valid for each in said if each.subject == f"party:{path}" and each.predicate is Property.LISTED_ON}
    assert Interval(PartialDate("2025-01-16"), basis=Basis.OBSERVED) in listed


@needs_restricted
def test_footnotes_4_and_5() -> None:
    found = Counter(each.value for each in statements("bis_entity_list") if each.predicate is Property.FOOTNOTE)
    assert (found["footnote 4"], found["footnote 5"]) == (96, 16)
    assert set(found) == {f"footnote {mark}" for mark in "12345"}


@needs_restricted
def test_the_correction_of_a_misprinted_section() -> None:
    assert not [each for each in statements("bis_entity_list") if each.value == "policy:cfr/15-744.2l(b)"]
    written = [each for each in statements("bis_entity_list") if "744.2l(b)" in str(each.value)]
    assert {each.predicate for each in written} == {Property.LICENCE_REQUIREMENT}, "the words stay as they are"
    entry = written[0].subject
    assert "policy:cfr/15-744.21(b)" in values(statements("bis_entity_list"), entry, Property.BASED_ON)


@needs_restricted
def test_q32_the_1260h_list_names_companies_and_is_no_export_control() -> None:
    said = statements("dow_1260h")
    assert values(said, "list:us/1260h", Property.LIST_KIND) == ["naming_list"]
    for company in ("tencent-holdings-limited", "alibaba-group-holding-limited", "changxin-memory-technologies-inc"):
        listed = {
            each.valid
            for each in said
            if each.subject == f"party:us/1260h/cn-{company}" and each.value == "list:us/1260h"
        }
        assert Interval(PartialDate("2026-06-10")) in listed
    assert not [each for each in said if each.predicate is Property.APPLIES_TO_PARTIES]


@needs_restricted
def test_q31_q32_who_is_not_on_the_entity_list() -> None:
    naming = (Property.NAME, Property.ALIAS)
    names = [str(each.value).casefold() for each in statements("bis_entity_list") if each.predicate in naming]
    for absent in ("deepseek", "tencent", "alibaba", "changxin", "cxmt"):
        assert not [name for name in names if absent in name]


@needs_csl
@needs_restricted
def test_q40_twelve_entities_of_one_rule_on_a_page_of_several() -> None:
    """The screening list cites the first page of a rule, the Entity List that of the entry; ids bring both together."""
    whole = reading_of("csl", CSL / "screening-list.json").statements
    page = saying(whole, Property.CITATION, "90 FR 14046")
    rule = page & saying(statements("bis_entity_list"), Property.CITATION, "90 FR 14048")
    assert len(rule) == 12
    assert len(page - rule) >= 3
    assert {
        "entry:us/entity-list/tw-inspur-taiwan",
        "entry:us/entity-list/cn-beijing-academy-of-artificial-intelligence",
    } <= rule


@needs_csl
@needs_restricted
def test_both_sources_mint_the_same_ids_where_names_agree() -> None:
    theirs = saying(reading_of("csl", CSL / "screening-list.json").statements, Property.IN_LIST, ENTITY_LIST)
    ours = saying(statements("bis_entity_list"), Property.IN_LIST, ENTITY_LIST)
    assert len(ours & theirs) / len(ours) > 0.93


@needs_restricted
def test_subsidiaries_that_a_notice_lists_together() -> None:
    said = statements("dow_1260h")
    huawei = "party:us/1260h/huawei-technologies-co-ltd-huawei"
    assert values(said, huawei, Property.SUBSIDIARY_OF) == ["party:us/1260h/cn-huawei-investment-holding-co-ltd"]
    assert values(said, huawei, Property.LISTED_ON) == ["list:us/1260h"]


@needs_restricted
def test_investors_must_comply_later_than_the_listing() -> None:
    said = statements("ofac_nscmic")
    entry = next(
        each.subject for each in said if each.predicate is Property.COMPLIANCE_FROM and each.value == "2021-08-02"
    )
    listed = {each.valid for each in said if each.subject == entry and each.predicate is Property.IN_LIST}
    assert Interval(PartialDate("2021-06-03")) in listed
    assert [each for each in said if each.predicate is Property.EXTERNAL_ID and str(each.value).startswith("uscc:91")]


@needs_restricted
def test_denials_end_when_they_expire() -> None:
    ends = [each.valid.end for each in statements("bis_dpl") if each.predicate is Property.IN_LIST and each.valid.end]
    assert PartialDate("2056-06-29") in ends


@needs_restricted
def test_goods_on_the_covered_list_are_no_parties() -> None:
    said = statements("fcc_covered")
    entries, parties = saying(said, Property.TYPE, "ListEntry"), saying(said, Property.TYPE, "Party")
    assert (len(entries), len(parties)) == (15, 13)


SMALL: dict[str, Any] = {
    "list_id": "bis-entity-list",
    "source_file": "made up.txt",
    "extracted": "2026-07-09",
    "count": 1,
    "entities": [
        {
            "name": "Acme Universit?", "aliases": ["A"], "country": "Atlantis", "address": None, "status": None,
            "effective_date": None, "federal_register": "90 FR 4619, 1/16/25", "notes": "All items subject to the EAR",
        }
    ],
}  # fmt: skip


def small() -> SourceInfo:
    return source("restricted_lists").info.model_copy(
        update={"expectations": {"bis-entity-list": (1, 9)}, "corrections": ()}
    )


def file(data: object) -> RawFile:
    return RawFile("list.json", json.dumps(data).encode())


def test_what_is_not_understood_is_told_and_the_row_stays() -> None:
    reading = read(file(SMALL), small())
    validate(reading)
    assert sorted(each.code for each in reading.warnings) == ["LIST-COUNTRY", "LIST-NAME-UNREAD"]
    assert saying(reading.statements, Property.IN_LIST, ENTITY_LIST) == {"entry:us/entity-list/acme-universit"}


def test_a_correction_that_nothing_needs_is_told() -> None:
    info = small().model_copy(update={"corrections": source("restricted_lists").info.corrections})
    codes = Counter(each.code for each in read(file(SMALL), info).warnings)
    assert codes["INGEST-CORRECTION-IDLE"] == len(info.corrections)


@pytest.mark.parametrize("lost", ["count", "entities", "list_id"])
def test_a_file_that_lost_a_field_stops(lost: str) -> None:
    with pytest.raises(ExportGraphError, match="INGEST-EXPECTATION"):
        read(file({name: value for name, value in SMALL.items() if name != lost}), small())


@pytest.mark.parametrize("lost", ["name", "notes", "federal_register"])
def test_rows_that_lost_a_field_stop(lost: str) -> None:
    data = deepcopy(SMALL)
    del data["entities"][0][lost]
    with pytest.raises(ExportGraphError, match=lost):
        read(file(data), small())


def test_too_few_rows_or_another_number_than_it_counts_stop() -> None:
    with pytest.raises(ExportGraphError, match=r"rows of list\.json: 1"):
        read(file(SMALL), small().model_copy(update={"expectations": {"bis-entity-list": (2, 9)}}))
    with pytest.raises(ExportGraphError, match="counts 2 rows"):
        read(file({**SMALL, "count": 2}), small())


def test_an_unknown_list_stops_and_an_unknown_field_is_told() -> None:
    with pytest.raises(ExportGraphError, match="nobody knows: secret"):
        read(file({**SMALL, "list_id": "secret"}), small())
    reading = read(file({**SMALL, "beneficial_owners": 1}), small())
    assert "RESTRICTED-FIELD" in {each.code for each in reading.warnings}


def test_a_description_of_an_unknown_list_is_told() -> None:
    row = dict.fromkeys(("short_name", "official_name", "authority", "official_url", "description"), "x")
    data = {"generated": "2026-07-09", "dcl_url": "x", "lists": [{"id": "secret", **row}]}
    reading = read(file(data), small().model_copy(update={"expectations": {"lists": (1, 9)}}))
    assert [each.code for each in reading.warnings] == ["RESTRICTED-LIST"]
    assert reading.rows is not None
    assert reading.rows.reported == 1
