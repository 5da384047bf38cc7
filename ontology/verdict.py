"""Verdicts: is this subject restricted for this destination on this day, by what, and what proves it?

A finding evaluates one restriction; a verdict weighs all findings. The logic is three-valued: where a fact is
missing the finding is UNDETERMINED, names the fact, and says what the outcome would be if it held.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ontology.coverage import covers
from ontology.findings import Carved, Finding, Trail
from ontology.ids import kind_of
from ontology.records import Destination, ExceptionClause, Restriction, Subject
from ontology.scope import reaches
from ontology.status import Standing, standing
from ontology.terms import Property
from ontology.truth import Truth, all_of, any_of, negation
from ontology.vocabulary import Confirmation, Enforcement, EntityClass, LegalStatus, Outcome, RestrictionKind

_NON_BINDING = (LegalStatus.RUMOURED, LegalStatus.REQUESTED, LegalStatus.PROPOSED)
_DEMANDS = {
    RestrictionKind.PROHIBITION: Outcome.PROHIBITED,
    RestrictionKind.LICENCE_REQUIREMENT: Outcome.LICENCE_REQUIRED,
    RestrictionKind.NOTIFICATION: Outcome.NOTIFICATION_REQUIRED,
    RestrictionKind.VOLUNTARY_LIMIT: Outcome.NON_BINDING,
}
EXCLUSION = "exclusion"
"""The kind of an exception by which the text of a norm leaves something out of itself."""
_WEIGHT = {outcome: rank for rank, outcome in enumerate(reversed(Outcome))}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one subject, destination and day, with every finding that bears on it."""

    outcome: Outcome
    subject: Subject
    destination: Destination
    as_of: date
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    """The facts without which the outcome stays undetermined."""


def verdict(subject: Subject, destination: Destination, day: date, restrictions: Iterable[Restriction]) -> Verdict:
    """Weigh every restriction: the gravest certain outcome holds, unless a graver one cannot be ruled out."""
    findings = [evaluate(each, subject, destination, day) for each in restrictions]
    bearing = sorted((each for each in findings if bears(each)), key=_gravest_first)
    certain = [each.outcome for each in bearing if each.outcome is not Outcome.UNDETERMINED]
    gravest = max(certain, key=_WEIGHT.__getitem__, default=Outcome.NO_RESTRICTION_FOUND)
    open_ones = [
        each for each in bearing if each.outcome is Outcome.UNDETERMINED and _WEIGHT[each.potential] > _WEIGHT[gravest]
    ]
    return Verdict(
        outcome=Outcome.UNDETERMINED if open_ones else gravest,
        subject=subject,
        destination=destination,
        as_of=day,
        findings=tuple(bearing),
        missing=tuple(dict.fromkeys(fact for each in open_ones for fact in each.missing)),
    )


def bears(finding: Finding) -> bool:
    """Whether the finding says anything about the subject at all."""
    return finding.outcome is not Outcome.NO_RESTRICTION_FOUND


def evaluate(restriction: Restriction, subject: Subject, destination: Destination, day: date) -> Finding:
    """What one restriction means for `subject` and `destination` on `day`."""
    trail = Trail()
    target, covered = covers(restriction, subject, day, trail)
    reached = _reached(restriction, destination, day, trail)
    legal = standing(restriction.events, Property.LEGAL_STATUS, day)
    enforcement = standing(restriction.events, Property.ENFORCEMENT, day)
    left_out = _left_out(restriction, subject, destination, day, trail)
    stands = _stands(restriction, legal, day, trail)
    holds = (_conditioned(restriction, trail), stands, _demands(restriction, trail))
    applies = all_of((covered, negation(left_out), reached, *holds))
    potential = _effect(restriction, legal, enforcement, day, trail)
    potential = _after_exceptions(restriction, subject, destination, day, potential, trail)
    return Finding(
        restriction=restriction,
        target=target,
        outcome=_outcome(applies, potential),
        potential=potential,
        legal_status=None if legal.value is None else LegalStatus(legal.value),
        enforcement=Enforcement(enforcement.value or Enforcement.UNKNOWN),
        confirmation=Confirmation.REPORTED if legal.event is None else legal.event.confirmation,
        since=None if legal.event is None else legal.event.valid,
        exceptions=tuple(trail.exceptions),
        steps=tuple(trail.steps),
        missing=tuple(dict.fromkeys(trail.missing)),
    )


