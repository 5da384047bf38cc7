"""Cells of a table, and what we say because of them: no statement without its cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ingest.pointer import cell_text, pointer
from ingest.source import Rows, Warning_
from ontology.document import Quote
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property
from ontology.times import ALWAYS, Basis, Interval, PartialDate
from ontology.vocabulary import EntityClass, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, or a part of it."""

    document: str
    extractor: str
    pointer: str
    """A JSON Pointer to the cell; in a text, words that tell where it is, for messages."""
    text: str
    """The text of the whole cell: offsets count in it."""
    start: int
    end: int
    at: int | None = None
    """Where the cell begins in the text of the document; none in a table, where the pointer leads to it."""

    @property
    def exact(self) -> str:
        """The part that is meant."""
        return self.text[self.start : self.end]

    def part(self, start: int, end: int) -> "Cell":
        """The part of the same cell from `start` to `end`, counted from the beginning of the cell."""
        return Cell(self.document, self.extractor, self.pointer, self.text, start, end, self.at)

    def within(self, start: int, end: int) -> "Cell":
        """The part of this part from `start` to `end`, counted from its own beginning."""
        return self.part(self.start + start, self.start + end)

    def say(
        self,
        subject: str,
        predicate: Property,
        value: Value,
        *,
        valid: Interval = ALWAYS,
        polarity: Polarity = Polarity.POSITIVE,
        modality: Modality = Modality.ASSERTED,
        attribution: str | None = None,
        confidence: float = 1.0,
    ) -> Statement:
        """The statement that this cell supports."""
        return Statement(
            subject=subject,
            predicate=predicate,
            value=value,
            evidence=self._evidence(),
            extractor=self.extractor,
            valid=valid,
            polarity=polarity,
            modality=modality,
            attribution=attribution,
            confidence=confidence,
        )

    def describe(self, subject: str, entity_class: EntityClass, name: str) -> Iterator[Statement]:
        """What every thing that is referred to needs: its class and its name."""
        yield self.say(subject, Property.TYPE, entity_class.value)
        yield self.say(subject, Property.NAME, name)

    def _evidence(self) -> Evidence:
        if self.at is None:
            return Evidence(self.document, Quote(self.start, self.end, self.exact), self.pointer)
        return Evidence(self.document, Quote(self.at + self.start, self.at + self.end, self.exact))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as a document that gives no date of its own."""

    document: str
    extractor: str
    """Name and version of the reader, for example "ear/1"."""

    def cell(self, content: object, *tokens: str | int) -> Cell:
        """The cell with this content (a string, a number, true or false), reached by `tokens` from the top."""
        text = cell_text(content)
        return Cell(self.document, self.extractor, pointer(*tokens), text, 0, len(text))


@dataclass(frozen=True, slots=True)
class Page(Sheet):
    """One table as a document of one day."""

    issued: PartialDate

    @property
    def observed(self) -> Interval:
        """So on the issue date; since when, the table does not say."""
        return Interval(start=self.issued, basis=Basis.OBSERVED)


@dataclass(frozen=True, slots=True)
class TextPage(Page):
    """A table that stands in a text: each cell has a place there, and is quoted from it."""

    text: str
    """The text of the whole document."""
    places: Mapping[tuple[str | int, ...], tuple[int, int]]
    """Where each cell stands, by the tokens by which a reader of such tables reaches it."""

    def cell(self, content: object, *tokens: str | int) -> Cell:  # noqa: ARG002 - the text has it
        """The cell that is reached by `tokens`. Its words are those of the text: `content` is what was made of them."""
        return self.span(*self.places[tokens])

    def span(self, start: int, end: int) -> Cell:
        """The words of the text from `start` to `end`, as a cell."""
        words = self.text[start:end]
        return Cell(self.document, self.extractor, f"characters {start} to {end}", words, 0, len(words), start)


@dataclass(slots=True)
class Findings:
    """What has been read so far, and what became of the rows."""

    statements: list[Statement] = field(default_factory=list)
    warnings: list[Warning_] = field(default_factory=list)
    loaded: int = 0
    """Rows from which statements were made."""
    ignored: dict[str, int] = field(default_factory=dict)
    """Rows that are left out on purpose, by reason."""
    reported: int = 0
    """Rows that were not understood: a warning tells of each."""

    def add(self, statements: Iterable[Statement]) -> None:
        """Keep these statements too."""
        self.statements.extend(statements)

    def warn(self, code: str, message: str, fix: str) -> None:
        """Report something that was not understood."""
        self.warnings.append(Warning_(code, message, fix))

    def ignore(self, reason: str, rows: int = 1) -> None:
        """Count rows that are left out on purpose."""
        self.ignored[reason] = self.ignored.get(reason, 0) + rows

    def report_row(self, code: str, message: str, fix: str) -> None:
        """Report a row of which nothing could be used."""
        self.reported += 1
        self.warn(code, message, fix)

    def rows(self, total: int) -> Rows:
        """The account of all rows; `total` is counted in the file, not here."""
        return Rows(total, self.loaded, dict(self.ignored), self.reported)

    def distinct(self) -> tuple[Statement, ...]:
        """The statements, each fact once: with the first cell that supports it."""
        distinct: list[Statement] = []
        told: dict[object, list[Interval]] = {}
        for each in self.statements:
            times = told.setdefault((each.subject, each.predicate, type(each.value), each.value), [])
            if each.valid not in times:  # compared, not hashed: one fact has few intervals, and tables have many facts
                times.append(each.valid)
                distinct.append(each)
        return tuple(distinct)


def unknown_fields(rows: Iterable[Mapping[str, object]], known: Iterable[str]) -> dict[str, int]:
    """The fields of the rows that nobody knows, each with the index of the first row that has it."""
    first: dict[str, int] = {}
    expected = set(known)
    for index, row in enumerate(rows):
        for name in row.keys() - expected - first.keys():
            first[name] = index
    return dict(sorted(first.items()))
