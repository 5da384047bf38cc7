"""GraphQL types for time, documents and evidence. Classes and vocabularies are described as the ontology does."""

from enum import StrEnum
from typing import Annotated, Self

import strawberry
from strawberry import ID, Info

from api.context import Context
from ontology.document import Document as DocumentRecord
from ontology.records import Reference
from ontology.schemes import schemes
from ontology.terms import class_terms
from ontology.times import Basis, PartialDate
from ontology.times import Interval as IntervalRecord
from ontology.truth import Truth
from ontology.vocabulary import (
    Confirmation,
    Enforcement,
    LegalStatus,
    ListKind,
    Modality,
    Outcome,
    PartyKind,
    Polarity,
    RestrictionKind,
    ReviewOutlook,
    Section,
    SourceKind,
)
from queries.lookup import Disagreement, Evidenced


def defined(name: str) -> str:
    """How the ontology defines a class."""
    return class_terms()[name].definition


def expose(vocabulary: type[StrEnum]) -> None:
    """Make a vocabulary a GraphQL enum, described by its concept scheme, its values by their concepts."""
    scheme = schemes()[vocabulary.__name__]
    shown = strawberry.enum(vocabulary, description=scheme.definition)
    for value in shown.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = scheme.concepts[value.value].definition


for _vocabulary in (
    Basis, Confirmation, Enforcement, LegalStatus, ListKind, Modality, Outcome, PartyKind,
    Polarity, RestrictionKind, ReviewOutlook, Section, SourceKind, Truth,
):  # fmt: skip
    expose(_vocabulary)


def _iso(day: PartialDate | None) -> str | None:
    return None if day is None else day.iso


@strawberry.type(description="When something is so. Dates are as precise as their source: 2024, 2024-12 or 2024-12-05.")
class Interval:
    """An interval of valid time."""

    start: str | None = strawberry.field(description="The first day; none where no source gives one.")
    end: str | None = strawberry.field(description="The day on which it was no longer so; none while it lasts.")
    basis: Basis = strawberry.field(description="Whether it began on `start`, or was only seen then.")
    end_basis: Basis = strawberry.field(description="Whether it ended on `end`, or was only seen to be gone then.")

    @classmethod
    def of(cls, valid: IntervalRecord) -> Self:
        """From our record."""
        return cls(start=_iso(valid.start), end=_iso(valid.end), basis=valid.basis, end_basis=valid.end_basis)


@strawberry.type(description="A thing of the graph by its id, name and class.")
class EntityRef:
    """A reference to an entity."""

    id: ID
    name: str
    type: str = strawberry.field(description="Its class in the ontology.")

    @classmethod
    def of(cls, reference: Reference) -> Self:
        """From our record."""
        return cls(id=ID(reference.id), name=reference.name, type=reference.label)


@strawberry.type(description=defined("Document"))
class Document:
    """A document."""

    id: ID
    title: str
    publisher: str | None
    url: str | None
    published: str | None = strawberry.field(description="As precise as the source: 2024, 2024-12 or 2024-12-05.")
    kind: SourceKind
    sha256: str = strawberry.field(description="The SHA-256 of its bytes, in hex.")
    licence: str | None

    @classmethod
    def of(cls, record: DocumentRecord) -> Self:
        """From our record."""
        return cls(
            id=ID(record.id),
            title=record.title,
            publisher=record.publisher,
            url=record.url,
            published=_iso(record.published),
            kind=record.kind,
            sha256=record.sha256,
            licence=record.licence,
        )


@strawberry.type(description=defined("Statement"))
class Evidence:
    """A statement with its proof."""

    id: ID
    subject: ID
    property: str = strawberry.field(description="The property of the ontology that it gives a value for.")
    value: str
    quote: str | None = strawberry.field(description="The very words of the document.")
    start: int | None = strawberry.field(description="Where the quote begins: code points from the start of the text.")
    end: int | None = strawberry.field(description="Where the quote ends, exclusive.")
    locator: str | None = strawberry.field(description="For tables and registers: a JSON Pointer to the cell quoted.")
    section: Section
    polarity: Polarity
    modality: Modality
    attribution: str | None = strawberry.field(description="Whose words or which source the document relies on.")
    confidence: float
    valid: Interval
    recorded_at: str = strawberry.field(description="When this graph first recorded it (ISO 8601, UTC).")
    document: Document

    @classmethod
    def of(cls, evidenced: Evidenced) -> Self:
        """From our record."""
        statement, evidence = evidenced.statement, evidenced.statement.evidence
        quote = evidence.quote
        return cls(
            id=ID(statement.id),
            subject=ID(statement.subject),
            property=statement.predicate.value,
            value=str(statement.value),
            quote=None if quote is None else quote.exact,
            start=None if quote is None else quote.start,
            end=None if quote is None else quote.end,
            locator=evidence.locator,
            section=evidence.section,
            polarity=statement.polarity,
            modality=statement.modality,
            attribution=statement.attribution,
            confidence=statement.confidence,
            valid=Interval.of(statement.valid),
            recorded_at=evidenced.recorded_at,
            document=Document.of(evidenced.document),
        )


@strawberry.type(description=defined("Conflict"))
class Conflict:
    """A disagreement between statements."""

    id: ID
    property: str
    reason: str
    preferred: list[Evidence]
    overruled: list[Evidence]

    @classmethod
    def of(cls, record: Disagreement) -> Self:
        """From our record."""
        return cls(
            id=ID(record.id),
            property=record.predicate,
            reason=record.reason,
            preferred=[Evidence.of(each) for each in record.preferred],
            overruled=[Evidence.of(each) for each in record.overruled],
        )


PropertyFilter = Annotated[
    list[str] | None, strawberry.argument(description="Only statements about these properties, e.g. legalStatus.")
]


async def evidence_of(
    info: Info[Context, None], subject: str, properties: list[str] | None, known_at: str | None
) -> list[Evidence]:
    """What the documents say of a thing, of some of its properties or all."""
    found = await info.context.evidence.load((subject, known_at))
    return [Evidence.of(each) for each in found if properties is None or each.statement.predicate in properties]


async def conflicts_of(info: Info[Context, None], subject: str, known_at: str | None) -> list[Conflict]:
    """Where the documents disagree about a thing."""
    return [Conflict.of(each) for each in await info.context.conflicts.load((subject, known_at))]
