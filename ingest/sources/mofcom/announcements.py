"""Announcements of the Ministry of Commerce: who made them, what they control, and where they stand."""

from collections.abc import Iterator

from ingest.node import Node
from ingest.sources.mofcom.known import announcement_id, known
from ingest.sources.mofcom.suspension import Suspension
from ingest.table import Cell, Findings
from ontology.ids import country_id, slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import EntityClass, LegalStatus

CHINA = country_id("CN")


def read_announcements(top: Node, suspension: Suspension, found: Findings) -> None:
    """Every announcement. One without id, number or date is reported."""
    for each in top.at("ANNOUNCEMENTS").items():
        if not (each.text("id") and each.text("number") and each.text("date")):
            found.report_row(
                "MOFCOM-ANNOUNCEMENT-UNREAD",
                f"{'/'.join(map(str, each.tokens))} has no id, number or date",
                "compare with the announcement on mofcom.gov.cn",
            )
            continue
        if each.text("status") not in (LegalStatus.IN_FORCE, LegalStatus.SUSPENDED):
            found.warn(
                "MOFCOM-STATUS-UNKNOWN",
                f"announcement {each.text('id')} is {each.text('status')!r}",
                "say in a register file where it stands, and read the word in ingest/sources/mofcom",
            )
        found.add(_announcement(top, each, found))
        found.add(_controls(each))
        found.add(_standing(each, suspension, found))
        found.loaded += 1


def announcement_name(number: str) -> str:
    """How an announcement is cited, from its number ("No. 18 of 2025")."""
    return f"MOFCOM Announcement {number}"


def under_chinese_law(top: Node, subject: str) -> Iterator[Statement]:
    """That a policy stands under the law of China, as the file says of all that it has."""
    regime = top.cell("CHINA_PROVENANCE", "regime")
    if regime is not None:
        yield from regime.describe(CHINA, EntityClass.COUNTRY, "China")
        yield regime.say(subject, Property.JURISDICTION, CHINA)


def _announcement(top: Node, row: Node, found: Findings) -> Iterator[Statement]:
    subject = announcement_id(row.text("id"))
    number, date = row.must("number"), row.must("date")
    yield from number.describe(subject, EntityClass.POLICY, announcement_name(number.text))
    yield number.say(subject, Property.CITATION, announcement_name(number.text))
    # Announcements bind like rules, under a law for which the ontology has no narrower word.
    yield number.say(subject, Property.INSTRUMENT_KIND, "foreign_measure")
    yield date.say(subject, Property.PUBLISHED, date.text)
    for field, meaning in (("subject", Property.ALIAS), ("source", Property.OFFICIAL_URL)):
        cell = row.cell(field)
        if cell is not None:
            yield cell.say(subject, meaning, cell.text)
    words = row.cell("scope") or row.cell("subject")
    if words is not None:
        yield words.say(subject, Property.DEFINITION, words.text)
    yield from under_chinese_law(top, subject)
    for cell in row.cells("issuers"):
        yield from _issuer(cell, subject, found)


def _issuer(cell: Cell, subject: str, found: Findings) -> Iterator[Statement]:
    issuer = known().issuers.get(cell.text)
    if issuer is None:
        found.warn(
            "MOFCOM-UNKNOWN",
            f"nobody knows the agency {cell.text!r} ({cell.pointer})",
            "add it to ingest/sources/mofcom/known.yml",
        )
        return
    yield from cell.describe(issuer.agency, EntityClass.AGENCY, issuer.name)
    yield cell.say(issuer.agency, Property.ALIAS, cell.text)
    yield cell.say(subject, Property.ISSUED_BY, issuer.agency)


def _controls(row: Node) -> Iterator[Statement]:
    """The items that it puts under control, by the codes of China's dual-use list."""
    for cell in row.cells("controlledCodes"):
        item = f"item:cn-{slug(cell.text)}"
        yield from cell.describe(item, EntityClass.CONTROL_ITEM, f"Chinese control code {cell.text}")
        yield cell.say(item, Property.ADDED_BY, announcement_id(row.text("id")))


def _standing(row: Node, suspension: Suspension, found: Findings) -> Iterator[Statement]:
    """Its legal status over time, as far as the dates tell."""
    key, effective = row.text("id"), row.cell("effectiveFrom")
    subject = announcement_id(key)
    date, status = row.must("date"), row.cell("status")
    if suspension.reaches(key):
        if effective is None:
            _report_start(key, found)
        yield from before_suspension(subject, date, effective, suspension)
        yield from suspension.status(key, subject)
    elif effective is not None:
        yield from _in_force(subject, date, effective)
    elif status is not None and status.text == LegalStatus.IN_FORCE and not _suspends(key, row, suspension):
        # In force on the day of the file; the day on which that began, it does not give.
        yield status.say(subject, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, valid=row.page.observed)


def before_suspension(subject: str, date: Cell, effective: Cell | None, suspension: Suspension) -> Iterator[Statement]:
    """What holds of it up to the suspension: a day of effect that lies within the suspension never came."""
    if effective is not None and effective.text < suspension.since.text:
        yield from _in_force(subject, date, effective)
    elif date.text < suspension.since.text:
        issued = Interval(start=PartialDate(date.text))
        yield date.say(subject, Property.LEGAL_STATUS, LegalStatus.ISSUED, valid=issued)


def _in_force(subject: str, date: Cell, effective: Cell) -> Iterator[Statement]:
    if date.text < effective.text:
        issued = Interval(start=PartialDate(date.text))
        yield date.say(subject, Property.LEGAL_STATUS, LegalStatus.ISSUED, valid=issued)
    in_force = Interval(start=PartialDate(effective.text))
    yield effective.say(subject, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, valid=in_force)


def _suspends(key: str, row: Node, suspension: Suspension) -> bool:
    """Whether it is the announcement that suspends, of which the suspension tells the dates."""
    return row.at("isSuspensionInstrument").value is True and not suspension.reaches(key)


def _report_start(key: str, found: Findings) -> None:
    found.warn(
        "MOFCOM-START-UNKNOWN",
        f"since when announcement {key} had effect before it was suspended is not told; it counts as issued until then",
        "say it in a register file, with the announcement as its source",
    )
