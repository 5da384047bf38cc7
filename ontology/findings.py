"""What an evaluation brings: a finding for each restriction, with the steps that led to it."""

from dataclasses import dataclass, field

from ontology.records import Reference, Restriction
from ontology.times import Interval
from ontology.truth import Truth
from ontology.vocabulary import Confirmation, Enforcement, LegalStatus, Outcome


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a proof: a question with its answer, and which property of which thing the documents prove it by."""

    text: str
    truth: Truth
    subject: str
    predicate: str


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
    steps: tuple[Step, ...]
    missing: tuple[str, ...]


@dataclass(slots=True)
class Trail:
    """Collects the steps and the missing facts of one evaluation."""

    steps: list[Step] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def step(self, text: str, truth: Truth, subject: str, predicate: str) -> None:
        """Record a step."""
        self.steps.append(Step(text, truth, subject, predicate))

    def lacks(self, fact: str) -> None:
        """Record a fact that is missing, as a noun phrase ("the training compute of X")."""
        self.missing.append(fact)
