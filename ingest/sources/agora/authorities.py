"""AGORA's authorities: which public body each is, and under which country's law it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.expectations import expect_fields, expect_within
from ingest.packaged import packaged_strings
from ingest.source import SourceInfo
from ingest.table import Cell, Findings, Sheet
from ontology.countries import country_named
from ontology.ids import country_id, slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

FIELDS = ("Name", "Jurisdiction", "Parent authority")
_LOCAL = re.compile(r"(?P<place>.+), (?P<state>[A-Z]{2})")
_NATIONAL = re.compile(r"Government of (?:the )?(?P<country>.+)")
_CHINESE = "Chinese provincial and local governments"
_COUNTRIES = {"us": "US", "cn": "CN", "uk": "GB"}
"""The countries of our ids, where the prefix of an id is not its code."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Who issued a document."""

    agency: str | None
    """The id of the body; none where AGORA names a group of them."""
    name: str
    country: str | None
    """The id of the country under whose law it stands; none for bodies of several countries."""
    is_legislature_of: str | None = None
    """"us" for Congress, "state" for what may be a state's or a city's legislature."""

    def introduce(self, cell: Cell) -> Iterator[Statement]:
        """What the body is."""
        if self.agency is not None:
            yield from cell.describe(self.agency, EntityClass.AGENCY, self.name)


def authority(name: str) -> Authority | None:
    """The authority that AGORA calls so; none where we do not know it."""
    table = _table()
    if name in table["groups"]:
        return Authority(None, name, country_id("CN") if name == _CHINESE else None)
    if name in table["bodies"]:
        agency = table["bodies"][name]
        congress = "us" if agency == "agency:us/congress" else None
        return Authority(agency, name, _country_of(agency), congress)
    if name in table["states"]:
        said = name if name == "District of Columbia" else f"State of {name}"
        return Authority(f"agency:us-{table['states'][name]}/government", said, country_id("US"), "state")
    if local := _LOCAL.fullmatch(name):
        agency = f"agency:us-{local['state'].lower()}/{slug(local['place'])}"
        return Authority(agency, name, country_id("US"), "state")
    national = _NATIONAL.fullmatch(name)
    country = country_named(national["country"]) if national else None
    if country is None:
        return None
    return Authority(f"agency:{country.alpha2.lower()}/government", name, country.id)


def read_authorities(rows: list[dict[str, str]], sheet: Sheet, info: SourceInfo, name: str, found: Findings) -> None:
    """Every authority that is one body. Raises `INGEST-EXPECTATION`."""
    expect_within(len(rows), info.expectations["authorities"], f"{name}: authorities")
    expect_fields(rows, FIELDS, name)
    for index, row in enumerate(rows):
        known = authority(row["Name"])
        if known is None:
            found.report_row(*unknown_authority(row["Name"], f"{name}, row {index}"))
        elif known.agency is None:
            found.ignore("a group of authorities, not one body")
        else:
            found.add(_authority(known, row, index, sheet))
            found.loaded += 1


def unknown_authority(name: str, where: str) -> tuple[str, str, str]:
    """The code, the message and the fix for an authority that nobody knows."""
    return (
        "AGORA-AUTHORITY",
        f"{where}: nobody knows the authority {name!r}",
        "add it to ingest/sources/agora/authorities.yml",
    )


def _authority(known: Authority, row: Mapping[str, str], index: int, sheet: Sheet) -> Iterator[Statement]:
    agency = str(known.agency)
    name = sheet.cell(row["Name"], index, "Name")
    yield from known.introduce(name)
    under = country_named(row["Jurisdiction"])
    if under is not None:
        yield sheet.cell(row["Jurisdiction"], index, "Jurisdiction").say(agency, Property.JURISDICTION, under.id)
    elif known.country is not None:
        yield name.say(agency, Property.JURISDICTION, known.country)
    parent = authority(row["Parent authority"])
    if parent is not None and parent.agency is not None:
        cell = sheet.cell(row["Parent authority"], index, "Parent authority")
        yield cell.say(agency, Property.PART_OF, parent.agency)
        yield from parent.introduce(cell)


def _country_of(agency: str) -> str | None:
    code = _COUNTRIES.get(agency.removeprefix("agency:").partition("/")[0])
    return None if code is None else country_id(code)


@cache
def _table() -> Any:
    return packaged_strings("ingest.sources.agora", "authorities.yml")
