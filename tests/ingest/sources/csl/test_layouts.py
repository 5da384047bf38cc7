"""The layouts of trade.gov and bad files: made-up rows, and the real sample of its CSV."""

import csv
import io
import json
from typing import Any

import pytest

from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.csl.read import accepts, read
from ingest.sources.csl.short import FIELD_KEY
from ingest.validate import validate
from ontology.errors import ExportGraphError
from ontology.statement import Statement, Value
from ontology.times import Basis, Interval, PartialDate
from tests.ingest.sources.lists import CSL, needs_csl, raw, source

EL, SDN = (
    "Entity List (EL) - Bureau of Industry and Security",
    "Specially Designated Nationals (SDN) - Treasury Department",
)
ROW: dict[str, Any] = {
    "id": "x1",
    "source": EL,
    "entity_number": None,
    "type": None,
    "programs": [],
    "name": "Acme Optics Co., Ltd.",
    "title": None,
    "addresses": [{"address": "1 High St", "city": "Hefei", "state": None, "postal_code": "230000", "country": "CN"}],
    "federal_register_notice": "84 FR 54002",
    "start_date": "2019-10-09",
    "end_date": None,
    "standard_order": None,
    "license_requirement": "For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4",
    "license_policy": "Presumption of denial",
    "remarks": None,
    "source_list_url": "https://example.test/list",
    "alt_names": ["Acme", "AOC"],
}
PERSON = {**ROW, "source": SDN, "entity_number": "77", "type": "Individual", "name": "DOE, Jane", "alt_names": [],
          "programs": ["NPWMD", "IFSR"], "license_requirement": None, "license_policy": None,
          "federal_register_notice": None, "start_date": None}  # fmt: skip


def info(**expectations: tuple[int, int]) -> SourceInfo:
    """The source, with what these small files must have."""
    return source("csl").info.model_copy(update={"expectations": {"rows": (1, 50), **expectations}, "corrections": ()})


def official(*rows: dict[str, Any], name: str = "consolidated.json", **more: object) -> RawFile:
    data = {"search_performed_at": "2026-07-31T13:15:00+00:00", "results": rows, **more}
    return RawFile(name, json.dumps(data).encode())


def as_csv(*rows: dict[str, Any], folder: str = "csl-2026-07-31") -> RawFile:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROW))
    writer.writeheader()
    for row in rows:
        flat = {
            name: "; ".join(value) if isinstance(value, list) and name != "addresses" else value
            for name, value in row.items()
        }
        writer.writerow({**flat, "addresses": "1 High St, Hefei, 230000, CN"})
    return RawFile("consolidated.csv", out.getvalue().encode(), folder)


def short(*entries: dict[str, Any], **changed: object) -> RawFile:
    data = {
        "citation": "U.S. Consolidated Screening List",
        "sourceGeneratedAt": "2026-07-31T13:15:00+00:00",
        "entryCount": len(entries),
        "countsBySource": {EL: len(entries)},
        "listAuthority": {EL: {"code": "EL", "citation": "15 CFR 744.16", "effect": "A licence is required."}},
        "fieldKey": FIELD_KEY,
        "tables": {
            "sources": [EL],
            "licenceRequirements": [ROW["license_requirement"]],
            "licencePolicies": [ROW["license_policy"]],
            "programmes": [],
            "urls": ["https://example.test/list"],
        },
        "entries": entries,
        **changed,
    }
    return RawFile("screening-list.json", json.dumps(data).encode())


def facts(reading: Reading, subject: str) -> set[tuple[str, Value, Interval]]:
    said: tuple[Statement, ...] = reading.statements
    return {(each.predicate.value, each.value, each.valid) for each in said if each.subject == subject}


def test_all_layouts_say_the_same_of_a_row() -> None:
    entry, party = "entry:us/entity-list/cn-acme-optics-co-ltd", "party:us/entity-list/cn-acme-optics-co-ltd"
    row = {
        "n": ROW["name"],
        "a": ["Acme; AOC"],
        "s": 0,
        "c": ["CN"],
        "lr": 0,
        "lp": 0,
        "fr": ROW["federal_register_notice"],
        "u": 0,
    }
    files = [official(ROW), as_csv(ROW), short(row)]
    readings = [read(file, info(EL=(1, 1))) for file in files]
    for file, reading in zip(files, readings, strict=True):
        assert accepts(file)
        validate(reading)
        assert reading.warnings == ()
    assert facts(readings[0], party) == facts(readings[1], party)
    without_dates = [{each for each in facts(one, entry) if each[0] not in ("inList", "address")} for one in readings]
    assert without_dates[0] == without_dates[1] == without_dates[2]
    assert ("footnote", "footnote 4", Interval()) in without_dates[0]
    assert ("inList", "list:us/entity-list", Interval(PartialDate("2019-10-09"))) in facts(readings[0], entry)
    assert ("inList", "list:us/entity-list", Interval(PartialDate("2019"), basis=Basis.OBSERVED)) in facts(
        readings[2], entry
    )
    assert ("address", "1 High St, Hefei, 230000, CN", Interval()) in facts(readings[0], entry)


