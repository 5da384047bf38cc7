"""The columns of the Commerce Country Chart (part 738, supplement no. 1), as groups and scopes.

The chart grades the destinations that have a row. Of others it says nothing: embargoed ones have a row that refers
to part 746, and territories have none. So a column's scope is the group of destinations with an X, and, beside it, a
part that stays unknown for every destination that is not graded. No X is no permission there.
"""

from collections.abc import Iterator

from ingest.table import Cell
from ontology.ids import slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

CHART = "policy:cfr/15-738-supp1"
GRADED = "group:ear-chart-graded"
"""The destinations that the chart grades. Its whole list was read."""
ELSEWHERE = "group:ear-chart-elsewhere"
"""The destinations to which a column's requirements extend though the chart does not grade them. No list says which."""
UNGRADED = "scope:ear/chart/not-graded"


def column_group(column: str) -> str:
    """The id of the group of destinations with an X in a column ("NS 1" -> "group:ear-chart-ns-1")."""
    return f"group:ear-chart-{slug(column)}"


def column_scope(column: str) -> str:
    """The id of the scope of a column ("NS 1" -> "scope:ear/chart/ns-1")."""
    return f"scope:ear/chart/{slug(column)}"


def column_name(column: str) -> str:
    """The name of a column as lawyers write it ("NS 1" -> "NS Column 1")."""
    letters, _, number = column.partition(" ")
    return f"{letters} Column {number}"


def column_statements(cell: Cell, column: str) -> Iterator[Statement]:
    """The scope of a column with its parts, as a cell that refers to it supports them."""
    scope, group = column_scope(column), column_group(column)
    yield from cell.describe(scope, EntityClass.SCOPE, column_name(column))
    yield cell.say(scope, Property.INCLUDES, group)
    yield from cell.describe(group, EntityClass.COUNTRY_GROUP, f"Country Chart, {column_name(column)}")
    yield cell.say(scope, Property.INCLUDES, UNGRADED)
    yield from ungraded_statements(cell)


def ungraded_statements(cell: Cell) -> Iterator[Statement]:
    """The part of every column's scope that is not known."""
    yield from cell.describe(UNGRADED, EntityClass.SCOPE, "destinations that the Country Chart does not grade")
    yield cell.say(UNGRADED, Property.INCLUDES, ELSEWHERE)
    yield from cell.describe(
        ELSEWHERE, EntityClass.COUNTRY_GROUP, "destinations to which requirements of the Country Chart extend elsewhere"
    )
    yield cell.say(UNGRADED, Property.EXCLUDES, GRADED)
    yield from cell.describe(GRADED, EntityClass.COUNTRY_GROUP, "destinations that the Country Chart grades")
    # No export goes to the United States (15 CFR 734.13), so no requirement can extend there.
    yield cell.say(UNGRADED, Property.EXCLUDES, "country:US")
    yield from cell.describe("country:US", EntityClass.COUNTRY, "United States")
