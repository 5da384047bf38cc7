"""Cells of an EAR table, and what we say because of them: no statement without its cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ingest.pointer import pointer
from ingest.source import Warning_
from ontology.document import Quote
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property
from ontology.times import ALWAYS, Basis, Interval, PartialDate
from ontology.vocabulary import EntityClass

EXTRACTOR = "ear/1"
MAKER = "the maker of the JSON file"
"""To whom words of a table are attributed that are not the regulation's."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, or a part of it."""

    document: str
    pointer: str
    text: str
    """The text of the whole cell: offsets count in it."""
    start: int
    end: int

    @property
    def exact(self) -> str:
        """The part that is meant."""
        return self.text[self.start : self.end]

    def part(self, start: int, end: int) -> "Cell":
        """The part of the same cell from `start` to `end`, counted from the beginning of the cell."""
        return replace(self, start=start, end=end)

    def say(
        self,
        subject: str,
        predicate: Property,
        value: Value,
        *,
        valid: Interval = ALWAYS,
        attribution: str | None = None,
    ) -> Statement:
        """The statement that this cell supports."""
        return Statement(
            subject=subject,
            predicate=predicate,
            value=value,
            evidence=Evidence(self.document, Quote(self.start, self.end, self.exact), self.pointer),
            extractor=EXTRACTOR,
            valid=valid,
            attribution=attribution,
        )

    def describe(self, subject: str, entity_class: EntityClass, name: str) -> Iterator[Statement]:
        """What every thing that is referred to needs: its class and its name."""
        yield self.say(subject, Property.TYPE, entity_class.value)
        yield self.say(subject, Property.NAME, name)


@dataclass(frozen=True, slots=True)
class Page:
    """One table as a document of one day."""

    document: str
    issued: PartialDate

    @property
    def observed(self) -> Interval:
        """So on the issue date; since when, the table does not say."""
        return Interval(start=self.issued, basis=Basis.OBSERVED)

    def cell(self, text: str, *tokens: str | int) -> Cell:
        """The cell with this text, reached by `tokens` from the top of the JSON."""
        return Cell(self.document, pointer(*tokens), text, 0, len(text))


@dataclass(slots=True)
class Findings:
    """What has been read so far."""

    statements: list[Statement] = field(default_factory=list)
    warnings: list[Warning_] = field(default_factory=list)

    def add(self, statements: Iterable[Statement]) -> None:
        """Keep these statements too."""
        self.statements.extend(statements)

    def warn(self, code: str, message: str, fix: str) -> None:
        """Report something that was not understood."""
        self.warnings.append(Warning_(code, message, fix))

    def distinct(self) -> tuple[Statement, ...]:
        """The statements, each fact once: with the first cell that supports it."""
        first: dict[object, Statement] = {}
        for each in self.statements:
            first.setdefault((each.subject, each.predicate, type(each.value), each.value, each.valid), each)
        return tuple(first.values())
