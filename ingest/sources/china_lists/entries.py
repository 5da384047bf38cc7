"""The parties on lists: an entry for each row, and the party that it names.

`country` is the country that keeps the list. Where a party is, only its address tells, and few have one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from ingest.corrections import Corrections
from ingest.expectations import expect, expect_counts, expect_fields
from ingest.lists.names import listed_path
from ingest.node import Node
from ingest.source import SourceInfo
from ingest.sources.china_lists.fields import report_unknown
from ingest.sources.china_lists.known import KnownList, known
from ingest.table import Cell, Findings
from ontology.countries import Country, countries, country_named
from ontology.ids import path_of
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import EntityClass

_NEEDED = ("id", "country", "list_id", "entity_name", "entity_type", "source_url", "last_verified")
_READ = (*_NEEDED, "aliases", "addresses", "reason", "date_added", "source_list_name")
_KINDS = {
    "company": "organisation",
    "organization": "organisation",
    "individual": "individual",
    "vessel": "vessel",
    "aircraft": "aircraft",
}
_LIST_NAME = re.compile(r"(?P<native>.+?) \((?P<english>[^()]+)\)")
_POSTCODE = re.compile(r"（邮编：[^（）]*）$")
_IN_CHINESE = {"日本": "JP"}
"""The countries with which addresses in Chinese begin."""


def read_entries(top: Node, info: SourceInfo, name: str, found: Findings) -> int:
    """Every row; their number. Raises `INGEST-EXPECTATION` where a list is missing or shrank."""
    rows = list(top.items())
    plain = [each.value for each in rows if isinstance(each.value, dict)]
    expect(len(plain) == len(rows), f"{name}: a row is no JSON object")
    expect_fields(plain, _NEEDED, name)
    keepers = {str(row["country"]) for row in plain}
    lists = [key for key, each in known().lists.items() if each.country in keepers]
    expect_counts(Counter(str(row["list_id"]) for row in plain), info, name, lists)
    report_unknown(plain, _READ, info, "row", found)
    corrections = Corrections(info.corrections)
    for row in rows:
        _read(row, corrections, found)
    if "cn" in keepers:
        corrections.report(found)
    return len(rows)


def _read(row: Node, corrections: Corrections, found: Findings) -> None:
    cell, on = row.cell("entity_name"), known().lists[row.text("list_id")]
    if cell is None:
        found.report_row("CN-NAME-MISSING", f"row {row.tokens[-1]} names nobody", "compare with the announcement")
        return
    found.add(_statements(row, cell, on, corrections, found))
    found.loaded += 1


def _statements(row: Node, cell: Cell, on: KnownList, corrections: Corrections, found: Findings) -> Iterator[Statement]:
    name = _plain(corrections.meant("entity_name", cell.text))
    path = f"{path_of(on.id)}/{listed_path(None, name)}"
    entry, party = f"entry:{path}", f"party:{path}"
    yield from _list(row, on)
    yield from _entry(row, cell, entry, on)
    yield cell.say(entry, Property.NAME, name)
    yield cell.say(entry, Property.ENTRY_OF, party)
    yield cell.say(party, Property.TYPE, EntityClass.PARTY)
    yield cell.say(party, Property.NAME, name)
    for alias in row.cells("aliases"):
        other = _plain(corrections.meant("aliases", alias.text))
        yield alias.say(entry, Property.ALIAS, other)
        yield alias.say(party, Property.ALIAS, other)
    yield from _party(row, cell, party, on, found)
    yield from _places(row, entry, party, found)


def _list(row: Node, on: KnownList) -> Iterator[Statement]:
    """The list itself; said once, however many rows it has."""
    cell = row.cell("source_list_name") or row.cell("list_id")
    if cell is None:
        return
    match = _LIST_NAME.fullmatch(cell.text)
    named = cell if match is None else cell.part(*match.span("english"))
    yield from named.describe(on.id, EntityClass.PARTY_LIST, named.exact)
    if match is not None:
        yield cell.part(*match.span("native")).say(on.id, Property.ALIAS, match["native"])
    agency = known().agencies[on.issued_by]
    yield cell.say(on.id, Property.LIST_KIND, on.kind)
    yield from cell.describe(agency.id, EntityClass.AGENCY, agency.name)
    yield cell.say(on.id, Property.ISSUED_BY, agency.id)


def _entry(row: Node, cell: Cell, entry: str, on: KnownList) -> Iterator[Statement]:
    yield cell.say(entry, Property.TYPE, EntityClass.LIST_ENTRY)
    dated, valid = _since(row, cell)
    yield dated.say(entry, Property.IN_LIST, on.id, valid=valid)
    for field, meaning in (("reason", Property.DEFINITION), ("source_url", Property.OFFICIAL_URL)):
        said = row.cell(field)
        if said is not None:
            yield said.say(entry, meaning, said.text)


def _party(row: Node, cell: Cell, party: str, on: KnownList, found: Findings) -> Iterator[Statement]:
    dated, valid = _since(row, cell)
    yield dated.say(party, Property.LISTED_ON, on.id, valid=valid)
    sort = row.cell("entity_type")
    kind = None if sort is None else _KINDS.get(sort.text)
    if sort is not None and kind is not None:
        yield sort.say(party, Property.PARTY_KIND, kind)
    elif sort is not None and sort.text != "other":
        found.warn(
            "CN-KIND-UNKNOWN",
            f"row {row.tokens[-1]} is a {sort.text!r}, which is no kind of party that is known",
            "add it to ingest/sources/china_lists/entries.py",
        )


def _since(row: Node, name: Cell) -> tuple[Cell, Interval]:
    """Since when it is on the list: exactly, or as seen on the day of the file."""
    added = row.cell("date_added")
    if added is None:
        return name, row.page.observed
    return added, Interval(start=PartialDate(added.text))


def _places(row: Node, entry: str, party: str, found: Findings) -> Iterator[Statement]:
    for cell in row.cells("addresses"):
        yield cell.say(entry, Property.ADDRESS, cell.text)
        country = _country(cell.text)
        if country is None:
            found.warn(
                "CN-ADDRESS-UNREAD",
                f"the country of the address {cell.text!r} was not understood",
                "if it begins with the name of a country in Chinese, add that to ingest/sources/china_lists/entries.py",
            )
            continue
        yield from cell.describe(country.id, EntityClass.COUNTRY, country.name)
        yield cell.say(entry, Property.LOCATED_IN, country.id)
        yield cell.say(party, Property.LOCATED_IN, country.id)


def _country(address: str) -> Country | None:
    """The country with whose Chinese name an address begins, or with whose English name it ends."""
    beginning = next((code for words, code in _IN_CHINESE.items() if address.startswith(words)), None)
    if beginning is not None:
        return countries()[beginning]
    return country_named(_POSTCODE.sub("", address).rpartition(", ")[2].strip())


def _plain(name: str) -> str:
    """A name without characters that nobody sees, and with single spaces."""
    return " ".join("".join(each for each in name if unicodedata.category(each) != "Cf").split())
