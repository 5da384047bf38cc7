"""From rows of party lists to list entries and the parties that they name."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.corrections import Corrections
from ingest.lists.addresses import read_addresses
from ingest.lists.forms import Forms
from ingest.lists.listing import listing_intervals
from ingest.lists.names import ListedName, is_damaged, listed_path, natural_order, read_name
from ingest.lists.places import heading, place
from ingest.lists.row import Entry, ListRow
from ingest.lists.terms import term_statements
from ingest.table import Cell, Findings, Page
from ontology.countries import countries
from ontology.ids import country_id, path_of
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass


@dataclass(slots=True)
class Entries:
    """Reads the rows of one document, one after the other, into `found`."""

    page: Page
    found: Findings
    corrections: Corrections = field(default_factory=Corrections)
    forms: Forms = field(default_factory=Forms)
    _described: set[str] = field(default_factory=set)
    """The countries that have been named so far: once is enough."""

    def add(self, row: ListRow) -> Entry:
        """Read a row; the ids of its entry and its party."""
        first = next((code for cell in row.countries if (code := place(cell.exact))), None)
        named = read_name(row.name.text)
        name = row.name.part(*named.name)
        country = None if first is None else heading(first)
        path = f"{path_of(row.list)}/{row.number or listed_path(country, name.exact)}"
        entry = Entry(f"entry:{path}", f"party:{path}" if row.is_party else None)
        self.found.add(self._entry(row, entry))
        if entry.party is not None:
            self.found.add(self._party(row, entry.party, name))
            self.found.add(self._names(row.name, named, entry.party, name.exact))
            for alias in row.aliases:
                self.found.add(self._alias(alias, entry.party, name.exact))
        self.found.loaded += 1
        return entry

    def finish(self) -> None:
        """Report what was not understood, each form of it once, and corrections that correct nothing."""
        self.forms.report(self.found)
        self.corrections.report(self.found)

    def _entry(self, row: ListRow, entry: Entry) -> Iterator[Statement]:
        subject, cell = entry.entry, row.name
        yield from cell.describe(subject, EntityClass.LIST_ENTRY, cell.exact.strip())
        for reason, valid in listing_intervals(row, self.page, self.forms):
            yield reason.say(subject, Property.IN_LIST, row.list, valid=valid)
            if entry.party is not None:
                yield reason.say(entry.party, Property.LISTED_ON, row.list, valid=valid)
        if entry.party is not None:
            yield cell.say(subject, Property.ENTRY_OF, entry.party)
        if row.number is None:
            yield from self._located(subject, row.countries)
        if row.remarks is not None:
            yield row.remarks.say(subject, Property.DEFINITION, row.remarks.exact)
        for programme in row.programmes:
            yield programme.say(subject, Property.PROGRAMME, programme.exact)
        yield from term_statements(row, subject, self.corrections, self.forms, self._described)

    def _party(self, row: ListRow, party: str, name: Cell) -> Iterator[Statement]:
        yield from name.describe(party, EntityClass.PARTY, name.exact)
        if row.kind is not None:
            cell, kind = row.kind
            yield cell.say(party, Property.PARTY_KIND, kind)
            spoken = natural_order(name.exact) if kind == "individual" else None
            if spoken is not None:
                yield name.say(party, Property.ALIAS, spoken)
        yield from self._located(party, row.countries)
        yield from self._addresses(row, party)

    def _addresses(self, row: ListRow, party: str) -> Iterator[Statement]:
        entry = f"entry:{path_of(party)}"
        for given in row.addresses:
            cell, read = given.cell, read_addresses(given.cell.exact)
            for number, (start, end) in enumerate(read.spans, 1):
                address = cell.part(cell.start + start, cell.start + end)
                behind = given.place if number == len(read.spans) else ""
                yield address.say(entry, Property.ADDRESS, ", ".join(part for part in (address.exact, behind) if part))
            for named in read.elsewhere:
                if place(named) is None:
                    self.forms.add("LIST-ADDRESS-UNREAD", f"more addresses under {named}", cell.pointer)
                else:
                    yield from self._located(party, (cell,), named)

    def _located(self, subject: str, cells: tuple[Cell, ...], spelling: str | None = None) -> Iterator[Statement]:
        for cell in cells:
            code = place(spelling or cell.exact)
            if code is None:
                self.forms.add("LIST-COUNTRY", spelling or cell.exact, cell.pointer)
                continue
            identifier = country_id(code)
            yield cell.say(subject, Property.LOCATED_IN, identifier)
            if identifier not in self._described:
                self._described.add(identifier)
                yield from cell.describe(identifier, EntityClass.COUNTRY, countries()[code].name)

    def _names(self, cell: Cell, read: ListedName, party: str, name: str) -> Iterator[Statement]:
        if not read.understood or is_damaged(cell.text):
            self.forms.add("LIST-NAME-UNREAD", cell.exact, cell.pointer)
        parts = () if read.part is None else (read.part,)
        for span in (*read.aliases, *parts):
            yield from _said(cell.part(*span), party, Property.ALIAS, name)
        for span in read.former:
            yield from _said(cell.part(*span), party, Property.FORMER_NAME, name)

    def _alias(self, cell: Cell, party: str, name: str) -> Iterator[Statement]:
        read = read_name(cell.exact)
        alias = cell.part(cell.start + read.name[0], cell.start + read.name[1])
        if not read.understood or is_damaged(cell.exact) or ";" in alias.exact or ": " in alias.exact:
            self.forms.add("LIST-ALIAS-UNREAD", cell.exact, cell.pointer)
            return
        yield from _said(alias, party, Property.ALIAS, name)
        for spans, predicate in ((read.aliases, Property.ALIAS), (read.former, Property.FORMER_NAME)):
            for start, end in spans:
                yield from _said(cell.part(cell.start + start, cell.start + end), party, predicate, name)


def _said(cell: Cell, party: str, predicate: Property, name: str) -> Iterator[Statement]:
    """Another name of the party; its own name is none."""
    if cell.exact and cell.exact != name:
        yield cell.say(party, predicate, cell.exact)
