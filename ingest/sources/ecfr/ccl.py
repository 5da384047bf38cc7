"""The Commerce Control List (supplement no. 1 to part 774) in the eCFR's XML, entry by entry.

An entry begins with its number in bold. Its parts have headings ("License Requirements", "List of Items Controlled"),
which are marked in several ways; what they say tells them apart.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.sources.ear.tables import CCL_CITATION, Ccl, ExceptionFlags, shaped
from ingest.sources.ecfr.outline import Block, Codified, Division, Row, Span, Table
from ingest.sources.ecfr.places import Places

_ENTRY = re.compile(r"(?P<eccn>\d[A-E]\d{3})\s+(?P<heading>\S.*)", re.DOTALL)
_OUTSIDE = re.compile(r"Category \d|[A-E]\. ")
_PARTS = {
    "license requirements": "requirements",
    "reporting requirements": "requirements",
    "list based license exceptions": "exceptions",
    "license exceptions": "exceptions",
    "special conditions for sta": "conditions",
    "list of items controlled": "items",
}
_FIELD = re.compile(
    r"(?P<name>Reason for Control|Related Controls?|Related Definitions?|Items|[A-Z]{3})\s?:\s*|Items\s+(?=a\.)"
)
_DESIGNATOR = re.compile(r"(?P<path>[a-z]{1,2}(?:\.(?:[a-z]{1,2}|\d{1,2}))*|\d{1,2}(?:\.(?:[a-z]|\d{1,2}))*)\.\s+")
_CHART_HEAD = re.compile(r"Controls?(?:\(s\))?\s*$", re.IGNORECASE)
_HEADINGS = frozenset({"HD1", "HD2", "HD3", "FP-1", "FP", "P"})
_ENTRY_TAGS = frozenset({"FP-2", "FP-1", "FP", "P"})
_FLAGS = frozenset(name.upper() for name in ExceptionFlags.model_fields)
_LONGEST_HEADING = 140


@dataclass(slots=True)
class _Entry:
    eccn: str
    heading: Span
    reason: Span | None = None
    related: Span | None = None
    chart: list[tuple[Span, Span, bool]] = field(default_factory=list)
    flags: dict[str, Span] = field(default_factory=dict)
    items: list[tuple[str | None, str, Span]] = field(default_factory=list)
    """The path, the kind and the words of each paragraph."""
    part: str = "head"


class CclEntries:
    """The entries of the list, and what could not be placed."""

    def __init__(self, supplement: Division, codified: Codified) -> None:
        self._codified = codified
        self.entries: list[_Entry] = []
        self.unread: list[str] = []
        """Rows of licence requirements with more than two cells, and exceptions that are not known."""
        self._current: _Entry | None = None
        for each in supplement.parts:
            self._read(each)

    def shaped(self, day: str, heading: Span, name: str) -> tuple[Ccl, Places]:
        """The list as the JSON source knows it, and where each of its cells stands. Raises `EAR-SHAPE`."""
        places: Places = {("ecfrIssueDate",): heading, ("citation",): heading}
        entries = [self._shaped(entry, index, places) for index, entry in enumerate(self.entries)]
        data = {
            "$comment": "", "citation": CCL_CITATION, "ecfrIssueDate": day, "retrievedAt": "",
            "source": {"url": "", "api": "", "format": "XML"}, "deepCategories": [], "deepCategoryNote": "",
            "entryCount": len(entries), "entries": entries,
        }  # fmt: skip
        return shaped(Ccl, data, name), places

    def _read(self, part: Block | Table | Division) -> None:
        if isinstance(part, Block):
            self._block(part)
        elif isinstance(part, Table) and self._current is not None:
            self._table(part, self._current)

    def _block(self, block: Block) -> None:
        words = self._codified.words(block.span)
        begins = _ENTRY.match(words)
        if begins is not None and block.bold and block.tag in _ENTRY_TAGS and not block.within:
            start = block.span.start + begins.start("heading")
            self._current = _Entry(begins["eccn"], Span(start, block.span.end))
            self.entries.append(self._current)
        elif block.tag.startswith("HD") and _OUTSIDE.match(words):
            self._current = None
        elif self._current is not None:
            self._within(self._current, block, words)

    def _within(self, entry: _Entry, block: Block, words: str) -> None:
        part = _part(block, words)
        if part is not None:
            entry.part = part
            return
        match = _FIELD.match(words) if not block.within else None
        if match is None:
            if block.tag == "P" or block.within:
                self._paragraph(entry, block.span, in_note=bool(block.within))
            return
        value = Span(block.span.start + match.end(), block.span.end)
        self._field(entry, (match["name"] or "Items"), value)

    def _field(self, entry: _Entry, name: str, value: Span) -> None:
        if name == "Items":
            entry.part = "items"
            if value.start < value.end:
                self._paragraph(entry, value, in_note=False)
        elif name == "Reason for Control":
            entry.part, entry.reason = "requirements", value
        elif name.startswith("Related Control"):
            entry.related = value
        elif name.isupper() and name in _FLAGS and value.start < value.end:
            entry.flags[name] = value
        elif name.isupper() and entry.part == "exceptions":
            self.unread.append(f"{entry.eccn}: License Exception {name}")

    def _paragraph(self, entry: _Entry, span: Span, *, in_note: bool) -> None:
        match = None if in_note or entry.part != "items" else _DESIGNATOR.match(self._codified.words(span))
        if match is None:
            entry.items.append((None, "text", span))
        else:
            kind = "item" if match["path"][0].isalpha() else "note"
            entry.items.append((match["path"], kind, Span(span.start + match.end(), span.end)))

    def _table(self, table: Table, entry: _Entry) -> None:
        rows = [each for each in (*table.heads, *table.rows) if any(span.start < span.end for span in each.cells)]
        if entry.part not in ("head", "requirements") or not rows:
            return
        for row in rows:
            self._requirement(row, entry)

    def _requirement(self, row: Row, entry: _Entry) -> None:
        first = row.cells[0]
        if _CHART_HEAD.match(self._codified.words(first)):
            return
        filled = [each for each in row.cells if each.start < each.end]
        if len(filled) == 1:
            entry.chart.append((filled[0], filled[0], True))
        elif len(filled) == 2:
            entry.chart.append((filled[0], filled[1], False))
        else:
            self.unread.append(f"{entry.eccn}: a requirement of {len(filled)} cells: {self._codified.words(first)}")

    def _shaped(self, entry: _Entry, index: int, places: Places) -> dict[str, Any]:
        at = ("entries", index)
        cells: Places = {(*at, "heading"): entry.heading}
        if entry.reason is not None:
            cells[*at, "reasonForControl"] = entry.reason
        if entry.related is not None:
            cells[*at, "relatedControls"] = entry.related
        for number, (control, chart, _) in enumerate(entry.chart):
            cells[*at, "countryChart", number, "control"] = control
            cells[*at, "countryChart", number, "countryChart"] = chart
        cells |= {(*at, "licenceExceptionFlags", symbol): span for symbol, span in entry.flags.items()}
        cells |= {(*at, "items", number, "text"): span for number, (_, _, span) in enumerate(entry.items)}
        places |= cells
        words = self._codified.words
        return {
            "eccn": entry.eccn, "category": entry.eccn[0], "productGroup": entry.eccn[1],
            "heading": words(entry.heading),
            "reasonForControl": None if entry.reason is None else words(entry.reason),
            "countryChart": [
                {"control": words(control), "countryChart": words(chart), "singleCellRow": single}
                for control, chart, single in entry.chart
            ],
            "licenceExceptionFlags": {symbol: words(span) for symbol, span in entry.flags.items()},
            "staSpecialConditions": words(entry.flags["STA"]) if "STA" in entry.flags else None,
            "relatedControls": None if entry.related is None else words(entry.related),
            "items": [
                {"paragraph": path, "kind": kind, "depth": _depth(path), "text": words(span)}
                for path, kind, span in entry.items
            ],
        }  # fmt: skip


def _depth(path: str | None) -> int:
    return 0 if path is None else path.count(".") + 1


def _part(block: Block, words: str) -> str | None:
    """Which part of an entry begins here; none where the block is no heading of one."""
    if block.tag not in _HEADINGS or block.within or len(words) > _LONGEST_HEADING:
        return None
    plain = words.casefold().partition("(")[0].strip(" :.")
    return _PARTS.get(plain)
