"""The lists of parties, and those of whom the file says that an announcement put them on one.

The file tells some designations and says that it does not tell all: who is not in it may be on a list.
"""

from collections.abc import Iterator

from ingest.lists.names import listed_path
from ingest.node import Node
from ingest.sources.mofcom.announcements import announcement_name
from ingest.sources.mofcom.known import known
from ingest.table import Cell, Findings
from ontology.ids import path_of
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import EntityClass

_MINISTRY = "MOFCOM"


def read_lists(top: Node, found: Findings) -> None:
    """Every list that is known by its id; another one is reported."""
    for each in top.at("ENTITY_MECHANISMS").items():
        if each.text("id") in known().lists:
            found.add(_list(each))
            found.loaded += 1
        else:
            found.report_row(
                "MOFCOM-UNKNOWN",
                f"nobody knows the list {each.text('id')!r}",
                "add it to ingest/sources/mofcom/known.yml",
            )


def read_designations(top: Node, found: Findings) -> None:
    """Every designation to a list that is known."""
    announcements = {each.text("id"): each for each in top.at("ANNOUNCEMENTS").items()}
    for each in top.at("KNOWN_DESIGNATIONS", "entries").items():
        on, name, announced = each.text("list"), each.cell("name"), each.cell("announced")
        if on not in known().lists or name is None or announced is None:
            found.report_row(
                "MOFCOM-UNKNOWN",
                f"a designation ({each.text('name')!r}) to the list {on!r}, which nobody knows, or without a date",
                "add the list to ingest/sources/mofcom/known.yml, or compare with the announcement",
            )
            continue
        announcement = announcements.get(each.text("announcement"))
        found.add(_entry(each, name, known().lists[on].list, _since(announced, announcement), announcement))
        found.loaded += 1


def _list(row: Node) -> Iterator[Statement]:
    kept = known().lists[row.text("id")]
    subject, name, basis = kept.list, row.cell("nameEn"), row.cell("basis")
    if name is not None:
        # What stands behind the comma is another rendering of the Chinese name.
        short = name.part(0, len(name.text.partition(",")[0]))
        yield from short.describe(subject, EntityClass.PARTY_LIST, short.exact)
    chinese = row.cell("nameZh")
    if chinese is not None:
        yield chinese.say(subject, Property.ALIAS, chinese.text)
    if basis is not None:
        yield basis.say(subject, Property.BASED_ON, known().instruments[kept.based_on].policy)
        ministry = basis.text.find(_MINISTRY)
        if ministry >= 0:
            keeper = basis.part(ministry, ministry + len(_MINISTRY))
            yield keeper.say(subject, Property.ISSUED_BY, known().issuers[_MINISTRY].agency)
    for words in row.cells("prohibits"):
        yield words.say(subject, Property.LIST_KIND, kept.kind)
        yield words.say(subject, Property.DEFINITION, words.text)


def _since(announced: Cell, announcement: Node | None) -> Interval:
    """Exact where the announcement took effect that day; else the party was on the list then, and perhaps before."""
    day = PartialDate(announced.text)
    effective = "" if announcement is None else announcement.text("effectiveFrom")
    return Interval(start=day, basis=Basis.EXACT if effective == announced.text else Basis.OBSERVED)


def _entry(row: Node, name: Cell, on: str, since: Interval, announcement: Node | None) -> Iterator[Statement]:
    path = f"{path_of(on)}/{listed_path(None, name.text)}"
    entry, party = f"entry:{path}", f"party:{path}"
    yield from name.describe(entry, EntityClass.LIST_ENTRY, name.text)
    yield name.say(entry, Property.IN_LIST, on, valid=since)
    yield name.say(entry, Property.ENTRY_OF, party)
    cited = row.cell("announcement")
    if cited is not None and announcement is not None:
        yield cited.say(entry, Property.CITATION, announcement_name(announcement.text("number")))
    yield from name.describe(party, EntityClass.PARTY, name.text)
    yield name.say(party, Property.LISTED_ON, on, valid=since)
