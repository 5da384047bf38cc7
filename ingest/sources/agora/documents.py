"""AGORA's table of documents: what each is, who issued it, and where AGORA says it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ingest.expectations import expect, expect_fields, expect_within
from ingest.source import SourceInfo
from ingest.sources.agora.authorities import Authority, authority, unknown_authority
from ingest.sources.agora.standing import standing, unread_status
from ingest.table import Cell, Findings, Sheet, unknown_fields
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

NUMBER, NAME, CASUAL, LINK = "AGORA ID", "Official name", "Casual name", "Link to document"
AUTHORITY, COLLECTIONS = "Authority", "Collections"
ACTIVITY, ACTIVE_ON, PROPOSED_ON = "Most recent activity", "Most recent activity date", "Proposed date"
FIELDS = (NUMBER, NAME, CASUAL, LINK, AUTHORITY, COLLECTIONS, ACTIVITY, ACTIVE_ON, PROPOSED_ON)
_REGISTER = re.compile(r"https://www\.federalregister\.gov/documents/\d{4}/\d\d/\d\d/(?P<number>[\w-]+)/")
_ORDER = re.compile(r"\(EO (?P<number>\d{5})\)$")
_CFR = re.compile(r"(?P<title>\d+) CFR § (?P<section>\d+\.\d+)")
_PART = re.compile(r"\b(?:Section|Sec\.|Sections|Title|Subtitle|Division|Part)\b|§")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, whose cells are asked for by their column."""

    index: int
    values: dict[str, str]
    sheet: Sheet

    @property
    def policy(self) -> str:
        """The id of the document as a policy."""
        return policy_id(self.values[NUMBER])

    def cell(self, column: str) -> Cell:
        """The cell in a column."""
        return self.sheet.cell(self.values[column], self.index, column)


def policy_id(number: str) -> str:
    """The id of AGORA's document with this number."""
    return f"policy:agora/{number}"


def read_documents(rows: list[dict[str, str]], sheet: Sheet, info: SourceInfo, name: str, found: Findings) -> None:
    """Every document. Raises `INGEST-EXPECTATION`."""
    expect_within(len(rows), info.expectations["documents"], f"{name}: documents")
    expect_fields(rows, FIELDS, name)
    numbers = [row[NUMBER] for row in rows]
    expect(len(set(numbers)) == len(numbers), f"{name}: a number of AGORA's stands in two rows")
    _check_fields(rows, info, name, found)
    unread: dict[str, list[str]] = {}
    for index, values in enumerate(rows):
        row = Row(index, values, sheet)
        if not (values[NUMBER].isdigit() and values[NAME].strip()):
            problem = f"{name}, row {index}: it has no number or no name"
            found.report_row("AGORA-ROW", problem, "compare it with AGORA's own table")
            continue
        issuer = authority(values[AUTHORITY])
        if issuer is None:
            found.warn(*unknown_authority(values[AUTHORITY], f"{name}, row {index}"))
        found.add(_document(row, issuer))
        found.add(standing(row, issuer))
        if (reason := unread_status(row, issuer)) is not None:
            unread.setdefault(reason, []).append(str(index))
        found.loaded += 1
    for reason, indexes in unread.items():
        problem = f"{name}: {reason}: rows {', '.join(indexes)}"
        found.warn("AGORA-STATUS", problem, "look it up where the documents are published")


def _check_fields(rows: list[dict[str, str]], info: SourceInfo, name: str, found: Findings) -> None:
    for field, index in unknown_fields(rows, FIELDS).items():
        if not any(fnmatchcase(field, pattern) for pattern in _patterns(info)):
            problem = f"{name}: nobody knows the field {field} (first in row {index})"
            found.warn("AGORA-FIELD", problem, "read it, or name it under `ignored` in ingest/sources/agora/source.yml")


def _patterns(info: SourceInfo) -> list[str]:
    """What `ignored` names; of its signs only a star at the end stands for something."""
    return [each.replace("[", "[[]").replace("?", "[?]") for each in info.ignored]


