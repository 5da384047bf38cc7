"""Reads a US restricted-party list that was extracted to JSON, or `lists.json`, which tells what the lists are."""

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.corrections import Corrections
from ingest.decode import json_table
from ingest.expectations import expect, expect_fields, expect_within
from ingest.lists.affiliates import listed_names
from ingest.lists.catalogue import list_statements, lists_by_file
from ingest.lists.entries import Entries
from ingest.lists.names import listed_path, read_name
from ingest.lists.row import Address, Entry, ListRow
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.restricted_lists import metadata
from ingest.sources.restricted_lists.notes import Notes, read_notes
from ingest.sources.restricted_lists.tables import FIELDS, HEAD, checked, dated_cell, issued
from ingest.table import Cell, Findings, Page, unknown_fields
from ontology.document import Document, document_id
from ontology.ids import path_of
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass

_EXTRACTOR = "restricted_lists/1"


def accepts(raw: RawFile) -> bool:
    """Whether it is the file of a list, or the one about all lists, by its first fields."""
    head = raw.content[:600]
    of_list = b'"list_id"' in head and b'"source_file"' in head
    return raw.name.lower().endswith(".json") and (of_list or (b'"dcl_url"' in head and b'"lists"' in head))


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The entries of a list and the parties on it, or what the lists are.

    Raises `INGEST-EXPECTATION` where rows or fields were lost, and what `decode_json` raises.
    """
    data: Any = json_table(raw)
    expect(isinstance(data, dict), f"{raw.name} is no object")
    return _read_metadata(data, raw, info) if "lists" in data else _read_list(checked(data, raw), raw, info)


def _read_metadata(data: Mapping[str, Any], raw: RawFile, info: SourceInfo) -> Reading:
    expect_fields(data["lists"], metadata.FIELDS, raw.name)
    expect_within(len(data["lists"]), info.expectations["lists"], f"lists in {raw.name}")
    page = _page(raw, PartialDate(data["generated"]))
    found = Findings()
    metadata.read_lists(data, page, found)
    _report_unknown(
        {
            **unknown_fields([data], {"lists", *info.ignored}),
            **unknown_fields(data["lists"], {*metadata.FIELDS, *info.ignored}),
        },
        found,
    )
    return _reading(data, raw, info, page, found, "US restricted-party lists", len(data["lists"]))


def _read_list(data: Mapping[str, Any], raw: RawFile, info: SourceInfo) -> Reading:
    name, rows = data["list_id"], data["entities"]
    expect(name in info.expectations and name in lists_by_file(), f"{raw.name} is of a list that nobody knows: {name}")
    expect_within(len(rows), info.expectations[name], f"rows of {raw.name}")
    day, field = issued(data)
    page, found = _page(raw, day), Findings()
    identifier = lists_by_file()[name]
    found.add(list_statements(identifier, page.cell(name, "list_id")))
    found.add([dated_cell(data, field, page).say(identifier, Property.CAPTURED_ON, day.iso)])
    entries = Entries(page, found, Corrections(info.corrections))
    for index, row in enumerate(rows):
        _read_row(row, index, name, entries)
    entries.finish()
    _report_unknown(
        {**unknown_fields([data], {*HEAD, *info.ignored}), **unknown_fields(rows, {*FIELDS, *info.ignored})}, found
    )
    return _reading(data, raw, info, page, found, identifier, len(rows))


def _read_row(row: Mapping[str, Any], index: int, list_id: str, entries: Entries) -> None:
    def cell(name: str) -> Cell | None:
        return entries.page.cell(row[name], "entities", index, name) if row[name] else None

    noted, address, country, effective = cell("notes"), cell("address"), cell("country"), cell("effective_date")
    notes = Notes() if noted is None else read_notes(noted, list_id)
    aliases = (entries.page.cell(each, "entities", index, "aliases", at) for at, each in enumerate(row["aliases"]))
    since = None if effective is None else (effective, effective.exact)
    listed = ListRow(
        list=lists_by_file()[list_id],
        name=entries.page.cell(row["name"], "entities", index, "name"),
        aliases=tuple(aliases),
        countries=() if country is None else (country,),
        addresses=() if address is None else (Address(address),),
        requirement=notes.requirement,
        citations=cell("federal_register"),
        start=notes.start or since,
        end=notes.end,
        programmes=notes.programmes,
        remarks=notes.remarks,
        is_party=notes.is_party,
    )
    entry = entries.add(listed)
    entries.found.add(_further(entry, notes, since))
    if notes.subsidiaries is not None and entry.party is not None:
        _add_subsidiaries(listed, entry.party, notes.subsidiaries, entries)


def _further(entry: Entry, notes: Notes, since: tuple[Cell, str] | None) -> Iterator[Statement]:
    if notes.start is not None and since is not None and since[1] != notes.start[1]:
        yield since[0].say(entry.entry, Property.COMPLIANCE_FROM, since[1])
    if notes.number is not None and entry.party is not None:
        yield notes.number.say(entry.party, Property.EXTERNAL_ID, f"uscc:{notes.number.exact}")


def _add_subsidiaries(row: ListRow, parent: str, names: Cell, entries: Entries) -> None:
    spans = listed_names(names.exact.rstrip())
    if spans is None:
        entries.forms.add("LIST-NAME-UNREAD", names.exact, names.pointer)
        return
    for start, end in spans:
        named = names.part(names.start + start, names.start + end)
        entries.found.add(_subsidiary(row, parent, named, entries.page))


def _subsidiary(row: ListRow, parent: str, cell: Cell, page: Page) -> Iterator[Statement]:
    read = read_name(cell.exact)
    name = cell.part(cell.start + read.name[0], cell.start + read.name[1])
    party = f"party:{path_of(row.list)}/{listed_path(None, name.exact)}"
    yield from name.describe(party, EntityClass.PARTY, name.exact)
    for start, end in read.former:
        former = cell.part(cell.start + start, cell.start + end)
        yield former.say(party, Property.FORMER_NAME, former.exact)
    yield cell.say(party, Property.SUBSIDIARY_OF, parent, valid=page.observed)
    yield cell.say(party, Property.LISTED_ON, row.list, valid=page.observed)


def _report_unknown(unknown: Mapping[str, int], found: Findings) -> None:
    for name, index in unknown.items():
        found.warn(
            "RESTRICTED-FIELD",
            f"nothing is known of the field {name} (first in row {index})",
            "read it in ingest/sources/restricted_lists, or say in source.yml why it is left out",
        )


def _page(raw: RawFile, day: PartialDate) -> Page:
    return Page(document_id(raw.sha256), _EXTRACTOR, day)


def _reading(
    data: Mapping[str, Any], raw: RawFile, info: SourceInfo, page: Page, found: Findings, title: str, total: int
) -> Reading:
    document = Document(
        sha256=raw.sha256,
        source="restricted_lists",
        kind=info.kind,
        title=f"{title}, as of {page.issued.iso}",
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        published=page.issued,
        licence=info.licence,
    )
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), table=data, rows=found.rows(total))
