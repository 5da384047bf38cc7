"""The Country Groups of the EAR (part 740, supplement no. 1): which destination was in which group on one day."""

from collections import defaultdict
from collections.abc import Iterator

from ingest.expectations import expect, expect_within
from ingest.sources.ear.countries import country_named
from ingest.sources.ear.expectations import GroupExpectations
from ingest.sources.ear.makers import MAKER
from ingest.sources.ear.tables import CountryGroups
from ingest.table import Cell, Findings, Page
from ontology.countries import Country
from ontology.errors import ExportGraphError
from ontology.ids import slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass


def group_id(group: str) -> str:
    """The id of an EAR country group ("D:5" -> "group:ear-d5")."""
    return f"group:ear-{slug(group.replace(':', ''))}"


def group_name(group: str) -> str:
    """The name of an EAR country group ("D:5" -> "EAR Country Group D:5")."""
    return f"EAR Country Group {group}"


def read_country_groups(
    table: CountryGroups, page: Page, expected: GroupExpectations, found: Findings, labelled_by: str | None = MAKER
) -> int:
    """Every group and every membership; gives the number of memberships.

    `labelled_by`: whose words the labels are; none: the regulation's own.

    Raises `INGEST-EXPECTATION` where groups or many members are missing, `EAR-COUNTRY` for a name that is no country.
    """
    expect(
        set(table.groups) == set(table.labels) == set(expected.members),
        f"groups {sorted(table.groups)} with labels for {sorted(table.labels)}, expected {sorted(expected.members)}",
    )
    for group, members in table.groups.items():
        expect_within(len(members), expected.members[group], f"members of Country Group {group}")
        found.add(_group(group, table, page, labelled_by))
        for position, spelling in enumerate(members):
            cell = page.cell(spelling, "groups", group, position)
            found.add(_membership(cell, _country(cell), group, page))
            found.loaded += 1
        _report_repetition(group, members, found)
    _compare(table, found)
    return sum(map(len, table.groups.values()))


def _group(group: str, table: CountryGroups, page: Page, labelled_by: str | None) -> Iterator[Statement]:
    identifier = group_id(group)
    label = page.cell(table.labels[group], "labels", group)
    yield from label.describe(identifier, EntityClass.COUNTRY_GROUP, group_name(group))
    # The labels of the JSON file are not the regulation's words: "(Tier 1)" in that of A:5, for one, is press language.
    yield label.say(identifier, Property.DEFINITION, label.text, attribution=labelled_by)
    issued = page.cell(page.issued.iso, "ecfrIssueDate")
    yield issued.say(identifier, Property.CAPTURED_ON, page.issued.iso)


def _membership(cell: Cell, country: Country, group: str, page: Page) -> Iterator[Statement]:
    yield from country_statements(cell, country)
    if cell.exact != country.name:
        yield cell.say(country.id, Property.ALIAS, cell.exact)
    yield cell.say(country.id, Property.MEMBER_OF, group_id(group), valid=page.observed)


def country_statements(cell: Cell, country: Country) -> Iterator[Statement]:
    """The class and the name of a country to which `cell` refers."""
    return cell.describe(country.id, EntityClass.COUNTRY, country.name)


def _country(cell: Cell) -> Country:
    return country_in(cell.exact, cell)


def country_in(spelling: str, cell: Cell) -> Country:
    """The country that is spelt so. Raises `EAR-COUNTRY`, with the place of `cell`, where none is."""
    country = country_named(spelling)
    if country is None:
        raise ExportGraphError(
            code="EAR-COUNTRY",
            message=f"{spelling!r} ({cell.pointer}) is no country that we know by this exact name",
            fix="if it is one, add the spelling to ingest/sources/ear/countries.py; never to the nearest match",
        )
    return country


def _report_repetition(group: str, members: list[str], found: Findings) -> None:
    countries = [country_named(spelling) for spelling in members]
    repeated = sorted({each.name for each in countries if each is not None and countries.count(each) > 1})
    if repeated:
        found.warn(
            "EAR-GROUP-REPEATS",
            f"Country Group {group} names more than once: {', '.join(repeated)}",
            "compare with the eCFR: one of the two rows may stand for another country",
        )


def _compare(table: CountryGroups, found: Findings) -> None:
    for family, by_country in table.by_country.families().items():
        counted: dict[str, set[str]] = defaultdict(set)
        for group, members in table.groups.items():
            if group.startswith(family):
                for spelling in members:
                    counted[spelling].add(group)
        repeated = {country: set(groups) for country, groups in by_country.items()}
        differing = sorted(name for name in counted.keys() | repeated if counted.get(name) != repeated.get(name))
        if differing:
            found.warn(
                "EAR-GROUPS-DISAGREE",
                f"`groups` and `byCountry` disagree in family {family} on: {', '.join(differing)}",
                "compare with the eCFR; the statements follow `groups`",
            )
