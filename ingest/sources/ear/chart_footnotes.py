"""What the Country Chart says beside its marks: embargoes, footnotes, and entries that need a licence everywhere.

Most of it refers to another part of the EAR, which decides. Such a reference is a requirement under the condition that
this part requires a licence: it may, and until somebody has read that part the answer stays open.
"""

import re
from collections.abc import Iterator

from ingest.sources.ear.chart_columns import CHART
from ingest.sources.ear.control_text import read_paragraphs
from ingest.sources.ear.country_groups import country_in
from ingest.sources.ear.demands import Demand, cited, cited_statements, demand_statements
from ingest.sources.ear.policies import section_id, section_statements
from ingest.sources.ear.reach_text import all_destinations
from ingest.sources.ear.scope_text import Expression, Term, expression
from ingest.sources.ear.tables import CountryChart
from ingest.table import Cell, Findings, Page
from ontology.ids import path_of
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass, LegalStatus

_EVERYWHERE = "738.3(a)(1)"
_STILL = re.compile(
    r"Note that a license is still required for items controlled under ECCNs (?P<items>.+?) for (?P<reason>[A-Z]{2}) "
    r"column \d reasons when destined to [A-Z][a-z]+\.?"
)
_LISTED = re.compile(r"A license is required to these destinations for items in the following ECCNs: (?P<items>.+)")
_ENTRY = re.compile(r"(?P<eccn>\d[A-E]\d{3})(?P<rest>.*)", re.DOTALL)
_NEXT_ENTRY = re.compile(r",? (?:and )?(?=\d[A-E]\d{3}\b)")
_INSIDE = re.compile(r"(?:in|of|for|ECCNs?|commodities)$")
_EXCEPT = re.compile(r" \(except for (?P<number>\d[A-E]\d{3}(?:\.[a-z0-9]+)+)\)")


def read_embargoes(table: CountryChart, page: Page, found: Findings) -> None:
    """Destinations that the chart does not grade: another part decides, and no mark is no permission."""
    for spelling, row in table.embargoed.items():
        cell = page.cell(row.pointer, "embargoed", spelling, "pointer")
        country = country_in(spelling, cell)
        scope = expression([Term(country.id, country.name, cell)], [], cell)
        _add(Demand((), scope, cited(cell), country.alpha2.lower(), cell, _decided_elsewhere(cell)), page, found)
        found.loaded += 1


def read_footnotes(table: CountryChart, page: Page, found: Findings) -> None:
    """Footnotes that impose requirements beside the grid. What else they say is reported."""
    texts = list(table.footnotes.values())
    for number, text in table.footnotes.items():
        cell = page.cell(text, "footnotes", number)
        scope = _marked(number, cell, table)
        demands = [] if scope is None else list(_demands(number, cell, scope))
        for demand in demands:
            _add(demand, page, found)
        inherited = any(f"Footnote {number} " in each.basis for each in table.territory_inheritance.values())
        if texts.count(text) > 1:
            found.warn(
                "EAR-FOOTNOTE-REPEATS",
                f"footnote {number} of the Country Chart has the same text as another: {text}",
                "compare with the eCFR: one of them may belong to another destination",
            )
        if demands or inherited:
            found.loaded += 1
        else:
            found.report_row(
                "EAR-FOOTNOTE-UNREAD",
                f"footnote {number} of the Country Chart is not in the graph: {text}",
                "look it up before you rely on the chart for the destinations that carry it",
            )


def read_all_destinations(table: CountryChart, page: Page, found: Findings) -> None:
    """Entries for which a licence is required for every destination, outside the chart."""
    everywhere, place = table.all_destinations_entries, "allDestinationsEntries"
    found.add(section_statements(page.cell(everywhere.citation, place, "citation"), _EVERYWHERE))
    for index, text in enumerate(everywhere.no_licence_exceptions):
        _add(_everywhere(page.cell(text, place, "noLicenceExceptions", index)), page, found)
        found.loaded += 1
    condition = page.cell(everywhere.gov_only.condition, place, "govOnly", "condition")
    for index, text in enumerate(everywhere.gov_only.entries):
        demand = _everywhere(page.cell(text, place, "govOnly", "entries", index))
        _add(demand, page, found)
        found.add(_government_only(demand, condition, page.observed))
        found.loaded += 1


