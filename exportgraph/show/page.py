"""What was understood, as one HTML file that needs nothing else: no network, no other file.

Every word of the document is escaped, and the policy of the page runs no script but its own.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from exportgraph.show.colours import Span, hue, is_grey, legend, spans_of
from exportgraph.show.paragraphs import Finding, Paragraph, Row, headline, inline, paragraphs_of, rows
from ingest.extraction.extractor import Extraction


def page(extractions: Sequence[Extraction], *, every: bool) -> str:
    """The page; the paragraphs without findings are in it only if `every`."""
    source = extractions[0].source
    shown = paragraphs_of(extractions, every=every)
    cuts = _cuts(shown)
    body = (
        "\n".join(_section(each, cuts) for each in shown)
        or '<p class="note">No restriction was found in this text.</p>'
    )
    title = escape(inline(source.document.title))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_policy()}">
<title>{title} · exportgraph</title>
<style>
{_asset("page.css")}</style>
</head>
<body>
<h1>{title}</h1>
<p class="about">{_about(extractions)}</p>
<ul class="legend" aria-label="Kinds of things">{"".join(_key(kind) for kind in legend(shown))}</ul>
{body}
<p class="note">{len(shown)} of {len(source.blocks)} paragraphs. A reading of the text, no legal advice.</p>
<script>{_asset("page.js")}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return files("exportgraph.show").joinpath(name).read_text(encoding="utf-8")


def _policy() -> str:
    """Nothing is fetched, and no script runs whose hash is not this one."""
    digest = base64.b64encode(hashlib.sha256(_asset("page.js").encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"


def _about(extractions: Sequence[Extraction]) -> str:
    document = extractions[0].source.document
    published = "undated" if document.published is None else document.published.iso
    told = (document.publisher or "", document.kind.value.replace("_", " "), published, document.file_name)
    readers = f"read by {', '.join(each.extractor for each in extractions)}"
    return escape(inline(" · ".join(filter(None, (*told, readers)))))


def _key(kind: str) -> str:
    return f"<li><mark {_tint(kind)}>{escape(kind)}</mark></li>"


def _tint(kind: str) -> str:
    grey = ";--s:0%" if is_grey(kind) else ""
    return f'style="--h:{hue(kind)}{grey}"'


def _section(paragraph: Paragraph, cuts: list[int]) -> str:
    findings = "\n".join(_finding(each) for each in paragraph.findings)
    words = "".join(_words(paragraph, [cut for cut in cuts if paragraph.start < cut < paragraph.end]))
    return f'<section class="{escape(paragraph.part)}">\n<p class="words">{words}</p>\n{findings}</section>'


def _words(paragraph: Paragraph, cuts: list[int]) -> Iterator[str]:
    """The paragraph in pieces, cut where anything begins or ends that a line of a finding can point at."""
    place = paragraph.start
    for span in spans_of(paragraph):
        yield _pieces(paragraph, place, span.start, cuts)
        yield _marked(paragraph, span, cuts)
        place = span.end
    yield _pieces(paragraph, place, paragraph.end, cuts)


def _cuts(shown: list[Paragraph]) -> list[int]:
    """Where in the document the words of any line begin or end: a norm may be told over several paragraphs."""
    told = [row for paragraph in shown for each in paragraph.findings for row in rows(each.telling)]
    quotes = [row.quote for row in told if row.quote is not None]
    return sorted({place for quote in quotes for place in (quote.start, quote.end)})


def _marked(paragraph: Paragraph, span: Span, cuts: list[int]) -> str:
    words = _pieces(paragraph, span.start, span.end, cuts)
    return f'<mark {_tint(span.kind)} title="{escape(span.title)}">{words}<small>{escape(span.kind)}</small></mark>'


def _pieces(paragraph: Paragraph, start: int, end: int, cuts: list[int]) -> str:
    places = [start, *(cut for cut in cuts if start < cut < end), end]
    return "".join(
        f'<span data-o="{first}:{last}">{escape(_shown(paragraph, first, last))}</span>'
        for first, last in pairwise(places)
        if first < last
    )


def _shown(paragraph: Paragraph, first: int, last: int) -> str:
    return inline(paragraph.text[first - paragraph.start : last - paragraph.start])


def _finding(finding: Finding) -> str:
    telling = finding.telling
    reader = escape(f"{finding.extractor}, confidence {telling.confidence:.2f}")
    lines = "\n".join(_line(row) for row in rows(telling))
    why = escape(inline("; ".join(telling.reasons)))
    reasons = f'\n<tr><th scope="row">why</th><td>{why}</td></tr>' if why else ""
    return (
        f"<article>\n<h2>{escape(headline(telling))}<span>{reader}</span></h2>\n<table>\n{lines}{reasons}\n"
        "</table>\n</article>"
    )


def _line(row: Row) -> str:
    name = escape(inline(row.value))
    value = name if row.thing is None else f"{name} <code>{escape(row.thing.id)}</code>"
    label = f'<th scope="row">{escape(row.label)}</th>'
    if row.quote is None:
        return f"<tr>{label}<td>{value}</td></tr>"
    at = f"{row.quote.start}:{row.quote.end}"
    quote = f'<q>{escape(inline(row.quote.exact))}</q> <span class="place">[{at}]</span>'
    return f'<tr data-at="{at}" tabindex="0">{label}<td>{value} {quote}</td></tr>'
