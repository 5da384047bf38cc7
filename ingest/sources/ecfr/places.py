"""Places of cells by the tokens by which the readers of the EAR's JSON tables reach them."""

import re
from dataclasses import replace

from ingest.sources.ecfr.outline import Codified, Span
from ingest.table import TextPage

Places = dict[tuple[str | int, ...], Span]
_FOOTNOTE_MARKS = re.compile(r"(?:\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:\s*,)?)+\s*$")


def placed(page: TextPage, places: Places) -> TextPage:
    """The page with these places on it."""
    return replace(page, places={tokens: (span.start, span.end) for tokens, span in places.items()})


def without_marks(span: Span, codified: Codified) -> Span:
    """A cell without the marks of footnotes behind its words."""
    words = codified.words(span)
    match = _FOOTNOTE_MARKS.search(words)
    kept = (words if match is None else words[: match.start()]).rstrip()
    return Span(span.start, span.start + len(kept))