def _outcome(applies: Truth, potential: Outcome) -> Outcome:
    if applies is Truth.FALSE or potential is Outcome.NO_RESTRICTION_FOUND:
        return Outcome.NO_RESTRICTION_FOUND
    return Outcome.UNDETERMINED if applies is Truth.UNKNOWN else potential


def _reached(restriction: Restriction, destination: Destination, day: date, trail: Trail) -> Truth:
    where = destination.reference.name
    if restriction.scopes:
        return _reached_by_one(restriction, destination, day, trail)
    if restriction.scope is None:
        trail.step(
            f"Does it reach {where}? Its scope could not be read.", Truth.UNKNOWN, restriction.id, Property.HAS_SCOPE
        )
        trail.lacks(f"for which destinations {restriction.name} holds")
        return Truth.UNKNOWN
    truth = reaches(restriction.scope, destination, day)
    trail.step(
        f"Does it reach {where}? Its scope: {restriction.scope.name}.", truth, restriction.id, Property.HAS_SCOPE
    )
    if truth is Truth.UNKNOWN:
        trail.lacks(f"whether {where} was in the scope ({restriction.scope.name}) on {day.isoformat()}")
    return truth


def _reached_by_one(restriction: Restriction, destination: Destination, day: date, trail: Trail) -> Truth:
    """Whether the scope that the norm had on the day reaches the destination; it had another on other days."""
    where = destination.reference.name
    truths = []
    for each in restriction.scopes:
        held = each.valid.contains(day)
        if held is Truth.FALSE:
            continue
        truth = all_of((held, reaches(each.scope, destination, day)))
        truths.append(truth)
        text = f"Does it reach {where}? Its scope then: {each.scope.name}."
        trail.step(text, truth, restriction.id, Property.HAS_SCOPE)
        if truth is Truth.UNKNOWN:
            trail.lacks(f"whether {where} was in the scope ({each.scope.name}) on {day.isoformat()}")
    return any_of(truths)


def _stands(restriction: Restriction, legal: Standing, day: date, trail: Trail) -> Truth:
    """Whether there was such a norm, of whatever force, on the day."""
    when = day.isoformat()
    if not legal.known:
        text = f"Where did it stand on {when}? Not known."
        trail.step(text, Truth.UNKNOWN, restriction.id, Property.LEGAL_STATUS)
        trail.lacks(f"{restriction.name}: {legal.missing}")
        return Truth.UNKNOWN
    if legal.value is None and legal.event is not None:
        trail.step_by(
            legal.event, f"Where did it stand on {when}? It was gone from the text it was part of.", Truth.FALSE
        )
        return Truth.FALSE
    if legal.event is None or legal.value is None:
        text = f"Where did it stand on {when}? It did not exist yet."
        trail.step(text, Truth.FALSE, restriction.id, Property.LEGAL_STATUS)
        return Truth.FALSE
    words = legal.value.replace("_", " ").capitalize()
    trail.step_by(legal.event, f"Where did it stand on {when}? {words}.", Truth.TRUE)
    return Truth.TRUE


def _left_out(restriction: Restriction, subject: Subject, destination: Destination, day: date, trail: Trail) -> Truth:
    """Whether the text of the norm itself leaves the subject out: then it never applied to it."""
    truths = []
    for each in restriction.exceptions:
        if not _leaves_out(each):
            continue
        truth = exception_applies(each, subject, destination, day)
        truths.append(truth)
        text = f"Is {subject.reference.name} left out? {each.name}."
        trail.step(text, truth, each.id, Property.COVERS_SUBJECT)
        if truth is Truth.UNKNOWN:
            trail.lacks(f"whether {subject.reference.name} is among what is left out ({each.name})")
    return any_of(truths)


def _leaves_out(exception: ExceptionClause) -> bool:
    """An exclusion by subject alone. One with a condition is shown like any other exception."""
    return exception.kind == EXCLUSION and bool(exception.subjects) and exception.condition is None


def _conditioned(restriction: Restriction, trail: Trail) -> Truth:
    """A condition on facts outside the question leaves it open."""
    if restriction.condition is None:
        return Truth.TRUE
    trail.step(f"Is its condition met? {restriction.condition}", Truth.UNKNOWN, restriction.id, Property.CONDITION)
    trail.lacks(f"whether this is so: {restriction.condition}")
    return Truth.UNKNOWN


