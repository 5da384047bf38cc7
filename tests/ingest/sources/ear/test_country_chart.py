"""The Country Chart: columns, embargoes, footnotes, territories (domain.md, Q22)."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.source import Reading
from ingest.sources.ear import read
from ontology.errors import ExportGraphError
from ontology.statement import Statement, Value
from ontology.terms import Property
from ontology.times import Basis
from tests.ingest.sources.ear.samples import changed, data_of, info, needs_tables, reading_of, subjects, values

FILE = "country-chart.json"
PART_746 = "restriction:cfr/15-746/licence-requirement/us/ccl"

pytestmark = needs_tables


def said(subject: str, predicate: Property) -> list[Value]:
    return values(reading_of(FILE).statements, subject, predicate)


def stated(subject: str, predicate: Property) -> Statement:
    (found,) = (each for each in reading_of(FILE).statements if (each.subject, each.predicate) == (subject, predicate))
    return found


def reading(change: Callable[[Any], object]) -> Reading:
    data = data_of(FILE)
    change(data)
    return read.read(changed(FILE, data), info())


def test_every_mark_is_a_membership_on_the_issue_date() -> None:
    marks = [each for each in reading_of(FILE).statements if each.predicate is Property.MEMBER_OF]
    rows = data_of(FILE)["countries"].values()
    assert len(marks) == sum(len(row["marks"]) for row in rows) + len(rows) == 1_984
    for each in marks:
        assert each.valid.start is not None
        assert (each.valid.start.iso, each.valid.basis) == ("2026-07-23", Basis.OBSERVED)


def test_columns_are_groups_whose_whole_list_was_read() -> None:
    assert said("group:ear-chart-ns-1", Property.CAPTURED_ON) == ["2026-07-23"]
    ns_1 = subjects(reading_of(FILE).statements, Property.MEMBER_OF, "group:ear-chart-ns-1")
    assert len(ns_1) == 193
    assert not {"country:CA", "country:AU", "country:GB"} & set(ns_1)
    assert said("group:ear-chart-at-1", Property.NAME) == ["Country Chart, AT Column 1"]
    assert subjects(reading_of(FILE).statements, Property.MEMBER_OF, "group:ear-chart-at-1") == []


def test_destinations_that_are_not_graded_stay_open() -> None:
    """Their part of every column's scope is a group of which no list was read."""
    assert set(said("scope:ear/chart/ns-1", Property.INCLUDES)) == {
        "group:ear-chart-ns-1",
        "scope:ear/chart/not-graded",
    }
    assert said("scope:ear/chart/not-graded", Property.INCLUDES) == ["group:ear-chart-elsewhere"]
    assert said("group:ear-chart-elsewhere", Property.CAPTURED_ON) == []
    assert set(said("scope:ear/chart/not-graded", Property.EXCLUDES)) == {"group:ear-chart-graded", "country:US"}
    graded = subjects(reading_of(FILE).statements, Property.MEMBER_OF, "group:ear-chart-graded")
    assert not {"country:IR", "country:CU", "country:KP", "country:SY", "country:GL"} & set(graded)


@pytest.mark.parametrize(
    ("restriction", "country", "policies"),
    [
        (f"{PART_746}/cu", "CU", {"policy:cfr/15-746"}),
        (f"{PART_746}/ir", "IR", {"policy:cfr/15-746"}),
        (
            "restriction:cfr/15-742.19/licence-requirement/us/ccl/kp",
            "KP",
            {"policy:cfr/15-742.19", "policy:cfr/15-746.4"},
        ),
        ("restriction:cfr/15-746.9/licence-requirement/us/ccl/sy", "SY", {"policy:cfr/15-746.9"}),
    ],
)
def test_embargoed_destinations_are_under_another_part(restriction: str, country: str, policies: set[str]) -> None:
    assert said(restriction, Property.RESTRICTS) == ["item:us/ccl"]
    assert set(said(restriction, Property.IMPOSED_BY)) == policies
    assert said(restriction, Property.CONDITION), "that part decides; the chart does not say that it always does"
    (scope,) = said(restriction, Property.HAS_SCOPE)
    assert said(str(scope), Property.INCLUDES) == [f"country:{country}"]


def test_q22_hong_kong_is_treated_as_china_since_the_day_of_the_rule() -> None:
    found = stated("country:HK", Property.TREATED_AS)
    assert found.value == "country:CN"
    assert found.valid.start is not None
    assert (found.valid.start.iso, found.valid.basis) == ("2020-12-23", Basis.EXACT)
    assert found.evidence.quote is not None
    assert "85 FR 83788" in found.evidence.quote.exact


