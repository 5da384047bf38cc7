"""The registry's files: parties on lists with their days, and legal sources under the ids of the graph."""

from typing import Any

import pytest

from ingest.pipeline import read
from ingest.source import RawFile
from ingest.sources.china_lists.known import known
from ontology.errors import ExportGraphError
from ontology.schemes import schemes
from ontology.terms import Property
from ontology.times import Basis
from tests.ingest.sources.files import DATA, codes, made, raw, reading_of, said, source_of, values
from tests.ingest.sources.files import rows as account

FOLDER = DATA / "cn-jp-lists-2026-07"
needs_files = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no {FOLDER}")
PARTIES = FOLDER / "entities-cn.json"
CONTROL = "list:cn/control-list"


def rows() -> list[dict[str, Any]]:
    """As many rows of our own as the lists must have."""
    counts = {"cn-unreliable-entity-list": 60, "cn-export-control-watchlist": 130, "cn-attention-list": 40}
    return [row(list_id, number) for list_id, count in counts.items() for number in range(count)]


def row(list_id: str, number: int) -> dict[str, Any]:
    return {
        "id": f"{list_id}-{number}", "country": "cn", "list_id": list_id, "entity_name": f"Gadget Works {number} Ltd.",
        "entity_type": "organization", "aliases": [f"小工具{number}公司"], "addresses": [], "reason": "because",
        "date_added": "2026-01-02", "source_list_name": "名单 (A List)", "source_url": "https://example.org/a",
        "last_verified": "2026-07-19",
    }  # fmt: skip


def error_of(data: object) -> str:
    with pytest.raises(ExportGraphError) as error:
        read(raw(data))
    return error.value.code


@needs_files
def test_the_real_parties() -> None:
    reading = reading_of(PARTIES)
    assert (account(reading).total, account(reading).loaded) == (240, 240)
    assert codes(reading) == []
    entries = [each for each in reading.statements if each.predicate is Property.IN_LIST]
    # Two rows hold the two halves of one name, which was cut at its comma.
    assert len(entries) == 239
    assert all(each.valid.basis is Basis.EXACT and each.valid.start for each in entries)
    assert not [each for each in reading.statements if each.predicate is Property.CAPTURED_ON]


@needs_files
def test_slips_are_put_right_and_names_in_chinese_are_aliases() -> None:
    reading = reading_of(PARTIES)
    boeing = "party:cn/unreliable-entity-list/boeing-defense-space-security"
    assert values(reading, boeing, Property.ALIAS) == ["波音防务、空间与安全集团"]
    lockheed = "party:cn/unreliable-entity-list/lockheed-martin-corporation"
    assert values(reading, lockheed, Property.ALIAS) == ["洛克希德·马丁公司"]
    hudson = "entry:cn/unreliable-entity-list/hudson-technologies-co"
    assert values(reading, hudson, Property.NAME) == ["Hudson Technologies Co."]
    invisible = [
        each.value for each in reading.statements if each.predicate is Property.NAME and "\u200c" in str(each.value)
    ]
    assert invisible == []


@needs_files
def test_the_country_of_a_party_is_not_the_country_of_the_list() -> None:
    reading = reading_of(PARTIES)
    located = [each for each in reading.statements if each.predicate is Property.LOCATED_IN]
    assert {each.value for each in located} == {"country:JP", "country:BE", "country:CZ", "country:DE"}
    assert values(reading, "party:cn/control-list/leidos", Property.LOCATED_IN) == []


@needs_files
def test_both_chinese_sources_meet_on_entries() -> None:
    other = reading_of(DATA / "cn-export-control-framework-2026-07" / "china-framework.json")
    mine = {each.subject for each in reading_of(PARTIES).statements if each.predicate is Property.IN_LIST}
    theirs = {each.subject for each in other.statements if each.predicate is Property.IN_LIST}
    assert len(mine & theirs) >= 30


