from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from ingest.source import Reading, Rows, Warning_
from ingest.sources.ear import read
from ingest.sources.ear.ccl import read_ccl
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.tables import Ccl
from ingest.table import Findings
from ontology.errors import ExportGraphError
from ontology.statement import Statement, Value
from ontology.terms import Property
from ontology.times import Basis
from tests.ingest.sources.ear.samples import PAGE, changed, data_of, info, needs_tables, reading_of, subjects, values

FILE = "ccl.json"
WORLDWIDE_A, NAMED_B = "restriction:cfr/15-742.6(a)(6)(iii)(A)", "restriction:cfr/15-742.6(a)(6)(iii)(B)"
MEMORY, WEIGHTS = "restriction:cfr/15-742.6(a)(6)(i)(B)", "restriction:cfr/15-742.6(a)(13)"
UAE_AND_GROUPS = "scope:ear/ae+(d1+d4+d5-less-a5+a6)"
REACH = {
    f"{WORLDWIDE_A}/licence-requirement/eccn-3a090.a": "scope:outside-us",
    f"{NAMED_B}/licence-requirement/eccn-3a090.b": UAE_AND_GROUPS,
    f"{MEMORY}/licence-requirement/eccn-3a090.c": "scope:ear/mo+d5",
    f"{WORLDWIDE_A}/licence-requirement/eccn-4a090.a": "scope:outside-us",
    f"{NAMED_B}/licence-requirement/eccn-4a090.b": UAE_AND_GROUPS,
    f"{WEIGHTS}/licence-requirement/eccn-4e091": "scope:outside-us",
}


def said(subject: str, predicate: Property) -> list[Value]:
    return values(reading_of(FILE).statements, subject, predicate)


def criteria_of(subject: str) -> set[str]:
    """The criteria in words."""
    return {str(said(str(each), Property.NAME)[0]) for each in said(subject, Property.HAS_CRITERION)}


def exceptions_of(restriction: str) -> set[str]:
    return {str(said(str(each), Property.NAME)[0]) for each in said(restriction, Property.HAS_EXCEPTION)}


@dataclass(frozen=True)
class Found:
    """What was found in a small table."""

    statements: tuple[Statement, ...]
    warnings: list[Warning_]
    rows: Rows


def small(*eccns: str) -> Any:
    """The table with these entries only: reading the whole of it takes seconds."""
    data = data_of(FILE)
    data["entries"] = [each for each in data["entries"] if each["eccn"] in eccns]
    data["entryCount"] = len(data["entries"])
    return data


def read_small(data: Any, **expected: object) -> Found:
    wanted = expectations().ccl.model_copy(
        update={"entries": (0, 9), "requirements": (0, 99), "items": (0, 999), "essential": {}, **expected}
    )
    found = Findings()
    total = read_ccl(Ccl.model_validate(data), PAGE, wanted, found, info().corrections)
    return Found(found.distinct(), found.warnings, found.rows(total))


def reading(change: Callable[[Any], None]) -> Found:
    """What is read after a change of the three entries of which the criteria are known, by their ECCN."""
    data = small("3A090", "4A090", "4E091")
    change({each["eccn"]: each for each in data["entries"]})
    return read_small(data)


def one(**fields: Any) -> Found:
    """What is read of a table with one entry, made up, with these fields."""
    data = small("1A001")
    empty: dict[str, Any] = {"countryChart": [], "licenceExceptionFlags": {}, "items": [], "reasonForControl": None}
    data["entries"][0] = {**data["entries"][0], **empty, "eccn": "9A999", **fields}
    return read_small(data)


def codes(found: Found | Reading) -> list[str]:
    return [each.code for each in found.warnings]


@needs_tables
def test_all_entries_have_the_known_shape() -> None:
    assert len(Ccl.model_validate(data_of(FILE)).entries) == 633


@needs_tables
def test_restrictions_and_their_reach() -> None:
    assert set(REACH) < set(subjects(reading_of(FILE).statements, Property.TYPE, "Restriction"))
    for restriction, scope in REACH.items():
        assert said(restriction, Property.HAS_SCOPE) == [scope]
        assert said(restriction, Property.KIND) == ["licence_requirement"]
        assert said(restriction, Property.IMPOSED_BY_AGENCY) == ["agency:us/bis"]
        assert said(restriction, Property.RESTRICTS) == [f"item:{restriction.rpartition('/')[2]}"]