@pytest.mark.parametrize(("territory", "other"), [("LI", "CH"), ("KY", "GB")])
def test_other_territories_are_treated_so_on_the_issue_date(territory: str, other: str) -> None:
    found = stated(f"country:{territory}", Property.TREATED_AS)
    assert (found.value, found.valid.basis) == (f"country:{other}", Basis.OBSERVED)


def test_a_footnote_that_names_entries_restricts_them() -> None:
    india = "restriction:cfr/15-738-supp1/licence-requirement/eccn-6a003.b.4.b+eccn-9a515.e/footnote-7"
    assert set(said(india, Property.RESTRICTS)) == {"item:eccn-6a003.b.4.b", "item:eccn-9a515.e"}
    assert (said(india, Property.HAS_SCOPE), said(india, Property.CONDITION)) == (["scope:ear/in"], [])
    assert said(india, Property.REASON_FOR_CONTROL) == ["RS"]


def test_a_footnote_that_lists_entries_restricts_each() -> None:
    found = {
        each.removeprefix("restriction:cfr/15-738-supp1/licence-requirement/").removesuffix("/footnote-10"): bool(
            said(each, Property.CONDITION)
        )
        for each in subjects(reading_of(FILE).statements, Property.HAS_SCOPE, "scope:ear/au+gb")
    }
    exact = {
        "eccn-0a501",
        "eccn-0a504.i",
        "eccn-0a505.a+eccn-0a505.x",
        "eccn-0a506",
        "eccn-0a507",
        "eccn-0a509",
        "eccn-0e501",
    }
    in_words = {"eccn-0a502", "eccn-0a508", "eccn-0d501", "eccn-0d505", "eccn-0e505"}
    assert found == dict.fromkeys([*exact, "eccn-0e504"], False) | dict.fromkeys(in_words, True)
    left_out = "exception:cfr/15-738-supp1/licence-requirement/eccn-0a501/footnote-10/left-out"
    assert said(left_out, Property.COVERS_SUBJECT) == ["item:eccn-0a501.y"]


def test_entries_for_all_destinations() -> None:
    torture = "restriction:cfr/15-738.3(a)(1)/licence-requirement/eccn-0a983/everywhere"
    assert (said(torture, Property.HAS_SCOPE), said(torture, Property.CONDITION)) == (["scope:outside-us"], [])
    assert said(torture, Property.HAS_EXCEPTION) == []
    government = "restriction:cfr/15-738.3(a)(1)/licence-requirement/eccn-5a980/everywhere"
    (exception,) = said(government, Property.HAS_EXCEPTION)
    assert "740.2(a)(3)" in str(said(str(exception), Property.CONDITION)[0])


def test_every_row_is_accounted_for() -> None:
    rows = reading_of(FILE).rows
    assert rows is not None
    assert (rows.total, rows.loaded, rows.reported) == (220, 217, 3)
    assert [each.code for each in reading_of(FILE).warnings] == [
        *["EAR-FOOTNOTE-UNREAD"] * 3,
        *["EAR-FOOTNOTE-REPEATS"] * 2,
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data["columns"].reverse(), "INGEST-EXPECTATION"),
        (lambda data: data["countries"].pop("France"), "INGEST-EXPECTATION"),
        (lambda data: data["embargoed"].pop("Cuba"), "INGEST-EXPECTATION"),
        (lambda data: data["countries"]["France"]["marks"].append("XX 1"), "INGEST-EXPECTATION"),
        (lambda data: data["countries"].update(Atlantis=data["countries"].pop("France")), "EAR-COUNTRY"),
    ],
)
def test_a_table_that_changed_stops_the_run(change: Callable[[Any], object], code: str) -> None:
    with pytest.raises(ExportGraphError, match=code):
        reading(change)


def test_what_is_not_understood_is_reported_by_row() -> None:
    def change(data: Any) -> None:
        data["countries"]["France"]["marks"] = []
        data["territoryInheritance"]["atlantis"] = {"row": "China", "basis": "Atlantis is treated as China."}
        data["oddities"].append("a row is upside down")

    found = reading(change)
    assert {"EAR-CHART-ROW", "EAR-TERRITORY", "EAR-CHART-ODD"} <= {each.code for each in found.warnings}
    assert found.rows is not None
    assert found.rows.reported == 6
    assert found.rows.accounted_for
    assert values(found.statements, "country:FR", Property.MEMBER_OF) == []
