"""Catalogues of legal sources: each record is a policy or a list of parties, with its address."""

from collections.abc import Iterator

from ingest.expectations import expect_counts, expect_fields
from ingest.node import Node
from ingest.source import SourceInfo
from ingest.sources.china_lists.fields import report_unknown
from ingest.sources.china_lists.known import KnownRecord, known
from ingest.table import Cell, Findings
from ontology.countries import countries
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_NEEDED = ("id", "name", "authority", "category", "url", "description")
_READ = (*_NEEDED, "name_en", "authority_en")


def read_catalogue(top: Node, info: SourceInfo, name: str, found: Findings) -> int:
    """Every record that is known by its id; the number of records. Raises `INGEST-EXPECTATION`."""
    rows = list(top.at("datasources").items())
    plain = [each.value for each in rows if isinstance(each.value, dict)]
    expect_counts({"datasources": len(rows)}, info, name, ["datasources"])
    expect_fields(plain, _NEEDED, name)
    report_unknown(plain, _READ, info, "record", found)
    for row in rows:
        _read(row, found)
    return len(rows)


def _read(row: Node, found: Findings) -> None:
    identifier = row.text("id")
    record, reason = known().records.get(identifier), known().ignored.get(identifier)
    if record is not None:
        found.add(_record(row, record))
        found.loaded += 1
    elif reason is not None:
        found.ignore(f"{identifier}: {reason}")
    else:
        found.report_row(
            "CN-UNKNOWN",
            f"nobody knows what the record {identifier!r} is",
            "say it in ingest/sources/china_lists/known.yml, or leave it out there with the reason",
        )


def _record(row: Node, record: KnownRecord) -> Iterator[Statement]:
    subject = record.policy or record.list or ""
    entity_class = EntityClass.POLICY if record.policy else EntityClass.PARTY_LIST
    named, native = row.cell("name_en") or row.cell("name"), row.cell("name")
    if named is not None:
        yield from named.describe(subject, entity_class, named.text)
    if native is not None and named is not None and native.text != named.text:
        yield native.say(subject, Property.ALIAS, native.text)
    for field, meaning in (("url", Property.OFFICIAL_URL), ("description", Property.DEFINITION)):
        cell = row.cell(field)
        if cell is not None:
            yield cell.say(subject, meaning, cell.text)
    category = row.cell("category")
    if category is not None:
        kind = Property.INSTRUMENT_KIND if record.policy else Property.LIST_KIND
        yield category.say(subject, kind, record.kind)
        yield from _jurisdiction(category, subject, record)
    yield from _authority(row, subject, record)
    words = row.cell("description")
    if record.based_on is not None and words is not None:
        yield words.say(subject, Property.BASED_ON, record.based_on)


def _jurisdiction(category: Cell, subject: str, record: KnownRecord) -> Iterator[Statement]:
    if record.jurisdiction is not None:
        country = countries()[record.jurisdiction]
        yield from category.describe(country.id, EntityClass.COUNTRY, country.name)
        yield category.say(subject, Property.JURISDICTION, country.id)


def _authority(row: Node, subject: str, record: KnownRecord) -> Iterator[Statement]:
    cell = row.cell("authority_en") or row.cell("authority")
    if record.issued_by is not None and cell is not None:
        agency = known().agencies[record.issued_by]
        yield from cell.describe(agency.id, EntityClass.AGENCY, agency.name)
        yield cell.say(subject, Property.ISSUED_BY, agency.id)
