"""The GraphQL schema: what may be asked, and the bounds of a question."""

import asyncio
import logging
from datetime import UTC, date, datetime
from itertools import islice
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
from api.entity_types import Change, Coverage, Entity, Issue
from api.norm_types import RestrictionFinding
from api.screening import Asked, Search
from api.screening_types import Screening
from api.types import Conflict, EntityRef
from ontology.changes import Change as ChangeRecord
from ontology.errors import ExportGraphError
from ontology.vocabulary import Outcome, PartyKind
from queries import history, lookup
from queries.store import Store

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
KnownAtArgument = Annotated[
    datetime | None,
    strawberry.argument(description="Answer with what the graph knew at this time; with all it knows if left out."),
]
NameArgument = Annotated[str, strawberry.argument(description="A name in any script, without address or remarks.")]
CountryArgument = Annotated[
    str | None,
    strawberry.argument(description="Where its bearer is: a code or a name. It explains hits and never hides one."),
]
PartyKindArgument = Annotated[
    PartyKind | None, strawberry.argument(description="Parties that are known to be of another kind are not found.")
]
ListsArgument = Annotated[
    list[str] | None, strawberry.argument(description="Ids or names of the lists to search; all if left out.")
]
DelistedArgument = Annotated[
    bool, strawberry.argument(description="Find parties, too, that are no longer or not yet on a list on the day.")
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
        self,
        info: Info[Context, None],
        destination: DestinationArgument,
        as_of: AsOfArgument = None,
        known_at: KnownAtArgument = None,
    ) -> RestrictedModels:
        """The main question."""
        day, then = as_of or _today(), _moment(known_at)
        found = await asyncio.to_thread(answers.restricted_models, info.context.store, destination, day, then)
        return RestrictedModels(
            destination=EntityRef.of(found.destination),
            as_of=found.as_of,
            rows=[RestrictionFinding.of(each, then) for each in found.rows],
            undetermined=[RestrictionFinding.of(each, then) for each in found.undetermined],
            coverage=[Coverage.of(each) for each in found.coverage],
        )

    @strawberry.field(description="Is this subject restricted for this destination on this day, and what proves it?")
    async def verdict(
        self,
        info: Info[Context, None],
        subject: SubjectArgument,
        destination: DestinationArgument,
        as_of: AsOfArgument = None,
        known_at: KnownAtArgument = None,
    ) -> Verdict:
        """The question about one case."""
        day, then = as_of or _today(), _moment(known_at)
        found = await asyncio.to_thread(answers.answer, info.context.store, subject, destination, day, then)
        return Verdict(
            subject=EntityRef.of(found.verdict.subject.reference),
            destination=EntityRef.of(found.verdict.destination.reference),
            as_of=found.verdict.as_of,
            outcome=found.verdict.outcome,
            findings=[RestrictionFinding.of(each, then) for each in found.verdict.findings],
            missing=list(found.verdict.missing),
            coverage=[Coverage.of(each) for each in found.coverage],
        )

    @strawberry.field(description="The entity with this id.")
    async def entity(
        self,
        info: Info[Context, None],
        id: ID,
        known_at: KnownAtArgument = None,
    ) -> Entity | None:
        """One entity."""
        then = _moment(known_at)
        found = await asyncio.to_thread(lookup.thing, info.context.store, id, then)
        return None if found is None else Entity.of(found, then)

    @strawberry.field(description="Entities whose name, alias or citation matches; words may be cut short.")
    async def search(
        self, info: Info[Context, None], text: str, limit: int = 10, known_at: KnownAtArgument = None
    ) -> list[Entity]:
        """Entities by name."""
        then = _moment(known_at)
        found = await asyncio.to_thread(lookup.search, info.context.store, text, max(1, min(limit, 100)), then)
        return [Entity.of(each, then) for each in found]

    @strawberry.field(description="Which parties on lists may bear this name? It finds names; it clears nobody.")
    async def screen(
        self,
        info: Info[Context, None],
        name: NameArgument,
        country: CountryArgument = None,
        kind: PartyKindArgument = None,
        lists: ListsArgument = None,
        limit: int = 5,
        as_of: AsOfArgument = None,
        known_at: KnownAtArgument = None,
        delisted: DelistedArgument = False,
    ) -> Screening:
        """The question whether a name is on a list."""
        then = _moment(known_at)
        search = Search(
            as_of=as_of or _today(), known_at=then, lists=tuple(lists or ()), limit=limit, delisted=delisted
        )
        (found,) = await asyncio.to_thread(info.context.screener.screen, [Asked(name, country, kind)], search)
        return Screening.of(found, then)

    @strawberry.field(description="Where documents disagree, with the statements on both sides, in order of id.")
    async def conflicts(
        self, info: Info[Context, None], first: int = 50, after: str = "", known_at: KnownAtArgument = None
    ) -> list[Conflict]:
        """The disagreements."""
        limit, then = max(1, min(first, 200)), _moment(known_at)
        found = await asyncio.to_thread(lookup.all_conflicts, info.context.store, limit, after, then)
        return [Conflict.of(each) for each in found]

    @strawberry.field(
        description="What the shapes of the ontology do not allow, with what can be done, in order of id."
    )
    async def issues(
        self, info: Info[Context, None], first: int = 50, after: str = "", known_at: KnownAtArgument = None
    ) -> list[Issue]:
        """What is wrong or lacking."""
        limit, then = max(1, min(first, 200)), _moment(known_at)
        found = await asyncio.to_thread(lookup.all_issues, info.context.store, limit, after, then)
        return [Issue.of(each) for each in found]

    @strawberry.field(description="What the graph learned after `since` and by `until` (now, if left out).")
    async def changes(
        self, info: Info[Context, None], since: datetime, until: datetime | None = None, first: int = 200
    ) -> list[Change]:
        """What was learned."""
        bounds = (_moment(since) or "", _moment(until) or _moment(datetime.now(UTC)) or "")
        found = await asyncio.to_thread(_first_changes, info.context.store, bounds, max(1, min(first, 1_000)))
        return [Change.of(each) for each in found]

    @strawberry.field(description="What the graph has read, by kind of source.")
    async def coverage(self, info: Info[Context, None], known_at: KnownAtArgument = None) -> list[Coverage]:
        """The coverage."""
        found = await asyncio.to_thread(lookup.coverage, info.context.store, _moment(known_at))
        return [Coverage.of(each) for each in found]


def _first_changes(store: Store, bounds: tuple[str, str], limit: int) -> list[ChangeRecord]:
    return list(islice(history.changes(store, *bounds), limit))


def _moment(time: datetime | None) -> str | None:
    """A time as the graph records it: ISO 8601, UTC, to the second. A time without zone is taken for UTC."""
    if time is None:
        return None
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")


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
