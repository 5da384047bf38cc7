"""What a licence requirement's row says of destinations: a column of the Country Chart, a set of them, or a reference.

Wording that names no destinations gives no set: then it is unknown whether the requirement reaches a destination.
"""

import re
from dataclasses import dataclass

from ingest.sources.ear.countries import country_named
from ingest.sources.ear.scope_text import Expression, Term, Wording, cited_section, expression, read_wording
from ingest.table import Cell
from ontology.ids import WORLDWIDE, country_id

COLUMN = re.compile(r"(?P<letters>[A-Z]{2}) Column (?P<number>\d)\.?")
_SECTION = r"(?P<section>\d+\.\d+(?:\([A-Za-z0-9]+\))*)"
_WORLDWIDE = re.compile(rf"Worldwide control\. See § {_SECTION} and (?:\([A-Za-z0-9]+\))+ of the EAR\.")
_ALL_AS_SPECIFIED = re.compile(
    rf"A license is required for all destinations, as specified in § {_SECTION} of the EAR\."
)
_ALL_BUT = re.compile(
    r"A license is required for ALL destinations, except (?P<names>[A-Z][^,.]*), regardless of end use\."
)
_NAMED_ONLY = re.compile(rf"(?P<names>[A-Z][^().]*?) \(see § {_SECTION}\)\.?")
_ITEMS = (
    r"(?:items controlled by (?:this entry|paragraph \.[a-z] of this entry)(?:, other than [0-9A-Za-z.]+,)?"
    r"|export or reexport of these items)"
)
_NAMED = re.compile(
    rf"A license is required for {_ITEMS}(?: for export or reexport)? to (?P<names>[A-Z][^.,]*?)"
    r"(?:,? (?:or|and) transfer within (?P<within>[A-Z][^.,]*?))? for (?:regional stability|anti-terrorism) reasons"
    r"(?:\. The Commerce Country Chart is not designed to determine .*)?",
)
_JOINED = re.compile(r",? (?:or|and) |, ")


@dataclass(frozen=True, slots=True)
class Reach:
    """What was understood of a row's destinations."""

    column: str | None
    """The column of the Country Chart ("NS 1"), where the row refers to one."""
    scope: Expression | None
    """The destinations that the row itself names; none where it names none, or they were not understood."""
    section: str | None
    """The section of the EAR that the row cites."""
    cell: Cell

    @property
    def is_known(self) -> bool:
        """Whether it is known which destinations are meant."""
        return self.column is not None or self.scope is not None


def read_reach(cell: Cell) -> Reach:
    """What the cell says of destinations."""
    column = COLUMN.fullmatch(cell.exact)
    if column is not None:
        return Reach(f"{column['letters']} {column['number']}", None, None, cell)
    wording = read_wording(cell) or _wording(cell)
    if wording is not None:
        return Reach(None, wording.scope, None if wording.section is None else wording.section.exact, cell)
    section = cited_section(cell)
    return Reach(None, None, None if section is None else section.exact, cell)


def _wording(cell: Cell) -> Wording | None:
    worldwide = _WORLDWIDE.fullmatch(cell.exact) or _ALL_AS_SPECIFIED.match(cell.exact)
    if worldwide is not None:
        return Wording(all_destinations(cell), cell.within(*worldwide.span("section")))
    all_but = _ALL_BUT.match(cell.exact)
    if all_but is not None:
        spared = _countries(cell.within(*all_but.span("names")))
        return None if spared is None else Wording(_all_but(cell, spared), None)
    named = _NAMED_ONLY.fullmatch(cell.exact) or _NAMED.fullmatch(cell.exact)
    if named is None or named.groupdict().get("within") not in (None, named["names"]):
        return None
    terms = _countries(cell.within(*named.span("names")))
    if terms is None:
        return None
    section = cell.within(*named.span("section")) if "section" in named.groupdict() else cited_section(cell)
    return Wording(expression([*terms], [], cell), section)


def all_destinations(cell: Cell) -> Expression:
    """All destinations to which an export can go."""
    return _all_but(cell, [])


def _all_but(cell: Cell, spared: list[Term]) -> Expression:
    # "Export" and "reexport" mean a shipment to abroad (15 CFR 734.13, 734.14): never to the United States.
    us = Term(country_id("US"), "the United States", cell)
    return expression([Term(WORLDWIDE, "all destinations", cell)], [us, *spared], cell)


def _countries(cell: Cell) -> list[Term] | None:
    found = [(name, country_named(name)) for name in _JOINED.split(cell.exact)]
    terms = [Term(country.id, country.name, cell) for _, country in found if country is not None]
    return terms if len(terms) == len(found) else None
