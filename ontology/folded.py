"""What folding works on and what it makes: recorded statements in; relationships, events and conflicts out."""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.ids import content_address
from ontology.statement import Statement, Value
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate, interval_content
from ontology.vocabulary import Confirmation, Section, SourceKind


@dataclass(frozen=True, slots=True)
class Recorded:
    """A statement as the graph holds it, with what weighs it."""

    statement: Statement
    source_kind: SourceKind
    recorded_at: str
    """When this graph first recorded it (ISO 8601, UTC)."""
    published: str | None = None
    """When its document was published, as precise as known."""
    target: str | None = None
    """Where its value is a record that was judged to be another thing: the id of that thing."""
    source: str = ""
    """The source through which its document came."""
    edition: PartialDate | None = None
    """Where it has no date and other editions of its text lack it: the day of its own edition, on which it was so."""

    @property
    def valid(self) -> Interval:
        """When it is so, as far as its document and the other editions of its text tell."""
        return self.statement.valid if self.edition is None else Interval(start=self.edition, basis=Basis.OBSERVED)

    @property
    def value(self) -> Value:
        """Its value: where that is the id of a thing, the id under which the thing is shown."""
        return self.statement.value if self.target is None else self.target

    @property
    def trust(self) -> int:
        """The rank of trust of its source; where a language model read it, below those of all that others read."""
        return self.source_kind.trust - (len(SourceKind) if self.statement.by_model else 0)

    @property
    def is_primary(self) -> bool:
        """Whether it confirms a fact by itself."""
        return self.source_kind.is_primary and not self.statement.by_model

    @property
    def weight(self) -> tuple[int, bool, float, str, str]:
        """Orders statements by trust; its last part makes the order total."""
        statement = self.statement
        body = statement.evidence.section is Section.BODY
        return (self.trust, body, statement.confidence, self.published or "", statement.id)


TOLD_WHOLE = frozenset({Property.MEMBER_OF, Property.PART_OF, Property.LISTED_ON, Property.IN_LIST})
"""What a document can tell whole: who belongs to a group, what a text has in it, who is on a list, its rows."""
CUT_BY_SOURCE = frozenset({Property.LISTED_ON, Property.IN_LIST})
"""Of these: what each source cuts into records in its own way. That one source lacks a row of another says nothing."""


@dataclass(frozen=True, slots=True)
class Capture:
    """That a document gave the whole of a group or list on a day: what is not in it was not so then."""

    recorded: Recorded
    """The statement that the group or list was captured on that day."""

    @property
    def group(self) -> str:
        """The id of the group or list."""
        return self.recorded.statement.subject

    @property
    def day(self) -> PartialDate:
        """The day on which the list was as the document gives it."""
        return PartialDate(str(self.recorded.statement.value))


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of the subject, over one interval of valid time."""

    relationship: str
    target: str
    valid: Interval
    confidence: float
    recorded_at: str
    statements: tuple[str, ...]

    @property
    def key(self) -> str:
        """Tells this relationship from others of the same subject."""
        return content_address("edge", [self.relationship, self.target, *interval_content(self.valid)])


@dataclass(frozen=True, slots=True)
class Event:
    """A dated change of one status axis of the subject."""

    subject: str
    axis: Property
    value: str
    valid: Interval
    confirmation: Confirmation
    recorded_at: str
    statements: tuple[str, ...]

    @property
    def id(self) -> str:
        """The address of the change, whoever reports it."""
        return content_address("event", [self.subject, self.axis, self.value, *interval_content(self.valid)])


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that cannot all hold: those preferred, and those overruled but kept."""

    subject: str
    predicate: Property
    preferred: tuple[str, ...]
    overruled: tuple[str, ...]
    reason: str

    @property
    def id(self) -> str:
        """The address of the disagreement."""
        return content_address("conflict", [self.subject, self.predicate, self.preferred, self.overruled])


@dataclass(frozen=True, slots=True)
class Folded:
    """All that the graph shows of one subject."""

    subject: str
    label: str | None
    """The class of the subject; none where no statement gives it."""
    properties: Mapping[str, Value | tuple[str, ...]]
    edges: tuple[Edge, ...]
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]


def conflict_between(
    subject: str, predicate: Property, preferred: list[Recorded], overruled: list[Recorded]
) -> Conflict:
    """The record that the `preferred` statements outweigh the `overruled` ones, with the reason."""
    return Conflict(
        subject=subject,
        predicate=predicate,
        preferred=tuple(sorted(each.statement.id for each in preferred)),
        overruled=tuple(sorted(each.statement.id for each in overruled)),
        reason=_reason(preferred[0], overruled[0]),
    )


def _reason(winner: Recorded, loser: Recorded) -> str:
    if loser.statement.by_model and not winner.statement.by_model:
        return "what a language model read is outweighed by anything else"
    if winner.source_kind is not loser.source_kind:
        return f"{winner.source_kind.value} outweighs {loser.source_kind.value}"
    if winner.statement.evidence.section is not loser.statement.evidence.section:
        return "the body outweighs the headline"
    if winner.statement.confidence != loser.statement.confidence:
        return "the more certain reading is preferred"
    return "the later publication is preferred" if winner.published != loser.published else "no reason to prefer either"