def _document(row: Row, issuer: Authority | None) -> Iterator[Statement]:
    name = row.cell(NAME)
    yield row.cell(NUMBER).say(row.policy, Property.TYPE, EntityClass.POLICY.value)
    yield name.say(row.policy, Property.NAME, name.exact)
    casual = row.cell(CASUAL)
    if casual.exact.strip() and casual.exact != name.exact:
        yield casual.say(row.policy, Property.ALIAS, casual.exact)
    yield row.cell(NUMBER).say(row.policy, Property.EXTERNAL_ID, f"agora:{row.values[NUMBER]}")
    yield from _address(row)
    yield from _citations(row, issuer)
    kind = _kind(row, issuer)
    if kind is not None:
        yield kind[1].say(row.policy, Property.INSTRUMENT_KIND, kind[0])
    if issuer is not None:
        yield from _issuer(row, issuer)


def _address(row: Row) -> Iterator[Statement]:
    link = row.cell(LINK)
    # A remark may follow the address.
    address = re.match(r"https?://[^/\s]\S*", link.text)
    if address is not None:
        part = link.part(0, address.end())
        yield part.say(row.policy, Property.OFFICIAL_URL, part.exact)
    register = _REGISTER.match(link.text)
    if register is not None and _is_whole(row):
        part, number = link.part(*register.span("number")), register["number"]
        yield part.say(row.policy, Property.EXTERNAL_ID, f"federal-register:{number}")
        yield part.say(row.policy, Property.CITATION, f"FR Doc. {number}")


def _is_whole(row: Row) -> bool:
    """Whether the row is of all that its link shows, not of a section in it."""
    return _PART.search(row.values[NAME]) is None and _CFR.search(row.values[NAME]) is None


def _citations(row: Row, issuer: Authority | None) -> Iterator[Statement]:
    section = _CFR.match(row.values[NAME])
    if section is not None:
        part = row.cell(NAME).part(*section.span())
        yield part.say(row.policy, Property.CITATION, f"{section['title']} CFR {section['section']}")
    order = _order(row, issuer)
    if order is not None:
        number, known = order.exact, f"policy:us/eo-{order.exact}"
        # Texts cite the order itself; by the number both are found to be one.
        yield from order.describe(known, EntityClass.POLICY, f"Executive Order {number}")
        yield order.say(known, Property.EXTERNAL_ID, f"executive-order:{number}")
        yield order.say(row.policy, Property.EXTERNAL_ID, f"executive-order:{number}")
        yield order.say(row.policy, Property.CITATION, f"Executive Order {number}")


def _order(row: Row, issuer: Authority | None) -> Cell | None:
    """The number of an executive order, where its casual name ends with it."""
    found = _ORDER.search(row.values[CASUAL])
    if found is None or issuer is None or issuer.agency != "agency:us/executive-office-of-the-president":
        return None
    return row.cell(CASUAL).part(*found.span("number"))


def _kind(row: Row, issuer: Authority | None) -> tuple[str, Cell] | None:
    """The kind of instrument and the cell that tells it; none where no cell does."""
    if issuer is None:
        return None
    if _order(row, issuer) is not None:
        return "executive_order", row.cell(CASUAL)
    if row.values[CASUAL].rstrip(" )").endswith("Proposed Rule"):
        return "proposed_rule", row.cell(CASUAL)
    if _CFR.match(row.values[NAME]):
        return "provision", row.cell(NAME)
    if issuer.is_legislature_of != "us":
        return None
    if row.values[ACTIVITY] != "Enacted":
        return "bill", row.cell(ACTIVITY)
    if "NDAA provisions" in row.values[COLLECTIONS].split(";"):
        return "provision", row.cell(COLLECTIONS)
    return ("statute", row.cell(ACTIVITY)) if _PART.search(row.values[NAME]) is None else ("provision", row.cell(NAME))


def _issuer(row: Row, issuer: Authority) -> Iterator[Statement]:
    cell = row.cell(AUTHORITY)
    if issuer.agency is not None:
        yield from issuer.introduce(cell)
        yield cell.say(row.policy, Property.ISSUED_BY, issuer.agency)
    if issuer.country is not None:
        yield cell.say(row.policy, Property.JURISDICTION, issuer.country)
