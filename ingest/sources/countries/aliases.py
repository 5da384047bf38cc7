"""Which of a table's names can stand for a country: those that mean one country only."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.table import Cell, Findings
from ontology.countries import countries
from ontology.ids import country_id
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_CODE = re.compile(r"[A-Za-z]{1,2}")
"""A code is a word, too: "IN", "Is", "de"."""


class Aliases:
    """The names of a whole table by country; what several countries bear stands for none."""

    def __init__(self, table: Iterable[tuple[str, Iterable[str]]], also_unclear: Iterable[str] = ()) -> None:
        bearers: dict[str, set[str]] = {}
        for country in countries().values():
            for name in country.names:
                bearers.setdefault(name.casefold(), set()).add(country.alpha2)
        for code, names in table:
            for name in names:
                bearers.setdefault(name.casefold(), set()).add(code)
        uses = Counter({name: len(codes) for name, codes in bearers.items()})
        self._unclear = {name for name, count in uses.items() if count > 1} | {each.casefold() for each in also_unclear}
        self.left_out: set[str] = set()
        """The names that several countries bear, as far as they were asked for."""

    def of(self, code: str, cells: Iterable[Cell]) -> Iterator[Statement]:
        """The aliases of a country, each once."""
        seen = {_shown(code, "")}
        for cell in cells:
            name = cell.exact
            if name in seen or not name.strip() or _CODE.fullmatch(name):
                continue
            seen.add(name)
            if name.casefold() in self._unclear:
                self.left_out.add(name)
            else:
                yield cell.say(country_id(code), Property.ALIAS, name)

    def report(self, found: Findings, file_name: str) -> None:
        """Tell which names were left out."""
        if self.left_out:
            found.warn(
                "COUNTRIES-NAME-UNCLEAR",
                f"{file_name}: names of several countries are no alias of any: {', '.join(sorted(self.left_out))}",
                "nothing needs to be done; a name that should stand for one country goes into ontology/countries.yml",
            )


def introduce(code: str, cell: Cell) -> Iterator[Statement]:
    """The class of a country, and the name by which the program shows it, whatever the table calls it."""
    return cell.describe(country_id(code), EntityClass.COUNTRY, _shown(code, cell.exact))


def identify(code: str, scheme: str, cell: Cell) -> Statement:
    """A code of a country in a part of ISO 3166."""
    return cell.say(country_id(code), Property.EXTERNAL_ID, f"{scheme}:{cell.exact}")


def _shown(code: str, otherwise: str) -> str:
    known = countries().get(code)
    return otherwise if known is None else known.name
