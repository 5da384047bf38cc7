"""ISO 3166-1 as pycountry has it: the countries and territories with their codes and English names."""

from collections.abc import Iterator, Mapping

from ingest.expectations import expect_within
from ingest.source import SourceInfo
from ingest.sources.countries.aliases import Aliases, identify, introduce
from ingest.sources.countries.fields import check_fields
from ingest.sources.countries.shape import Coded, shaped
from ingest.table import Cell, Findings, Sheet

KEY = "3166-1"
_NAMES = ("name", "official_name", "common_name")


def read_iso(data: object, sheet: Sheet, info: SourceInfo, name: str, found: Findings) -> int:
    """Every country; how many rows there are. Raises `INGEST-EXPECTATION` and `COUNTRIES-SHAPE`."""
    given = data[KEY] if isinstance(data, Mapping) else data
    rows = shaped(Coded, given, name)
    expect_within(len(rows), info.expectations["iso3166-1"], f"{name}: countries")
    check_fields(given, Coded, info.ignored, name, found)
    aliases = Aliases((row.alpha_2, [cell.text for cell in _names(row, 0, sheet)]) for row in rows)
    for index, row in enumerate(rows):
        found.add(introduce(row.alpha_2, sheet.cell(row.name, KEY, index, "name")))
        for scheme, field in (("iso3166-1-alpha-3", "alpha_3"), ("iso3166-1-numeric", "numeric")):
            found.add([identify(row.alpha_2, scheme, sheet.cell(getattr(row, field), KEY, index, field))])
        found.add(aliases.of(row.alpha_2, _names(row, index, sheet)))
        found.loaded += 1
    aliases.report(found, name)
    return len(rows)


def _names(row: Coded, index: int, sheet: Sheet) -> Iterator[Cell]:
    for field in _NAMES:
        text = getattr(row, field)
        if text is not None:
            yield sheet.cell(text, KEY, index, field)