def test_numbers_programmes_and_persons() -> None:
    reading = read(official(PERSON), info(SDN=(1, 1)))
    told = facts(reading, "entry:us/sdn/77")
    assert {value for name, value, _ in told if name == "programme"} == {"NPWMD", "IFSR"}
    party = {(name, value) for name, value, _ in facts(reading, "party:us/sdn/77")}
    assert {("partyKind", "individual"), ("alias", "Jane DOE"), ("name", "DOE, Jane")} <= party


def test_an_order_ends_when_it_says() -> None:
    row = {**ROW, "source": "Denied Persons List (DPL) - Bureau of Industry and Security", "end_date": "2056-06-29"}
    reading = read(official(row), info(DPL=(1, 1)))
    told = facts(reading, "entry:us/dpl/cn-acme-optics-co-ltd")
    assert ("inList", "list:us/dpl", Interval(PartialDate("2019-10-09"), PartialDate("2056-06-29"))) in told


@pytest.mark.parametrize(
    "change",
    [
        {"start_date": "2019-13-09"},
        {"end_date": "1999-01-01"},
        {"federal_register_notice": "120 FR 5", "start_date": None},
    ],
)
def test_a_date_that_cannot_be_so_is_told_and_not_used(change: dict[str, str]) -> None:
    reading = read(official({**ROW, **change}), info(EL=(1, 1)))
    assert [each.code for each in reading.warnings] == ["LIST-DATE"]


def test_a_lost_list_stops() -> None:
    with pytest.raises(ExportGraphError, match="SDN: 0"):
        read(official(ROW), info(EL=(1, 1), SDN=(1, 9)))


def test_a_list_that_nobody_knows_stops() -> None:
    with pytest.raises(ExportGraphError, match="nobody knows: Secret List"):
        read(official({**ROW, "source": "Secret List"}), info(EL=(1, 1)))


@pytest.mark.parametrize(
    "file",
    [
        short({"n": "Acme", "s": 0, "u": 0}, fieldKey={**FIELD_KEY, "n": "number"}),
        short({"n": "Acme", "s": 0, "u": 0}, entryCount=2),
        short({"n": "Acme", "s": 0, "u": 0}, countsBySource={EL: 2}),
        short({"s": 0, "u": 0}),
        RawFile(
            "consolidated.json",
            b'{"results": [{"name": "Acme"}], "source_list_url": 1, "search_performed_at": "2026-07-31"}',
        ),
        official(ROW, search_performed_at="yesterday"),
    ],
)
def test_a_file_whose_form_has_changed_stops(file: RawFile) -> None:
    with pytest.raises(ExportGraphError) as caught:
        read(file, info(EL=(1, 1)))
    assert caught.value.code == "INGEST-EXPECTATION"


def test_a_file_of_no_day_stops() -> None:
    with pytest.raises(ExportGraphError, match="CSL-DATE"):
        read(as_csv(ROW, folder="downloads"), info(EL=(1, 1)))


def test_an_unknown_field_is_told() -> None:
    reading = read(official({**ROW, "beneficial_owner": "Bolt"}), info(EL=(1, 1)))
    assert [each.code for each in reading.warnings] == ["CSL-FIELD"]


@needs_csl
def test_the_real_sample_of_the_csv() -> None:
    file = raw(CSL / "format-sample-consolidated.csv")
    assert accepts(file)
    symbols = ("ISN", "UVL", "MEU", "PLC", "SDN", "DTC", "DPL", "SSI", "FSE", "EL", "CMIC", "NS-MBS List", "CAP")
    reading = read(file, info(**dict.fromkeys(symbols, (0, 9))))
    validate(reading)
    assert reading.rows is not None
    assert reading.rows.total == reading.rows.loaded == 13
    assert reading.document.published == PartialDate("2026-07-31")
    cetc = "entry:us/entity-list/cn-china-electronics-technology-group-corporation-13th-research-institute-cetc-13"
    addresses = {value for name, value, _ in facts(reading, cetc) if name == "address"}
    assert len(addresses) == 3


@needs_csl
def test_the_sample_is_no_whole_list() -> None:
    with pytest.raises(ExportGraphError, match="rows of format-sample"):
        read(raw(CSL / "format-sample-consolidated.csv"), source("csl").info)
