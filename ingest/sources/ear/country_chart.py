"""The Commerce Country Chart (part 738, supplement no. 1): which destination had an X in which column on one day."""

import re
from collections.abc import Iterator
from datetime import datetime

from ingest.expectations import expect, expect_within
from ingest.sources.ear.chart_columns import (
    CHART,
    GRADED,
    column_group,
    column_name,
    column_statements,
    ungraded_statements,
)
from ingest.sources.ear.chart_footnotes import read_all_destinations, read_embargoes, read_footnotes
from ingest.sources.ear.countries import country_named
from ingest.sources.ear.country_groups import country_in, country_statements
from ingest.sources.ear.expectations import ChartExpectations
from ingest.sources.ear.policies import ccl_items_statements, ccl_statements, part_statements
from ingest.sources.ear.tables import ChartMarks, CountryChart
from ingest.table import Cell, Findings, Page
from ontology.countries import Country, find_country
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate

_EFFECTIVE = re.compile(r"effective (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})")


def read_country_chart(table: CountryChart, page: Page, expected: ChartExpectations, found: Findings) -> int:
    """Every row; gives their number: of destinations, embargoed destinations, territories, footnotes and entries.

    Raises `INGEST-EXPECTATION` where rows or columns are missing, `EAR-COUNTRY` for a name that is no country.
    """
    expect(tuple(table.columns) == expected.columns, f"columns {table.columns}, expected {list(expected.columns)}")
    expect_within(len(table.countries), expected.countries, "destinations of the Country Chart")
    expect(len(table.countries) == table.country_count, f"{len(table.countries)} rows, not {table.country_count}")
    expect(set(table.embargoed) == set(expected.embargoed), f"embargoed: {sorted(table.embargoed)}")
    found.add(_columns(table, page))
    for spelling, row in table.countries.items():
        _row(spelling, row, table, page, found)
    _inheritance(table, page, found)
    read_embargoes(table, page, found)
    read_footnotes(table, page, found)
    read_all_destinations(table, page, found)
    for oddity in table.oddities:
        found.report_row("EAR-CHART-ODD", f"the table's maker reports: {oddity}", "compare with the eCFR")
    return _rows(table)


def _rows(table: CountryChart) -> int:
    everywhere = table.all_destinations_entries
    listed = len(everywhere.no_licence_exceptions) + len(everywhere.gov_only.entries)
    rows = len(table.countries) + len(table.embargoed) + len(table.territory_inheritance)
    return rows + len(table.footnotes) + len(table.oddities) + listed


def _columns(table: CountryChart, page: Page) -> Iterator[Statement]:
    citation, issued = page.cell(table.citation, "citation"), page.cell(page.issued.iso, "ecfrIssueDate")
    yield from part_statements(citation, CHART, "15 CFR part 738, supplement no. 1")
    yield citation.say(CHART, Property.ALIAS, "Commerce Country Chart")
    yield from ccl_statements(citation)
    yield from ccl_items_statements(citation)
    yield from ungraded_statements(citation)
    yield issued.say(GRADED, Property.CAPTURED_ON, page.issued.iso)
    for place, column in enumerate(table.columns):
        yield from column_statements(page.cell(column, "columns", place), column)
        label = page.cell(table.column_labels[column], "columnLabels", column)
        text = f"destinations with an X in {column_name(column)} of the Commerce Country Chart ({label.text})"
        yield label.say(column_group(column), Property.DEFINITION, text)
        yield issued.say(column_group(column), Property.CAPTURED_ON, page.issued.iso)


def _row(spelling: str, row: ChartMarks, table: CountryChart, page: Page, found: Findings) -> None:
    if not row.marks:
        # A row that only refers elsewhere belongs among the embargoed: without a mark nothing tells that it grades.
        found.report_row("EAR-CHART-ROW", f"the row of {spelling} has no marks", "compare with the eCFR")
        return
    strange = sorted(set(row.marks) - set(table.columns))
    expect(not strange, f"the row of {spelling} has marks in unknown columns: {', '.join(strange)}")
    cells = [page.cell(mark, "countries", spelling, "marks", place) for place, mark in enumerate(row.marks)]
    country = country_in(spelling, cells[0])
    found.add(country_statements(cells[0], country))
    found.add([cells[0].say(country.id, Property.MEMBER_OF, GRADED, valid=page.observed)])
    found.add(cell.say(country.id, Property.MEMBER_OF, column_group(cell.text), valid=page.observed) for cell in cells)
    found.loaded += 1


def _inheritance(table: CountryChart, page: Page, found: Findings) -> None:
    for territory, inherited in table.territory_inheritance.items():
        cell = page.cell(inherited.basis, "territoryInheritance", territory, "basis")
        country, other = _territory(territory), country_named(inherited.row)
        named = re.search(re.escape(territory), cell.text, re.IGNORECASE)
        if country is None or other is None or named is None:
            found.report_row(
                "EAR-TERRITORY",
                f"{cell.pointer}: not understood which territory is treated as which destination",
                "add the spelling to ingest/sources/ear/countries.py",
            )
            continue
        found.add(country_statements(cell.part(*named.span()), country))
        found.add(country_statements(page.cell(inherited.row, "territoryInheritance", territory, "row"), other))
        found.add([cell.say(country.id, Property.TREATED_AS, other.id, valid=_since(cell, page))])
        found.loaded += 1


def _territory(name: str) -> Country | None:
    reference = find_country(name)
    return None if reference is None else country_named(reference.name)


def _since(cell: Cell, page: Page) -> Interval:
    """Since the day that the rule names; without one, it was so on the issue date."""
    match = _EFFECTIVE.search(cell.text)
    if match is None:
        return page.observed
    return Interval(start=PartialDate(datetime.strptime(match["day"], "%d %B %Y").date().isoformat()))
