"""The limbs of an announcement that took effect on days of their own: provisions with their own status."""

from collections.abc import Iterator

from ingest.node import Node
from ingest.sources.mofcom.announcements import announcement_name, before_suspension
from ingest.sources.mofcom.known import announcement_id
from ingest.sources.mofcom.suspension import Suspension
from ingest.table import Cell, Findings
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_END_USER = "end-user"


def read_provisions(top: Node, suspension: Suspension, found: Findings) -> None:
    """The routes by which an announcement reaches beyond China, and its rule on end users."""
    for each in top.at("EXTRATERRITORIAL_ROUTES").items():
        announcement = _announcement_of(top, each.text("id"))
        words = each.cell("test")
        if announcement is None or words is None or not each.text("limb"):
            found.report_row(
                "MOFCOM-LIMB-UNKNOWN",
                f"no announcement dates the limb {each.text('id')!r}, or it has no words",
                "compare with the announcements' `limbEffectiveFrom`",
            )
            continue
        found.add(_provision(announcement, each.text("id"), each, words, suspension))
        found.loaded += 1
    _read_end_user_rule(top, suspension, found)


def _read_end_user_rule(top: Node, suspension: Suspension, found: Findings) -> None:
    rule = top.at("NO61_END_USER_RULE")
    announcement, words = _announcement_of(top, _END_USER), rule.cell("rule")
    if announcement is None or words is None:
        found.warn(
            "MOFCOM-LIMB-UNKNOWN",
            "no announcement dates the rule on end users, or it has no words",
            "compare with the announcements' `limbEffectiveFrom`",
        )
        return
    found.add(_provision(announcement, _END_USER, rule, words, suspension))
    affiliates = rule.cell("affiliatesRule")
    if affiliates is not None:
        whole = _provision_id(announcement, _END_USER)
        name = f"{announcement_name(announcement.text('number'))}, {_section(rule)}, affiliates"
        found.add(affiliates.describe(f"{whole}/affiliates", EntityClass.POLICY, name))
        found.add(_part(affiliates, f"{whole}/affiliates", whole))


def _announcement_of(top: Node, limb: str) -> Node | None:
    announcements = top.at("ANNOUNCEMENTS").items()
    return next((each for each in announcements if each.cell("limbEffectiveFrom", limb) is not None), None)


def _provision(announcement: Node, limb: str, row: Node, words: Cell, suspension: Suspension) -> Iterator[Statement]:
    key, subject = announcement.text("id"), _provision_id(announcement, limb)
    named, date = row.cell("limb"), announcement.cell("date")
    effective = announcement.cell("limbEffectiveFrom", limb)
    if named is None or date is None:
        return
    name = f"{announcement_name(announcement.text('number'))}, {_section(row)}"
    yield from named.describe(subject, EntityClass.POLICY, name)
    yield from _part(words, subject, announcement_id(key))
    if suspension.reaches(key):
        yield from before_suspension(subject, date, effective, suspension)
        yield from suspension.status(key, subject)


def _part(words: Cell, subject: str, whole: str) -> Iterator[Statement]:
    yield words.say(subject, Property.PART_OF, whole)
    yield words.say(subject, Property.INSTRUMENT_KIND, "provision")
    yield words.say(subject, Property.DEFINITION, words.text)


def _provision_id(announcement: Node, limb: str) -> str:
    return f"{announcement_id(announcement.text('id'))}/{limb}"


def _section(row: Node) -> str:
    """Where it stands in the announcement ("§ 1(a)")."""
    sign = row.text("limb").find("§")
    return row.text("limb")[max(sign, 0) :]