def _demands(restriction: Restriction, trail: Trail) -> Truth:
    """Whether it is known what the norm demands."""
    if restriction.kind is not None:
        return Truth.TRUE
    trail.step("What does it demand? No document says.", Truth.UNKNOWN, restriction.id, Property.KIND)
    trail.lacks(f"what {restriction.name} demands")
    return Truth.UNKNOWN


def _effect(restriction: Restriction, legal: Standing, enforcement: Standing, day: date, trail: Trail) -> Outcome:
    """What the norm demands in the state in which it stood, leaving exceptions aside; the gravest where nobody says."""
    demand = Outcome.PROHIBITED if restriction.kind is None else _DEMANDS[restriction.kind]
    if legal.value in _NON_BINDING:
        return Outcome.NON_BINDING
    if legal.value == LegalStatus.ISSUED:
        return Outcome.SCHEDULED if demand is not Outcome.NON_BINDING else demand
    if legal.known and legal.value != LegalStatus.IN_FORCE:
        return Outcome.NO_RESTRICTION_FOUND
    if restriction.compliance_from is not None and day < restriction.compliance_from:
        due = restriction.compliance_from.isoformat()
        text = f"Must it be complied with yet? Only from {due}."
        trail.step(text, Truth.FALSE, restriction.compliance_by or restriction.id, Property.COMPLIANCE_FROM)
        return Outcome.SCHEDULED if demand is not Outcome.NON_BINDING else demand
    if enforcement.value == Enforcement.ANNOUNCED_AS_NOT_ENFORCED and enforcement.event is not None:
        text = "Is it enforced? The agency announced that it does not enforce the text, which still stands."
        trail.step_by(enforcement.event, text, Truth.FALSE)
        return Outcome.NOT_ENFORCED
    return demand


def _after_exceptions(
    restriction: Restriction,
    subject: Subject,
    destination: Destination,
    day: date,
    outcome: Outcome,
    trail: Trail,
) -> Outcome:
    """An exception that surely applies takes the demand away; one that may apply is shown, and leaves it."""
    if outcome not in (Outcome.PROHIBITED, Outcome.LICENCE_REQUIRED):
        return outcome
    for exception in restriction.exceptions:
        if _leaves_out(exception):
            continue
        truth = exception_applies(exception, subject, destination, day)
        if truth is Truth.FALSE:
            continue
        trail.exceptions.append(Carved(exception, truth))
        condition = f", if {exception.condition}" if exception.condition else ""
        trail.step(
            f"Does an exception take it away? {exception.name}{condition}.", truth, exception.id, Property.CONDITION
        )
        if truth is Truth.TRUE:
            return Outcome.EXCEPTION_AVAILABLE
    return outcome


def exception_applies(exception: ExceptionClause, subject: Subject, destination: Destination, day: date) -> Truth:
    """Whether `exception` takes the case out. A condition on facts outside the question leaves it unknown."""
    status = standing(exception.events, Property.LEGAL_STATUS, day)
    in_force = Truth.of(status.value == LegalStatus.IN_FORCE) if status.known else Truth.UNKNOWN
    concerned = _concerned(exception, subject)
    where = Truth.TRUE if exception.scope is None else reaches(exception.scope, destination, day)
    return all_of(
        (exception.held.contains(day), in_force, concerned, where, Truth.UNKNOWN if exception.condition else Truth.TRUE)
    )


def _concerned(exception: ExceptionClause, subject: Subject) -> Truth:
    """Whether `subject` is, or is part of, what the exception is for; unknown where only a part of it is."""
    identity = subject.reference.id
    if not exception.subjects or not {identity, *subject.part_of}.isdisjoint(exception.subjects):
        return Truth.TRUE
    # What is no control item itself may fall under any: which, only its test tells.
    by_items = subject.reference.label != EntityClass.CONTROL_ITEM and any(
        kind_of(each) == "item" for each in exception.subjects
    )
    return Truth.UNKNOWN if identity in exception.wholes or by_items else Truth.FALSE


def _gravest_first(finding: Finding) -> tuple[int, int, str, str]:
    return (-_WEIGHT[finding.outcome], -_WEIGHT[finding.potential], finding.restriction.id, finding.target.id)


def gravest_first(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in order of gravity, then by id."""
    return sorted(findings, key=_gravest_first)
