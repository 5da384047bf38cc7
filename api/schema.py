"""The GraphQL schema: what may be asked, and the bounds of a question."""

import asyncio
import logging
from datetime import UTC, date, datetime
from typing import Annotated

import strawberry
from graphql import GraphQLError
from strawberry import ID, Info
from strawberry.extensions import (
    MaskErrors,
    MaxAliasesLimiter,
    MaxTokensLimiter,
    ParserCache,
    QueryDepthLimiter,
    ValidationCache,
)

from api import answers
from api.context import Context
from api.entity_types import Coverage, Entity
from api.norm_types import RestrictionFinding
from api.types import EntityRef
from ontology.errors import ExportGraphError
from ontology.vocabulary import Outcome
from queries import lookup

log = logging.getLogger(__name__)

DestinationArgument = Annotated[
    str, strawberry.argument(description="An ISO 3166-1 code (FR), an id (country:FR) or a name (France).")
]
SubjectArgument = Annotated[
    str, strawberry.argument(description="An id (model:anthropic/claude-fable-5), or a name (Claude Fable 5).")
]
AsOfArgument = Annotated[
    date | None, strawberry.argument(description="The day that is asked about; today if left out.")
]


@strawberry.type(description="Which AI models are restricted for a destination on a day, under which rules.")
class RestrictedModels:
    """The answer to the main question."""

    destination: EntityRef
    as_of: date
    rows: list[RestrictionFinding] = strawberry.field(description="What is restricted or asked for, gravest first.")
    undetermined: list[RestrictionFinding] = strawberry.field(description="What may bind; a fact is missing.")
    coverage: list[Coverage]


@strawberry.type(description="Is this subject restricted for this destination on this day? There is no 'allowed'.")
class Verdict:
    """The answer for one case."""

    subject: EntityRef
    destination: EntityRef
    as_of: date
    outcome: Outcome
    findings: list[RestrictionFinding] = strawberry.field(description="Each restriction that bears on it.")
    missing: list[str] = strawberry.field(description="The facts without which the outcome is undetermined.")
    coverage: list[Coverage] = strawberry.field(description="What was searched.")


@strawberry.type
class Query:
    """The questions."""

    @strawberry.field(description="Which models are restricted for this destination on this day, under which rule?")
    async def restricted_models(
        self, info: Info[Context, None], destination: DestinationArgument, as_of: AsOfArgument = None
    ) -> RestrictedModels:
        """The main question."""
        day = as_of or _today()
        found = await asyncio.to_thread(answers.restricted_models, info.context.store, destination, day)
        return RestrictedModels(
            destination=EntityRef.of(found.destination),
            as_of=found.as_of,
            rows=[RestrictionFinding.of(each) for each in found.rows],
            undetermined=[RestrictionFinding.of(each) for each in found.undetermined],
            coverage=[Coverage.of(each) for each in found.coverage],
        )

    @strawberry.field(description="Is this subject restricted for this destination on this day, and what proves it?")
    async def verdict(
        self,
        info: Info[Context, None],
        subject: SubjectArgument,
        destination: DestinationArgument,
        as_of: AsOfArgument = None,
    ) -> Verdict:
        """The question about one case."""
        found = await asyncio.to_thread(answers.answer, info.context.store, subject, destination, as_of or _today())
        return Verdict(
            subject=EntityRef.of(found.verdict.subject.reference),
            destination=EntityRef.of(found.verdict.destination.reference),
            as_of=found.verdict.as_of,
            outcome=found.verdict.outcome,
            findings=[RestrictionFinding.of(each) for each in found.verdict.findings],
            missing=list(found.verdict.missing),
            coverage=[Coverage.of(each) for each in found.coverage],
        )

    @strawberry.field(description="The entity with this id.")
    async def entity(self, info: Info[Context, None], id: ID) -> Entity | None:
        """One entity."""
        found = await asyncio.to_thread(lookup.thing, info.context.store, id)
        return None if found is None else Entity.of(found)

    @strawberry.field(description="Entities whose name, alias or citation matches; words may be cut short.")
    async def search(self, info: Info[Context, None], text: str, limit: int = 10) -> list[Entity]:
        """Entities by name."""
        found = await asyncio.to_thread(lookup.search, info.context.store, text, max(1, min(limit, 100)))
        return [Entity.of(each) for each in found]

    @strawberry.field(description="What the graph has read, by kind of source.")
    async def coverage(self, info: Info[Context, None]) -> list[Coverage]:
        """The coverage."""
        return [Coverage.of(each) for each in await asyncio.to_thread(lookup.coverage, info.context.store)]


def _today() -> date:
    return datetime.now(UTC).date()


def _is_internal(error: GraphQLError) -> bool:
    """Whether the error is ours to hide: anything but a malformed question or an error that a user can act on."""
    return error.original_error is not None and not isinstance(error.original_error, ExportGraphError)


class Schema(strawberry.Schema):
    """The schema, logging inside what it masks outside."""

    def process_errors(self, errors: list[GraphQLError], execution_context: object = None) -> None:  # noqa: ARG002
        """Log the errors that are not the asker's."""
        for error in errors:
            if _is_internal(error):
                log.error("GraphQL error at %s", error.path, exc_info=error.original_error)


schema = Schema(
    query=Query,
    extensions=[
        ParserCache,
        ValidationCache,
        lambda: QueryDepthLimiter(max_depth=12),
        lambda: MaxAliasesLimiter(max_alias_count=30),
        lambda: MaxTokensLimiter(max_token_count=2_000),
        lambda: MaskErrors(should_mask_error=_is_internal, error_message="INTERNAL: something went wrong here"),
    ],
)
