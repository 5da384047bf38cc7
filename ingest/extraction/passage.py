"""A block of text with its parse and its names: what the later steps work on."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from ingest.extraction.dated import Dated
from ingest.extraction.things import Name
from ingest.text.layout import Block, Part
from ontology.document import Quote
from ontology.times import PartialDate


@dataclass(slots=True)
class Passage:
    """One block, parsed. Names are added while it is read."""

    block: Block
    doc: Doc
    source: str
    """The text of the whole document."""
    names: list[Name]
    dates: list[Dated]
    is_law: bool = False
    """Whether it is a legal text: there "will" and "shall" do not announce, they bind."""
    is_official: bool = False
    """Whether a public body published it: it speaks of itself as an instrument."""
    published: PartialDate | None = None
    _by_token: dict[int, Name] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.names:
            self._index(name)

    def add(self, name: Name) -> None:
        """Note one more name, unless it runs into another."""
        if not any(name.overlaps(other) for other in self.names):
            self.names.append(name)
            self._index(name)

    def describe(self, name: Name) -> None:
        """Note a description. The names within it are part of it ("nationals of China"); it yields to a longer name."""
        covered = [other for other in self.names if name.overlaps(other)]
        if all(name.start <= other.start and other.end <= name.end for other in covered):
            for other in covered:
                self.remove(other)
            self.names.append(name)
            self._index(name)

    def replace(self, name: Name, other: Name) -> None:
        """Put another name into the place of one."""
        self.remove(name)
        self.add(other)

    def remove(self, name: Name) -> None:
        """Take a name out."""
        self.names = [other for other in self.names if other is not name]
        self._by_token = {place: other for place, other in self._by_token.items() if other is not name}

    def name_at(self, token: Token) -> Name | None:
        """The name that `token` is part of."""
        return self._by_token.get(token.i)

    def words_of(self, name: Name) -> str:
        """The words that name it."""
        return self.block.view[name.start : name.end]

    def date_at(self, token: Token) -> Dated | None:
        """The date that `token` is part of."""
        return next((each for each in self.dates if each.start <= token.idx < each.end), None)

    def dates_in(self, span: Span) -> list[Dated]:
        """The dates in a stretch of the passage."""
        return [each for each in self.dates if span.start_char <= each.start < span.end_char]

    def quote(self, start: int, end: int) -> Quote:
        """The document's own words for a stretch of the view."""
        first, last = self.block.span(start, end)
        return Quote(first, last, self.source[first:last])

    def quote_tokens(self, tokens: list[Token]) -> Quote:
        """The document's words from the first to the last of the tokens, without marks at the ends.

        Names are taken whole, and with their articles.
        """
        ordered = sorted({whole for token in tokens for whole in self._whole(token)}, key=lambda token: token.i)
        while len(ordered) > 1 and ordered[-1].is_punct and ordered[-1].text not in ")":
            ordered.pop()
        while len(ordered) > 1 and ordered[0].is_punct:
            ordered.pop(0)
        return self.quote(ordered[0].idx, ordered[-1].idx + len(ordered[-1]))

    @property
    def is_body(self) -> bool:
        """Whether it is running text."""
        return self.block.part is Part.BODY

    @property
    def is_headline(self) -> bool:
        """Whether it is the document's headline."""
        return self.block.part is Part.HEADLINE

    def _whole(self, token: Token) -> list[Token]:
        name = self._by_token.get(token.i)
        parts = [each for each in token.sent if name is not None and self._by_token.get(each.i) is name] or [token]
        first = parts[0]
        before = first.nbor(-1) if first.i > first.sent.start else None
        with_article = (
            before is not None and before.lower_ in ("the", "a", "an", "no") and (name is None or not name.described)
        )
        return [before, *parts] if with_article and before is not None else parts

    def _index(self, name: Name) -> None:
        span = self.doc.char_span(name.start, name.end, alignment_mode="expand")
        for token in span or ():
            self._by_token.setdefault(token.i, name)
