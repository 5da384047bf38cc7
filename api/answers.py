"""The questions that the product answers: it reads what bears on one from the graph and reasons over it."""

from dataclasses import dataclass, replace
from datetime import date

from ontology.countries import find_country
from ontology.echoes import without_echoes
from ontology.errors import ExportGraphError
from ontology.findings import Finding
from ontology.records import Destination, Reference, Restriction, Subject, Target
from ontology.verdict import Verdict, bears, evaluate, gravest_first, verdict
from ontology.vocabulary import EntityClass, Outcome
from queries import lookup, norms
from queries.lookup import SourceCoverage
from queries.norms import Facts
from queries.past import Past
from queries.present import Present
from queries.store import Store


@dataclass(frozen=True, slots=True)
class RestrictedModels:
    """Which models are restricted for a destination on a day, and what could not be determined."""

    destination: Reference
    as_of: date
    rows: tuple[Finding, ...]
    undetermined: tuple[Finding, ...]
    """What may bind. What could at most be a request is left out: it would be listed for every day before it."""
    coverage: tuple[SourceCoverage, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict, and what was searched for it."""

    verdict: Verdict
    coverage: tuple[SourceCoverage, ...]


def restricted_models(store: Store, destination: str, as_of: date, known_at: str | None = None) -> RestrictedModels:
    """The AI models, groups of models and items on model parameters that are restricted for `destination`.

    `destination` is an id, an ISO 3166-1 code or a name. `known_at` asks what the graph would have answered then (ISO
    8601, UTC). Raises `ASK-DESTINATION`.
    """
    facts = facts_of(store, known_at)
    place = find_destination(store, facts, destination)
    findings = [
        finding
        for restriction in without_echoes(norms.restrictions_on_models(facts))
        for target in restriction.targets
        for finding in [evaluate(_on(restriction, target), _as_subject(target), place, as_of)]
        if bears(finding)
    ]
    ordered = gravest_first(findings)
    return RestrictedModels(
        destination=place.reference,
        as_of=as_of,
        rows=tuple(each for each in ordered if each.outcome is not Outcome.UNDETERMINED),
        undetermined=tuple(
            each
            for each in ordered
            if each.outcome is Outcome.UNDETERMINED and each.potential is not Outcome.NON_BINDING
        ),
        coverage=tuple(lookup.coverage(store, known_at)),
    )


def answer(store: Store, subject: str, destination: str, as_of: date, known_at: str | None = None) -> Answer:
    """The verdict on `subject` (an id or a name) for `destination`, as known at `known_at` if that is given.

    Raises `ASK-SUBJECT`, `ASK-AMBIGUOUS`, `ASK-KIND` or `ASK-DESTINATION`.
    """
    facts = facts_of(store, known_at)
    thing = _restrictable(find_subject(store, facts, subject))
    place = find_destination(store, facts, destination)
    restrictions = without_echoes(norms.restrictions_bearing_on(facts, thing.reference.id))
    return Answer(verdict(thing, place, as_of, restrictions), tuple(lookup.coverage(store, known_at)))


def facts_of(store: Store, known_at: str | None) -> Facts:
    """What the graph knows now, or what it knew at a time."""
    return Present(store) if known_at is None else Past(store, known_at)


def find_destination(store: Store, facts: Facts, text: str) -> Destination:
    """The destination that `text` means: an id, an ISO 3166-1 code, or a name that ISO or a document uses."""
    known = find_country(text)
    identifier = known.id if known else _country_named(store, text)
    found = norms.destination_of(facts, identifier)
    if found is not None:
        return found
    if known is None:
        raise _no_destination(text)
    # No document speaks of it: it is in no group that a source lists in full.
    return Destination(reference=known, treated_as=(), memberships=(), captured=norms.captured_groups(facts))


def find_subject(store: Store, facts: Facts, text: str) -> Subject:
    """The thing that `text` means: an id, or a name or alias that belongs to one thing only."""
    found = norms.subject_of(facts, text)
    if found is not None:
        return found
    ids = lookup.named(store, text)
    if len(ids) > 1:
        raise ExportGraphError(
            code="ASK-AMBIGUOUS", message=f"{text!r} names {', '.join(ids)}", fix="ask by one of these ids"
        )
    subject = norms.subject_of(facts, ids[0]) if ids else None
    if subject is None:
        near = [each.reference.id for each in lookup.search(store, text, 3)]
        hint = f"perhaps {', '.join(near)}" if near else "look with: exportgraph search TEXT"
        raise ExportGraphError(code="ASK-SUBJECT", message=f"nothing is known by the name {text!r}", fix=hint)
    return subject


def _restrictable(subject: Subject) -> Subject:
    """The subject, if it is of a kind that goes to a destination.

    A listed party is not: to look for restrictions on it as on an item would find none, and mislead.
    """
    name, label = subject.reference.name, subject.reference.label
    if label in _PARTIES:
        fix = f"ask who is on a list: exportgraph screen {name!r}, or `screen` in GraphQL"
        raise ExportGraphError(code="ASK-KIND", message=f"{name} is a party, which goes nowhere itself", fix=fix)
    if label not in _RESTRICTABLE:
        raise ExportGraphError(
            code="ASK-KIND",
            message=f"{name} is a {label or 'thing of no known kind'}, and no item that could be restricted",
            fix="ask about an AI model, a group of models, a chip or a control item",
        )
    return subject


_PARTIES = {EntityClass.PARTY, EntityClass.COMPANY, EntityClass.AGENCY, EntityClass.LIST_ENTRY}
_RESTRICTABLE = {EntityClass.AI_MODEL, EntityClass.MODEL_GROUP, EntityClass.HARDWARE, EntityClass.CONTROL_ITEM}


def _country_named(store: Store, text: str) -> str:
    ids = [each for each in lookup.named(store, text) if each.startswith("country:")]
    if len(ids) != 1:
        raise _no_destination(text)
    return ids[0]


def _no_destination(text: str) -> ExportGraphError:
    return ExportGraphError(
        code="ASK-DESTINATION",
        message=f"{text!r} is no country or territory that is known",
        fix="give an ISO 3166-1 code such as FR, or an English name",
    )


def _on(restriction: Restriction, target: Target) -> Restriction:
    """The restriction as far as it is about one of its targets."""
    return replace(restriction, targets=(target,))


def _as_subject(target: Target) -> Subject:
    return Subject(
        reference=target.reference,
        developer=target.developer,
        memberships=(),
        part_of=target.part_of,
        parameters={},
    )
