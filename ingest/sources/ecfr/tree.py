"""The eCFR's XML as an outline: every word goes into the text, in order, and every division knows its own."""

from collections import Counter
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from ingest.sources.ecfr.outline import Block, Codified, Division, Row, Span, Table, Writer
from ingest.sources.ecfr.words import INLINE, is_inline, tail_of, tidy, words_of

_KNOWN = frozenset(
    {
        "AMDDATE", "APPRO", "AUTH", "CAPTION", "CITA", "CROSSREF", "DIV", "DLPSTEXTCLASS", "BODY", "ECFR", "ECFRBRWS",
        "EDNOTE", "EFFDNOT", "EFFDNOTP", "EXAMPLE", "EXTRACT", "FP", "FP-1", "FP-2", "FP-3", "FP-DASH", "FP1-2", "FRP",
        "FTNT", "HD1", "HD2", "HD3", "HD4", "HEAD", "HED", "HED1", "LHEAD", "LI", "NOTE", "OL", "P", "P-1", "P-2",
        "PARAUTH", "PSPACE", "RESERVED", "SCOL2", "SECAUTH", "SOURCE", "STARS", "TEXT", "TTITLE", "UL",
    }
)  # fmt: skip
_TABLES = frozenset({"TABLE", "GPOTABLE"})
_ROWS = frozenset({"TR", "ROW", "BOXHD"})
_CELLS = frozenset({"TD", "TH", "ENT", "CHED"})
_HEADS = frozenset({"TH", "CHED"})
_NOTES = frozenset({"TFOOT", "TNOTE"})
_CAPTIONS = frozenset({"CAPTION", "TTITLE"})
_WIDEST = 1000


def outline(root: Element, title: str, ignored: Collection[str]) -> Codified:
    """The outline of a document of the title with this number. Elements named in `ignored` are left out."""
    reader = _Reader(title, ignored)
    top = Division("document", "", title)
    reader.read(root, top, ())
    divisions = tuple(each for each in top.parts if isinstance(each, Division))
    return Codified(reader.writer.text(), divisions, dict(sorted(reader.unknown.items())))


class _Reader:
    def __init__(self, title: str, ignored: Collection[str]) -> None:
        self.writer = Writer()
        self.unknown: Counter[str] = Counter()
        self._title = title
        self._ignored = frozenset(ignored)

    def read(self, element: Element, division: Division, within: tuple[str, ...]) -> None:
        """Put an element and everything in it into a division."""
        tag = element.tag.upper()
        if tag in self._ignored:
            return
        if tag in _TABLES:
            self._table(element, division, within)
        elif tag.startswith("DIV") and element.get("TYPE"):
            inner = Division(element.get("TYPE", "").lower(), _number(element), self._title)
            division.parts.append(inner)
            self._content(element, tag, inner, ())
        else:
            if tag not in _KNOWN and tag not in INLINE:
                self.unknown[tag] += 1
            self._content(element, tag, division, within)

    def _content(self, element: Element, tag: str, division: Division, within: tuple[str, ...]) -> None:
        self._words(words_of(element), tag, division, within, bold=_begins_bold(element))
        inside = (*within, tag) if not tag.startswith("DIV") else within
        led = False
        for child in element:
            # What stands before the first block inside was written with the element's own words.
            if not led and is_inline(child):
                continue
            led = True
            if is_inline(child):
                self._words(words_of(child), tag, division, within)
            else:
                self.read(child, division, inside)
            self._words(tail_of(child), tag, division, within)

    def _words(self, words: str, tag: str, division: Division, within: tuple[str, ...], *, bold: bool = False) -> None:
        span = self.writer.write(words, "\n\n")
        if span is None:
            return
        if tag == "HEAD" and division.heading is None:
            division.heading = span
        else:
            division.parts.append(Block(tag, span, within, bold))

    def _table(self, element: Element, division: Division, within: tuple[str, ...]) -> None:
        heads: list[Row] = []
        rows: list[Row] = []
        notes: list[Row] = []
        for part, row in _rows(element):
            if part in _CAPTIONS:
                self._words(_all_words(row), part, division, within)
                continue
            cells = [each for each in row if each.tag.upper() in _CELLS] or [row]
            written = self._row(cells)
            if part in _NOTES:
                notes.append(written)
            elif all(each.tag.upper() in _HEADS for each in cells):
                heads.append(written)
            else:
                rows.append(written)
        division.parts.append(Table(tuple(heads), tuple(rows), tuple(notes)))

    def _row(self, cells: list[Element]) -> Row:
        spans: list[Span] = []
        after = "\n"
        for cell in cells:
            spans.append(self.writer.cell(_all_words(cell), after))
            after = "\t"
        return Row(tuple(spans), tuple(_width(each) for each in cells))


def _rows(table: Element, part: str = "") -> Iterator[tuple[str, Element]]:
    """The rows of a table, its captions and its notes, each with the part of the table in which it stands."""
    for child in table:
        tag = child.tag.upper()
        if tag in _ROWS:
            yield part, child
        elif tag in _CAPTIONS or tag == "TNOTE":
            yield tag, child
        else:
            yield from _rows(child, tag)


def _all_words(element: Element) -> str:
    """The words of a cell, a line for each block in it."""
    lines = [words_of(element)]
    led = False
    for child in element:
        if not led and is_inline(child):
            continue
        led = True
        lines += [_all_words(child), tail_of(child)]
    return "\n".join(each for each in lines if each)


def _width(cell: Element) -> int:
    written = cell.get("colspan", "1").strip()
    return min(int(written), _WIDEST) if written.isascii() and written.isdigit() and len(written) < 5 else 1


def _number(element: Element) -> str:
    return tidy(element.get("N", "")).lstrip("§ ").strip()


def _begins_bold(element: Element) -> bool:
    first = next(iter(element), None)
    return first is not None and not tidy(element.text or "") and first.tag.upper() in ("B", "STRONG")
