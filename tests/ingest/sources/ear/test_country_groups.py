import pytest

from ingest.sources.ear import read
from ingest.sources.ear.countries import country_named
from ingest.sources.ear.country_groups import read_country_groups
from ingest.sources.ear.expectations import GroupExpectations
from ingest.sources.ear.tables import CountryGroups
from ingest.table import Findings
from ontology.errors import ExportGraphError
from ontology.terms import Property
from ontology.times import Basis
from tests.ingest.sources.ear.samples import PAGE, changed, data_of, info, needs_tables, reading_of, subjects, values

FILE = "country-groups.json"


def members(group: str) -> set[str]:
    return set(subjects(reading_of(FILE).statements, Property.MEMBER_OF, f"group:ear-{group}"))


def small(groups: dict[str, list[str]], by_country: dict[str, dict[str, list[str]]]) -> CountryGroups:
    return CountryGroups.model_validate(
        {
            "$comment": "ours",
            "citation": "test",
            "source": {"url": "https://example.org", "api": "", "format": ""},
            "ecfrIssueDate": "2026-07-23",
            "retrievedAt": "",
            "notes": {},
            "aliases": {},
            "labels": {group: f"label of {group}" for group in groups},
            "groups": groups,
            "byCountry": {"A": {}, "D": {}, "E": {}} | by_country,
        }
    )


def findings(groups: dict[str, list[str]], by_country: dict[str, dict[str, list[str]]]) -> Findings:
    found = Findings()
    expected = GroupExpectations(members=dict.fromkeys(groups, (1, 9)))
    read_country_groups(small(groups, by_country), PAGE, expected, found)
    return found


@needs_tables
def test_every_group_and_every_membership_of_the_file_is_read() -> None:
    data, statements = data_of(FILE), reading_of(FILE).statements
    assert len(subjects(statements, Property.TYPE, "CountryGroup")) == len(data["groups"]) == 14
    memberships = [each for each in statements if each.predicate is Property.MEMBER_OF]
    assert len(memberships) == sum(len(names) for names in data["groups"].values()) == 497
    countries = subjects(statements, Property.TYPE, "Country")
    # 201 spellings: the Democratic Republic of the Congo is spelt in two ways.
    assert len(countries) == len({name for names in data["groups"].values() for name in names}) - 1 == 200
    assert reading_of(FILE).warnings == ()


@needs_tables
def test_membership_is_observed_on_the_issue_date() -> None:
    for each in reading_of(FILE).statements:
        if each.predicate is Property.MEMBER_OF:
            assert each.valid.start is not None
            assert (each.valid.start.iso, each.valid.end, each.valid.basis) == ("2026-07-23", None, Basis.OBSERVED)


@needs_tables
def test_what_people_get_wrong() -> None:
    assert "country:MO" not in members("d5")
    assert {"country:MO"} <= members("d1") & members("d3") & members("d4")
    assert "country:AE" in members("a5")
    assert "country:IL" in members("d4") & members("a6")
    assert "country:KH" in members("d1") - members("d5")
    assert "country:CY" not in members("d5")
    assert "country:NI" in members("d5")
    assert "country:KP" in members("e1")
    assert "country:KR" in members("a1") - members("e1")
    assert "country:CD" in members("d5") & members("b")
    assert "country:CG" in members("b") - members("d5")
    assert not any("country:HK" in members(group) for group in ("a5", "b", "d1", "d5"))


@needs_tables
def test_group_has_a_name_a_label_and_the_day_of_capture() -> None:
    statements = reading_of(FILE).statements
    assert values(statements, "group:ear-d5", Property.NAME) == ["EAR Country Group D:5"]
    assert values(statements, "group:ear-d5", Property.DEFINITION) == ["U.S. arms-embargoed countries"]
    assert values(statements, "group:ear-d5", Property.CAPTURED_ON) == ["2026-07-23"]
    assert values(statements, "group:ear-b", Property.NAME) == ["EAR Country Group B"]
    labels = [each for each in statements if each.predicate is Property.DEFINITION]
    assert {each.attribution for each in labels} == {"the maker of the JSON file"}


@needs_tables
def test_countries_keep_their_ear_spelling_as_an_alias() -> None:
    statements = reading_of(FILE).statements
    assert values(statements, "country:MM", Property.NAME) == ["Myanmar"]
    assert values(statements, "country:MM", Property.ALIAS) == ["Burma"]
    assert values(statements, "country:KP", Property.NAME) == ["North Korea"]
    assert len(values(statements, "country:CD", Property.ALIAS)) == 2
    assert values(statements, "country:FR", Property.ALIAS) == []


@needs_tables
def test_an_unknown_country_stops_the_run_by_name() -> None:
    data = data_of(FILE)
    data["groups"]["D:5"][0] = "Republic of Korea (North)"
    with pytest.raises(ExportGraphError, match=r"EAR-COUNTRY.*'Republic of Korea \(North\)' \(/groups/D:5/0\)"):
        read.read(changed(FILE, data), info())


@needs_tables
@pytest.mark.parametrize("group", ["D:5", "B", "E:1"])
def test_a_group_that_shrinks_by_half_stops_the_run(group: str) -> None:
    data = data_of(FILE)
    del data["groups"][group][len(data["groups"][group]) // 2 :]
    with pytest.raises(ExportGraphError, match=f"INGEST-EXPECTATION.*Country Group {group}"):
        read.read(changed(FILE, data), info())


@needs_tables
@pytest.mark.parametrize("part", ["groups", "labels"])
def test_a_missing_group_stops_the_run(part: str) -> None:
    data = data_of(FILE)
    del data[part]["A:6"]
    with pytest.raises(ExportGraphError, match="INGEST-EXPECTATION"):
        read.read(changed(FILE, data), info())


def test_disagreement_within_the_file_is_reported() -> None:
    found = findings({"D:1": ["Iraq", "Macau"]}, {"D": {"Iraq": ["D:1"], "Yemen": ["D:1"]}, "E": {"Cuba": ["E:2"]}})
    assert [each.code for each in found.warnings] == ["EAR-GROUPS-DISAGREE", "EAR-GROUPS-DISAGREE"]
    assert "family D on: Macau, Yemen" in found.warnings[0].message
    assert "family E on: Cuba" in found.warnings[1].message


def test_a_country_named_twice_is_reported() -> None:
    congo = ["Congo (Democratic Republic of)", "Congo (Democratic Republic of the)"]
    found = findings({"B": [*congo, "Iraq"]}, {})
    assert [each.code for each in found.warnings] == ["EAR-GROUP-REPEATS"]
    assert len([each for each in found.distinct() if each.predicate is Property.MEMBER_OF]) == 2


@pytest.mark.parametrize(
    ("spelling", "alpha2"),
    [
        ("Korea, South", "KR"),
        ("Korea, North", "KP"),
        ("Korea, Republic of", "KR"),
        ("China (PRC)", "CN"),
        ("Congo (Democratic Republic of)", "CD"),
        ("Congo (Republic of the)", "CG"),
        ("Kosovo", "XK"),
        ("Türkiye", "TR"),
        ("Cote d'lvoire", "CI"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Guinea", "GN"),
    ],
)
def test_spelling(spelling: str, alpha2: str) -> None:
    country = country_named(spelling)
    assert country is not None
    assert country.id == f"country:{alpha2}"


@pytest.mark.parametrize("spelling", ["Republic of Korea (North)", "Korea", "Congo", "CN", "china", "Chin", ""])
def test_nothing_is_guessed(spelling: str) -> None:
    assert country_named(spelling) is None
