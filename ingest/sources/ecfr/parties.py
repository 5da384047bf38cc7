"""The lists of parties in part 744: the Entity List, the Unverified List and the Military End-User List.

A row has a country (empty where it is that of the row above), the party with its other names and its addresses in one
cell, and, as far as the list has them, what needs a licence, how applications are reviewed, and the citations.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.corrections import Corrections
from ingest.expectations import expect_within
from ingest.lists.catalogue import list_statements, norm_statements
from ingest.lists.entries import Entries
from ingest.lists.row import Address, ListRow
from ingest.sources.ecfr.law import Law
from ingest.sources.ecfr.outline import Row, Span, Table
from ingest.table import Findings
from ontology.ids import path_of
from ontology.terms import Property

LISTS: Mapping[str, str] = {
    "policy:cfr/15-744-supp4": "list:us/entity-list",
    "policy:cfr/15-744-supp6": "list:us/uvl",
    "policy:cfr/15-744-supp7": "list:us/meu",
}
"""The list in each supplement."""
_COLUMNS = (
    ("review", re.compile(r"licen[sc]e review policy", re.IGNORECASE)),
    ("requirement", re.compile(r"licen[sc]e requirement", re.IGNORECASE)),
    ("citations", re.compile(r"federal register", re.IGNORECASE)),
    ("country", re.compile(r"countr", re.IGNORECASE)),
    ("party", re.compile(r"entit|listed person|name", re.IGNORECASE)),
)
_NEEDED = frozenset({"country", "party", "citations"})
_OTHER_NAMES = re.compile(r",? ?(?:\([^()]*\))?,? (?:a\.k\.a\.|f\.k\.a\.|aka|formerly known as)[,:]?\s", re.IGNORECASE)
_ALIAS = re.compile(r"\s*[—–-]\s*")
_END = re.compile(r"(?:[;,.]?\s+(?:and|or)|[;,.:])?\s*$")
_FORMS = (
    r"Joint[ -]Stock Company|CJSC|OAO|NPO|FSUE|Co|Company|Corp|Corporation|Ltd|Limited|Inc|Incorporated|LLC|L\.L\.C|"
    r"LLP|L\.P|LP|PLC|JSC|OJSC|PJSC|OOO|AO|ZAO|GmbH|AG|KG|SA|S\.A|SAL|S\.A\.L|Sdn|Bhd|Pte|Pvt|Private|FZE|FZC|FZCO|FZ-LLC|"
    r"BV|B\.V|NV|N\.V|SRL|S\.R\.L|SPC|WLL|W\.L\.L|Est|DMCC|GP|Kft|Oy|AB|SARL|Jr|Sr"
)
"""Forms of companies that stand behind a comma and are part of a name."""
_SUFFIX = re.compile(rf"(?:{_FORMS})\b\.?", re.IGNORECASE)
_ENDS_IN_FORM = re.compile(rf"\b(?:{_FORMS})$", re.IGNORECASE)
RESERVED = "[reserved]"


@dataclass(frozen=True, slots=True)
class _Party:
    """The parts of a cell that names a party."""

    name: Span
    aliases: tuple[Span, ...]
    address: Span | None


def read_parties(law: Law, found: Findings) -> int:
    """Every entry; how many rows there are. Raises `INGEST-EXPECTATION` where many of them are missing."""
    identifier = LISTS[law.provision.id]
    heading = law.page.span(law.heading.start, law.heading.end)
    found.add(list_statements(identifier, heading))
    found.add(norm_statements(identifier, heading, law.page.observed))
    found.add([heading.say(identifier, Property.CAPTURED_ON, law.day)])
    entries = Entries(law.page, found, Corrections(law.info.corrections))
    rows = 0
    for table in law.provision.division.tables():
        columns = _columns(table, law)
        if columns.keys() >= _NEEDED:
            rows += _table(table, columns, identifier, law, entries)
    entries.finish()
    _report_repeated(found, identifier)
    expect_within(rows, law.info.expectations[f"rows of {identifier}"], f"{law.name}: rows of {identifier}")
    return rows


def _report_repeated(found: Findings, identifier: str) -> None:
    """Rows that name the same party in the same country are one entry here: perhaps the names were cut too short."""
    named = Counter(
        each.subject
        for each in found.statements
        if each.predicate is Property.ENTRY_OF and each.subject.startswith(f"entry:{path_of(identifier)}/")
    )
    for entry in sorted(name for name, times in named.items() if times > 1):
        found.warn(
            "ECFR-PARTY-REPEATS",
            f"{named[entry]} rows of {identifier} are read as the one entry {entry}",
            "compare with the eCFR; if the names differ, extend ingest/sources/ecfr/parties.py",
        )


def _columns(table: Table, law: Law) -> dict[str, int]:
    """The columns of a table, by what they are called in its head."""
    found: dict[str, int] = {}
    for number, cell in enumerate(table.heads[-1].cells if table.heads else ()):
        name = next((name for name, form in _COLUMNS if form.search(law.codified.words(cell))), None)
        if name is not None:
            found.setdefault(name, number)
    return found


def _table(table: Table, columns: dict[str, int], identifier: str, law: Law, entries: Entries) -> int:
    country: Span | None = None
    rows = 0
    for row in table.rows:
        words = [law.codified.words(each) for each in row.cells]
        if len(row.cells) == 1 or not any(words):
            continue  # a note, or a line
        rows += 1
        if len(row.cells) != len(table.heads[-1].cells):
            entries.found.report_row(
                "ECFR-ROW",
                f"{law.provision.citation}: the row does not fit the head of its table: {words[:2]}",
                "compare with the eCFR; the entry is not in the graph",
            )
            continue
        written = row.cells[columns["country"]]
        country = written if written.start < written.end else country
        party = words[columns["party"]]
        if not party or party.casefold().strip(" .") == RESERVED:
            entries.found.ignore("reserved: no party is named")
            continue
        entries.add(_row(row, columns, country, identifier, law))
    return rows


def _row(row: Row, columns: dict[str, int], country: Span | None, identifier: str, law: Law) -> ListRow:
    def cell(name: str) -> Span | None:
        span = row.cells[columns[name]] if name in columns else None
        return None if span is None or span.start == span.end else span

    party = _party(row.cells[columns["party"]], law.codified.words(row.cells[columns["party"]]))
    at = law.cell_or_none
    return ListRow(
        list=identifier,
        name=law.cell(party.name),
        aliases=tuple(law.cell(each) for each in party.aliases),
        countries=() if country is None else (law.cell(country),),
        addresses=() if party.address is None else (Address(law.cell(party.address)),),
        requirement=at(cell("requirement")),
        review=at(cell("review")),
        citations=at(cell("citations")),
    )


def _party(cell: Span, words: str) -> _Party:
    """The name, the other names and the addresses in a cell: other names have lines of their own, after dashes."""
    lines = list(_lines(cell, words))
    first, *others = lines
    known_as = _OTHER_NAMES.search(words[: first.end - cell.start])
    aliases = [each for each in others if _ALIAS.match(words[each.start - cell.start :])]
    addresses = [each for each in others if each not in aliases]
    address = Span(addresses[0].start, addresses[-1].end) if addresses else None
    end = first.end
    if aliases and known_as is not None:
        end = cell.start + known_as.start()
    elif address is None and known_as is None:
        end, address = _without_address(first, words[: first.end - cell.start])
    name = _trimmed(Span(first.start, end), cell, words)
    told = tuple(_trimmed(_after_dash(each, cell, words), cell, words) for each in aliases)
    return _Party(name, tuple(each for each in told if each.start < each.end), address)


def _without_address(line: Span, words: str) -> tuple[int, Span | None]:
    """Where the name ends in a line with an address: at the first comma not before a form of company; the address."""
    for comma in re.finditer(r", ", words):
        if not _SUFFIX.match(words, comma.end()):
            return line.start + comma.start(), Span(line.start + comma.end(), line.end)
    return line.end, None


def _lines(cell: Span, words: str) -> Iterator[Span]:
    start = cell.start
    for line in words.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _after_dash(line: Span, cell: Span, words: str) -> Span:
    match = _ALIAS.match(words, line.start - cell.start)
    return line if match is None else Span(cell.start + match.end(), line.end)


def _trimmed(span: Span, cell: Span, words: str) -> Span:
    """Without the signs and the "and" that part it from what follows; a full stop of "Ltd." stays."""
    written = words[span.start - cell.start : span.end - cell.start]
    match = _END.search(written)
    kept = written if match is None else written[: match.start()]
    if written[len(kept) :].startswith(".") and _ENDS_IN_FORM.search(kept):
        kept = written[: len(kept) + 1]
    return Span(span.start, span.start + len(kept.rstrip()))
