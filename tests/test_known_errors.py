"""Fifteen errors that the web tells about these facts: each is kept as a claim with its source, and no answer follows it.

The texts were written for this test; each makes one of the errors that were found on real pages. All are loaded into one
graph, one upon the other, which is harder than one at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from api import answers
from ingest.files import read_file
from ingest.pipeline import ingest, read
from ingest.source import Reading
from ontology.findings import Finding
from ontology.status import standing
from ontology.statement import Statement
from ontology.vocabulary import Confirmation, Outcome
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
    """A question about a thing, and the right answer to it."""

    subject: str
    day: str
    outcome: Outcome
    destination: str = "FR"

    def answer(self, store: Store) -> object:
        return answers.answer(store, self.subject, self.destination, date.fromisoformat(self.day)).verdict.outcome

    @property
    def right(self) -> object:
        return self.outcome


@dataclass(frozen=True)
class Status:
    """A question about where a policy stands, and the right answer to it."""

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
        return any(each.valid.contains(date.fromisoformat(self.day)).value == "true" for each in held)


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
CONTRADICTED = {}
