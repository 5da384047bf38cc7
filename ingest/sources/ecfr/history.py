"""The history note of a section: which pages of the Federal Register added it and changed it, and when.

"[61 FR 12714, Mar. 25, 1996, as amended at 90 FR 4544, Jan. 15, 2025]"
"""

import re
from collections.abc import Iterator

from ingest.extraction.dates import dates
from ingest.sources.ecfr.outline import Codified
from ingest.sources.ecfr.provisions import Provision
from ingest.table import Cell, Findings, TextPage
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_PAGE = re.compile(r"\b(\d{1,3}) FR (\d{1,6}(?:,\d{3})*)(?:, ([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}))?", re.ASCII)
_NOTES = frozenset({"CITA", "SOURCE"})


class Histories:
    """The notes of one document. A page of the Federal Register is described once, though many notes name it."""

    def __init__(self, codified: Codified, page: TextPage, found: Findings) -> None:
        self._codified = codified
        self._page = page
        self._found = found
        self._described: set[str] = set()

    def read(self, provision: Provision) -> None:
        """What the notes of a part, a section or a supplement say."""
        for block in provision.division.blocks():
            if block.tag in _NOTES or any(each in _NOTES for each in block.within):
                self._note(provision, self._page.span(block.span.start, block.span.end))

    def _note(self, provision: Provision, note: Cell) -> None:
        cited = list(_PAGE.finditer(note.text))
        if not cited and " FR " in note.text:
            self._found.warn(
                "ECFR-HISTORY-UNREAD",
                f"{provision.citation}: not understood which pages changed it: {note.text[:200]}",
                "extend ingest/sources/ecfr/history.py; until then the changes are missing from the graph",
            )
        for match in cited:
            self._found.add(self._change(provision, note, match))

    def _change(self, provision: Provision, note: Cell, match: re.Match[str]) -> Iterator[Statement]:
        cell = note.part(*match.span())
        volume, number = match[1], match[2].replace(",", "")
        rule = f"policy:fr/{volume}-{number}"
        if rule not in self._described:
            self._described.add(rule)
            yield from cell.describe(rule, EntityClass.POLICY, f"{volume} FR {number}")
            yield cell.say(rule, Property.CITATION, f"{volume} FR {number}")
            published = next((each.date for each in dates(match[3] or "", None)), None)
            if published is not None:
                yield cell.say(rule, Property.PUBLISHED, published.iso)
        yield cell.say(rule, Property.AMENDS, self._changed(provision, note, match))

    def _changed(self, provision: Provision, note: Cell, match: re.Match[str]) -> str:
        """The first page of a note made the section, and so changed the part; the others changed the section."""
        first = not _PAGE.search(note.text[: match.start()]) and "amended" not in note.text[: match.start()]
        whole = provision.whole if provision.division.kind != "part" else None
        return whole if first and whole is not None else provision.id
