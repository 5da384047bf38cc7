from collections.abc import Callable
from typing import Any

import pytest

from ingest.source import Reading
from ingest.sources.ear import read
from ingest.sources.ear.ccl import read_ccl
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.tables import Ccl
from ingest.table import Findings
from ontology.errors import ExportGraphError
from ontology.statement import Value
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


def reading(change: Callable[[Any], None]) -> Reading:
    """What is read after a change of the selected entries, by their ECCN."""
    data = data_of(FILE)
    change({each["eccn"]: each for each in data["entries"]})
    return read.read(changed(FILE, data), info())


def codes(found: Reading) -> list[str]:
    return [each.code for each in found.warnings]


@needs_tables
def test_all_entries_have_the_known_shape() -> None:
    assert len(Ccl.model_validate(data_of(FILE)).entries) == 633


@needs_tables
def test_restrictions_and_their_reach() -> None:
    statements = reading_of(FILE).statements
    assert set(subjects(statements, Property.TYPE, "Restriction")) == set(REACH)
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
    found = reading_of(FILE)
    assert codes(found) == [
        "EAR-NOTE-UNREAD",
        "EAR-EXCEPTION-MISSING",
        "EAR-NOTE-UNREAD",
        "EAR-NOTE-UNREAD",
        "EAR-CHART-COLUMN",
    ]
    assert "ACA, NAC" in found.warnings[1].message
    assert found.warnings[-1].message.count("AT Column 1") == 3


@needs_tables
@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("`entryCount` is 633", lambda data: data["entries"].pop()),
        ("entries of the Commerce Control List: 316", lambda data: data["entries"].__delitem__(slice(316, None))),
        ("ECCN 4E091 stands 0 times", lambda data: data["entries"][380].update(eccn="4E092")),
        ("ECCN 4E091 stands 2 times", lambda data: data["entries"][379].update(eccn="4E091")),
        ("ECCN 3A090 states 2 licence", lambda data: data["entries"][289]["countryChart"].pop(0)),
        ("paragraphs 3A090.c begin with", lambda data: data["entries"][289]["items"].pop(28)),
    ],
)
def test_lost_rows_stop_the_run(name: str, change: Callable[[Any], object]) -> None:
    data = data_of(FILE)
    change(data)
    with pytest.raises(ExportGraphError, match="INGEST-EXPECTATION") as error:
        read.read(changed(FILE, data), info())
    assert name in error.value.message


@needs_tables
def test_unread_destinations_leave_the_reach_unknown() -> None:
    text = "To or within Macau, unless it rains. See § 742.6(a)(99) of the EAR."

    def add_row(entries: Any) -> None:
        entries["3A090"]["countryChart"].append({"control": "NS applies to 3A090.c", "countryChart": text})

    found = reading(add_row)
    restriction = "restriction:cfr/15-742.6(a)(99)/licence-requirement/eccn-3a090.c"
    assert restriction in subjects(found.statements, Property.TYPE, "Restriction")
    assert values(found.statements, restriction, Property.HAS_SCOPE) == []
    warning = next(each for each in found.warnings if each.code == "EAR-SCOPE-UNREAD")
    assert text in warning.message
    assert "/entries/289/countryChart/4/countryChart" in warning.message


@needs_tables
def test_a_row_without_a_section_is_imposed_by_the_list() -> None:
    found = reading(lambda entries: entries["4E091"]["countryChart"][0].update(countryChart="To or within Macau."))
    restriction = "restriction:cfr/15-774-supp1/licence-requirement/eccn-4e091"
    assert values(found.statements, restriction, Property.IMPOSED_BY) == ["policy:cfr/15-774-supp1"]
    assert values(found.statements, restriction, Property.HAS_SCOPE) == ["scope:ear/mo"]


@needs_tables
@pytest.mark.parametrize("control", ["RS applies to some of 3A090.a", "RS applies to 4A090.a", "Note."])
def test_an_unread_control_is_reported(control: str) -> None:
    def add_row(entries: Any) -> None:
        entries["3A090"]["countryChart"].append({"control": control, "countryChart": "To or within Macau."})

    found = reading(add_row)
    assert "EAR-CONTROL-UNREAD" in codes(found)
    assert len(subjects(found.statements, Property.TYPE, "Restriction")) == len(REACH)


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
    found = reading(lambda entries: entries["3A090"]["licenceExceptionFlags"].update(AIA="Yes, for 3A090.d."))
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
    expected = expectations().ccl.model_copy(update={"paragraphs": {}})
    found = Findings()
    read_ccl(Ccl.model_validate(data_of(FILE)), PAGE, expected, found)
    unread = [each.message for each in found.warnings if each.code == "EAR-PARAGRAPH-UNREAD"]
    assert [each.rpartition(" ")[2] for each in unread] == ["3A090.a", "3A090.b", "3A090.c"]
    assert values(found.distinct(), "item:eccn-3a090.a", Property.HAS_CRITERION) == []
    assert values(found.distinct(), "item:eccn-3a090.a", Property.NAME) == ["ECCN 3A090.a"]


@needs_tables
def test_the_selection_can_be_widened() -> None:
    """Every entry can be read without an error: what is not understood is a warning."""
    entries = data_of(FILE)["entries"]
    expected = expectations().ccl.model_copy(update={"selected": {each["eccn"]: 0 for each in entries}})
    found = Findings()
    read_ccl(Ccl.model_validate(data_of(FILE)), PAGE, expected, found)
    restrictions = set(subjects(found.distinct(), Property.TYPE, "Restriction"))
    assert set(REACH) < restrictions
