"""The agencies that issue documents, under the ids that other sources give them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ingest.packaged import packaged_table
from ingest.sources.federal_register.record import Record
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_ACTING = re.compile(
    r"(?:In this (?:\w+ ){0,2}rule, )?[Tt]he (?:U\.S\. )?(?P<name>Bureau of Industry and Security|Department of "
    r"(?:Commerce|Defense|Energy|State|the Treasury))\b"
)
"""Whom the first sentence of an abstract has act, where the agencies are not given."""
_NAMED = {
    "Bureau of Industry and Security": "industry-and-security-bureau",
    "Department of Commerce": "commerce-department",
    "Department of Defense": "defense-department",
    "Department of Energy": "energy-department",
    "Department of State": "state-department",
    "Department of the Treasury": "treasury-department",
}


def issuers(record: Record, policy: str) -> Iterator[Statement]:
    """Who issued it: of a department and its bureau, the bureau, which is part of the department."""
    if "agencies" not in record.fields:
        yield from _acting(record, policy)
    listed = [each for each in record.items("agencies") if isinstance(each, dict)]
    if len(listed) < len(record.items("agencies")):
        record.unread("agencies")
    ids = {each["id"]: _id_of(each) for each in listed if each.get("id") is not None and each.get("slug")}
    parents = {each.get("parent_id") for each in listed}
    for index, agency in enumerate(record.items("agencies")):
        if not isinstance(agency, dict):
            continue
        cell = record.cell("agencies", index, "name") or record.cell("agencies", index, "raw_name")
        if not agency.get("slug") or cell is None:
            _without_name(record, agency)
            continue
        yield from cell.describe(_id_of(agency), EntityClass.AGENCY, cell.text)
        parent = ids.get(agency.get("parent_id"))
        if parent is not None:
            yield cell.say(_id_of(agency), Property.PART_OF, parent)
        if agency.get("id") is None or agency["id"] not in parents:
            yield cell.say(policy, Property.ISSUED_BY, _id_of(agency))


def _acting(record: Record, policy: str) -> Iterator[Statement]:
    abstract = record.cell("abstract")
    match = None if abstract is None else _ACTING.match(abstract.text)
    if abstract is not None and match is not None:
        named = abstract.part(*match.span("name"))
        agency = _id_of({"slug": _NAMED[match["name"]]})
        yield from named.describe(agency, EntityClass.AGENCY, match["name"])
        yield named.say(policy, Property.ISSUED_BY, agency)


def _id_of(agency: Mapping[str, object]) -> str:
    name = str(agency["slug"])
    return _known().get(name, f"agency:us/{name}")


@cache
def _known() -> Mapping[str, str]:
    known: Mapping[str, str] = packaged_table("ingest.sources.federal_register", "agencies.yml")
    return known


def _without_name(record: Record, agency: Mapping[str, object]) -> None:
    record.warn(
        "FR-AGENCY-UNKNOWN",
        f"the agency {agency.get('raw_name') or agency.get('name')!r} has no entry in the office's own list",
        "if it has an id in the graph, say in a register file who issued the document",
    )
