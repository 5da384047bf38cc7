"""Entries and paragraphs of the Commerce Control List as control items."""

import re
from collections.abc import Iterable, Iterator

from ingest.sources.ear.criteria_text import is_model_parameters
from ingest.sources.ear.entry import PlacedEntry, item_id, parent_of
from ingest.sources.ear.paragraphs import Paragraph
from ingest.sources.ear.policies import CCL, CCL_ITEMS
from ingest.table import Cell
from ontology.schemes import schemes
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_ITEM_CLASSES = {"A": "commodity", "B": "commodity", "C": "commodity", "D": "software", "E": "technology"}
_REASON = re.compile(r"(?P<reason>[A-Z]{2})(?: ?\d)?")
_BETWEEN_REASONS = re.compile(r"(?:,|\.|\band\b|\s)*")


def entry_statements(placed: PlacedEntry, citation: Cell) -> Iterator[Statement]:
    """An entry with its definition, the list of which it is a part, and its reasons for control."""
    heading, item = placed.heading, item_id(placed.eccn)
    yield from _item(placed, heading, placed.eccn)
    yield heading.say(item, Property.DEFINITION, heading.text)
    yield citation.say(item, Property.PART_OF, CCL)
    yield citation.say(item, Property.PART_OF, CCL_ITEMS)
    for cell in reasons(placed)[0]:
        yield cell.say(item, Property.REASON_FOR_CONTROL, cell.exact)


def paragraph_statements(placed: PlacedEntry, number: str, paragraph: Paragraph) -> Iterator[Statement]:
    """A paragraph with its text. What only introduces a list is defined by the paragraphs below it, too."""
    head, rows = placed.item(paragraph.head), placed.entry.items
    yield from named_statements(placed, number, head)
    below = [f"({rows[place].paragraph}) {rows[place].text}" for place in paragraph.below]
    text = " ".join([head.text, *below]) if head.text.rstrip().endswith(":") else head.text
    yield head.say(item_id(number), Property.DEFINITION, text)


def named_statements(placed: PlacedEntry, number: str, cell: Cell) -> Iterator[Statement]:
    """A paragraph to which `cell` refers, with the paragraphs that it stands in, up to the entry."""
    while number != placed.eccn:
        yield from _item(placed, cell, number)
        yield cell.say(item_id(number), Property.PART_OF, item_id(parent_of(number)))
        number = parent_of(number)


def reasons(placed: PlacedEntry) -> tuple[list[Cell], str]:
    """The reasons for control that the entry names, and what else stands in that cell."""
    cell = placed.reasons
    if cell is None:
        return [], ""
    known = schemes()["ReasonForControl"].concepts
    matches = [match for match in _REASON.finditer(cell.text) if match["reason"] in known]
    return [cell.part(*match.span("reason")) for match in matches], _rest(cell.text, matches)


def _rest(text: str, matches: Iterable[re.Match[str]]) -> str:
    for match in sorted(matches, key=lambda each: -each.start()):
        text = text[: match.start()] + text[match.end() :]
    return "" if _BETWEEN_REASONS.fullmatch(text) else text.strip(" ,.")


def _item(placed: PlacedEntry, cell: Cell, number: str) -> Iterator[Statement]:
    entry = placed.entry
    item_class = "model_parameters" if is_model_parameters(entry.heading) else _ITEM_CLASSES[entry.product_group]
    yield from cell.describe(item_id(number), EntityClass.CONTROL_ITEM, f"ECCN {number}")
    yield cell.say(item_id(number), Property.ALIAS, number)
    yield cell.say(item_id(number), Property.ITEM_CLASS, item_class)
