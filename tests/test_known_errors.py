"""Fifteen errors that the web tells about these facts: each is kept as a claim, and no answer follows it.

The texts were written for this test; each makes one of the errors that were found on real pages. All are loaded into
one graph, one upon the other, which is harder than one at a time.
"""

from dataclasses import dataclass
from datetime import date

import pytest

from api import answers
from ingest.files import read_file
from ingest.pipeline import ingest, read
from ingest.source import Reading
from ontology.status import standing
from ontology.terms import Property
from ontology.truth import Truth
from ontology.vocabulary import Outcome, SourceKind
from queries import lifecycle, lookup
from queries.store import Store
from tests.graphs import ROOT

TEXTS = ROOT / "tests" / "known_errors"
FACTS = TEXTS / "facts.yml"
"""Facts that the register does not hold and that the errors are about, as a file of the register."""

FABLE, MYTHOS = "model:anthropic/claude-fable-5", "model:anthropic/claude-mythos-5"
LETTER = "policy:us/bis/is-informed-letter-2026-06-12"
RULE, AFFILIATES = "policy:us/ai-diffusion-rule", "policy:us/affiliates-rule"
ITEM_4E091, H200 = "item:eccn-4e091", "hardware:nvidia/h200"


@dataclass(frozen=True)
class Verdict:
    """What the law demands for a thing on a day."""

    subject: str
    day: str
    right: Outcome
    destination: str = "FR"

    def answer(self, store: Store) -> object:
        return answers.answer(store, self.subject, self.destination, date.fromisoformat(self.day)).verdict.outcome


@dataclass(frozen=True)
class Status:
    """Where a policy stood on a day; what would have to be known, where that is not known."""

    policy: str
    day: str
    right: str | None
    axis: str = "legalStatus"

    def answer(self, store: Store) -> object:
        events = lifecycle.events_of(store, [self.policy])[self.policy]
        found = standing(events, self.axis, date.fromisoformat(self.day))
        return found.value if found.known else found.missing


@dataclass(frozen=True)
class Disabled:
    """Whether a company had switched a model off on a day."""

    model: str
    day: str
    right: bool

    def answer(self, store: Store) -> object:
        told = lookup.relationships(store, "company:anthropic", 100)
        held = [each for each in told if each.type == "DISABLED_ACCESS_TO" and each.target.id == self.model]
        return any(each.valid.contains(date.fromisoformat(self.day)) is Truth.TRUE for each in held)


Question = Verdict | Status | Disabled

LICENCE, UNDETERMINED, NOT_ENFORCED = Outcome.LICENCE_REQUIRED, Outcome.UNDETERMINED, Outcome.NOT_ENFORCED
QUESTIONS: dict[str, list[Question]] = {
    # It was no request: the letter demanded a licence.
    "e01-only-asked": [Verdict(FABLE, "2026-06-15", LICENCE), Verdict(MYTHOS, "2026-06-15", LICENCE)],
    # A licence was required from 12 to 30 June.
    "e02-no-ban-ever": [Verdict(FABLE, "2026-06-13", LICENCE), Verdict(FABLE, "2026-06-29", LICENCE)],
    # The models are of June, and the order of 2023 had been revoked long before.
    "e03-review-of-six-weeks": [
        Verdict(FABLE, "2026-03-02", UNDETERMINED),
        Status("policy:us/eo-14110", "2026-03-02", "rescinded"),
    ],
    # It was on 12 June.
    "e04-late-june": [
        Verdict(FABLE, "2026-06-13", LICENCE),
        Verdict(FABLE, "2026-07-02", UNDETERMINED),
        Status(LETTER, "2026-06-13", "in_force"),
    ],
    # It was on 12 June.
    "e05-switched-off-on-monday": [
        Disabled(FABLE, "2026-06-13", True),
        Disabled(FABLE, "2026-06-20", True),
        Disabled(FABLE, "2026-07-03", False),
    ],
    # The letter itself is of 12 June.
    "e06-by-word-of-mouth": [Verdict(MYTHOS, "2026-06-12", LICENCE), Verdict(MYTHOS, "2026-07-02", UNDETERMINED)],
    # It came two weeks later, on 26 June.
    "e07-one-week-later": [
        Verdict(MYTHOS, "2026-06-20", LICENCE),
        Status("policy:us/bis/is-informed-letter-2026-06-26", "2026-06-20", None),
    ],
    # It was signed on 2 June.
    "e08-signed-on-june-22": [Status("policy:us/eo-2026-06-02", "2026-06-10", "in_force")],
    # The requirement was lifted on 30 June, and access came back on 1 July.
    "e09-back-with-screening": [
        Verdict(FABLE, "2026-06-24", LICENCE),
        Disabled(FABLE, "2026-06-24", True),
        Disabled(FABLE, "2026-07-01", False),
    ],
    # It stands in the text and has not been enforced since May 2025.
    "e10-tiers-in-force": [
        Verdict(ITEM_4E091, "2026-07-23", NOT_ENFORCED),
        Status(RULE, "2026-07-23", "announced_as_not_enforced", "enforcement"),
    ],
    # Large models are in the EAR and never were in the ITAR.
    "e11-a-munition": [Verdict(ITEM_4E091, "2026-07-23", NOT_ENFORCED)],
    # It is suspended until 9 November 2026.
    "e12-fifty-percent-rule": [Status(AFFILIATES, "2026-03-01", "suspended")],
    # No rule has rescinded it.
    "e13-rescinded-by-a-rule": [
        Status(RULE, "2025-06-30", "in_force"),
        Verdict(ITEM_4E091, "2026-07-23", NOT_ENFORCED),
    ],
    # It fell under 3A090.a since November 2023.
    "e14-h200-by-the-diffusion-rule": [
        Verdict(H200, "2024-06-01", LICENCE, "MO"),
        Verdict(H200, "2025-06-01", LICENCE, "MO"),
        Verdict("item:eccn-3a090.a", "2024-06-01", LICENCE, "MO"),
    ],
    # The order has the number 14110.
    "e15-wrong-number": [
        Status("policy:us/eo-14110", "2024-06-01", "in_force"),
        Verdict(ITEM_4E091, "2026-07-23", NOT_ENFORCED),
    ],
}
CLAIMS: dict[str, list[tuple[Property, str, str]]] = {
    "e01-only-asked": [(Property.LEGAL_STATUS, "requested", "positive")],
    "e02-no-ban-ever": [(Property.LEGAL_STATUS, "in_force", "negative")],
    "e04-late-june": [(Property.LEGAL_STATUS, "in_force", "positive")],
    "e05-switched-off-on-monday": [
        (Property.DISABLED_ACCESS_TO, FABLE, "positive"),
        (Property.DISABLED_ACCESS_TO, MYTHOS, "positive"),
    ],
    "e06-by-word-of-mouth": [(Property.LEGAL_STATUS, "in_force", "positive")],
    "e10-tiers-in-force": [(Property.LEGAL_STATUS, "in_force", "positive")],
    "e12-fifty-percent-rule": [(Property.LEGAL_STATUS, "in_force", "positive")],
    "e13-rescinded-by-a-rule": [(Property.LEGAL_STATUS, "rescinded", "positive")],
    "e14-h200-by-the-diffusion-rule": [(Property.RESTRICTS, H200, "positive")],
}
"""What is read of each error so far. Of the others nothing is read; their answers must stay right all the same."""
CONTRADICTING = ["e05-switched-off-on-monday", "e12-fifty-percent-rule", "e13-rescinded-by-a-rule"]
"""Those whose claim is about the very thing of which the register says otherwise."""
DAYS = ["2025-03-01", "2025-06-01", "2026-03-02", "2026-06-10", "2026-06-13", "2026-06-27", "2026-07-02", "2026-07-23"]


