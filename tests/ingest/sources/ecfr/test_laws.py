"""Supplements that are tables of law: what the JSON source says of the same table, from the text."""

import json
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pytest

from ingest.source import RawFile, Reading, sources
from ingest.validate import validate
from ontology.statement import Statement
from ontology.terms import Property
from tests.ingest.sources.ecfr.documents import (
    CCL_TITLE,
    GROUPS_TITLE,
    entry,
    part,
    reading_of,
    supplement,
    table,
    values,
)

FOLDER = Path(__file__).parents[4] / ".." / "shared" / "data" / "ear-ecfr-2026-07-23"
needs_tables = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the EAR tables are not at {FOLDER}")
DAY = "2026-07-23"
COLUMNS = (
    "CB 1", "CB 2", "CB 3", "NP 1", "NP 2", "NS 1", "NS 2", "MT 1", "RS 1", "RS 2", "FC 1", "CC 1", "CC 2", "CC 3",
    "AT 1", "AT 2",
)  # fmt: skip


@cache
def data(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def json_reading(name: str) -> Reading:
    source = next(each for each in sources() if each.name == "ear")
    return source.read(RawFile(name, (FOLDER / name).read_bytes()), source.info)


def told(statements: Iterable[Statement], *predicates: Property) -> set[tuple[object, ...]]:
    return {
        (each.subject, each.predicate, each.value, each.valid) for each in statements if each.predicate in predicates
    }


@needs_tables
def test_the_country_groups_say_the_same_in_xml_as_in_json() -> None:
    groups = data("country-groups.json")["groups"]
    content = []
    for family in "ADE":
        names = [each for each in groups if each.startswith(family)]
        countries = sorted({each for name in names for each in groups[name]})
        rows = [[country, *("X" if country in groups[name] else "" for name in names)] for country in countries]
        content.append(
            table(["Country", *(f"[{name}] Invented <SU>1</SU>" for name in names)], rows, ["<SU>1</SU> A note."])
        )
    listed = "".join(f"<LI>{escape(each)}</LI>" for each in groups["B"])
    content.insert(1, f"<HD1>Country Group B&#x2014;Countries</HD1><SCOL2>{listed}</SCOL2>")
    reading = reading_of(part("740", supplement(GROUPS_TITLE, "Country Groups", *content)), DAY)
    validate(reading)
    of = (Property.MEMBER_OF, Property.CAPTURED_ON, Property.ALIAS)
    known = told(json_reading("country-groups.json").statements, *of)
    assert known <= told(reading.statements, *of)
    assert told(reading.statements, Property.MEMBER_OF) == told(
        json_reading("country-groups.json").statements, Property.MEMBER_OF
    )


@needs_tables
def test_the_country_chart_says_the_same_in_xml_as_in_json() -> None:
    chart = data("country-chart.json")
    rows = [
        [_noted(name, row["footnotes"]), *("X" if column in row["marks"] else "" for column in COLUMNS)]
        for name, row in chart["countries"].items()
    ]
    rows += [[_noted(name, row["footnotes"]), escape(row["pointer"])] for name, row in chart["embargoed"].items()]
    notes = [f"<sup>{number}</sup> {escape(text)}" for number, text in chart["footnotes"].items()]
    content = table(["Countries", *COLUMNS], rows, notes)
    reading = reading_of(
        part("738", supplement("Supplement No. 1 to Part 738", "Commerce Country Chart", content)), DAY
    )
    validate(reading)
    of = (Property.MEMBER_OF, Property.KIND, Property.HAS_SCOPE, Property.RESTRICTS)
    known = told(json_reading("country-chart.json").statements, *of)
    read = told(reading.statements, *of)
    # Entries that need a licence for every destination stand in 738.3, not in the chart; and so do inherited rows.
    assert {each for each in known - read if "738.3" not in str(each[0])} == set()
    assert read - known == set()


def _noted(name: str, footnotes: list[int]) -> str:
    return escape(name) + "".join(f" <sup>{each}</sup>" for each in footnotes)


@needs_tables
def test_an_entry_says_the_same_in_xml_as_in_json() -> None:
    (known,) = [each for each in data("ccl.json")["entries"] if each["eccn"] == "4A090"]
    requirements = [(escape(row["control"]), escape(row["countryChart"])) for row in known["countryChart"]]
    items = [f"{each['paragraph']}. {escape(each['text'])}" for each in known["items"] if each["kind"] == "item"]
    flags = {name: escape(words) for name, words in known["licenceExceptionFlags"].items()}
    content = entry("4A090", escape(known["heading"]), requirements, items, flags, reasons="RS, AT")
    reading = reading_of(part("774", supplement(CCL_TITLE, "The Commerce Control List", content)), DAY)
    validate(reading)
    of = (Property.KIND, Property.HAS_SCOPE, Property.RESTRICTS, Property.IMPOSED_BY, Property.LEGAL_STATUS)
    in_json = told(json_reading("ccl.json").statements, *of)
    mine = {each for each in told(reading.statements, *of) if "eccn-4a090" in str(each[0])}
    assert mine == {each for each in in_json if "eccn-4a090" in str(each[0])}


def test_a_note_of_an_entry_is_no_paragraph_of_it() -> None:
    content = entry("3A090", "Invented circuits.", [("RS applies to 3A090.a", "RS Column 1")],
                    ["a. A ‘total processing performance’ of 4800 or more."])  # fmt: skip
    noted = content + "<NOTE><HED>Note 1 to 3A090.a:</HED><P>a. An invented note.</P></NOTE>"
    read = reading_of(part("774", supplement(CCL_TITLE, "The Commerce Control List", noted)), DAY)
    definition = values(read.statements, "item:eccn-3a090.a", Property.DEFINITION)
    assert definition == ["A ‘total processing performance’ of 4800 or more."]


def test_powers_keep_their_exponents() -> None:
    items = ["a. Trained on more than 10<SU>26</SU> ‘operations’."]
    content = entry("4E091", "Invented parameters.", [("RS applies to 4E091.a", "RS Column 1")], items)
    read = reading_of(part("774", supplement(CCL_TITLE, "The Commerce Control List", content)), DAY)
    assert values(read.statements, "item:eccn-4e091.a", Property.DEFINITION) == [
        "Trained on more than 10^26 ‘operations’."
    ]


def entity_list(*rows: list[str]) -> str:
    head = [
        "Country",
        "Entity",
        "License requirement",
        "License review policy",
        '<E T="04">Federal Register</E> citation',
    ]
    return part("744", supplement("Supplement No. 4 to Part 744", "Entity List", table(head, rows)))


FIRST = [
    "CHINA, PEOPLE'S REPUBLIC OF",
    "Nowhere Chip Co., Ltd., a.k.a., the following two aliases:<br/>&#x2014;NCT; <I>and</I><br/>"
    "&#x2014;Nowhere Semi Ltd.<br/>12 Example Road, Nowhere, China.",
    "For all items subject to the EAR. (See &#xA7;&#xA7; 734.9(e),<SU>1</SU> and 744.11 of the EAR)",
    "Presumption of denial",
    "87 FR 77505, 12/19/22.",
]  # fmt: skip
SECOND = [
    "", "Invented Institute, 5 Some Street, Nowhere, China.", "For all items subject to the EAR.", "Policy of denial",
    "90 FR 4617, 1/16/25.",
]  # fmt: skip
GONE = ["", "[Reserved]", "", "", ""]


def test_the_entity_list_tells_parties_with_their_terms() -> None:
    reading = reading_of(entity_list(FIRST, SECOND, GONE), DAY)
    validate(reading)
    said = reading.statements
    (entry_of,) = [
        each.subject for each in said if each.value == "Nowhere Chip Co., Ltd." and each.subject.startswith("entry")
    ]
    assert entry_of.startswith("entry:us/entity-list/")
    party = entry_of.replace("entry:", "party:")
    assert values(said, party, Property.ALIAS) == ["NCT", "Nowhere Semi Ltd."]
    assert values(said, party, Property.LOCATED_IN) == ["country:CN"]
    assert values(said, entry_of, Property.ADDRESS) == ["12 Example Road, Nowhere, China"]
    assert values(said, entry_of, Property.REVIEW_OUTLOOK) == ["presumption_of_denial"]
    assert values(said, "list:us/entity-list", Property.CAPTURED_ON) == [DAY]
    assert reading.rows is not None
    assert reading.rows.ignored == {"reserved: no party is named": 1}
    countries = [each for each in said if each.predicate is Property.LOCATED_IN and each.subject.startswith("party")]
    assert len(countries) == 2, "an empty cell means the country of the row above"


def test_a_row_that_does_not_fit_its_table_is_reported() -> None:
    reading = reading_of(entity_list(FIRST, ["", "Only a name"]), DAY)
    assert [each.code for each in reading.warnings if each.code == "ECFR-ROW"] == ["ECFR-ROW"]
    assert reading.rows is not None
    assert reading.rows.accounted_for
