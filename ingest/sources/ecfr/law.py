"""A supplement that is a table of law, in its text."""

from dataclasses import dataclass

from ingest.source import SourceInfo
from ingest.sources.ecfr.outline import Codified, Span
from ingest.sources.ecfr.provisions import Provision
from ingest.table import Cell, TextPage


@dataclass(frozen=True, slots=True)
class Law:
    """What the reader of such a table works on."""

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

    def cell(self, span: Span) -> Cell:
        """The words there, as a cell."""
        return self.page.span(span.start, span.end)

    def cell_or_none(self, span: Span | None) -> Cell | None:
        """The words there; none where there is no such place."""
        return None if span is None else self.cell(span)