@needs_tables
def test_scopes() -> None:
    assert set(said("scope:outside-us", Property.INCLUDES)) == {"group:worldwide"}
    assert set(said("scope:outside-us", Property.EXCLUDES)) == {"country:US"}
    assert "734.13" in str(said("scope:outside-us", Property.DEFINITION)[0])
    inner = "scope:ear/d1+d4+d5-less-a5+a6"
    assert set(said(UAE_AND_GROUPS, Property.INCLUDES)) == {"country:AE", inner}
    assert said(UAE_AND_GROUPS, Property.EXCLUDES) == []
    assert set(said(inner, Property.INCLUDES)) == {"group:ear-d1", "group:ear-d4", "group:ear-d5"}
    assert set(said(inner, Property.EXCLUDES)) == {"group:ear-a5", "group:ear-a6"}
    assert set(said("scope:ear/mo+d5", Property.INCLUDES)) == {"country:MO", "group:ear-d5"}


@needs_tables
def test_in_force_is_observed_on_the_issue_date() -> None:
    statuses = [each for each in reading_of(FILE).statements if each.predicate is Property.LEGAL_STATUS]
    assert {each.value for each in statuses} == {"in_force"}
    for each in statuses:
        assert each.valid.start is not None
        assert (each.valid.start.iso, each.valid.basis) == ("2026-07-23", Basis.OBSERVED)


@needs_tables
def test_policies_nest() -> None:
    restriction = f"{WEIGHTS}/licence-requirement/eccn-4e091"
    assert said(restriction, Property.IMPOSED_BY) == ["policy:cfr/15-742.6(a)(13)"]
    assert said("policy:cfr/15-742.6(a)(13)", Property.NAME) == ["15 CFR 742.6(a)(13)"]
    assert said("policy:cfr/15-742.6(a)(13)", Property.PART_OF) == ["policy:cfr/15-742.6"]
    assert said("policy:cfr/15-742.6", Property.PART_OF) == ["policy:us/ear"]
    assert said("policy:us/ear", Property.ISSUED_BY) == ["agency:us/bis"]
    assert said("agency:us/bis", Property.ALIAS) == ["BIS"]


@needs_tables
def test_name_says_why() -> None:
    name = "Licence requirement for ECCN 4E091 (RS: regional stability), 15 CFR 742.6(a)(13)"
    assert said(f"{WEIGHTS}/licence-requirement/eccn-4e091", Property.NAME) == [name]


@needs_tables
def test_items() -> None:
    assert said("item:eccn-4e091", Property.ITEM_CLASS) == ["model_parameters"]
    assert said("item:eccn-3a090.a", Property.ITEM_CLASS) == ["commodity"]
    assert said("item:eccn-3a090.a", Property.PART_OF) == ["item:eccn-3a090"]
    definition = str(said("item:eccn-3a090.a", Property.DEFINITION)[0])
    assert definition.startswith("Integrated circuits having one or more digital processing units")
    assert "(a.2) A 'total processing performance' of 1600 or more" in definition
    # The file's own index takes a technical note for 3A090.a, and notes have paragraphs a, b and c as well.
    assert str(said("item:eccn-3a090.c", Property.DEFINITION)[0]).startswith("High bandwidth memory (HBM)")


@needs_tables
def test_criteria() -> None:
    assert criteria_of("item:eccn-4e091") == {"training operations >= 1e26", "weights published = false"}
    for_datacenters = "designed or marketed for datacenters = true or total processing performance >= 4800"
    assert criteria_of("item:eccn-3a090.a") == {
        "(performance density >= 5.92 and total processing performance >= 1600) "
        "or total processing performance >= 4800",
        for_datacenters,
    }
    assert for_datacenters in criteria_of("item:eccn-3a090.b")
    assert len(criteria_of("item:eccn-3a090.b")) == 2
    assert criteria_of("item:eccn-3a090.c") == {
        "high bandwidth memory = true and memory bandwidth density > 2 gigabytes per second per square millimeter",
        "co packaged with logic mainly for processing = false",
    }
    assert criteria_of("item:eccn-4a090.b") == {"contains circuit meeting or exceeding 3a090b = true"}


