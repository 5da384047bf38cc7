"""Records to the plain maps that Neo4j stores, and back."""

from dataclasses import asdict
from datetime import date

from ontology.document import Document, Mention, Quote
from ontology.folded import Conflict, Edge, Event, Folded, Recorded
from ontology.judgement import APART, Clusters
from ontology.records import Criterion, LifecycleEvent, Membership, Reference
from ontology.shapes import Issue
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property, property_term
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import Confirmation, EntityClass, Modality, Polarity, Section, SourceKind
from queries.store import Row

_ALL_LABELS = [each.value for each in EntityClass]


def interval_to_row(valid: Interval) -> Row:
    """An interval as properties; Neo4j keeps no nulls."""
    return {
        "valid_from": None if valid.start is None else valid.start.iso,
        "valid_to": None if valid.end is None else valid.end.iso,
        "valid_basis": valid.basis.value,
        "valid_to_basis": None if valid.end_basis is Basis.EXACT else valid.end_basis.value,
        "valid_seen": None if valid.seen is None else valid.seen.iso,
        "valid_absent": None if valid.absent is None else valid.absent.iso,
    }


def interval_from_row(row: Row) -> Interval:
    """The interval that `interval_to_row` stored."""
    return Interval(
        start=_day(row, "valid_from"),
        end=_day(row, "valid_to"),
        basis=Basis(row.get("valid_basis") or Basis.EXACT),
        end_basis=Basis(row.get("valid_to_basis") or Basis.EXACT),
        seen=_day(row, "valid_seen"),
        absent=_day(row, "valid_absent"),
    )


def _day(row: Row, name: str) -> PartialDate | None:
    return None if row.get(name) is None else PartialDate(row[name])