@needs_files
@pytest.mark.parametrize(
    ("name", "loaded", "ignored"),
    [
        ("datasources-cn.yaml", 7, 0),
        ("datasources-eu.yaml", 3, 0),
        ("datasources-jp.yaml", 8, 0),
        ("datasources-ml.yaml", 4, 0),
        ("datasources-us.yaml", 3, 1),
        ("manifest.json", 0, 3),
        ("entity_count_history.json", 0, 9),
        ("entity-schema.json", 0, 1),
    ],
)
def test_the_other_files_are_accounted_for(name: str, loaded: int, ignored: int) -> None:
    reading = reading_of(FOLDER / name)
    assert reading.document.source == "china_lists"
    assert (account(reading).loaded, sum(account(reading).ignored.values()), account(reading).reported) == (
        loaded,
        ignored,
        0,
    )
    assert codes(reading) == []


@needs_files
def test_a_legal_source_has_its_address() -> None:
    reading = reading_of(FOLDER / "datasources-jp.yaml")
    act = "policy:jp/foreign-exchange-act"
    assert values(reading, act, Property.INSTRUMENT_KIND) == ["statute"]
    assert str(values(reading, act, Property.OFFICIAL_URL)[0]).startswith("https://laws.e-gov.go.jp/")
    assert values(reading, act, Property.ISSUED_BY) == [], "a ministry administers an act, and does not make it"


def test_what_is_known_is_in_the_vocabulary() -> None:
    instruments, lists = (schemes()[name].concepts for name in ("InstrumentKind", "ListKind"))
    for each in known().records.values():
        assert each.kind in (instruments if each.policy else lists)
    for kept in known().lists.values():
        assert kept.kind in lists
        assert kept.issued_by in known().agencies


def test_corrections_that_nothing_needs_are_reported() -> None:
    assert set(codes(made(rows()))) == {"INGEST-CORRECTION-IDLE"}


def test_a_list_that_shrank_or_came_new_stops_the_file() -> None:
    assert error_of([each for each in rows() if each["list_id"] != "cn-attention-list"]) == "INGEST-EXPECTATION"
    assert error_of([*rows(), row("cn-new-list", 1)]) == "INGEST-EXPECTATION"
    lacking = rows()
    del lacking[3]["entity_name"]
    assert error_of(lacking) == "INGEST-EXPECTATION"


def test_an_index_whose_count_fell_stops_the_run() -> None:
    index = {"schema_version": "1.0", "lists": [{"list_id": "cn-entity-lists", "record_count": 100}]}
    assert source_of(index) == "china_lists"
    assert error_of(index) == "INGEST-EXPECTATION"


def test_rows_that_were_not_understood_are_reported() -> None:
    changed = rows()
    changed[0]["entity_name"] = ""
    changed[1] |= {"entity_type": "moon", "addresses": ["12 Nowhere Street"], "mood": "cheerful", "date_added": None}
    reading = made(changed)
    assert set(codes(reading)) == {
        "CN-NAME-MISSING", "CN-KIND-UNKNOWN", "CN-ADDRESS-UNREAD", "CN-FIELD-UNKNOWN", "INGEST-CORRECTION-IDLE",
    }  # fmt: skip
    assert (account(reading).loaded, account(reading).reported) == (229, 1)
    (seen,) = said(reading, "party:cn/unreliable-entity-list/gadget-works-1-ltd", Property.LISTED_ON)
    assert seen.valid.basis is Basis.OBSERVED


def test_a_record_that_nobody_knows_is_reported() -> None:
    fields = "name: a, authority: b, category: law, url: https://example.org/, description: c, last_checked: 2026-07-19"
    records = "".join(f"  - {{id: {name}, {fields}}}\n" for name in ("cn-export-control-law", "xx-new", "xx-newer"))
    reading = read(RawFile("datasources-xx.yaml", f"datasources:\n{records}".encode()))
    assert codes(reading) == ["CN-UNKNOWN", "CN-UNKNOWN"]
    assert (account(reading).loaded, account(reading).reported) == (1, 2)


def test_other_json_is_not_ours() -> None:
    with pytest.raises(ExportGraphError) as error:
        source_of([{"list_id": 1}])
    assert error.value.code == "INGEST-NO-SOURCE"
