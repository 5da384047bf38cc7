"""When an entry is in its list: what its dates, its citations and the list itself prove."""

from collections.abc import Iterator

from ingest.lists.citation import read_citations
from ingest.lists.forms import Forms
from ingest.lists.row import ListRow
from ingest.table import Cell, Page
from ontology.errors import ExportGraphError
from ontology.times import Basis, Interval, PartialDate


def listing_intervals(row: ListRow, page: Page, forms: Forms) -> Iterator[tuple[Cell, Interval]]:
    """Each interval of which a cell says that the entry was in the list then.

    A date of its own is exact. The rule that a citation names added the entry or changed it: it was in the list when
    that rule was published, at the latest; since when, rules say for themselves, and not always by that day. So a
    citation is a sighting, as precise as its date. And the list has the entry on the day of its issue.
    """
    start, end = _day(row.start, forms), _day(row.end, forms)
    if start is not None and end is not None and end.earliest < start.earliest:
        forms.add("LIST-DATE", f"{start.iso} to {end.iso}", row.name.pointer)
        end = None
    cited = _first_cited(row, page, forms) if start is None else None
    if row.start is not None and start is not None:
        yield row.start[0], Interval(start, end)
    elif cited is not None:
        yield cited[0], Interval(cited[1], end, Basis.OBSERVED)
    if end is None or end.latest > page.issued.latest:
        yield row.name, page.observed


def _day(told: tuple[Cell, str] | None, forms: Forms) -> PartialDate | None:
    if told is None:
        return None
    cell, text = told
    try:
        return PartialDate(text)
    except ExportGraphError:
        forms.add("LIST-DATE", text, cell.pointer)
        return None


def _first_cited(row: ListRow, page: Page, forms: Forms) -> tuple[Cell, PartialDate] | None:
    """The first citation with its date: lists cite the rule that added an entry before those that changed it."""
    if row.citations is None:
        return None
    first = next(iter(read_citations(row.citations.text).found), None)
    if first is None:
        return None
    if first.published.earliest > page.issued.latest:
        forms.add("LIST-DATE", f"{first.text}, of {first.published.iso}, is of after the list", row.citations.pointer)
        return None
    return row.citations.part(first.start, first.end), first.published
