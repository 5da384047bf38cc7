"""China's suspension and the Federal Register's numbers, end to end on a real Neo4j (domain.md, Q41, Q42)."""

import json
from datetime import date
from pathlib import Path

import pytest

from ingest.pipeline import ingest, register_files
from ontology.status import standing
from ontology.vocabulary import Confirmation
from queries.clusters import clusters_around
from queries.lifecycle import events_of
from queries.lookup import relationships, thing
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import SHARED
from tests.ingest.sources.federal_register.documents import document

DATA = SHARED / "data"
CHINA = DATA / "cn-export-control-framework-2026-07" / "china-framework.json"
SUSPENDING = "policy:cn/mofcom-2025-70"
SUSPENDED = {f"policy:cn/mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62)}
DIFFUSION = "policy:us/ai-diffusion-rule"
NUMBERED = "policy:fr-doc/2025-00636"


@pytest.fixture(scope="module")
def loaded(emptied: Emptied, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The register, China's announcements, and two documents in the form of the Federal Register's interface."""
    store = emptied()
    page = tmp_path_factory.mktemp("fr") / "documents.json"
    rule = document(
        document_number="2025-00636", title="A rule that the register knows", publication_date="2025-01-15",
        dates="This rule is effective January 13, 2025.", effective_on="2025-01-13", citation="90 FR 4544",
    )  # fmt: skip
    page.write_text(json.dumps({"results": [rule, document()]}), encoding="utf-8")
    report = ingest(store, [*register_files(), page, *_real()])
    assert report.succeeded, [str(each.error) for each in report.failed]
    return store


def _real() -> list[Path]:
    return [CHINA] if CHINA.is_file() else []


@pytest.mark.skipif(not CHINA.is_file(), reason=f"no {CHINA}")
def test_q41_which_instruments_no_70_suspends_until_when_and_which_not(loaded: Store) -> None:
    suspends = {each.target.id for each in relationships(loaded, SUSPENDING, 100) if each.type == "SUSPENDS"}
    assert suspends == SUSPENDED
    day = date(2026, 7, 31)
    for policy, events in events_of(loaded, SUSPENDED).items():
        stands = standing(events, "legalStatus", day)
        assert stands.value == "suspended", policy
        assert stands.event is not None
        assert stands.event.valid.end is not None
        assert stands.event.valid.end.iso == "2026-11-10"
    others = {"policy:cn/mofcom-2025-18", "policy:cn/mofcom-2025-10", SUSPENDING}
    for policy, events in events_of(loaded, others).items():
        assert standing(events, "legalStatus", day).value != "suspended", policy


@pytest.mark.skipif(not CHINA.is_file(), reason=f"no {CHINA}")
def test_after_the_suspension_they_are_in_force_by_their_terms_and_nobody_has_confirmed_it(loaded: Store) -> None:
    for events in events_of(loaded, SUSPENDED).values():
        stands = standing(events, "legalStatus", date(2026, 11, 24))
        assert stands.value == "in_force"
        assert stands.event is not None
        assert stands.event.confirmation is Confirmation.SCHEDULED_UNCONFIRMED


def test_one_federal_register_number_is_one_policy(loaded: Store) -> None:
    clusters = clusters_around(loaded.read, [DIFFUSION])
    assert set(clusters.members(DIFFUSION)) == {DIFFUSION, NUMBERED}
    shown = thing(loaded, clusters.canonical(DIFFUSION))
    assert shown is not None
    assert shown.reference.name == "Framework for Artificial Intelligence Diffusion", "the register outweighs"
    assert "A rule that the register knows" in shown.aliases


def test_q42_effect_before_publication(loaded: Store) -> None:
    clusters = clusters_around(loaded.read, [DIFFUSION])
    policies = [clusters.canonical(DIFFUSION), "policy:fr-doc/2031-00123", "policy:us/advanced-computing-rule-2023"]
    early = set()
    for policy, events in events_of(loaded, policies).items():
        shown = thing(loaded, policy)
        assert shown is not None
        published = dict(shown.properties)["published"]
        starts = [each.valid.start.iso for each in events if each.value == "in_force" and each.valid.start]
        if starts and min(starts) < published:
            early.add(policy)
    assert early == {clusters.canonical(DIFFUSION), "policy:fr-doc/2031-00123"}
