"""The supplements that are tables of law: read by the readers of the EAR's tables, with their cells in the text."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ingest.sources.ear.ccl import read_ccl
from ingest.sources.ear.chart_columns import CHART
from ingest.sources.ear.country_groups import read_country_groups
from ingest.sources.ear.expectations import CclExpectations, GroupExpectations
from ingest.sources.ear.policies import CCL
from ingest.sources.ecfr.ccl import CclEntries
from ingest.sources.ecfr.chart import read_chart
from ingest.sources.ecfr.groups import GroupTables
from ingest.sources.ecfr.law import Law
from ingest.sources.ecfr.parties import LISTS, read_parties
from ingest.sources.ecfr.places import placed
from ingest.table import Findings, TextPage
from ontology.statement import Statement
from ontology.terms import Property

_GROUP = "members of Country Group "
_ENTRIES = "entries of the Commerce Control List"
_REQUIREMENTS = "licence requirements of the Commerce Control List"
_ITEMS = "paragraphs of the Commerce Control List"


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
    memberships = read_country_groups(table, placed(law.page, places), expected, found, labelled_by=None)
    for each in tables.odd:
        found.report_row(
            "ECFR-ROW",
            f"{law.provision.citation}: the row does not fit the head of its table: {each}",
            "compare with the eCFR; the marks of this row are not in the graph",
        )
    return memberships + len(tables.odd)


def _ccl(law: Law, found: Findings) -> int:
    entries = CclEntries(law.provision.division, law.codified)
    table, places = entries.shaped(law.day, law.heading, law.name)
    bounds = law.info.expectations
    # Notes are marked as such in the XML, so that paragraphs need no help to be told from them.
    expected = CclExpectations(
        entries=bounds[_ENTRIES], requirements=bounds[_REQUIREMENTS], items=bounds[_ITEMS], essential={}, paragraphs={}
    )
    before = len(found.statements)
    rows = read_ccl(table, placed(law.page, places), expected, found, law.info.corrections)
    found.add(_parts_of(CCL, found.statements[before:], law.page))
    # The whole list was read: a requirement that is not here is not in force on this day.
    found.add([law.cell(law.heading).say(CCL, Property.CAPTURED_ON, law.day)])
    for each in entries.unread:
        found.warn(
            "ECFR-CCL-UNREAD",
            f"{law.provision.citation}: not understood: {each}",
            "extend ingest/sources/ecfr/ccl.py; until then it is missing from the graph",
        )
    return rows


def _chart(law: Law, found: Findings) -> int:
    before = len(found.statements)
    rows = read_chart(law, found)
    found.add(_parts_of(CHART, found.statements[before:], law.page))
    found.add([law.cell(law.heading).say(CHART, Property.CAPTURED_ON, law.day)])
    return rows


def _parts_of(whole: str, statements: list[Statement], page: TextPage) -> list[Statement]:
    """That norms, items and paragraphs stand in the text: a later edition may lack them, or change them."""
    items = {each.subject for each in statements if each.predicate is Property.PART_OF and _is_item(each.subject)}
    said = {each.subject: each for each in reversed(statements) if each.predicate is Property.TYPE}
    norms = [each for each in statements if each.predicate is Property.KIND]
    standing = [*norms, *(said[name] for name in sorted(items) if name in said)]
    return [replace(each, predicate=Property.PART_OF, value=whole, valid=page.observed) for each in standing]


def _is_item(identifier: str) -> bool:
    return identifier.startswith("item:eccn-")


_READERS: Mapping[str, Callable[[Law, Findings], int]] = {
    CHART: _chart,
    "policy:cfr/15-740-supp1": _groups,
    CCL: _ccl,
    **dict.fromkeys(LISTS, read_parties),
}
