"""The words around a quote: the clause and the sentence that it stands in, and what they say beside it."""

import re
from dataclasses import dataclass

from ontology.document import Quote

_CLAUSE_END = re.compile(r"[.,;:?!](?=[\"')\]*\u2019\u201d]*(?:\s|$))|\n\s*\n")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.?!][\"')\]*\u2019\u201d]*(?=\s+[\"'(\u201c\u2018]*[A-Z0-9]|\s*$)|\n\s*\n")
_NEAR = 120
"""Characters between two quotes that one may hold."""
_ARTICLES = re.compile(r"^(?:an?|the|any|some)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a document."""

    text: str

    def quote(self, start: int, end: int) -> Quote:
        """The words from `start` to `end`."""
        return Quote(start, end, self.text[start:end])

    def clause(self, quote: Quote) -> Quote:
        """The quote, and what follows it up to the next mark: a quote may end with the last name of its clause."""
        return self.quote(quote.start, self._end(_CLAUSE_END, quote.end))

    def sentence(self, quote: Quote) -> Quote:
        """The quote, and what follows it up to the end of its sentence."""
        return self.quote(quote.start, self._end(_SENTENCE_END, quote.end))

    def whole_sentence(self, quote: Quote) -> Quote:
        """The sentence that the quote stands in, from its beginning."""
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, 0, quote.start)]
        return self.quote(ends[-1] if ends else 0, self._end(_SENTENCE_END, quote.end))

    def together(self, quote: Quote, other: Quote | None) -> Quote:
        """Both in one quote, where they stand near each other."""
        if other is None:
            return quote
        start, end = min(quote.start, other.start), max(quote.end, other.end)
        return self.quote(start, end) if end - start <= len(quote.exact) + len(other.exact) + _NEAR else quote

    def found(self, pattern: re.Pattern[str], quote: Quote) -> Quote | None:
        """The first match of `pattern` (its group, if it has one) in a quote."""
        match = pattern.search(quote.exact)
        if match is None:
            return None
        start, end = match.span(1 if match.re.groups else 0)
        return self.quote(quote.start + start, quote.start + end)

    def before(self, quote: Quote, length: int = 24) -> str:
        """The characters before a quote, within its line or the one before."""
        return " ".join(self.text[max(0, quote.start - length) : quote.start].split())

    def _end(self, pattern: re.Pattern[str], start: int) -> int:
        match = pattern.search(self.text, max(start - 1, 0))
        return len(self.text.rstrip()) if match is None else max(match.start(), start)


def plain(words: str) -> str:
    """Words on one line, without an article before them."""
    return _ARTICLES.sub("", " ".join(words.split()))


def join(names: list[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
