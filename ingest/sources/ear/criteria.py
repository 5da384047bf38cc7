"""Criteria: tests on a parameter of a thing, and their combinations, as statements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ingest.table import Cell
from ontology.ids import content_address, slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

Operator = Literal[">=", ">", "<", "<=", "="]
_OPERATOR_NAMES: dict[Operator, str] = {">=": "ge", ">": "gt", "<": "lt", "<=": "le", "=": "eq"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: "totalProcessingPerformance >= 4800"."""

    parameter: str
    operator: Operator
    threshold: float | bool
    unit: str | None
    cell: Cell = field(compare=False)

    @property
    def id(self) -> str:
        """The same test has the same id, whichever entry makes it: `criterion:training-operations/ge/1e26`."""
        return f"criterion:{slug(_words(self.parameter))}/{_OPERATOR_NAMES[self.operator]}/{self._threshold()}"

    @property
    def name(self) -> str:
        """The test in words: "training operations >= 1e26"."""
        unit = "" if self.unit is None or self.unit in _words(self.parameter) else f" {self.unit}"
        return f"{_words(self.parameter)} {self.operator} {self._threshold()}{unit}"

    def statements(self) -> Iterator[Statement]:
        """All that the test is."""
        yield from self.cell.describe(self.id, EntityClass.CRITERION, self.name)
        yield self.cell.say(self.id, Property.PARAMETER, self.parameter)
        yield self.cell.say(self.id, Property.OPERATOR, self.operator)
        yield self.cell.say(self.id, Property.THRESHOLD, self.threshold)
        if self.unit is not None:
            yield self.cell.say(self.id, Property.UNIT, self.unit)

    def _threshold(self) -> str:
        if isinstance(self.threshold, bool):
            return str(self.threshold).lower()
        return number_text(self.threshold)


@dataclass(frozen=True, slots=True)
class Compound:
    """Tests of which any one, or all, must be met."""

    combination: Literal["any", "all"]
    parts: "tuple[Comparison | Compound, ...]"
    cell: Cell = field(compare=False)

    @property
    def id(self) -> str:
        """The address of its content; the order of the parts is not part of it."""
        return content_address("criterion", [self.combination, sorted(each.id for each in self.parts)])

    @property
    def name(self) -> str:
        """The combination in words: "(A and B) or C"."""
        joined = {"any": " or ", "all": " and "}[self.combination]
        parts = sorted(self.parts, key=lambda each: each.id)
        return joined.join(f"({each.name})" if isinstance(each, Compound) else each.name for each in parts)

    def statements(self) -> Iterator[Statement]:
        """The combination, its parts and all that they are."""
        yield from self.cell.describe(self.id, EntityClass.CRITERION, self.name)
        yield self.cell.say(self.id, Property.COMBINATION, self.combination)
        for each in self.parts:
            yield from each.statements()
            yield each.cell.say(self.id, Property.HAS_CRITERION, each.id)


Criterion = Comparison | Compound


def combined(combination: Literal["any", "all"], parts: list[Criterion], cell: Cell) -> Criterion:
    """The combination of `parts`; of one part, that part."""
    distinct = tuple({each.id: each for each in parts}.values())
    return distinct[0] if len(distinct) == 1 else Compound(combination, distinct, cell)


def number_text(number: float) -> str:
    """A number as people write it, without loss: "4800", "5.92", "1e26"."""
    whole = number == int(number) and abs(number) < 1e15
    return str(int(number)) if whole else repr(float(number)).replace("e+", "e")


def _words(parameter: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", parameter).lower()
