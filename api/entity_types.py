"""GraphQL types for entities, and for what the graph covers."""

from typing import Self

import strawberry
from strawberry import ID, Info

from api.context import Context
from api.types import Conflict, EntityRef, Evidence, Interval, PropertyFilter, conflicts_of, defined, evidence_of
from ontology.changes import Change as ChangeRecord
from ontology.changes import ChangeKind
from ontology.shapes import Issue as IssueRecord
from ontology.vocabulary import SourceKind
from queries.lookup import Relationship, SourceCoverage, Thing

strawberry.enum(ChangeKind, description=ChangeKind.__doc__)


@strawberry.type(description="What the graph has read of one kind of source: the bounds of what it can find.")
class Coverage:
    """The coverage of one kind of source."""

    kind: SourceKind
    documents: int
    newest: str | None = strawberry.field(description="The newest publication date among them.")

    @classmethod
    def of(cls, record: SourceCoverage) -> Self:
        """From our record."""
        return cls(kind=record.kind, documents=record.documents, newest=record.newest)


@strawberry.type(description="One difference between what was known of a thing and what is known now.")
class Change:
    """A change."""

    subject: ID
    kind: ChangeKind
    what: str = strawberry.field(description="A property, a status axis, or the type of a relationship.")
    before: str | None
    after: str | None

    @classmethod
    def of(cls, record: ChangeRecord) -> Self:
        """From our record."""
        return cls(
            subject=ID(record.subject), kind=record.kind, what=record.what, before=record.before, after=record.after
        )


@strawberry.type(description=defined("Issue"))
class Issue:
    """An issue."""

    id: ID
    subject: ID
    code: str
    message: str
    fix: str

    @classmethod
    def of(cls, record: IssueRecord) -> Self:
        """From our record."""
        return cls(
            id=ID(record.id), subject=ID(record.subject), code=record.code, message=record.message, fix=record.fix
        )


@strawberry.type(description="A relationship of an entity to another, over an interval of valid time.")
class RelationshipType:
    """A relationship."""

    type: str
    target: EntityRef
    valid: Interval
    confidence: float
    statements: list[ID] = strawberry.field(description="The ids of the statements behind it.")

    @classmethod
    def of(cls, record: Relationship) -> Self:
        """From our record."""
        return cls(
            type=record.type,
            target=EntityRef.of(record.target),
            valid=Interval.of(record.valid),
            confidence=record.confidence,
            statements=[ID(each) for each in record.statements],
        )


@strawberry.type(description="A literal property of an entity.")
class PropertyValue:
    """A property with its value."""

    name: str
    value: str


@strawberry.type(description="A canonical thing: a company, model, agency, policy, country, control item and so on.")
class Entity:
    """An entity."""

    id: ID
    name: str
    type: str = strawberry.field(description="Its class in the ontology.")
    definition: str | None
    aliases: list[str]
    properties: list[PropertyValue]
    known_at: strawberry.Private[str | None]

    @strawberry.field(description="Its relationships to other things, in order of their keys.")
    async def relationships(self, info: Info[Context, None], limit: int = 50) -> list[RelationshipType]:
        """The relationships that start here."""
        found = await info.context.relationships(self.id, max(0, min(limit, 200)), self.known_at)
        return [RelationshipType.of(each) for each in found]

    @strawberry.field(description="What the documents say of it, statement by statement.")
    async def evidence(self, info: Info[Context, None], properties: PropertyFilter = None) -> list[Evidence]:
        """The statements about the entity."""
        return await evidence_of(info, self.id, properties, self.known_at)

    @strawberry.field(description="Where the documents disagree about it.")
    async def conflicts(self, info: Info[Context, None]) -> list[Conflict]:
        """The disagreements about the entity."""
        return await conflicts_of(info, self.id, self.known_at)

    @classmethod
    def of(cls, record: Thing, known_at: str | None) -> Self:
        """From our record."""
        return cls(
            id=ID(record.reference.id),
            name=record.reference.name,
            type=record.reference.label,
            definition=record.definition,
            aliases=list(record.aliases),
            properties=[PropertyValue(name=name, value=value) for name, value in record.properties],
            known_at=known_at,
        )
