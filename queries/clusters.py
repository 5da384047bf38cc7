"""Which records are one thing: the judgements that count, and the redirects by which the graph shows them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ontology.folded import Recorded
from ontology.judgement import Clusters, Judge, Judgement, Sameness, clusters_of
from ontology.statement import Statement, Value
from ontology.terms import property_term, property_terms
from queries.store import Row, batches

Read = Callable[..., list[Row]]
"""`Writer.run` or `Store.read`."""
_PAGE = 10_000
RELATING = sorted(term.name for term in property_terms().values() if term.relationship is not None)
"""The properties whose values are records."""


def clusters_around(read: Read, ids: Iterable[str]) -> Clusters:
    """The clusters to which any of these records belong, each whole."""
    wanted = sorted(set(ids))
    rows = [row for page in batches(wanted, _PAGE) for row in read("read/clusters", ids=list(page))]
    return Clusters({row["id"]: row["to"] for row in rows})


def records_in(statements: Iterable[Statement]) -> set[str]:
    """The records that statements speak of: their subjects, and the things to which they relate them."""
    said = list(statements)
    related = {str(each.value) for each in said if property_term(each.predicate).relationship is not None}
    return {each.subject for each in said} | related


def shown_in(recorded: Recorded, clusters: Clusters) -> Recorded:
    """The statement with its value as the thing under which the record that it names is shown."""
    value = shown_value(recorded.statement, clusters)
    return recorded if value == recorded.statement.value else replace(recorded, target=str(value))


def shown_value(statement: Statement, clusters: Clusters) -> Value:
    """The statement's value; where that is a record, the id of the thing under which it is shown."""
    value = statement.value
    if not isinstance(value, str) or property_term(statement.predicate).relationship is None:
        return value
    return clusters.canonical(value)


def redirects(read: Read) -> Clusters:
    """All clusters, as the graph shows them now."""
    return Clusters({row["id"]: row["to"] for row in read("read/redirects")})


def standing(read: Read) -> list[Judgement]:
    """The judgements that count now, of all judges."""
    found = (row["judgement"] for row in read("read/judgements"))
    return [judgement_from_row(row) for row in found if row.get("withdrawn_at") is None]


def clusters_then(read: Read, known_at: str) -> Clusters:
    """The clusters that the judgements which counted at `known_at` make."""
    rows = read("read/then_judgements", known_at=known_at)
    return clusters_of(judgement_from_row(row["judgement"]) for row in rows)[0]


def judgement_to_row(judgement: Judgement, recorded_at: str, time: int = 1) -> Row:
    """A judgement as node properties. One that was withdrawn and is given a second time is a node of its own."""
    return {
        "id": judgement.id if time == 1 else f"{judgement.id}.{time}",
        "left": judgement.left,
        "right": judgement.right,
        "sameness": judgement.sameness.value,
        "judge": judgement.judge.value,
        "who": judgement.who,
        "decided_at": judgement.decided_at,
        "why": judgement.why,
        "score": judgement.score,
        "features": [name for name, _ in judgement.features],
        "feature_values": [value for _, value in judgement.features],
        "recorded_at": recorded_at,
    }


def judgement_from_row(row: Row) -> Judgement:
    """The judgement that `judgement_to_row` stored."""
    return Judgement(
        left=row["left"],
        right=row["right"],
        sameness=Sameness(row["sameness"]),
        judge=Judge(row["judge"]),
        who=row["who"],
        decided_at=row["decided_at"],
        why=row["why"],
        score=row.get("score"),
        features=tuple(zip(row["features"], row["feature_values"], strict=True)),
    )
