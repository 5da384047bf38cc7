"""What an evaluation brings: a finding for each restriction, with the steps that led to it."""

from dataclasses import dataclass, field

from ontology.records import ExceptionClause, LifecycleEvent, Reference, Restriction
from ontology.statement import Statement, Value
from ontology.times import Interval
from ontology.truth import Truth
from ontology.vocabulary import Confirmation, Enforcement, LegalStatus, Outcome


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: a question with its answer, and which statements of the documents prove it."""

    text: str
    truth: Truth
    subject: str
    predicate: str
    value: str | None = None
    """If set, only statements with this value bear on it."""
    statements: tuple[str, ...] = ()
    """If any, only these bear on it."""

    def rests_on(self, statement: Statement, value: Value) -> bool:
        """Whether `statement`, one about its subject, bears on this step.

        `value`: the statement's value; where that is the id of a thing, the id under which the thing is shown.
        """
        return (
            statement.predicate == self.predicate
            and self.value in (None, value)
            and (not self.statements or statement.id in self.statements)
        )


@dataclass(frozen=True, slots=True)
class Carved:
    """An exception that is not ruled out, and whether it surely applies."""

    exception: ExceptionClause
    applies: Truth


@dataclass(frozen=True, slots=True)
class Finding:
    """What one restriction means for the subject, the destination and the day."""

    restriction: Restriction
    target: Reference
    """Which of the restricted things the subject is, or falls under."""
    outcome: Outcome
    potential: Outcome
    """The outcome if what is unknown were true; the same as `outcome` where nothing is unknown."""
    legal_status: LegalStatus | None
    enforcement: Enforcement
    confirmation: Confirmation
    since: Interval | None
    """When the present legal status began."""
    exceptions: tuple[Carved, ...]
    """The exceptions that may or do take it away."""
    steps: tuple[Step, ...]
    missing: tuple[str, ...]


@dataclass(slots=True)
class Trail:
    """Collects the steps and the missing facts of one evaluation."""

    steps: list[Step] = field(default_factory=list)
    exceptions: list[Carved] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def step(self, text: str, truth: Truth, subject: str, predicate: str, value: str | None = None) -> None:
        """Record a step that rests on what is said of `subject`."""
        self.steps.append(Step(text, truth, subject, predicate, value))

    def step_by(self, event: LifecycleEvent, text: str, truth: Truth) -> None:
        """Record a step that rests on a lifecycle event."""
        self.steps.append(Step(text, truth, event.subject, event.axis, statements=event.statements))

    def lacks(self, fact: str) -> None:
        """Record a fact that is missing, as a noun phrase ("the training compute of X")."""
        self.missing.append(fact)
