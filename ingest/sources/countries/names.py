"""mledoze/countries: each country's names in many languages, and the words for its people."""

import re
from collections.abc import Iterator, Mapping

from ingest.expectations import expect_within
from ingest.source import SourceInfo
from ingest.sources.countries.aliases import Aliases, identify, introduce
from ingest.sources.countries.fields import check_fields
from ingest.sources.countries.shape import Form, Named, shaped
from ingest.table import Cell, Findings, Sheet
from ontology.countries import AMBIGUOUS
from ontology.ids import country_id
from ontology.statement import Statement
from ontology.terms import Property

_ONE_OF_SEVERAL = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
"""Two peoples of one country stand in one cell, with a comma."""


def read_names(data: object, sheet: Sheet, info: SourceInfo, name: str, found: Findings) -> int:
    """Every country; how many rows there are. Raises `INGEST-EXPECTATION` and `COUNTRIES-SHAPE`."""
    rows = shaped(Named, data, name)
    expect_within(len(rows), info.expectations["countries"], f"{name}: countries")
    check_fields(data, Named, info.ignored, name, found)
    texts = [(row.cca2, [cell.text for cell in _names(row, index, sheet)]) for index, row in enumerate(rows)]
    aliases = Aliases(texts, _unclear(rows))
    for index, row in enumerate(rows):
        found.add(introduce(row.cca2, sheet.cell(row.name.common, index, "name", "common")))
        found.add(_codes(row, index, sheet))
        found.add(aliases.of(row.cca2, _names(row, index, sheet)))
        found.add(_demonyms(row, index, sheet))
        found.loaded += 1
    aliases.report(found, name)
    return len(rows)


def _codes(row: Named, index: int, sheet: Sheet) -> Iterator[Statement]:
    if row.is_assigned:
        yield identify(row.cca2, "iso3166-1-alpha-3", sheet.cell(row.cca3, index, "cca3"))
        yield identify(row.cca2, "iso3166-1-numeric", sheet.cell(row.ccn3, index, "ccn3"))


def _names(row: Named, index: int, sheet: Sheet) -> Iterator[Cell]:
    """The names of a row, the English ones first."""
    yield sheet.cell(row.name.common, index, "name", "common")
    yield sheet.cell(row.name.official, index, "name", "official")
    for number, spelling in enumerate(row.altSpellings):
        yield sheet.cell(spelling, index, "altSpellings", number)
    yield from _forms(row.name.natives(), sheet, index, "name", "native")
    yield from _forms(row.translations, sheet, index, "translations")


def _forms(forms: Mapping[str, Form], sheet: Sheet, *tokens: str | int) -> Iterator[Cell]:
    for language, form in forms.items():
        yield sheet.cell(form.common, *tokens, language, "common")
        yield sheet.cell(form.official, *tokens, language, "official")


def _unclear(rows: list[Named]) -> Iterator[str]:
    """What a name that is unclear in English ("Congo") is called elsewhere is unclear, too."""
    for row in rows:
        if row.name.common in AMBIGUOUS:
            yield row.name.common
            yield from (form.common for form in (*row.name.natives().values(), *row.translations.values()))


def _demonyms(row: Named, index: int, sheet: Sheet) -> Iterator[Statement]:
    for language, words in row.demonyms.items():
        for sex, given in (("m", words.m), ("f", words.f)):
            cell = sheet.cell(given, index, "demonyms", language, sex)
            for word in _ONE_OF_SEVERAL.finditer(given):
                part = cell.part(*word.span())
                yield part.say(country_id(row.cca2), Property.DEMONYM, part.exact)
