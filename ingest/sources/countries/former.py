"""ISO 3166-3 as pycountry has it: countries and territories that are none any more."""

from collections.abc import Iterator, Mapping

from ingest.expectations import expect_within
from ingest.source import SourceInfo
from ingest.sources.countries.fields import check_fields
from ingest.sources.countries.shape import Withdrawn, shaped
from ingest.table import Findings, Sheet
from ontology.ids import country_id
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import EntityClass

KEY = "3166-3"


def read_former(data: object, sheet: Sheet, info: SourceInfo, name: str, found: Findings) -> int:
    """Every withdrawn country; how many rows there are. Raises `INGEST-EXPECTATION` and `COUNTRIES-SHAPE`."""
    given = data[KEY] if isinstance(data, Mapping) else data
    rows = shaped(Withdrawn, given, name)
    expect_within(len(rows), info.expectations["iso3166-3"], f"{name}: withdrawn countries")
    ignored = (each.removeprefix(f"{KEY}.") for each in info.ignored if each.startswith(f"{KEY}."))
    check_fields(given, Withdrawn, ignored, name, found)
    for index, row in enumerate(rows):
        found.add(_withdrawn(row, index, sheet))
        found.loaded += 1
    return len(rows)


def _withdrawn(row: Withdrawn, index: int, sheet: Sheet) -> Iterator[Statement]:
    """It was a country until its withdrawal; its four letters are borne by no other."""
    country = country_id(row.alpha_4)
    name = sheet.cell(row.name, KEY, index, "name")
    withdrawn = sheet.cell(row.withdrawal_date, KEY, index, "withdrawal_date")
    until = Interval(end=PartialDate(row.withdrawal_date))
    yield withdrawn.say(country, Property.TYPE, EntityClass.COUNTRY.value, valid=until)
    yield name.say(country, Property.NAME, row.name)
    on = "on" if len(row.withdrawal_date) == len("2006-09-26") else "in"
    said = f"a country or territory that ISO 3166 withdrew {on} {row.withdrawal_date}"
    yield withdrawn.say(country, Property.DEFINITION, said)
    for scheme, field, code in (("alpha-3", "alpha_3", row.alpha_3), ("alpha-4", "alpha_4", row.alpha_4)):
        cell = sheet.cell(code, KEY, index, field)
        yield cell.say(country, Property.EXTERNAL_ID, f"iso3166-3-{scheme}:{code}")
