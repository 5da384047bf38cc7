"""GraphQL types for restrictions, and for what they mean in a case."""

from datetime import date
from typing import Self

import strawberry
from strawberry import ID, Info

from api.context import Context
from api.types import Conflict, EntityRef, Evidence, Interval, PropertyFilter, conflicts_of, defined, evidence_of
from ontology.findings import Carved, Finding, Step
from ontology.records import ExceptionClause, Reference
from ontology.records import Restriction as RestrictionRecord
from ontology.truth import Truth
from ontology.vocabulary import Confirmation, Enforcement, LegalStatus, Outcome, RestrictionKind


@strawberry.type(description="A step of a proof: a question with its answer, and the statements that prove it.")
class ProofStep:
    """A step of a proof."""

    text: str
    truth: Truth
    record: strawberry.Private[Step]
    known_at: strawberry.Private[str | None]

    @strawberry.field(description="What the documents say that bears on this step.")
    async def evidence(self, info: Info[Context, None]) -> list[Evidence]:
        """The statements on which the step rests."""
        found = await info.context.evidence.load((self.record.subject, self.known_at))
        return [Evidence.of(each) for each in found if self.record.rests_on(each.statement, each.value)]

    @classmethod
    def of(cls, step: Step, known_at: str | None) -> Self:
        """From our record."""
        return cls(text=step.text, truth=step.truth, record=step, known_at=known_at)


@strawberry.type(name="Exception", description=defined("Exception"))
class ExceptionType:
    """A carve-out."""

    id: ID
    name: str
    condition: str | None
    provided_by: EntityRef | None
    known_at: strawberry.Private[str | None]

    @strawberry.field(description="What the documents say of the exception.")
    async def evidence(self, info: Info[Context, None], properties: PropertyFilter = None) -> list[Evidence]:
        """The statements about the exception."""
        return await evidence_of(info, self.id, properties, self.known_at)

    @classmethod
    def of(cls, record: ExceptionClause, known_at: str | None) -> Self:
        """From our record."""
        provided_by = None if record.provided_by is None else EntityRef.of(record.provided_by)
        return cls(
            id=ID(record.id),
            name=record.name,
            condition=record.condition,
            provided_by=provided_by,
            known_at=known_at,
        )


@strawberry.type(description=defined("Restriction"))
class Restriction:
    """A norm."""

    id: ID
    name: str
    kind: RestrictionKind | None = strawberry.field(description="What it demands; none where no document says.")
    review_policy: str | None = strawberry.field(description="How licence applications are reviewed.")
    compliance_from: date | None = strawberry.field(description="From when it must be complied with, if later.")
    scope: EntityRef | None = strawberry.field(description=defined("Scope"))
    persons: list[EntityRef] = strawberry.field(description=defined("PersonClass"))
    policies: list[EntityRef] = strawberry.field(description="What imposes it, and what added it to the text.")
    agencies: list[EntityRef]
    exceptions: list[ExceptionType]
    known_at: strawberry.Private[str | None]

    @strawberry.field(description="The first of `policies`.")
    def policy(self) -> EntityRef | None:
        """The policy that imposes it."""
        return self.policies[0] if self.policies else None

    @strawberry.field(description="The first of `agencies`.")
    def agency(self) -> EntityRef | None:
        """The agency behind it."""
        return self.agencies[0] if self.agencies else None

    @strawberry.field(description="What the documents say of it, statement by statement.")
    async def evidence(self, info: Info[Context, None], properties: PropertyFilter = None) -> list[Evidence]:
        """The statements about the restriction."""
        return await evidence_of(info, self.id, properties, self.known_at)

    @strawberry.field(description="Where the documents disagree about it.")
    async def conflicts(self, info: Info[Context, None]) -> list[Conflict]:
        """The disagreements about the restriction."""
        return await conflicts_of(info, self.id, self.known_at)

    @classmethod
    def of(cls, record: RestrictionRecord, known_at: str | None) -> Self:
        """From our record."""
        scope = None if record.scope is None else Reference(record.scope.id, record.scope.name, "Scope")
        return cls(
            id=ID(record.id),
            name=record.name,
            kind=record.kind,
            review_policy=record.review_policy,
            compliance_from=record.compliance_from,
            scope=None if scope is None else EntityRef.of(scope),
            persons=[EntityRef.of(each) for each in record.persons],
            policies=[EntityRef.of(each) for each in record.policies],
            agencies=[EntityRef.of(each) for each in record.agencies],
            exceptions=[ExceptionType.of(each, known_at) for each in record.exceptions],
            known_at=known_at,
        )


@strawberry.type(description="An exception that is not ruled out in this case.")
class CarvedOut:
    """An exception with its bearing on a case."""

    exception: ExceptionType
    applies: Truth = strawberry.field(description="Unknown: its condition lies outside the question.")

    @classmethod
    def of(cls, record: Carved, known_at: str | None) -> Self:
        """From our record."""
        return cls(exception=ExceptionType.of(record.exception, known_at), applies=record.applies)


@strawberry.type(description="What one restriction means for a subject, a destination and a day, with its proof.")
class RestrictionFinding:
    """A finding."""

    subject: EntityRef = strawberry.field(description="What is restricted.")
    outcome: Outcome
    potential: Outcome = strawberry.field(description="The outcome if what is missing were so.")
    legal_status: LegalStatus | None = strawberry.field(description="None: not known, or nothing had happened yet.")
    enforcement: Enforcement
    confirmation: Confirmation
    interval: Interval | None = strawberry.field(description="Since when it has this legal status.")
    restriction: Restriction
    exceptions: list[CarvedOut] = strawberry.field(description="The exceptions that may or do take it away.")
    proof: list[ProofStep]
    missing: list[str] = strawberry.field(description="The facts that would have to be known.")

    @classmethod
    def of(cls, finding: Finding, known_at: str | None) -> Self:
        """From our record."""
        return cls(
            subject=EntityRef.of(finding.target),
            outcome=finding.outcome,
            potential=finding.potential,
            legal_status=finding.legal_status,
            enforcement=finding.enforcement,
            confirmation=finding.confirmation,
            interval=None if finding.since is None else Interval.of(finding.since),
            restriction=Restriction.of(finding.restriction, known_at),
            exceptions=[CarvedOut.of(each, known_at) for each in finding.exceptions],
            proof=[ProofStep.of(each, known_at) for each in finding.steps],
            missing=list(finding.missing) if finding.outcome is Outcome.UNDETERMINED else [],
        )
