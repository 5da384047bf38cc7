"""The Commerce Country Chart (supplement no. 1 to part 738) in the eCFR's XML.

A row has a mark for each column in which a licence is required; its place among the empty cells is its meaning. A row
with two cells only refers to another part: the chart does not grade that destination, and no mark is no permission.
"""

import re
from collections.abc import Iterator

from ingest.expectations import expect, expect_within
from ingest.sources.ear.chart_columns import (
    CHART,
    GRADED,
    column_group,
    column_name,
    column_statements,
    ungraded_statements,
)
from ingest.sources.ear.chart_footnotes import read_embargoes, read_footnotes
from ingest.sources.ear.country_groups import country_in, country_statements
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.tables import CHART_CITATION, CountryChart, shaped
from ingest.sources.ecfr.law import Law
from ingest.sources.ecfr.outline import Row, Span, Table
from ingest.sources.ecfr.places import Places, placed, without_marks
from ingest.table import Findings
from ontology.statement import Statement
from ontology.terms import Property

_COLUMN = re.compile(r"[A-Z]{2} ?\d")
_FOOTNOTE = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2})\s+")
_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DESTINATIONS = "destinations of the Country Chart"


def read_chart(law: Law, found: Findings) -> int:
    """Every row; how many there are. Raises `INGEST-EXPECTATION` where rows or columns are missing, `EAR-COUNTRY`."""
    table = next((each for each in law.provision.division.tables() if _columns(each, law)), None)
    expect(table is not None, f"{law.name}: no table of the Country Chart has columns")
    if table is None:
        return 0
    columns = _columns(table, law)
    names = tuple(columns)
    expect(names == expectations().country_chart.columns, f"{law.name}: columns {list(names)} of the Country Chart")
    chart = _Chart(law, columns, found)
    for row in (*table.rows, *table.notes):
        chart.read(row)
    expect_within(chart.graded, law.info.expectations[DESTINATIONS], f"{law.name}: {DESTINATIONS}")
    found.add(chart.statements())
    chart.read_rest()
    return chart.rows


def _columns(table: Table, law: Law) -> dict[str, Span]:
    """The columns by their names ("NS 1"), in order."""
    if not table.heads:
        return {}
    cells = [(law.codified.words(each), each) for each in table.heads[-1].cells]
    return {f"{name[:2]} {name[-1]}": cell for name, cell in cells if _COLUMN.fullmatch(name)}


class _Chart:
    def __init__(self, law: Law, columns: dict[str, Span], found: Findings) -> None:
        self.law = law
        self.columns = columns
        self.found = found
        self.rows = 0
        self.graded = 0
        self.embargoed: dict[str, tuple[Span, list[int]]] = {}
        self.footnotes: dict[str, Span] = {}
        self.marked: dict[str, list[int]] = {}
        """The footnotes of each destination."""

    def read(self, row: Row) -> None:
        """A row of marks, of a reference elsewhere, or of a footnote."""
        words = self.law.codified.words
        first = without_marks(row.cells[0], self.law.codified)
        country = words(first)
        footnotes = [int(each.translate(_PLAIN)) for each in _MARKS.findall(words(row.cells[0])[len(country) :])]
        if len(row.cells) == 1:
            self._footnote(row.cells[0])
        elif len(row.cells) == 2:
            self.rows += 1
            self.embargoed[country] = (row.cells[1], footnotes)
        elif len(row.cells) == len(self.columns) + 1:
            self.rows += 1
            self.marked[country] = footnotes
            self._marks(row, first)
        elif country:
            self.rows += 1
            self.found.report_row(
                "ECFR-ROW",
                f"{self.law.provision.citation}: the row does not fit the head of its table: {country}",
                "compare with the eCFR; for this destination the columns are not in the graph",
            )

    def statements(self) -> Iterator[Statement]:
        """The columns as groups of destinations, of which the whole list was read."""
        heading = self.law.cell(self.law.heading)
        yield heading.say(CHART, Property.ALIAS, "Commerce Country Chart")
        yield from ungraded_statements(heading)
        yield heading.say(GRADED, Property.CAPTURED_ON, self.law.day)
        for name, span in self.columns.items():
            cell = self.law.cell(span)
            yield from column_statements(cell, name)
            text = f"destinations with an X in {column_name(name)} of the Commerce Country Chart"
            yield cell.say(column_group(name), Property.DEFINITION, text)
            yield heading.say(column_group(name), Property.CAPTURED_ON, self.law.day)

    def read_rest(self) -> None:
        """The references elsewhere and the footnotes, as the JSON source reads them."""
        words = self.law.codified.words
        places: Places = {("embargoed", name, "pointer"): span for name, (span, _) in self.embargoed.items()}
        places |= {("footnotes", number): span for number, span in self.footnotes.items()}
        page = placed(self.law.page, places)
        table = shaped(
            CountryChart, self._data({name: words(span) for name, span in self.footnotes.items()}), self.law.name
        )
        read_embargoes(table, page, self.found)
        read_footnotes(table, page, self.found)
        self.rows += len(self.footnotes)

    def _marks(self, row: Row, first: Span) -> None:
        country = country_in(self.law.codified.words(first), self.law.cell(first))
        observed = self.law.page.observed
        self.found.add(country_statements(self.law.cell(first), country))
        self.found.add([self.law.cell(first).say(country.id, Property.MEMBER_OF, GRADED, valid=observed)])
        for name, cell in zip(self.columns, row.cells[1:], strict=True):
            if self.law.codified.words(cell).strip("[] ").upper() == "X":
                # The row up to its mark: a mark alone does not tell of what it is one.
                upto = self.law.cell(Span(first.start, cell.end))
                self.found.add([upto.say(country.id, Property.MEMBER_OF, column_group(name), valid=observed)])
        self.graded += 1
        self.found.loaded += 1

    def _footnote(self, cell: Span) -> None:
        words = self.law.codified.words(cell)
        match = _FOOTNOTE.match(words)
        if match is not None:
            number = match["mark"].translate(_PLAIN)
            self.footnotes[number] = Span(cell.start + match.end(), cell.end)

    def _data(self, footnotes: dict[str, str]) -> dict[str, object]:
        words = self.law.codified.words
        everywhere = {
            "citation": "", "note": "", "noLicenceExceptions": [], "licensingPolicy": "",
            "govOnly": {"entries": [], "condition": ""},
        }  # fmt: skip
        return {
            "$comment": "", "citation": CHART_CITATION, "ecfrIssueDate": self.law.day, "retrievedAt": "",
            "source": {"url": "", "api": "", "format": "XML"}, "procedure": {}, "notes": {}, "aliases": {},
            "columns": list(self.columns), "columnLabels": {}, "countryCount": len(self.marked),
            "countries": {name: {"marks": [], "footnotes": marks} for name, marks in self.marked.items()},
            "embargoed": {
                name: {"pointer": words(span), "footnotes": marks} for name, (span, marks) in self.embargoed.items()
            },
            "footnotes": footnotes, "territoryInheritance": {}, "territoryInheritanceNote": "",
            "allDestinationsEntries": everywhere, "oddities": [],
        }  # fmt: skip
