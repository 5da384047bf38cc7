"""The terms of a list entry: what needs a licence, by which sections and footnotes, and how it is reviewed."""

from collections.abc import Iterator
from functools import lru_cache

from ingest.corrections import Corrections
from ingest.lists.citation import read_citations
from ingest.lists.forms import Forms
from ingest.lists.requirement import read_requirement
from ingest.lists.review import is_requirement, read_outlook
from ingest.lists.row import ListRow
from ingest.sources.ear.policies import section_id, section_statements
from ingest.table import Cell
from ontology.statement import Statement
from ontology.terms import Property

_requirement = lru_cache(maxsize=1_000)(read_requirement)
_outlook = lru_cache(maxsize=1_000)(read_outlook)


def term_statements(
    row: ListRow, entry: str, corrections: Corrections, forms: Forms, described: set[str]
) -> Iterator[Statement]:
    """What the row says of its terms. `described`: the policies of which it was said before what they are."""
    if row.requirement is not None:
        meant = corrections.meant("requirement", row.requirement.exact)
        yield from _licence(row.requirement, meant, entry, forms, described)
    if row.review is not None:
        yield from _review(row.review, entry, forms)
    if row.citations is not None:
        yield from _citations(row.citations, entry, forms)


def _licence(cell: Cell, meant: str, entry: str, forms: Forms, described: set[str]) -> Iterator[Statement]:
    read = _requirement(meant)
    yield cell.say(entry, Property.LICENCE_REQUIREMENT, cell.exact)
    if read.all_items:
        yield cell.say(entry, Property.ITEM_CLASS, "any_item")
    for section in read.sections:
        yield cell.say(entry, Property.BASED_ON, section_id(section))
        if section not in described:
            described.add(section)
            yield from section_statements(cell, section)
    for mark in read.footnotes:
        yield cell.say(entry, Property.FOOTNOTE, f"footnote {mark}")
    if read.further:
        forms.add("LIST-REQUIREMENT-FORM", read.further, cell.pointer)


def _review(cell: Cell, entry: str, forms: Forms) -> Iterator[Statement]:
    if is_requirement(cell.exact):
        forms.add("LIST-REVIEW-UNREAD", cell.exact, cell.pointer)
        return
    yield cell.say(entry, Property.REVIEW_POLICY, cell.exact)
    outlook = _outlook(cell.exact)
    if outlook is not None:
        yield cell.say(entry, Property.REVIEW_OUTLOOK, outlook)


def _citations(cell: Cell, entry: str, forms: Forms) -> Iterator[Statement]:
    read = read_citations(cell.text)
    for each in read.found:
        yield cell.part(each.start, each.end).say(entry, Property.CITATION, each.text)
    for words in read.unread:
        forms.add("LIST-CITATION-UNREAD", words, cell.pointer)
