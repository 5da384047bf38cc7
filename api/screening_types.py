"""GraphQL types for screening: parties on lists that a name may mean, and what the lists say of them."""

from typing import Self

import strawberry
from strawberry import ID, Info

from api.context import Context
from api.screening import ListedHit, Screened, ScreeningOutcome, ShownListing
from api.types import EntityRef, Evidence, Interval, PropertyFilter, defined, evidence_of
from ontology.listing import Entry as EntryRecord
from ontology.listing import ListedState, NameRole
from ontology.listing import PartyList as PartyListRecord
from ontology.terms import Property
from ontology.vocabulary import ListKind, PartyKind, ReviewOutlook

for _vocabulary in (ListedState, NameRole, ScreeningOutcome):
    strawberry.enum(_vocabulary, description=" ".join((_vocabulary.__doc__ or "").split()))


@strawberry.type(description=defined("PartyList"))
class PartyList:
    """A list of parties."""

    id: ID
    name: str
    kind: ListKind | None = strawberry.field(
        description="What being on it brings with it; it may be no export control."
    )
    issued_by: list[EntityRef]
    captured_on: str | None = strawberry.field(description="The newest day on which it was read as a whole.")

    @classmethod
    def of(cls, record: PartyListRecord) -> Self:
        """From our record."""
        return cls(
            id=ID(record.id),
            name=record.name,
            kind=record.kind,
            issued_by=[EntityRef.of(each) for each in record.issued_by],
            captured_on=record.captured_on,
        )


@strawberry.type(description=defined("ListEntry"))
class ListEntry:
    """An entry of a list."""

    id: ID
    name: str = strawberry.field(description="The name that the entry gives.")
    licence_requirement: str | None = strawberry.field(description="What needs a licence, in its words.")
    review_policy: str | None = strawberry.field(description="How licence applications are reviewed, in its words.")
    review_outlook: ReviewOutlook | None
    footnotes: list[str]
    citations: list[str]
    addresses: list[str]
    countries: list[EntityRef] = strawberry.field(description="Where its addresses lie.")

    @classmethod
    def of(cls, record: EntryRecord) -> Self:
        """From our record."""
        return cls(
            id=ID(record.id),
            name=record.name,
            licence_requirement=record.licence_requirement,
            review_policy=record.review_policy,
            review_outlook=record.review_outlook,
            footnotes=list(record.footnotes),
            citations=list(record.citations),
            addresses=list(record.addresses),
            countries=[EntityRef.of(each) for each in record.countries],
        )


@strawberry.type(description="That a party is on a list for a time, and the entry that names it.")
class PartyListing:
    """A listing."""

    party_list: PartyList = strawberry.field(name="list", description="The list.")
    state: ListedState = strawberry.field(description="Whether it is on the list on the day that is asked about.")
    valid: Interval = strawberry.field(description="From when to when it is on the list.")
    entry: ListEntry | None = strawberry.field(description="None where a source says so without showing an entry.")
    subject: strawberry.Private[str]
    known_at: strawberry.Private[str | None]

    @strawberry.field(description="What the documents say of the entry, each with its quote and where it stands.")
    async def evidence(self, info: Info[Context, None], properties: PropertyFilter = None) -> list[Evidence]:
        """The statements behind the listing: those about the entry, or else that the party is on lists."""
        wanted = properties if properties is not None or self.entry is not None else [Property.LISTED_ON.value]
        return await evidence_of(info, self.subject, wanted, self.known_at)

    @classmethod
    def of(cls, record: ShownListing, known_at: str | None) -> Self:
        """From our record."""
        return cls(
            party_list=PartyList.of(record.list),
            state=record.state,
            valid=Interval.of(record.listing.valid),
            entry=None if record.entry is None else ListEntry.of(record.entry),
            subject=record.listing.party if record.entry is None else record.entry.id,
            known_at=known_at,
        )


@strawberry.type(description="In what two names are alike, from 0 to 1.")
class MatchFeature:
    """A feature of a comparison."""

    name: str
    value: float


@strawberry.type(description="A party on lists that the name may mean. Whether it does, a person decides.")
class ScreeningHit:
    """A hit."""

    party: EntityRef
    kind: PartyKind | None = strawberry.field(description="None where no source says; then any kind fits.")
    matched_name: str = strawberry.field(description="The one of its names that is most like the name.")
    name_role: NameRole
    score: float = strawberry.field(description="From 0 to 1: how alike the names are. It is no probability.")
    why: str = strawberry.field(description="In what the names are alike, and what keeps the score down.")
    features: list[MatchFeature]
    listings: list[PartyListing]

    @classmethod
    def of(cls, record: ListedHit, known_at: str | None) -> Self:
        """From our record."""
        kinds = {each.value: each for each in PartyKind}
        return cls(
            party=EntityRef.of(record.party),
            kind=kinds.get(record.kind or ""),
            matched_name=record.hit.name,
            name_role=record.role,
            score=record.hit.score,
            why=record.hit.why,
            features=[MatchFeature(name=name, value=value) for name, value in record.hit.features],
            listings=[PartyListing.of(each, known_at) for each in record.listings],
        )


@strawberry.type(description="Which parties on lists a name may mean. There is no 'clear'.")
class Screening:
    """What screening a name came to."""

    name: str
    outcome: ScreeningOutcome
    says: str = strawberry.field(description="The outcome in a sentence that claims no more than was done.")
    hits: list[ScreeningHit] = strawberry.field(description="The likeliest first.")
    searched: list[PartyList] = strawberry.field(description="The lists that were searched: no other was.")
    notes: list[str] = strawberry.field(description="What was not taken into account, and why.")

    @classmethod
    def of(cls, record: Screened, known_at: str | None) -> Self:
        """From our record."""
        return cls(
            name=record.asked.name,
            outcome=record.outcome,
            says=record.says,
            hits=[ScreeningHit.of(each, known_at) for each in record.hits],
            searched=[PartyList.of(each) for each in record.searched],
            notes=list(record.notes),
        )