def document_to_row(document: Document) -> Row:
    """A document as node properties."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "source": document.source,
        "kind": document.kind.value,
        "title": document.title,
        "media_type": document.media_type,
        "file_name": document.file_name,
        "publisher": document.publisher,
        "url": document.url,
        "published": None if document.published is None else document.published.iso,
        "licence": document.licence,
    }


def document_from_row(row: Row) -> Document:
    """The document that `document_to_row` stored."""
    published = row.get("published")
    return Document(
        sha256=row["sha256"],
        source=row["source"],
        kind=SourceKind(row["kind"]),
        title=row["title"],
        media_type=row["media_type"],
        file_name=row["file_name"],
        publisher=row.get("publisher"),
        url=row.get("url"),
        published=None if published is None else PartialDate(published),
        licence=row.get("licence"),
    )


def mention_to_row(mention: Mention, clusters: Clusters = APART) -> Row:
    """A mention as a row of `write/mentions`."""
    return {
        "id": mention.id,
        "document": mention.document,
        "about": None if mention.refers_to is None else clusters.canonical(mention.refers_to),
        "properties": {
            "id": mention.id,
            "quote": mention.quote.exact,
            "start": mention.quote.start,
            "end": mention.quote.end,
            "entity_class": mention.entity_class.value,
            "refers_to": mention.refers_to,
            "extractor": mention.extractor,
        },
    }


def statement_to_row(statement: Statement) -> Row:
    """A statement as node properties."""
    evidence, quote = statement.evidence, statement.evidence.quote
    return {
        "id": statement.id,
        "subject": statement.subject,
        "predicate": statement.predicate.value,
        "value": statement.value,
        "object": _looked_up(statement),
        "document": evidence.document,
        "quote": None if quote is None else quote.exact,
        "start": None if quote is None else quote.start,
        "end": None if quote is None else quote.end,
        "locator": evidence.locator,
        "section": evidence.section.value,
        **interval_to_row(statement.valid),
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "attribution": statement.attribution,
        "confidence": statement.confidence,
        "extractor": statement.extractor,
    }


def _looked_up(statement: Statement) -> Value | None:
    """The value, where statements are looked up by it: a thing, a class, a concept, a day. Texts burden the index."""
    term = property_term(statement.predicate)
    named = term.relationship is not None or term.scheme is not None
    return statement.value if named or statement.predicate in (Property.TYPE, Property.CAPTURED_ON) else None


def statement_from_row(row: Row) -> Statement:
    """The statement that `statement_to_row` stored."""
    quote = None if row.get("quote") is None else Quote(row["start"], row["end"], row["quote"])
    return Statement(
        subject=row["subject"],
        predicate=Property(row["predicate"]),
        value=row["value"],
        evidence=Evidence(row["document"], quote, row.get("locator"), Section(row["section"])),
        extractor=row["extractor"],
        valid=interval_from_row(row),
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        attribution=row.get("attribution"),
        confidence=row["confidence"],
    )


def recorded_from_row(row: Row) -> Recorded:
    """A row of `write/recorded_statements`."""
    return Recorded(
        statement=statement_from_row(row["statement"]),
        source_kind=SourceKind(row["source_kind"]),
        recorded_at=row["statement"]["recorded_at"],
        published=row["published"],
        source=row["source"],
    )


def node_to_row(folded: Folded) -> Row:
    """A folded subject as a row of `write/nodes`."""
    properties = {name: list(value) if isinstance(value, tuple) else value for name, value in folded.properties.items()}
    return {
        "id": folded.subject,
        "properties": {"name": folded.subject, **properties, "id": folded.subject},
        "labels": ["Entity", *([folded.label] if folded.label else [])],
        "other_labels": [label for label in _ALL_LABELS if label != folded.label],
    }


def edge_to_row(source: str, edge: Edge) -> Row:
    """A folded relationship as a row of `write/edges`."""
    return {
        "source": source,
        "target": edge.target,
        "relationship": edge.relationship,
        "properties": {
            "key": edge.key,
            **interval_to_row(edge.valid),
            "confidence": edge.confidence,
            "recorded_at": edge.recorded_at,
            "statements": list(edge.statements),
        },
    }


def event_to_row(event: Event) -> Row:
    """A lifecycle event as a row of `write/events`."""
    properties = {
        "id": event.id,
        "subject": event.subject,
        "axis": event.axis.value,
        "value": event.value,
        **interval_to_row(event.valid),
        "confirmation": event.confirmation.value,
        "recorded_at": event.recorded_at,
        "statements": list(event.statements),
        "name": _event_name(event),
    }
    return {"id": event.id, "properties": properties}


def event_from_row(row: Row) -> LifecycleEvent:
    """The event that `event_to_row` stored."""
    return LifecycleEvent(
        id=row["id"],
        subject=row["subject"],
        axis=row["axis"],
        value=row["value"],
        valid=interval_from_row(row),
        confirmation=Confirmation(row["confirmation"]),
        statements=tuple(row["statements"]),
    )


def conflict_to_row(conflict: Conflict) -> Row:
    """A conflict as a row of `write/conflicts`."""
    properties = {
        "id": conflict.id,
        "subject": conflict.subject,
        "predicate": conflict.predicate.value,
        "reason": conflict.reason,
    }
    return {"id": conflict.id, "properties": properties}


def conflict_sides(conflict: Conflict) -> list[Row]:
    """The rows of `write/conflict_sides` of a conflict."""
    sides = (("PREFERS", conflict.preferred), ("OVERRULES", conflict.overruled))
    return [{"conflict": conflict.id, "statement": statement, "side": side} for side, ids in sides for statement in ids]


def issue_to_row(issue: Issue) -> Row:
    """An issue as node properties."""
    return {"id": issue.id, **asdict(issue)}


def issue_from_row(row: Row) -> Issue:
    """The issue that `issue_to_row` stored."""
    return Issue(subject=row["subject"], code=row["code"], message=row["message"], fix=row["fix"])


def reference_from_row(row: Row, label: str | None = None) -> Reference:
    """A thing by its id, name and class."""
    return Reference(id=row["id"], name=row.get("name") or row["id"], label=label or row.get("label") or "Entity")


def membership_from_row(row: Row) -> Membership:
    """A dated membership."""
    return Membership(group=row["group"], valid=interval_from_row(row), confidence=row["confidence"])


def first_day(iso: str | None) -> date | None:
    """The first day that a partial date can mean."""
    return None if iso is None else PartialDate(iso).earliest


def criterion_from_row(row: Row, parts: tuple[Criterion, ...]) -> Criterion:
    """A criterion with its parts put in."""
    return Criterion(
        id=row["id"],
        parameter=row.get("parameter"),
        operator=row.get("operator"),
        threshold=row.get("threshold"),
        unit=row.get("unit"),
        combination=row.get("combination"),
        parts=parts,
    )


def _event_name(event: Event) -> str:
    since = "" if event.valid.start is None else f" {event.valid.start.iso}"
    return f"{event.value.replace('_', ' ')}{since}"
