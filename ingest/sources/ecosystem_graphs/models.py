"""The models of Ecosystem Graphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.corrections import Corrections
from ingest.naming import company_id, model_id
from ingest.pointer import pointer
from ingest.table import Cell, Findings
from ontology.countries import find_country
from ontology.document import Document
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass

EXTRACTOR = "ecosystem_graphs/1"
MAPPED = ("type", "name", "organization", "nationality", "created_date", "access", "size")
_UNKNOWN = frozenset({"", "unknown", "Unknown", "unknkown", "International"})
_SIZE = re.compile(r"(\d+(?:\.\d+)?)([KMBT]) parameters\b")
_TIMES = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}


def read_models(rows: list[dict[str, str]], document: Document, corrections: Corrections, found: Findings) -> None:
    """Every model; data sets and applications are left out."""
    for index, row in enumerate(rows):
        if row["type"] == "model":
            found.loaded += 1
            found.add(_Model(row, index, document.id, corrections, found).statements())
        else:
            found.ignore(f"{row['type']}s have no place in the ontology")


@dataclass(frozen=True, slots=True)
class _Model:
    row: dict[str, str]
    index: int
    document: str
    corrections: Corrections
    found: Findings

    def statements(self) -> Iterator[Statement]:
        name, makers = self._cell("name"), self._makers()
        model = model_id(company_id(makers[0]) if makers else None, name.exact)
        yield from name.describe(model, EntityClass.AI_MODEL, name.exact)
        for maker in makers:
            cell = self._cell("organization")
            yield from cell.describe(company_id(maker), EntityClass.PARTY, maker)
            yield cell.say(model, Property.DEVELOPED_BY, company_id(maker))
        if len(makers) == 1:
            yield from self._located(company_id(makers[0]))
        yield from self._details(model)

    def _makers(self) -> list[str]:
        written = self.row["organization"].strip()
        if written in _UNKNOWN:
            return []
        means = self.corrections.meant("organization", written)
        # A correction sets names apart by semicolons, because names may have commas in them.
        names = means.split(";") if means != written else written.split(",")
        return [each.strip().removeprefix("and ").rstrip(".") for each in names if each.strip()]

    def _located(self, company: str) -> Iterator[Statement]:
        cell = self._cell("nationality")
        for match in re.finditer(r"[^/]+", cell.text):
            if match[0] in _UNKNOWN:
                continue
            country = find_country(match[0])
            if country is None:
                self._warn("ECOSYSTEM-COUNTRY", "nationality", "no country that is known")
                continue
            part = cell.part(*match.span())
            yield from part.describe(country.id, EntityClass.COUNTRY, country.name)
            yield part.say(company, Property.LOCATED_IN, country.id)

    def _details(self, model: str) -> Iterator[Statement]:
        if self.row["created_date"] and _is_date(self.row["created_date"]):
            yield self._cell("created_date").say(model, Property.RELEASED, self.row["created_date"])
        elif self.row["created_date"]:
            self._warn("ECOSYSTEM-DATE", "created_date", "no date")
        size = _SIZE.match(self.row["size"])
        if size is not None:
            yield self._cell("size").say(model, Property.PARAMETER_COUNT, float(size[1]) * _TIMES[size[2]])
        elif self.row["size"] not in _UNKNOWN:
            self._warn("ECOSYSTEM-SIZE", "size", "no number of parameters")
        if self.row["access"] == "closed":
            yield self._cell("access").say(model, Property.WEIGHTS_PUBLISHED, False)

    def _cell(self, column: str) -> Cell:
        text = self.row[column]
        return Cell(self.document, EXTRACTOR, pointer(self.index, column), text, 0, len(text))

    def _warn(self, code: str, column: str, problem: str) -> None:
        message = f"row {self.index} ({self.row['name']}): {column} is {self.row[column]!r}, {problem}"
        self.found.warn(code, message, "look it up; the value is left out")


def _is_date(text: str) -> bool:
    try:
        PartialDate(text)
    except ExportGraphError:
        return False
    return True
