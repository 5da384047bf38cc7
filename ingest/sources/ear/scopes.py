"""Set expressions of destinations as scopes of the graph."""

from collections.abc import Iterator

from ingest.sources.ear.country_groups import group_name
from ingest.sources.ear.scope_text import Expression, Term
from ingest.table import Cell
from ontology.ids import OUTSIDE_US, WORLDWIDE
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass


def scope_statements(scope: Expression) -> Iterator[Statement]:
    """The scope, what it includes and excludes, and all that these are."""
    yield from scope.cell.describe(scope.id, EntityClass.SCOPE, scope.name)
    if scope.id == OUTSIDE_US:
        yield scope.cell.say(
            scope.id,
            Property.DEFINITION,
            "Any destination worldwide. An export leaves the United States and a reexport goes from one foreign "
            "country to another (15 CFR 734.13, 734.14), so the United States is no destination of either.",
        )
    for included in scope.includes:
        yield included.cell.say(scope.id, Property.INCLUDES, included.id)
        yield from scope_statements(included) if isinstance(included, Expression) else _term(included)
    for excluded in scope.excludes:
        yield excluded.cell.say(scope.id, Property.EXCLUDES, excluded.id)
        yield from _term(excluded)


def _term(term: Term) -> Iterator[Statement]:
    cell: Cell = term.cell
    if term.id == WORLDWIDE:
        yield from cell.describe(term.id, EntityClass.COUNTRY_GROUP, term.name)
    elif term.id.startswith("group:"):
        yield from cell.describe(term.id, EntityClass.COUNTRY_GROUP, group_name(term.name))
    else:
        yield from cell.describe(term.id, EntityClass.COUNTRY, term.name.removeprefix("the "))
