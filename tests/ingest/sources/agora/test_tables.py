from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from ingest.pipeline import read, source_for
from ingest.source import RawFile, Reading, sources
from ingest.sources.agora.authorities import authority
from ingest.sources.agora.read import accepts
from ingest.sources.agora.read import read as read_agora
from ontology.errors import ExportGraphError
from ontology.statement import Statement, Value
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate

FOLDER = Path(__file__).parents[4] / ".." / "shared" / "data" / "agora-2025-06"
needs_agora = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"AGORA is not at {FOLDER}")
INFO = next(each.info for each in sources() if each.name == "agora")
ANY_SIZE = INFO.model_copy(update={"expectations": dict.fromkeys(INFO.expectations, (0, 999))})
ROW = {
    "AGORA ID": "1",
    "Official name": "An Act on Lamps",
    "Casual name": "Lamp Act",
    "Link to document": "https://example.org/lamps",
    "Authority": "United States Congress",
    "Collections": "U.S. federal laws",
    "Most recent activity": "Proposed",
    "Most recent activity date": "2025-02-03",
    "Proposed date": "2025-01-10",
}


@cache
def reading(name: str) -> Reading:
    return read(RawFile(name, (FOLDER / name).read_bytes(), FOLDER.name))


def table(*rows: Mapping[str, str]) -> RawFile:
    lines = [",".join(f'"{cell}"' for cell in line) for line in (ROW, *(row.values() for row in rows))]
    return RawFile("documents.csv", "\n".join(lines).encode(), "own")


def of_row(**changed: str) -> Reading:
    """What is read of one row, with cells changed (blanks in column names are written as underscores)."""
    return read_agora(table({**ROW, **{key.replace("_", " "): value for key, value in changed.items()}}), ANY_SIZE)


def said(found: Reading, subject: str, predicate: Property) -> set[Value]:
    return {each.value for each in found.statements if each.subject == subject and each.predicate is predicate}


def statuses(found: Reading, subject: str = "policy:agora/1") -> dict[Value, Statement]:
    return {
        each.value: each
        for each in found.statements
        if each.subject == subject and each.predicate is Property.LEGAL_STATUS
    }


@needs_agora
@pytest.mark.parametrize(
    ("name", "total", "loaded", "ignored"),
    [("documents.csv", 946, 946, 0), ("authorities.csv", 105, 99, 6), ("collections.csv", 13, 0, 13)],
)
def test_every_row_is_accounted_for(name: str, total: int, loaded: int, ignored: int) -> None:
    assert source_for(RawFile(name, (FOLDER / name).read_bytes(), FOLDER.name)).name == "agora"
    rows = reading(name).rows
    assert rows is not None
    assert (rows.total, rows.loaded, sum(rows.ignored.values()), rows.reported) == (total, loaded, ignored, 0)


@needs_agora
def test_only_what_agora_leaves_open_is_reported() -> None:
    assert [each.code for each in reading("documents.csv").warnings] == ["AGORA-STATUS"]
    assert reading("authorities.csv").warnings == ()


@needs_agora
def test_the_diffusion_rule_is_told_as_agora_tells_it() -> None:
    found, rule = reading("documents.csv"), "policy:agora/1820"
    assert said(found, rule, Property.NAME) == {"Framework for Artificial Intelligence Diffusion"}
    assert said(found, rule, Property.EXTERNAL_ID) == {"agora:1820", "federal-register:2025-00636"}
    assert said(found, rule, Property.ISSUED_BY) == {"agency:us/commerce"}
    status = statuses(found, rule)
    assert set(status) == {"rescinded"}
    assert status["rescinded"].valid == Interval(PartialDate("2025-05-13"))
    assert status["rescinded"].attribution == "AGORA (Emerging Technology Observatory)"
    assert status["rescinded"].confidence < 1


@needs_agora
def test_an_executive_order_has_its_number() -> None:
    found = reading("documents.csv")
    assert "executive-order:14110" in said(found, "policy:agora/307", Property.EXTERNAL_ID)
    assert said(found, "policy:agora/307", Property.INSTRUMENT_KIND) == {"executive_order"}


@needs_agora
def test_what_identifies_a_document_identifies_one_only() -> None:
    bearers: dict[Value, set[str]] = {}
    for each in reading("documents.csv").statements:
        if each.predicate is Property.EXTERNAL_ID and each.subject.startswith("policy:agora/"):
            bearers.setdefault(each.value, set()).add(each.subject)
    assert {identifier: ids for identifier, ids in bearers.items() if len(ids) > 1} == {}


def test_a_bill_is_proposed_from_its_day() -> None:
    found = of_row()
    assert statuses(found)["proposed"].valid == Interval(PartialDate("2025-01-10"))
    assert said(found, "policy:agora/1", Property.INSTRUMENT_KIND) == {"bill"}
    assert said(found, "policy:agora/1", Property.SIGNED) == set()


def test_what_was_enacted_is_seen_in_force_and_nobody_knows_since_when() -> None:
    found = of_row(Most_recent_activity="Enacted")
    assert statuses(found)["in_force"].valid == Interval(PartialDate("2025-02-03"), basis=Basis.OBSERVED)
    assert said(found, "policy:agora/1", Property.SIGNED) == {"2025-02-03"}
    assert said(found, "policy:agora/1", Property.INSTRUMENT_KIND) == {"statute"}