@needs_tables
def test_thresholds_keep_their_kind() -> None:
    test = "criterion:training-operations/ge/1e26"
    assert said(test, Property.THRESHOLD) == [1e26]
    assert said(test, Property.OPERATOR) == [">="]
    assert said(test, Property.PARAMETER) == ["trainingOperations"]
    assert said(test, Property.UNIT) == ["operations"]
    assert said("criterion:weights-published/eq/false", Property.THRESHOLD)[0] is False


@needs_tables
def test_exceptions() -> None:
    aia, acm, lpp = (f"License Exception {symbol}" for symbol in ("AIA", "ACM", "LPP"))
    found = {restriction.rpartition("-")[2]: exceptions_of(restriction) for restriction in REACH}
    derived = "Exclusion from ECCN 4E091: models derived from published ones"
    less_capable = "Exclusion from ECCN 4E091: models less capable than the best published one"
    assert found == {
        "3a090.a": {aia, acm, lpp},
        "3a090.b": {acm},
        "3a090.c": {acm, "License Exception HBM"},
        "4a090.a": {aia, acm, lpp},
        "4a090.b": {acm},
        "4e091": {aia, derived, less_capable},
    }
    exception = "exception:cfr/15-742.6(a)(13)/licence-requirement/eccn-4e091/aia"
    assert said(exception, Property.PROVIDED_BY) == ["policy:cfr/15-740.27"]
    assert said(exception, Property.CONDITION) == ["the conditions of 15 CFR 740.27 are met"]


@needs_tables
def test_what_is_not_in_the_graph_is_reported() -> None:
    """One warning for each kind, with how many there are and where."""
    found = {each.code: each.message for each in reading_of(FILE).warnings}
    assert len(found) == len(reading_of(FILE).warnings)
    assert found.keys() == {
        "EAR-CONTROL-UNREAD", "EAR-CRITERION-UNREAD", "EAR-EXCEPTION-MISSING", "EAR-FLAG-UNREAD", "EAR-NOTE-UNREAD",
        "EAR-PARAGRAPH-UNREAD", "EAR-REASON-UNREAD", "EAR-REQUIREMENT-MISSING", "EAR-SCOPE-UNREAD",
    }  # fmt: skip
    assert "3A090 ACA, 3A090 NAC" in found["EAR-EXCEPTION-MISSING"]
    assert found["EAR-CONTROL-UNREAD"].startswith("217 licence requirements say in words")


@needs_tables
@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("`entryCount` is 633", lambda data: data["entries"].pop()),
        ("entries of the Commerce Control List: 316", lambda data: data["entries"].__delitem__(slice(316, None))),
        ("ECCN 4E091 stands 0 times", lambda data: data["entries"][380].update(eccn="4E092")),
        ("ECCN 4E091 stands 2 times", lambda data: data["entries"][379].update(eccn="4E091")),
        ("licence requirements of the Commerce Control List: 0", lambda data: cut(data, "countryChart")),
        ("paragraphs and notes of the Commerce Control List: 0", lambda data: cut(data, "items")),
    ],
)
def test_lost_rows_stop_the_run(name: str, change: Callable[[Any], object]) -> None:
    data = data_of(FILE)
    change(data)
    with pytest.raises(ExportGraphError, match="INGEST-EXPECTATION") as error:
        read.read(changed(FILE, data), info())
    assert name in error.value.message


def cut(data: Any, field: str) -> None:
    for each in data["entries"]:
        each[field] = []


@needs_tables
def test_an_essential_requirement_that_is_lost_stops_the_run() -> None:
    data = small("3A090")
    read_small(data, essential={"3A090": 3})
    data["entries"][0]["countryChart"].pop(0)
    with pytest.raises(ExportGraphError, match="ECCN 3A090 states 2 licence requirements in full, expected 3"):
        read_small(data, essential={"3A090": 3})


@needs_tables
def test_a_controlled_paragraph_that_is_lost_stops_the_run() -> None:
    data = small("3A090")
    data["entries"][0]["items"].pop(28)
    with pytest.raises(ExportGraphError, match=r"INGEST-EXPECTATION.*paragraphs 3A090\.c begin with"):
        read_small(data)


