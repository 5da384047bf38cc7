"""The policies and the agency that stand behind the tables."""

from collections.abc import Iterator

from ingest.table import Cell
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

BIS = "agency:us/bis"
EAR = "policy:us/ear"
CCL = "policy:cfr/15-774-supp1"
"""The Commerce Control List, which carries what an entry says without citing a section."""
CCL_ITEMS = "item:us/ccl"
"""All items on that list, to which some rules refer as a whole."""


def section_id(section: str) -> str:
    """The id of a section of title 15 of the CFR, or of a paragraph of one ("742.6(a)(13)")."""
    return f"policy:cfr/15-{section}"


def section_statements(cell: Cell, section: str) -> Iterator[Statement]:
    """A section or a paragraph of one, what it is part of, and who issued it, as `cell` cites it."""
    whole = section.partition("(")[0]
    yield from _policy(cell, section_id(whole), f"15 CFR {whole}", part_of=EAR)
    if whole != section:
        yield from _policy(cell, section_id(section), f"15 CFR {section}", part_of=section_id(whole))
    yield from _ear(cell)


def ccl_statements(cell: Cell) -> Iterator[Statement]:
    """The Commerce Control List as a part of the EAR."""
    yield from _policy(cell, CCL, "15 CFR part 774, supplement no. 1", part_of=EAR)
    yield cell.say(CCL, Property.ALIAS, "Commerce Control List")
    yield from _ear(cell)


def ccl_items_statements(cell: Cell) -> Iterator[Statement]:
    """All items on the Commerce Control List, as one control item."""
    yield from cell.describe(CCL_ITEMS, EntityClass.CONTROL_ITEM, "items on the Commerce Control List")


def part_statements(cell: Cell, identifier: str, name: str) -> Iterator[Statement]:
    """A part or a supplement of the EAR."""
    yield from _policy(cell, identifier, name, part_of=EAR)
    yield from _ear(cell)


def _policy(cell: Cell, identifier: str, name: str, *, part_of: str) -> Iterator[Statement]:
    yield from cell.describe(identifier, EntityClass.POLICY, name)
    yield cell.say(identifier, Property.CITATION, name)
    yield cell.say(identifier, Property.PART_OF, part_of)
    yield cell.say(identifier, Property.ISSUED_BY, BIS)


def _ear(cell: Cell) -> Iterator[Statement]:
    yield from cell.describe(EAR, EntityClass.POLICY, "Export Administration Regulations")
    yield cell.say(EAR, Property.ALIAS, "EAR")
    yield cell.say(EAR, Property.CITATION, "15 CFR parts 730-774")
    yield cell.say(EAR, Property.ISSUED_BY, BIS)
    yield from cell.describe(BIS, EntityClass.AGENCY, "Bureau of Industry and Security")
    yield cell.say(BIS, Property.ALIAS, "BIS")