def _add(demand: Demand, page: Page, found: Findings) -> None:
    found.add(demand_statements(demand, page.observed))
    found.add(cited_statements(demand.cell))


def _decided_elsewhere(cell: Cell) -> str:
    return f"a licence is required by what the Country Chart refers to: {cell.exact}"


def _everywhere(cell: Cell) -> Demand:
    number, _, words = cell.text.partition(" ")
    condition = f"the item is one that these words mean: {cell.text}" if words else None
    return Demand((number,), all_destinations(cell), (section_id(_EVERYWHERE),), "everywhere", cell, condition)


def _government_only(demand: Demand, condition: Cell, observed: Interval) -> Iterator[Statement]:
    name = f"exception:{path_of(demand.id)}/gov"
    yield from condition.describe(name, EntityClass.EXCEPTION, "License Exception GOV")
    yield condition.say(demand.id, Property.HAS_EXCEPTION, name)
    yield condition.say(name, Property.EXCEPTION_KIND, "licence_exception")
    yield condition.say(name, Property.CONDITION, condition.text)
    yield condition.say(name, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    for policy in cited(condition):
        yield condition.say(name, Property.PROVIDED_BY, policy)
    yield from cited_statements(condition)


def _demands(number: str, cell: Cell, scope: Expression) -> Iterator[Demand]:
    still, listed = _STILL.fullmatch(cell.text), _LISTED.fullmatch(cell.text)
    key = f"footnote-{number}"
    if still is not None:
        numbers = tuple(re.split(r" and |, ", still["items"]))
        yield Demand(numbers, scope, (CHART,), key, cell, reason=still["reason"])
    elif listed is not None:
        for part in _entries(cell, *listed.span("items")):
            yield _entry(part, scope, key)
    elif "license requirements" in cell.text:
        yield Demand((), scope, cited(cell), key, cell, _decided_elsewhere(cell))


def _entry(part: Cell, scope: Expression, key: str) -> Demand:
    """A requirement on an entry of a list: on all of it, on paragraphs, or on what its words mean."""
    eccn, spared = part.exact[:5], _EXCEPT.fullmatch(part.exact[5:])
    if spared is not None:
        return Demand((eccn,), scope, (CHART,), key, part, excluded=(spared["number"],))
    numbers = (eccn,) if part.exact == eccn else read_paragraphs(part.exact, eccn)
    if numbers is not None:
        return Demand(numbers, scope, (CHART,), key, part)
    return Demand((eccn,), scope, (CHART,), key, part, f"the item is one that these words mean: {part.exact}")


def _entries(cell: Cell, start: int, end: int) -> Iterator[Cell]:
    """The parts of a list of entries, each with what is said of its entry."""
    breaks = [
        match for match in _NEXT_ENTRY.finditer(cell.text, start, end) if _begins_entry(cell.text[: match.start()])
    ]
    starts = [start, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), end]
    for first, last in zip(starts, ends, strict=True):
        text = cell.text[first:last].rstrip(" .;,")
        if _ENTRY.fullmatch(text):
            yield cell.part(first, first + len(text))


def _begins_entry(before: str) -> bool:
    """Whether a number after this text begins a new entry, and does not stand in what is said of the last one."""
    return before.count("(") == before.count(")") and not _INSIDE.search(before)


def _marked(number: str, cell: Cell, table: CountryChart) -> Expression | None:
    footnotes = {name: row.footnotes for name, row in table.countries.items()}
    footnotes |= {name: row.footnotes for name, row in table.embargoed.items()}
    countries = [country_in(spelling, cell) for spelling, marked in footnotes.items() if int(number) in marked]
    return expression([Term(each.id, each.name, cell) for each in countries], [], cell) if countries else None