@pytest.mark.parametrize(
    ("issuer", "day", "status"),
    [
        ("United States Congress", "2025-01-03", "expired"),
        ("United States Congress", "2024-01-03", None),
        ("California", "2025-01-03", None),
        ("Department of Commerce", "2025-01-03", "rescinded"),
    ],
)
def test_how_a_document_ended_is_told_only_where_agora_tells_it(issuer: str, day: str, status: str | None) -> None:
    found = of_row(Authority=issuer, Most_recent_activity="Defunct", Most_recent_activity_date=day, Proposed_date="")
    assert set(statuses(found)) == ({status} if status else set())
    assert [each.code for each in found.warnings] == ([] if status else ["AGORA-STATUS"])


@pytest.mark.parametrize(("activity", "day"), [("Paused", "2025-02-03"), ("Enacted", "soon")])
def test_a_status_that_nobody_knows_is_reported(activity: str, day: str) -> None:
    found = of_row(Most_recent_activity=activity, Most_recent_activity_date=day, Proposed_date="")
    assert statuses(found) == {}
    assert [each.code for each in found.warnings] == ["AGORA-STATUS"]


def test_an_unknown_authority_is_reported_and_the_document_stays() -> None:
    found = of_row(Authority="Ministry of Lamps")
    assert [each.code for each in found.warnings] == ["AGORA-AUTHORITY"]
    assert said(found, "policy:agora/1", Property.NAME) == {"An Act on Lamps"}
    assert said(found, "policy:agora/1", Property.ISSUED_BY) == set()


def test_a_section_does_not_bear_the_number_of_the_whole() -> None:
    link = "https://www.federalregister.gov/documents/2025/01/02/2025-99999/lamps"
    whole = of_row(Link_to_document=link)
    part = of_row(Link_to_document=link, Official_name="Lamps, Section 3")
    assert "federal-register:2025-99999" in said(whole, "policy:agora/1", Property.EXTERNAL_ID)
    assert said(part, "policy:agora/1", Property.EXTERNAL_ID) == {"agora:1"}


def test_a_row_without_a_name_is_reported() -> None:
    found = of_row(Official_name="")
    assert [each.code for each in found.warnings] == ["AGORA-ROW"]
    assert found.rows is not None
    assert found.rows.reported == 1


def test_a_tag_is_known_by_its_family_and_another_column_is_reported() -> None:
    lines = table(ROW).content.decode().split("\n")
    grown = "\n".join((lines[0] + ',"Harms: Glare","Annotated?","Colour"', lines[1] + ',"x","x","x"'))
    found = read_agora(RawFile("documents.csv", grown.encode(), "own"), ANY_SIZE)
    assert [each.message.split(": ")[1] for each in found.warnings] == [
        "nobody knows the field Colour (first in row 0)"
    ]


def test_a_table_that_shrank_or_repeats_a_number_is_not_read() -> None:
    for raw, info in ((table(ROW), INFO), (table(ROW, ROW), ANY_SIZE)):
        with pytest.raises(ExportGraphError) as raised:
            read_agora(raw, info)
        assert raised.value.code == "INGEST-EXPECTATION"


def test_a_lost_column_stops_the_reading() -> None:
    with pytest.raises(ExportGraphError) as raised:
        read_agora(RawFile("documents.csv", b"AGORA ID,Official name\n1,Lamps\n", "own"), ANY_SIZE)
    assert raised.value.code == "INGEST-EXPECTATION"


@pytest.mark.parametrize(
    ("name", "agency", "country"),
    [
        ("Department of Commerce", "agency:us/commerce", "country:US"),
        ("Washington", "agency:us-wa/government", "country:US"),
        ("Seattle, WA", "agency:us-wa/seattle", "country:US"),
        ("Government of the United Kingdom", "agency:uk/government", "country:GB"),
        ("Government of Turkey", "agency:tr/government", "country:TR"),
        ("United Nations", "agency:un/united-nations", None),
        ("Chinese provincial and local governments", None, "country:CN"),
        ("Private-sector companies", None, None),
    ],
)
def test_authorities(name: str, agency: str | None, country: str | None) -> None:
    found = authority(name)
    assert found is not None
    assert (found.agency, found.country) == (agency, country)


def test_an_authority_that_nobody_knows() -> None:
    assert authority("Government of Atlantis") is None


@pytest.mark.parametrize(
    ("name", "content", "folder", "ours"),
    [
        ("5.txt", b"A text", "fulltext-us-government", True),
        ("5.txt", b"A text", "articles", False),
        ("note.txt", b"A text", "fulltext-us-government", False),
        ("collections.csv", b"Name,Description\n", "agora-2025-06", True),
        ("collections.csv", b"Name,Description\n", "museum", False),
        ("documents.csv", b"", "agora-2025-06", False),
        ("other.csv", b"\xff\xfe", "agora-2025-06", False),
    ],
)
def test_whose_file_it_is(name: str, content: bytes, folder: str, ours: bool) -> None:
    assert accepts(RawFile(name, content, folder)) is ours
