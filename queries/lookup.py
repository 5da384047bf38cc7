"""Reading things, their evidence, their conflicts, and what the graph covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import TypeVar

from ontology.document import Document
from ontology.folded import Conflict as ConflictRecord
from ontology.folded import Edge, Folded
from ontology.judgement import Clusters
from ontology.records import Reference
from ontology.shapes import Issue, issues_of
from ontology.statement import Statement, Value
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import SourceKind
from queries.clusters import clusters_around, records_in, shown_value
from queries.mapping import document_from_row, interval_from_row, issue_from_row, reference_from_row, statement_from_row
from queries.past import Past
from queries.store import Row, Store

Found = TypeVar("Found", ConflictRecord, Issue)
_SPECIAL = '+-&|!(){}[]^"~*?:\\/'
"""The characters that Lucene's query syntax gives a meaning."""


@dataclass(frozen=True, slots=True)
class Evidenced:
    """A statement with the document in which it stands."""

    statement: Statement
    document: Document
    recorded_at: str
    """When the graph recorded it (ISO 8601, UTC)."""
    value: Value
    """Its value; where that is the id of a thing, the id under which the thing is shown."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements that cannot all hold: those that the graph prefers and those it overrules, and why."""

    id: str
    subject: str
    predicate: str
    reason: str
    preferred: tuple[Evidenced, ...]
    overruled: tuple[Evidenced, ...]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a thing to another, over an interval."""

    key: str
    type: str
    target: Reference
    valid: Interval
    confidence: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph with its literal properties."""

    reference: Reference
    definition: str | None
    aliases: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    """The other properties, by name, as text."""


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """How many documents of one kind of source the graph has read, and the newest date among them."""

    kind: SourceKind
    documents: int
    newest: str | None


def thing(store: Store, identifier: str, known_at: str | None = None) -> Thing | None:
    """The thing with this id, as known at `known_at` if that is given."""
    if known_at is None:
        rows = store.read("read/entity", id=identifier)
        return _thing(rows[0]["entity"]) if rows else None
    return _then(Past(store, known_at).picture(identifier))


def _then(picture: Folded | None) -> Thing | None:
    if picture is None:
        return None
    properties = {
        name: list(value) if isinstance(value, tuple) else value for name, value in picture.properties.items()
    }
    return _thing({"id": picture.subject, "name": picture.subject, **properties, "label": picture.label})


def search(store: Store, text: str, limit: int, known_at: str | None = None) -> list[Thing]:
    """The things whose name, alias or citation matches `text`, best first; each word may be the start of one.

    With `known_at`, only those of which something was recorded by then, as they were known.
    """
    words = "".join(" " if char in _SPECIAL else char for char in text).split()
    if not words:
        return []
    query = " AND ".join(f"({word.lower()} OR {word.lower()}*)" for word in words)
    found = [_thing(row["entity"]) for row in store.read("read/search", query=query, limit=limit)]
    if known_at is None:
        return found
    now, past = clusters_around(store.read, [each.reference.id for each in found]), Past(store, known_at)
    records = [record for each in found for record in now.members(each.reference.id)]
    pictures = past.pictures(past.clusters.canonical(each) for each in records)
    return [each for picture in pictures.values() if (each := _then(picture)) is not None]


def named(store: Store, name: str) -> list[str]:
    """The ids of the things whose name or alias is exactly `name`, in any case."""
    words = "".join(" " if char in _SPECIAL else char for char in name).split()
    if not words:
        return []
    query = " AND ".join(word.lower() for word in words)
    return [row["id"] for row in store.read("read/named", query=query, name=name)]


def relationships(
    store: Store, identifier: str, limit: int, after: str = "", known_at: str | None = None
) -> list[Relationship]:
    """The relationships of a thing in order of key, at most `limit`, from behind the key `after`."""
    if known_at is None:
        rows = store.read("read/relationships", id=identifier, after=after, limit=limit)
        return [_relationship(row["relationship"]) for row in rows]
    past = Past(store, known_at)
    picture = past.picture(identifier)
    edges = sorted(picture.edges if picture else (), key=lambda edge: edge.key)
    return [_past_relationship(past, edge) for edge in edges if edge.key > after][:limit]


def _past_relationship(past: Past, edge: Edge) -> Relationship:
    target = past.picture(edge.target)
    name = target.properties.get(Property.NAME, edge.target) if target else edge.target
    return Relationship(
        key=edge.key,
        type=edge.relationship,
        target=Reference(edge.target, str(name), (target.label if target else None) or "Entity"),
        valid=edge.valid,
        confidence=edge.confidence,
        statements=edge.statements,
    )


def evidence_for(store: Store, subjects: Iterable[str], known_at: str | None = None) -> dict[str, list[Evidenced]]:
    """What the documents say of each of these things, by predicate; recorded by `known_at` if that is given."""
    asked = sorted(set(subjects))
    then = None if known_at is None else Past(store, known_at).clusters
    clusters = clusters_around(store.read, asked) if then is None else then
    records = sorted({record for subject in asked for record in clusters.members(subject)})
    told: dict[str, list[Evidenced]] = {}
    for each in _all_evidenced(store, store.read("read/evidence", subjects=records, known_at=known_at), then):
        told.setdefault(each.statement.subject, []).append(each)
    return {name: [each for one in clusters.members(name) for each in told.get(one, [])] for name in asked}


