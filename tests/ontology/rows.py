"""The rows of an export, made as the graph would make them, but without a graph: from what the sources read."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.register import read as register
from ontology.document import Document, Mention, Quote, sha256_of
from ontology.fold import fold
from ontology.folded import Edge, Folded, Recorded
from ontology.rdf import Record
from ontology.statement import Evidence, Statement
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, Modality, Section, SourceKind
from queries.mapping import (
    conflict_to_row,
    document_to_row,
    edge_to_row,
    event_to_row,
    mention_to_row,
    node_to_row,
    statement_to_row,
)

RECORDED_AT = "2026-07-24T09:00:00+00:00"
Row = dict[str, Any]


@cache
def register_readings() -> tuple[Reading, ...]:
    """All register files of the repository."""
    folder = Path(register.__file__).parent
    info = SourceInfo.model_validate(yaml.safe_load((folder / "source.yml").read_text(encoding="utf-8")))
    paths = sorted((folder / "data").glob("*.yml"))
    return tuple(register.read(RawFile(path.name, path.read_bytes()), info) for path in paths)


def news_reading() -> Reading:
    """A short article whose headline says more than its body, with a mention of a model."""
    text = "Government blocks Example Mini\n\nThe government has asked Example Labs to restrict Example Mini."
    document = Document(
        sha256=sha256_of(text.encode()),
        source="news",
        kind=SourceKind.NEWS,
        title="Government blocks Example Mini",
        media_type="text/plain",
        file_name="example mini.txt",
        publisher="The Example",
        url="https://example.org/2026/07/example mini",
        published=PartialDate("2026-07"),
        licence="https://creativecommons.org/licenses/by/4.0/",
    )
    statements = (
        _said(document, text, Property.KIND, "prohibition", "blocks", Section.HEADLINE),
        _said(document, text, Property.KIND, "voluntary_limit", "has asked", Section.BODY),
        _said(document, text, Property.RESTRICTS, "model:example/mini", "restrict Example Mini", Section.BODY),
        _said(document, text, Property.IMPOSED_BY_AGENCY, "agency:example", "The government", Section.BODY),
        _said(document, text, Property.TYPE, "Restriction", "restrict", Section.BODY),
        _said(document, text, Property.NAME, "limit on Example Mini", "restrict Example Mini", Section.BODY),
    )
    start = text.index("Example Mini")
    mention = Mention(
        document.id, Quote(start, start + 12, "Example Mini"), EntityClass.AI_MODEL, "model:example/mini", "spacy/1"
    )
    nameless = Mention(document.id, Quote(0, 10, "Government"), EntityClass.AGENCY, None, "spacy/1")
    return Reading(document=document, text=text, mentions=(mention, nameless), statements=statements)


def records(readings: Iterable[Reading]) -> list[Record]:
    """The records of a graph that holds `readings`, by kind and id."""
    readings = list(readings)
    folded = folded_readings(readings)
    rows = (
        ("document", [{"document": _shown(document_to_row(each.document))} for each in readings]),
        ("entity", [*map(_entity, folded.values()), *_bare(folded)]),
        ("statement", [{"statement": _shown(statement_to_row(s))} for each in readings for s in each.statements]),
        ("mention", [{"mention": _mention(m)} for each in readings for m in each.mentions]),
        ("conflict", [{"conflict": _conflict(each)} for one in folded.values() for each in one.conflicts]),
    )
    return [(kind, row) for kind, of_kind in rows for row in sorted(of_kind, key=lambda row: str(row[kind]["id"]))]


def _said(document: Document, text: str, predicate: Property, value: str, exact: str, section: Section) -> Statement:
    start = text.index(exact)
    return Statement(
        subject="restriction:example/voluntary-limit/mini",
        predicate=predicate,
        value=value,
        evidence=Evidence(document.id, Quote(start, start + len(exact), exact), None, section),
        extractor="claims/1",
        modality=Modality.REQUESTED,
        confidence=0.8,
    )


def folded_readings(readings: Iterable[Reading]) -> dict[str, Folded]:
    """The folds of all subjects of which `readings` say something."""
    by_subject: dict[str, list[Recorded]] = {}
    for reading in readings:
        published = None if reading.document.published is None else reading.document.published.iso
        for statement in reading.statements:
            recorded = Recorded(statement, reading.document.kind, RECORDED_AT, published)
            by_subject.setdefault(statement.subject, []).append(recorded)
    return {subject: fold(subject, statements) for subject, statements in by_subject.items()}


def _shown(properties: Row) -> Row:
    """What Neo4j keeps of properties: no nulls; and the time of recording."""
    return {"recorded_at": RECORDED_AT, **_kept(properties)}


def _kept(properties: Row) -> Row:
    return {name: value for name, value in properties.items() if value is not None}


def _entity(folded: Folded) -> Row:
    edges = sorted((_edge(folded.subject, each) for each in folded.edges), key=lambda row: str(row["key"]))
    events = [_kept(event_to_row(each)["properties"]) for each in folded.events]
    return {"entity": {**node_to_row(folded)["properties"], "label": folded.label}, "edges": edges, "events": events}


def _edge(subject: str, edge: Edge) -> Row:
    return {**_kept(edge_to_row(subject, edge)["properties"]), "type": edge.relationship, "target": edge.target}


def _bare(folded: dict[str, Folded]) -> Iterator[Row]:
    """Things that others relate to and that nothing describes."""
    for target in {edge.target for each in folded.values() for edge in each.edges} - set(folded):
        yield {"entity": {"id": target, "name": target, "label": None}, "edges": [], "events": []}


def _mention(mention: Mention) -> Row:
    row = mention_to_row(mention)
    return {**_shown(row["properties"]), "document": row["document"], "refersTo": row["about"]}


def _conflict(each: Any) -> Row:
    return {**conflict_to_row(each)["properties"], "preferred": list(each.preferred), "overruled": list(each.overruled)}
