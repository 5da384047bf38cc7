"""Carve-outs from licence requirements: licence exceptions that an entry offers, and exclusions that its notes make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.sources.ear.control_text import read_paragraphs
from ingest.sources.ear.entry import PlacedEntry, item_id
from ingest.sources.ear.items import named_statements
from ingest.sources.ear.policies import CCL, section_id, section_statements
from ingest.sources.ear.requirements import Requirement
from ingest.sources.ear.tally import Kind, Tally
from ingest.table import Cell
from ontology.ids import path_of, slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass, LegalStatus

_SECTIONS = {
    "LVS": "740.3", "GBS": "740.4", "TSR": "740.6", "APP": "740.7", "NAC": "740.8", "ACA": "740.8", "ENC": "740.17",
    "STA": "740.20", "ACE": "740.22", "IEC": "740.24", "HBM": "740.25", "AIA": "740.27", "ACM": "740.28",
    "LPP": "740.29",
}  # fmt: skip
"""The section of 15 CFR part 740 that provides each licence exception of which the entries have flags."""
_NOT_OFFERED = frozenset({"No", "N/A", "N/A."})
# What the STA flag says in an entry only ever narrows License Exception STA, which part 740 offers by destination.
_NARROWING = "may not be used"
_CITATION = re.compile(
    r"[,.]? [Ss]ee (?:§ 740\.2\(a\)\(\d+\) and )?§ (?P<section>740\.\d+) of the EAR"
    r"(?: for eligibility(?: criteria)?)?\.?$"
)
_YES = re.compile(r"Yes(?:,? for| (?=\d))?(?P<rest> ?\d[A-E]\d{3}\..*)?\.?")
_WORDED = re.compile(r"Yes(?:,? for |,? except |,? to |: \$)|\$\d|N/A for ")
_NAMED_IN_TEXT = re.compile(r"[Ll]icense [Ee]xceptions? ([A-Z]{3}(?:(?:, | and | or )[A-Z]{3})*)")
FLAG_UNREAD = Kind(
    "EAR-FLAG-UNREAD",
    "{count} flags do not say in words that are known when a licence exception is available",
    "extend ingest/sources/ear/exceptions.py; until then these exceptions are missing from the graph",
)


@dataclass(frozen=True, slots=True)
class CarveOut:
    """An exception, before it is tied to a requirement."""

    key: str
    name: str
    kind: str
    condition: str
    section: str | None
    """The section that provides it; none where the entry itself does."""
    numbers: tuple[str, ...]
    """The entries or paragraphs to which it is limited; empty for the whole entry."""
    cell: Cell

    def bears_on(self, requirement: Requirement) -> bool:
        """Whether it can take anything out of the requirement."""
        return not self.numbers or any(_overlap(one, other) for one in self.numbers for other in requirement.numbers)


def read_flags(placed: PlacedEntry, tally: Tally) -> list[CarveOut]:
    """The licence exceptions that the flags of an entry offer. "No" and "N/A" offer none."""
    offered: list[CarveOut] = []
    for symbol in placed.entry.licence_exception_flags.by_symbol():
        cell = placed.flag(symbol)
        if cell.text in _NOT_OFFERED or (symbol == "STA" and _NARROWING in cell.text):
            continue
        read = _offer(cell, placed.eccn, _SECTIONS.get(symbol))
        if read is None:
            tally.add(FLAG_UNREAD, f"{cell.pointer} ({cell.text})")
            continue
        condition, numbers = read
        name = f"License Exception {symbol}"
        offered.append(CarveOut(symbol, name, "licence_exception", condition, _SECTIONS[symbol], numbers, cell))
    return offered


def named_exceptions(text: str) -> set[str]:
    """The symbols of the licence exceptions to which a note refers ("NAC", "ACA")."""
    return {symbol for match in _NAMED_IN_TEXT.finditer(text) for symbol in re.findall(r"[A-Z]{3}", match[1])}


def carve_out_id(carve_out: CarveOut, requirement: Requirement, placed: PlacedEntry) -> str:
    """The id of the exception from a requirement.

    What an entry offers is one exception from all that the List itself requires of it. A requirement of a section of
    its own has one of its own, so that others who speak of that norm mint the same id.
    """
    of = path_of(requirement.id)
    if requirement.policy == CCL:
        of = f"{path_of(CCL)}/{path_of(item_id(placed.eccn))}"
    return f"exception:{of}/{slug(carve_out.key)}"


def carve_out_statements(
    carve_out: CarveOut, requirements: Sequence[Requirement], placed: PlacedEntry
) -> Iterator[Statement]:
    """The exception from each of these, with the ids of what provides it and of its subjects, and its condition."""
    for requirement in requirements:
        identifier = carve_out_id(carve_out, requirement, placed)
        yield carve_out.cell.say(requirement.id, Property.HAS_EXCEPTION, identifier)
    limits: dict[str, tuple[str, ...]] = {}
    for each in requirements:
        # An exception from all that a requirement covers is for whatever falls under that.
        covers_all = carve_out.numbers in ((placed.eccn,), each.numbers)
        identifier = carve_out_id(carve_out, each, placed)
        limits[identifier] = limits.get(identifier, ()) if covers_all else carve_out.numbers
    for identifier, numbers in limits.items():
        yield from _exception(identifier, numbers, carve_out, placed.page.observed)


def _exception(
    identifier: str, numbers: tuple[str, ...], carve_out: CarveOut, observed: Interval
) -> Iterator[Statement]:
    cell = carve_out.cell
    yield from cell.describe(identifier, EntityClass.EXCEPTION, carve_out.name)
    yield cell.say(identifier, Property.EXCEPTION_KIND, carve_out.kind)
    yield cell.say(identifier, Property.CONDITION, carve_out.condition)
    yield cell.say(identifier, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    if carve_out.section is None:
        yield cell.say(identifier, Property.PROVIDED_BY, CCL)
    else:
        yield cell.say(identifier, Property.PROVIDED_BY, section_id(carve_out.section))
    for number in numbers:
        yield cell.say(identifier, Property.COVERS_SUBJECT, item_id(number))


def carve_out_references(carve_out: CarveOut, placed: PlacedEntry) -> Iterator[tuple[str, Iterator[Statement]]]:
    """What it refers to and others do, too: by id, with what describes it."""
    if carve_out.section is not None:
        yield section_id(carve_out.section), section_statements(carve_out.cell, carve_out.section)
    for number in carve_out.numbers:
        yield item_id(number), named_statements(placed, number, carve_out.cell)


def _offer(cell: Cell, eccn: str, section: str | None) -> tuple[str, tuple[str, ...]] | None:
    """The condition and the paragraphs of an offer; none where its wording is not known."""
    citation = _CITATION.search(cell.text)
    if section is None or (citation is not None and citation["section"] != section):
        return None
    met = f"the conditions of 15 CFR {section} are met"
    text = cell.text if citation is None else cell.text[: citation.start()]
    plain = _YES.fullmatch(text)
    if plain is not None and plain["rest"] is None:
        # A limited value is the whole of License Exception LVS: an entry that offers it must say which.
        return None if section == _SECTIONS["LVS"] else (met, ())
    numbers = None if plain is None else read_paragraphs(plain["rest"].strip(), eccn)
    if numbers is not None:
        return met, numbers
    return (f"{met}, and the entry allows it: {cell.text}", ()) if _WORDED.match(text) else None


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
