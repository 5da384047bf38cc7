"""The licence exceptions of part 740: the section that provides each, with its symbols."""

from collections.abc import Iterator

from ingest.expectations import expect, expect_within
from ingest.source import Bounds
from ingest.sources.ear.policies import section_id, section_statements
from ingest.sources.ear.tables import CataloguedException, ExceptionCatalogue
from ingest.table import Findings, Page
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import LegalStatus


def read_catalogue(table: ExceptionCatalogue, page: Page, expected: Bounds, found: Findings) -> int:
    """Every section; gives their number.

    What an exception takes out of which requirement stands in the entries of the Commerce Control List: here are the
    sections to which those exceptions refer. Raises `INGEST-EXPECTATION` where sections are missing.
    """
    expect_within(len(table.exceptions), expected, "sections with licence exceptions")
    expect(len(table.exceptions) == table.count, f"{len(table.exceptions)} sections, but `count` is {table.count}")
    for place, each in enumerate(table.exceptions):
        expect(
            each.section == f"15 C.F.R. § {each.section_number}",
            f"section {each.section!r} has the number {each.section_number}",
        )
        found.add(_section(each, place, page))
        found.loaded += 1
    return len(table.exceptions)


def _section(each: CataloguedException, place: int, page: Page) -> Iterator[Statement]:
    number = page.cell(each.section_number, "exceptions", place, "sectionNumber")
    title = page.cell(each.title, "exceptions", place, "title")
    policy = section_id(each.section_number)
    yield from section_statements(number, each.section_number)
    yield title.say(policy, Property.DEFINITION, title.text)
    yield title.say(policy, Property.INSTRUMENT_KIND, "provision")
    yield number.say(policy, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=page.observed)
    for index, symbol in enumerate(each.symbols):
        cell = page.cell(symbol, "exceptions", place, "symbols", index)
        yield cell.say(policy, Property.ALIAS, f"License Exception {symbol}")
        yield cell.say(policy, Property.ALIAS, symbol)