@needs_tables
def test_unread_destinations_leave_the_reach_unknown() -> None:
    text = "To or within Macau, unless it rains. See § 742.6(a)(99) of the EAR."

    def add_row(entries: Any) -> None:
        entries["3A090"]["countryChart"].append({"control": "NS applies to 3A090.c", "countryChart": text})

    found = reading(add_row)
    restriction = "restriction:cfr/15-742.6(a)(99)/licence-requirement/eccn-3a090.c"
    assert restriction in subjects(found.statements, Property.TYPE, "Restriction")
    assert values(found.statements, restriction, Property.HAS_SCOPE) == []
    assert "EAR-SCOPE-UNREAD" in codes(found)


@needs_tables
def test_a_row_without_a_section_is_imposed_by_the_list() -> None:
    found = reading(lambda entries: entries["4E091"]["countryChart"][0].update(countryChart="To or within Macau."))
    restriction = "restriction:cfr/15-774-supp1/licence-requirement/eccn-4e091/rs"
    assert values(found.statements, restriction, Property.IMPOSED_BY) == ["policy:cfr/15-774-supp1"]
    assert values(found.statements, restriction, Property.HAS_SCOPE) == ["scope:ear/mo"]


@needs_tables
@pytest.mark.parametrize("control", ["RS applies to some of 3A090.a", "RS applies to 4A090.a", "Note."])
def test_an_unread_control_is_reported_and_leaves_the_entry_open(control: str) -> None:
    """What the words cover is a condition of a restriction on the entry: nothing of it is free because of them."""

    def add_row(entries: Any) -> None:
        entries["3A090"]["countryChart"].append({"control": control, "countryChart": "To or within Macau."})

    before = subjects(reading(lambda _: None).statements, Property.TYPE, "Restriction")
    found = reading(add_row)
    assert "EAR-CONTROL-UNREAD" in codes(found)
    (restriction,) = set(subjects(found.statements, Property.TYPE, "Restriction")) - set(before)
    assert values(found.statements, restriction, Property.RESTRICTS) == ["item:eccn-3a090"]
    assert values(found.statements, restriction, Property.HAS_SCOPE) == ["scope:ear/mo"]
    (condition,) = values(found.statements, restriction, Property.CONDITION)
    assert control.removeprefix("RS applies to ") in str(condition)


@needs_tables
@pytest.mark.parametrize(
    ("symbol", "flag"),
    [
        ("AIA", "Yes, on Mondays"),
        ("AIA", "Yes. See § 740.99 of the EAR."),
        ("LVS", "Yes"),
        ("STA", "License Exception STA may be used"),
    ],
)
def test_an_unread_flag_is_reported(symbol: str, flag: str) -> None:
    found = reading(lambda entries: entries["4E091"]["licenceExceptionFlags"].update({symbol: flag}))
    assert "EAR-FLAG-UNREAD" in codes(found)


@needs_tables
def test_a_flag_for_a_paragraph_without_a_requirement_is_reported() -> None:
    row = {"control": "NS applies to 9A999.a", "countryChart": "NS Column 2"}
    found = one(countryChart=[row], licenceExceptionFlags={"GBS": "Yes for 9A999.d"})
    assert "EAR-EXCEPTION-IDLE" in codes(found)


@needs_tables
def test_an_unread_exclusion_takes_all_criteria_of_the_entry_away() -> None:
    note = {"paragraph": None, "kind": "text", "depth": 0, "text": "4E091 does not control toys."}
    found = reading(lambda entries: entries["4E091"]["items"].append(note))
    assert "EAR-CRITERION-UNREAD" in codes(found)
    assert values(found.statements, "item:eccn-4e091", Property.HAS_CRITERION) == []
    assert values(found.statements, "item:eccn-3a090.a", Property.HAS_CRITERION) != []


@needs_tables
def test_an_unread_paragraph_has_no_criterion() -> None:
    found = reading(lambda entries: entries["3A090"]["items"][2].update(text="A 'beauty' of 3 or more."))
    assert values(found.statements, "item:eccn-3a090.a", Property.HAS_CRITERION) == []
    assert values(found.statements, "item:eccn-3a090.b", Property.HAS_CRITERION) != []


