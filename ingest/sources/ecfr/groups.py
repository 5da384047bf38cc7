"""The Country Groups (supplement no. 1 to part 740) in the eCFR's XML: tables of marks, and a list for group B."""

import re
from collections.abc import Iterator

from ingest.sources.ear.tables import GROUPS_CITATION, CountryGroups, shaped
from ingest.sources.ecfr.outline import Block, Codified, Division, Row, Span, Table
from ingest.sources.ecfr.places import Places, without_marks

_GROUP = re.compile(r"\[(?P<family>[A-E]) ?: ?(?P<number>\d)\]\s*")
_LISTED = re.compile(r"Country Group (?P<family>[A-E])\b")
_FAMILIES = ("A", "D", "E")
_MARKS = frozenset({"X", "x"})


class GroupTables:
    """What the tables of the supplement say: the members of each group, each with its place."""

    def __init__(self, supplement: Division, codified: Codified) -> None:
        self._codified = codified
        self.labels: dict[str, Span] = {}
        self.members: dict[str, list[Span]] = {}
        self.rows = 0
        """Rows of destinations."""
        self.odd: list[str] = []
        """Rows that have neither a cell for each column nor one for all, and marks that are none."""
        for table in supplement.tables():
            self._table(table)
        self._lists(supplement)

    def shaped(self, day: str, heading: Span, name: str) -> tuple[CountryGroups, Places]:
        """The table as the JSON source knows it, and where each of its cells stands. Raises `EAR-SHAPE`."""
        places: Places = {("ecfrIssueDate",): heading, ("citation",): heading}
        groups: dict[str, list[str]] = {}
        for group, spans in self.members.items():
            groups[group] = [self._codified.words(span) for span in spans]
            places |= {("groups", group, position): span for position, span in enumerate(spans)}
            places["labels", group] = self.labels[group]
        data = {
            "$comment": "", "citation": GROUPS_CITATION, "ecfrIssueDate": day, "retrievedAt": "",
            "source": {"url": "", "api": "", "format": "XML"}, "notes": {}, "aliases": {},
            "labels": {group: self._codified.words(span) for group, span in self.labels.items()},
            "groups": groups, "byCountry": _by_country(groups),
        }  # fmt: skip
        return shaped(CountryGroups, data, name), places

    def _table(self, table: Table) -> None:
        head = next((each for each in reversed(table.heads) if self._groups(each)), None)
        if head is None:
            return
        columns = self._groups(head)
        for group, label in columns.values():
            self.labels.setdefault(group, label)
            self.members.setdefault(group, [])
        for row in table.rows:
            if len(row.cells) == 1:
                continue  # a note
            self._row(row, columns, width=len(head.cells))

    def _row(self, row: Row, columns: dict[int, tuple[str, Span]], width: int) -> None:
        country = without_marks(row.cells[0], self._codified)
        self.rows += 1
        if len(row.cells) != width:
            self.odd.append(self._codified.words(country))
            return
        for column, (group, _) in columns.items():
            mark = self._codified.words(without_marks(row.cells[column], self._codified)).strip("[] ")
            if mark in _MARKS:
                self.members[group].append(country)
            elif mark:
                self.odd.append(f"{self._codified.words(country)}: {mark}")

    def _groups(self, head: Row) -> dict[int, tuple[str, Span]]:
        """The columns of groups, by their numbers: the group and the place of its label."""
        found: dict[int, tuple[str, Span]] = {}
        for column, cell in enumerate(head.cells):
            match = _GROUP.search(self._codified.words(cell))
            if match is None:
                continue
            label = without_marks(Span(cell.start + match.end(), cell.end), self._codified)
            # A group without words beside its number is called by the number.
            place = label if label.start < label.end else Span(cell.start + match.start(), cell.start + match.end())
            found[column] = (f"{match['family']}:{match['number']}", place)
        return found

    def _lists(self, supplement: Division) -> None:
        """Groups that are lists under a heading of their own."""
        group: str | None = None
        for block in supplement.blocks():
            if block.tag.startswith("HD"):
                group = self._listed(block)
            elif block.tag == "LI" and group is not None:
                self.members.setdefault(group, []).append(without_marks(block.span, self._codified))
                self.rows += 1

    def _listed(self, heading: Block) -> str | None:
        match = _LISTED.match(self._codified.words(heading.span))
        if match is None:
            return None
        if match["family"] in _FAMILIES:
            return None
        self.labels.setdefault(match["family"], Span(heading.span.start, heading.span.start + match.end()))
        return match["family"]


def _by_country(groups: dict[str, list[str]]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {family: {} for family in _FAMILIES}
    for group, family, country in _members(groups):
        if family in found and group not in found[family].setdefault(country, []):
            found[family][country].append(group)
    return found


def _members(groups: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    for group, countries in groups.items():
        for country in countries:
            yield group, group[0], country