def conflicts_about(
    store: Store, subjects: Iterable[str], known_at: str | None = None
) -> dict[str, list[Disagreement]]:
    """The disagreements about each of these things, as known at `known_at` if that is given."""
    asked = sorted(set(subjects))
    if known_at is None:
        disagreements = _disagreements(store, store.read("read/conflicts", subjects=asked))
        return {name: [each for each in disagreements if each.subject == name] for name in asked}
    past = Past(store, known_at)
    pictures = {name: past.picture(name) for name in asked}
    told = _told(store, [each for picture in pictures.values() if picture for each in picture.conflicts], known_at)
    shown = {name: picture.subject for name, picture in pictures.items() if picture}
    return {name: [each for each in told if each.subject == shown.get(name)] for name in asked}


def all_conflicts(store: Store, limit: int, after: str = "", known_at: str | None = None) -> list[Disagreement]:
    """Every disagreement in the graph, in order of id, at most `limit`, from behind the id `after`.

    As known at `known_at` if that is given: then the whole graph of that time is folded.
    """
    if known_at is not None:
        conflicts = (each for picture in Past(store, known_at).everything() for each in picture.conflicts)
        return _told(store, _paged(conflicts, limit, after), known_at)
    return _disagreements(store, store.read("read/all_conflicts", limit=limit, after=after))


def all_issues(store: Store, limit: int, after: str = "", known_at: str | None = None) -> list[Issue]:
    """What the shapes do not allow, in order of id, at most `limit`, from behind the id `after`.

    As known at `known_at` if that is given: then the whole graph of that time is folded.
    """
    if known_at is not None:
        return _paged(issues_of(Past(store, known_at).everything()), limit, after)
    return [issue_from_row(row["issue"]) for row in store.read("read/all_issues", limit=limit, after=after)]


def _paged(found: Iterable[Found], limit: int, after: str) -> list[Found]:
    """At most `limit` of them in order of id, from behind the id `after`."""
    return nsmallest(limit, (each for each in found if each.id > after), key=lambda each: each.id)


def _told(store: Store, conflicts: Sequence[ConflictRecord], known_at: str) -> list[Disagreement]:
    evidence = evidence_for(store, {each.subject for each in conflicts}, known_at)
    told = {each.statement.id: each for about in evidence.values() for each in about}
    return [
        Disagreement(
            id=each.id,
            subject=each.subject,
            predicate=each.predicate.value,
            reason=each.reason,
            preferred=tuple(told[name] for name in each.preferred if name in told),
            overruled=tuple(told[name] for name in each.overruled if name in told),
        )
        for each in conflicts
    ]


def coverage(store: Store, known_at: str | None = None) -> list[SourceCoverage]:
    """What the graph has read, by `known_at` if that is given."""
    return [
        SourceCoverage(kind=SourceKind(row["kind"]), documents=row["documents"], newest=row["newest"])
        for row in store.read("read/coverage", known_at=known_at)
    ]


def counts(store: Store) -> dict[tuple[str, str], int]:
    """How many nodes of each label and relationships of each type there are, by ("node" or "relationship", name)."""
    return {(row["what"], row["name"]): row["number"] for row in store.read("read/counts")}


def _thing(row: Row) -> Thing:
    shown = {"id", "name", "label", "definition", "alias"}
    return Thing(
        reference=reference_from_row(row),
        definition=row.get("definition"),
        aliases=tuple(row.get("alias") or ()),
        properties=tuple((name, _as_text(value)) for name, value in sorted(row.items()) if name not in shown),
    )


def _as_text(value: object) -> str:
    return ", ".join(str(each) for each in value) if isinstance(value, list | tuple) else str(value)


def _relationship(row: Row) -> Relationship:
    return Relationship(
        key=row["key"],
        type=row["type"],
        target=reference_from_row(row),
        valid=interval_from_row(row),
        confidence=row["confidence"],
        statements=tuple(row["statements"]),
    )


def _all_evidenced(store: Store, rows: Iterable[Row], clusters: Clusters | None = None) -> list[Evidenced]:
    """Rows of a statement and its document, with values as the graph shows them in these clusters, or else now."""
    told = [(statement_from_row(row["statement"]), row) for row in rows]
    if clusters is None:
        clusters = clusters_around(store.read, records_in(statement for statement, _ in told))
    return [
        Evidenced(
            statement=statement,
            document=document_from_row(row["document"]),
            recorded_at=row["statement"]["recorded_at"],
            value=shown_value(statement, clusters),
        )
        for statement, row in told
    ]


def _disagreements(store: Store, rows: Sequence[Row]) -> list[Disagreement]:
    """Rows of conflicts; what stands on all their sides is looked up at once."""
    conflicts = [row["conflict"] for row in rows]
    stated = [row for each in conflicts for row in (*each["preferred"], *each["overruled"])]
    told = {each.statement.id: each for each in _all_evidenced(store, stated)}

    def side(stated: Iterable[Row]) -> tuple[Evidenced, ...]:
        return tuple(told[row["statement"]["id"]] for row in stated)

    return [
        Disagreement(
            id=each["id"],
            subject=each["subject"],
            predicate=each["predicate"],
            reason=each["reason"],
            preferred=side(each["preferred"]),
            overruled=side(each["overruled"]),
        )
        for each in conflicts
    ]
