"""Carve-outs from licence requirements: licence exceptions that an entry offers, and exclusions that its notes make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sources.ear.entry import PlacedEntry
from ingest.sources.ear.policies import CCL, ccl_statements, section_id, section_statements
from ingest.sources.ear.requirements import Requirement
from ingest.table import Cell, Findings
from ontology.ids import path_of, slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass, LegalStatus

_SECTIONS = {
    "HBM": "740.25", "IEC": "740.24", "AIA": "740.27", "ACM": "740.28", "LPP": "740.29", "NAC": "740.8", "ACA": "740.8",
}  # fmt: skip
"""The section of 15 CFR part 740 that provides each list-based licence exception for advanced computing."""
_YES = re.compile(
    r"Yes(?:,? for (?P<paragraph>\d[A-E]\d{3}(?:\.[a-z0-9]+)+))?\.?(?: See § (?P<section>740\.\d+) of the EAR\.)?"
)
_NOT_OFFERED = frozenset({"No", "N/A"})
# What the STA flag says in an entry only ever narrows License Exception STA, which part 740 offers by destination.
_NARROWING = "License Exception STA may not be used"
_NAMED_IN_TEXT = re.compile(r"[Ll]icense [Ee]xceptions? ([A-Z]{3}(?:(?:, | and | or )[A-Z]{3})*)")


@dataclass(frozen=True, slots=True)
class CarveOut:
    """An exception, before it is tied to a requirement."""

    key: str
    name: str
    condition: str
    section: str | None
    """The section that provides it; none where the entry itself does."""
    number: str | None
    """The entry or paragraph to which it is limited; none for the whole entry."""
    cell: Cell


def read_flags(placed: PlacedEntry, found: Findings) -> list[CarveOut]:
    """The licence exceptions that the flags of an entry offer. "No" and "N/A" offer none."""
    offered: list[CarveOut] = []
    for symbol in placed.entry.licence_exception_flags.by_symbol():
        cell = placed.flag(symbol)
        if cell.text in _NOT_OFFERED or (symbol == "STA" and cell.text.startswith(_NARROWING)):
            continue
        match = _YES.fullmatch(cell.text)
        section = _SECTIONS.get(symbol)
        if match is None or section is None or match["section"] not in (None, section):
            found.warn(
                "EAR-FLAG-UNREAD",
                f"{cell.pointer}: not understood when License Exception {symbol} is available: {cell.text}",
                "extend ingest/sources/ear/exceptions.py; until then the exception is missing from the graph",
            )
            continue
        condition = f"the conditions of 15 CFR {section} are met"
        offered.append(CarveOut(symbol, f"License Exception {symbol}", condition, section, match["paragraph"], cell))
    return offered


def named_exceptions(text: str) -> set[str]:
    """The symbols of the licence exceptions to which a note refers ("NAC", "ACA")."""
    return {symbol for match in _NAMED_IN_TEXT.finditer(text) for symbol in re.findall(r"[A-Z]{3}", match[1])}


def carve_out_statements(carve_out: CarveOut, requirement: Requirement, observed: Interval) -> Iterator[Statement]:
    """The exception from one restriction, with what provides it and its condition."""
    cell = carve_out.cell
    identifier = f"exception:{path_of(requirement.id)}/{slug(carve_out.key)}"
    yield from cell.describe(identifier, EntityClass.EXCEPTION, carve_out.name)
    yield cell.say(requirement.id, Property.HAS_EXCEPTION, identifier)
    yield cell.say(identifier, Property.CONDITION, carve_out.condition)
    yield cell.say(identifier, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    provider = CCL if carve_out.section is None else section_id(carve_out.section)
    yield cell.say(identifier, Property.PROVIDED_BY, provider)
    yield from ccl_statements(cell) if carve_out.section is None else section_statements(cell, carve_out.section)