@needs_tables
def test_an_ambiguous_paragraph_without_a_correction_is_reported() -> None:
    found = read_small(small("3A090"), paragraphs={})
    assert "EAR-PARAGRAPH-UNREAD" in codes(found)
    assert values(found.statements, "item:eccn-3a090.a", Property.DEFINITION) == []
    assert values(found.statements, "item:eccn-3a090.a", Property.HAS_CRITERION) == []
    assert values(found.statements, "item:eccn-3a090.a", Property.NAME) == ["ECCN 3A090.a"]


@needs_tables
def test_every_row_is_accounted_for() -> None:
    rows = reading_of(FILE).rows
    assert rows is not None
    assert rows.accounted_for
    assert (rows.total, rows.loaded, rows.reported) == (5206, 3445, 1662)
    assert rows.ignored == {"reserved": 96, "a row that repeats another row of its entry": 3}


@needs_tables
def test_every_entry_is_an_item_with_its_heading_and_its_reasons() -> None:
    statements = reading_of(FILE).statements
    defined = {each.subject: each.value for each in statements if each.predicate is Property.DEFINITION}
    for entry in data_of(FILE)["entries"]:
        item = f"item:eccn-{entry['eccn'].lower()}"
        assert defined[item] == entry["heading"]
    assert set(said("item:eccn-3a001", Property.REASON_FOR_CONTROL)) == {"NS", "RS", "MT", "NP", "AT"}
    assert set(said("item:eccn-3a001", Property.PART_OF)) == {"policy:cfr/15-774-supp1", "item:us/ccl"}
    assert said("item:eccn-3d001", Property.ITEM_CLASS) == ["software"]


@needs_tables
def test_every_row_of_requirements_has_a_restriction_on_its_entry() -> None:
    """Nothing is free because its row was not understood."""
    statements = reading_of(FILE).statements
    restricted = {str(each.value) for each in statements if each.predicate is Property.RESTRICTS}
    for entry in data_of(FILE)["entries"]:
        item = f"item:eccn-{entry['eccn'].lower()}"
        assert any(each == item or each.startswith(f"{item}.") for each in restricted), item


@needs_tables
def test_a_column_of_the_chart_is_the_scope() -> None:
    restriction = "restriction:cfr/15-774-supp1/licence-requirement/eccn-3a001/ns-2"
    assert said(restriction, Property.HAS_SCOPE) == ["scope:ear/chart/ns-2"]
    assert set(said("scope:ear/chart/ns-2", Property.INCLUDES)) == {
        "group:ear-chart-ns-2",
        "scope:ear/chart/not-graded",
    }
    assert said(restriction, Property.REASON_FOR_CONTROL) == ["NS"]
    assert said(restriction, Property.GROUND) == ["item"]
    assert said(restriction, Property.CONDITION) == []


@needs_tables
def test_what_a_row_leaves_out_is_an_exclusion() -> None:
    restriction = "restriction:cfr/15-774-supp1/licence-requirement/eccn-0a606/ns-1"
    (exclusion,) = (each for each in said(restriction, Property.HAS_EXCEPTION) if str(each).endswith("left-out"))
    assert said(str(exclusion), Property.EXCEPTION_KIND) == ["exclusion"]
    assert set(said(str(exclusion), Property.COVERS_SUBJECT)) == {"item:eccn-0a606.b", "item:eccn-0a606.y"}
    assert said(str(exclusion), Property.CONDITION) == []
    assert said("item:eccn-0a606.y", Property.PART_OF) == ["item:eccn-0a606"]


@needs_tables
def test_paragraphs_nest_and_carry_their_text() -> None:
    assert said("item:eccn-3a002.a", Property.PART_OF) == ["item:eccn-3a002"]
    deep = [each for each in subjects(reading_of(FILE).statements, Property.TYPE, "ControlItem") if each.count(".") > 3]
    assert deep
    for each in deep:
        assert said(each, Property.PART_OF) == [each.rpartition(".")[0]]