@dataclass(frozen=True)
class Told:
    """A graph that has all the texts, and what it answered before it had them."""

    store: Store
    before: dict[str, list[object]]
    binding_before: dict[str, set[tuple[str, str, str]]]
    readings: dict[str, Reading]


@pytest.fixture(scope="module")
def told(graph: Store) -> Told:
    assert ingest(graph, [FACTS]).succeeded
    before = {name: [each.answer(graph) for each in asked] for name, asked in QUESTIONS.items()}
    binding_before = {day: binding(graph, day) for day in DAYS}
    paths = sorted(TEXTS.glob("*.md"))
    assert ingest(graph, paths).succeeded
    return Told(graph, before, binding_before, {path.stem: read(read_file(path)) for path in paths})


def binding(store: Store, day: str) -> set[tuple[str, str, str]]:
    """Which models are restricted, by what and how; mere requests aside."""
    found = answers.restricted_models(store, "FR", date.fromisoformat(day))
    rows = [each for each in (*found.rows, *found.undetermined) if each.outcome is not Outcome.NON_BINDING]
    return {(each.target.id, each.restriction.id, each.outcome.value) for each in rows}


def test_there_is_a_text_for_each_error() -> None:
    assert sorted(path.stem for path in TEXTS.glob("*.md")) == list(QUESTIONS)
    assert [name[:3] for name in QUESTIONS] == [f"e{number:02}" for number in range(1, 16)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_stays_right(told: Told, name: str) -> None:
    right = [each.right for each in QUESTIONS[name]]
    assert told.before[name] == right
    assert [each.answer(told.store) for each in QUESTIONS[name]] == right


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_claimed_is_a_claim_of_the_text(told: Told, name: str) -> None:
    reading = told.readings[name]
    kept = lookup.evidence_for(told.store, {each.subject for each in reading.statements})
    of_text = [each for about in kept.values() for each in about if each.document.id == reading.document.id]
    assert {each.statement.id for each in of_text} == {each.id for each in reading.statements}
    assert all(each.document.kind is SourceKind.NEWS and each.statement.confidence < 1 for each in of_text)


@pytest.mark.parametrize("name", CLAIMS)
def test_the_error_is_read_as_what_it_claims(told: Told, name: str) -> None:
    read_from_it = {(each.predicate, each.value, each.polarity.value) for each in told.readings[name].statements}
    assert read_from_it.issuperset(CLAIMS[name])


@pytest.mark.parametrize("name", CONTRADICTING)
def test_the_contradiction_is_listed(told: Told, name: str) -> None:
    document = told.readings[name].document.id
    conflicts = lookup.all_conflicts(told.store, limit=1_000)
    overruled = [each for each in conflicts if document in {one.document.id for one in each.overruled}]
    assert overruled
    assert {each.reason for each in overruled} == {"register outweighs news"}


@pytest.mark.parametrize("day", DAYS)
def test_no_text_puts_a_model_under_a_restriction_or_takes_it_away(told: Told, day: str) -> None:
    assert binding(told.store, day) == told.binding_before[day]
