"""What was understood, for the terminal: coloured words, and a block for each finding."""

from collections.abc import Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from exportgraph.show.colours import colour, legend, spans_of
from exportgraph.show.paragraphs import Finding, Paragraph, Row, headline, inline, paragraphs_of, rows
from ingest.extraction.extractor import Extraction

_LABEL = 10
"""The width of the column of labels."""


def print_extractions(out: Console, extractions: Sequence[Extraction], *, every: bool) -> None:
    """Print the paragraphs with what was found in them; those without findings only if `every`."""
    source = extractions[0].source
    shown = paragraphs_of(extractions, every=every)
    out.print(_title(extractions))
    if shown:
        out.print(_legend(shown))
    for paragraph in shown:
        out.print()
        out.print(_coloured(paragraph))
        for finding in paragraph.findings:
            out.print(_block(finding))
    out.print()
    out.print(_sum(shown, len(source.blocks), every=every))


def _title(extractions: Sequence[Extraction]) -> Text:
    document = extractions[0].source.document
    published = "undated" if document.published is None else document.published.iso
    about = f"{document.file_name}, {document.kind.value.replace('_', ' ')}, {published}"
    readers = ", ".join(each.extractor for each in extractions)
    return Text.assemble((inline(document.title), "bold"), inline(f" ({about}; read by {readers})"))


def _legend(shown: list[Paragraph]) -> Text:
    return Text("  ").join(Text(kind, style=_style(kind)) for kind in legend(shown))


def _style(kind: str) -> str:
    return f"bold underline {colour(kind)}"


def _coloured(paragraph: Paragraph) -> Text:
    text = Text(inline(paragraph.text))
    for span in spans_of(paragraph):
        text.stylize(_style(span.kind), span.start - paragraph.start, span.end - paragraph.start)
    return text


def _block(finding: Finding) -> Padding:
    telling = finding.telling
    table = Table.grid(padding=(0, 1))
    table.add_column(min_width=_LABEL, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows(telling):
        table.add_row(row.label, _value(row))
    if telling.reasons:
        table.add_row("why", Text(inline("; ".join(telling.reasons)), style="dim"))
    reader = f"  {finding.extractor}, confidence {telling.confidence:.2f}"
    return Padding(Group(Text.assemble((headline(telling), "bold"), (reader, "dim")), table), (1, 0, 0, 2))


def _value(row: Row) -> Text:
    value = Text(inline(row.value), style=_style(row.thing.entity_class) if row.thing else "")
    if row.quote is None:
        return value
    words = f"“{inline(row.quote.exact)}”"
    place = (f" [{row.quote.start}:{row.quote.end}]", "dim")
    return Text.assemble(value, " " if row.value else "", words, place)


def _sum(shown: list[Paragraph], total: int, *, every: bool) -> Text:
    findings = sum(len(each.findings) for each in shown)
    hint = "" if every or len(shown) == total else "; --all shows the others"
    counts = f"{findings} findings; {len(shown)} of {total} paragraphs{hint}."
    return Text(f"{counts} A reading of the text, no legal advice.", style="dim")