@needs_tables
def test_slips_are_put_right_by_a_correction() -> None:
    assert said("restriction:cfr/15-746.1(b)/licence-requirement/eccn-0a617", Property.RESTRICTS) == ["item:eccn-0a617"]
    at = "restriction:cfr/15-774-supp1/licence-requirement/eccn-1c351/at-1"
    assert said(at, Property.HAS_SCOPE) == ["scope:ear/chart/at-1"]
    assert "INGEST-CORRECTION-IDLE" not in codes(reading_of(FILE))
    assert codes(reading(lambda _: None)).count("INGEST-CORRECTION-IDLE") == 2


@needs_tables
def test_rows_that_ran_together_are_taken_apart() -> None:
    rows = [
        {"control": "NP applies to entire entry AT applies to entire entry", "countryChart": "NP Column 1 AT Column 1"}
    ]
    one_cell = "CB applies to entire entry CB Column 2."
    rows.append({"control": one_cell, "countryChart": one_cell})
    found = one(countryChart=rows)
    path = "restriction:cfr/15-774-supp1/licence-requirement/eccn-9a999"
    assert set(subjects(found.statements, Property.TYPE, "Restriction")) == {
        f"{path}/np-1",
        f"{path}/at-1",
        f"{path}/cb-2",
    }
    assert (found.rows.total, found.rows.loaded) == (3, 3)


@needs_tables
def test_a_reason_without_a_row_leaves_the_entry_open() -> None:
    row = {"control": "AT applies to entire entry", "countryChart": "AT Column 1"}
    found = one(countryChart=[row], reasonForControl="AT, SS, foreign policy")
    (restriction,) = (
        each for each in subjects(found.statements, Property.REASON_FOR_CONTROL, "SS") if "restriction" in each
    )
    assert values(found.statements, restriction, Property.RESTRICTS) == ["item:eccn-9a999"]
    assert values(found.statements, restriction, Property.HAS_SCOPE) == []
    assert values(found.statements, restriction, Property.CONDITION)
    assert [each.message.rpartition(": ")[2] for each in found.warnings if "REASON" in each.code] == [
        "9A999 (foreign policy)"
    ]
    assert "EAR-REQUIREMENT-MISSING" in codes(one())


@needs_tables
def test_flags_in_the_words_of_the_entry_are_conditions() -> None:
    row = {"control": "NS applies to entire entry", "countryChart": "NS Column 2"}
    flags = {
        "LVS": "$5000, except N/A for MT",
        "GBS": "N/A",
        "TSR": "Yes for 9A999.a and .b",
        "APP": "Yes, now and then",
    }
    found = one(countryChart=[row], licenceExceptionFlags=flags)
    path = "exception:cfr/15-774-supp1/eccn-9a999"
    assert set(subjects(found.statements, Property.TYPE, "Exception")) == {f"{path}/lvs", f"{path}/tsr"}
    (condition,) = values(found.statements, f"{path}/lvs", Property.CONDITION)
    assert condition == "the conditions of 15 CFR 740.3 are met, and the entry allows it: $5000, except N/A for MT"
    assert set(values(found.statements, f"{path}/tsr", Property.COVERS_SUBJECT)) == {
        "item:eccn-9a999.a",
        "item:eccn-9a999.b",
    }
    assert "EAR-FLAG-UNREAD" in codes(found)


@needs_tables
def test_letters_that_begin_anew_are_not_taken_for_paragraphs() -> None:
    def item(paragraph: str, text: str) -> dict[str, object]:
        return {"paragraph": paragraph, "kind": "item", "depth": 1, "text": text}

    items = [item("a", "Things;"), item("b", "More things."), item("c", "[Reserved]")]
    found = one(items=items)
    assert values(found.statements, "item:eccn-9a999.b", Property.DEFINITION) == ["More things."]
    assert found.rows.ignored == {"reserved": 1}
    found = one(items=[*items, item("a", "A note's.")])
    assert values(found.statements, "item:eccn-9a999.b", Property.TYPE) == []
    assert found.rows.reported == 3
    row = {"control": "NS applies to 9A999.b", "countryChart": "NS Column 2"}
    found = one(items=[*items, item("a", "A note's.")], countryChart=[row])
    assert values(found.statements, "item:eccn-9a999.b", Property.DEFINITION) == ["More things."]
