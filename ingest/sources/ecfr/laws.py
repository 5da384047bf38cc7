"""The supplements that are tables of law: read by the readers of the EAR's tables, with their cells in the text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ingest.expectations import expect_within
from ingest.source import SourceInfo
from ingest.sources.ear.ccl import read_ccl
from ingest.sources.ear.country_groups import read_country_groups
from ingest.sources.ear.expectations import CclExpectations, GroupExpectations
from ingest.sources.ear.policies import CCL
from ingest.sources.ecfr.ccl import CclEntries
from ingest.sources.ecfr.groups import GroupTables
from ingest.sources.ecfr.outline import Codified, Span
from ingest.sources.ecfr.places import placed
from ingest.sources.ecfr.provisions import Provision
from ingest.table import Findings, TextPage
from ontology.statement import Statement
from ontology.terms import Property

_GROUP = "members of Country Group "
ENTRIES = "entries of the Commerce Control List"


@dataclass(frozen=True, slots=True)
class Law:
    """A supplement that is a table of law, in its text."""

    provision: Provision
    heading: Span
    codified: Codified
    page: TextPage
    info: SourceInfo
    name: str
    """The file's name, for messages."""

    @property
    def day(self) -> str:
        """As of which day it is."""
        return self.page.issued.iso


def read_law(law: Law, found: Findings) -> int:
    """Read the supplement's table, if it is one of those that we know; how many rows it has.

    Raises `INGEST-EXPECTATION` where rows are missing, `EAR-SHAPE` and `EAR-COUNTRY` where a cell is not as known.
    """
    reader = _READERS.get(law.provision.id)
    return 0 if reader is None else reader(law, found)


def _groups(law: Law, found: Findings) -> int:
    tables = GroupTables(law.provision.division, law.codified)
    table, places = tables.shaped(law.day, law.heading, law.name)
    bounds = {name: each for name, each in law.info.expectations.items() if name.startswith(_GROUP)}
    expected = GroupExpectations(members={name.removeprefix(_GROUP): each for name, each in bounds.items()})
    read_country_groups(table, placed(law.page, places), expected, found, labelled_by=None)
    found.loaded += tables.rows - len(tables.odd)
    for each in tables.odd:
        found.report_row(
            "ECFR-ROW",
            f"{law.provision.citation}: the row does not fit the head of its table: {each}",
            "compare with the eCFR; the marks of this row are not in the graph",
        )
    return tables.rows


def _ccl(law: Law, found: Findings) -> int:
    entries = CclEntries(law.provision.division, law.codified)
    table, places = entries.shaped(law.day, law.heading, law.name)
    expect_within(len(table.entries), law.info.expectations[ENTRIES], ENTRIES)
    selected = {each.eccn: 0 for each in table.entries}
    expected = CclExpectations(entries=law.info.expectations[ENTRIES], selected=selected, paragraphs={})
    before = len(found.statements)
    read_ccl(table, placed(law.page, places), expected, found)
    found.add(_parts_of(CCL, found.statements[before:], law.page))
    heading = law.page.span(law.heading.start, law.heading.end)
    # The whole list was read: a requirement that is not here is not in force on this day.
    found.add([heading.say(CCL, Property.CAPTURED_ON, law.day)])
    found.loaded += len(table.entries)
    for each in entries.unread:
        found.warn(
            "ECFR-CCL-UNREAD",
            f"{law.provision.citation}: not understood: {each}",
            "extend ingest/sources/ecfr/ccl.py; until then it is missing from the graph",
        )
    return len(table.entries)


def _parts_of(whole: str, statements: list[Statement], page: TextPage) -> list[Statement]:
    """That the norms of a list stand in it: its later edition may lack them."""
    kinds = (each for each in statements if each.predicate is Property.KIND)
    return [replace(each, predicate=Property.PART_OF, value=whole, valid=page.observed) for each in kinds]


_READERS: Mapping[str, Callable[[Law, Findings], int]] = {
    "policy:cfr/15-740-supp1": _groups,
    CCL: _ccl,
}
