"""Writing: documents, mentions and statements are recorded once; what the graph shows of them is folded anew."""

from collections.abc import Container, Iterable
from enum import Enum, auto

from ontology.document import Document, Mention
from ontology.folded import Folded
from ontology.judgement import Clusters
from ontology.shapes import issues_of
from ontology.statement import Statement
from queries.mapping import (
    conflict_sides,
    conflict_to_row,
    document_to_row,
    edge_to_row,
    event_to_row,
    issue_to_row,
    mention_to_row,
    node_to_row,
    statement_to_row,
)
from queries.store import Writer


class Known(Enum):
    """How much of what is to be recorded is in the graph already."""

    ALL = auto()
    SOME = auto()
    NO_STATEMENT = auto()


def known(writer: Writer, mentions: Iterable[Mention], statements: Iterable[Statement]) -> Known:
    """How much of these is in the graph already."""
    told, named = {each.id for each in statements}, {each.id for each in mentions}
    (row,) = writer.run("write/known", statements=list(told), mentions=list(named))
    if row["statements"] == len(told) and row["mentions"] == len(named):
        return Known.ALL
    return Known.SOME if row["statements"] else Known.NO_STATEMENT


def record_document(writer: Writer, document: Document, recorded_at: str) -> bool:
    """Record `document`, first seen at `recorded_at` (ISO 8601, UTC); whether it is new."""
    properties = document_to_row(document)
    (row,) = writer.run("write/document", id=document.id, properties=properties, recorded_at=recorded_at)
    return bool(row["new"])


def record_mentions(writer: Writer, mentions: Iterable[Mention], recorded_at: str, clusters: Clusters) -> None:
    """Record `mentions` of documents that are recorded, each of the thing under which what it names is shown."""
    rows = sorted((mention_to_row(each, clusters) for each in mentions), key=lambda row: str(row["id"]))
    writer.run_rows("write/mentions", rows, recorded_at=recorded_at)


def record_statements(
    writer: Writer, statements: Iterable[Statement], recorded_at: str, clusters: Clusters, *, new: bool
) -> None:
    """Record `statements` of documents that are recorded, each about the thing under which its subject is shown.

    `new`: none of the statements is there. Sorted by subject, so that locks are
    taken in one order.
    """
    ordered = sorted({each.id: each for each in statements}.values(), key=lambda each: (each.subject, each.id))
    rows = (
        {"id": each.id, "about": clusters.canonical(each.subject), "properties": statement_to_row(each)}
        for each in ordered
    )
    writer.run_rows("write/new_statements" if new else "write/statements", rows, recorded_at=recorded_at)


def show(writer: Writer, folded: list[Folded], changed: Container[str]) -> None:
    """Show the folded pictures in the graph, in place of the ones before, which only those in `changed` can have."""
    writer.run_rows("write/nodes", (node_to_row(each) for each in folded))
    issues = issues_of(folded)
    writer.run_rows("write/unlabel", (node_to_row(each) for each in folded if each.subject in changed))
    again = [each for each in folded if each.subject in changed]
    first = [each for each in folded if each.subject not in changed]
    writer.run_rows("write/new_edges", (edge_to_row(each.subject, edge) for each in first for edge in each.edges))
    writer.run_rows("write/edges", (edge_to_row(each.subject, edge) for each in again for edge in each.edges))
    writer.run_rows("write/events", (event_to_row(event) for each in folded for event in each.events))
    conflicts = [conflict for each in folded for conflict in each.conflicts]
    writer.run_rows("write/conflicts", (conflict_to_row(each) for each in conflicts))
    writer.run_rows("write/conflict_sides", (row for each in conflicts for row in conflict_sides(each)))
    writer.run_rows("write/issues", (issue_to_row(each) for each in issues))
    named: dict[str, list[str]] = {}
    for issue in issues:
        named.setdefault(issue.subject, []).append(issue.id)
    writer.run_rows("write/drop_stale", (_kept(each, named) for each in folded if each.subject in changed))


def _kept(folded: Folded, issues: dict[str, list[str]]) -> dict[str, object]:
    return {
        "subject": folded.subject,
        "edges": [edge.key for edge in folded.edges],
        "events": [event.id for event in folded.events],
        "conflicts": [conflict.id for conflict in folded.conflicts],
        "issues": issues.get(folded.subject, []),
    }
