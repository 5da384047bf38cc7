"""The questions, end to end: real documents in, answers with their proof out, on a real Neo4j (domain.md, Q1-Q24)."""

from datetime import date

import pytest

from api import answers
from ontology.findings import Finding
from ontology.truth import Truth
from ontology.verdict import evaluate
from ontology.vocabulary import Confirmation, Enforcement, LegalStatus, Outcome
from queries import lookup, norms
from queries.present import Present
from queries.store import Store

LETTER = "policy:us/bis/is-informed-letter-2026-06-12"
FABLE, MYTHOS = "model:anthropic/claude-fable-5", "model:anthropic/claude-mythos-5"
ITEM_4E091 = "item:eccn-4e091"


def under_the_letter(store: Store, day: str, destination: str = "FR") -> dict[str, Finding]:
    found = answers.restricted_models(store, destination, date.fromisoformat(day))
    assert not [each for each in found.undetermined if LETTER in [p.id for p in each.restriction.policies]]
    rows = (each for each in found.rows if LETTER in [policy.id for policy in each.restriction.policies])
    return {each.target.id: each for each in rows}


def row(store: Store, target: str, day: str, destination: str = "FR") -> Finding:
    found = answers.restricted_models(store, destination, date.fromisoformat(day))
    (finding,) = (each for each in found.rows if each.target.id == target)
    return finding


def outcome(store: Store, subject: str, destination: str, day: str) -> Outcome:
    return answers.answer(store, subject, destination, date.fromisoformat(day)).verdict.outcome


@pytest.mark.parametrize("destination", ["FR", "CN", "HK", "AE", "GB", "Taiwan"])
def test_q1_both_models_need_a_licence_for_every_foreign_destination(graph: Store, destination: str) -> None:
    found = under_the_letter(graph, "2026-06-13", destination)
    assert set(found) == {FABLE, MYTHOS}
    for finding in found.values():
        assert finding.outcome is Outcome.LICENCE_REQUIRED
        assert finding.legal_status is LegalStatus.IN_FORCE
        assert finding.confirmation is Confirmation.CONFIRMED
        assert [person.name for person in finding.restriction.persons] == ["foreign persons"]


def test_q1_the_letter_does_not_reach_the_united_states(graph: Store) -> None:
    assert under_the_letter(graph, "2026-06-13", "US") == {}


def test_q2_the_second_letter_exempts_annex_a_for_mythos_only(graph: Store) -> None:
    found = under_the_letter(graph, "2026-06-27")
    assert [each.outcome for each in found.values()] == [Outcome.LICENCE_REQUIRED] * 2
    assert found[FABLE].exceptions == ()
    (carved,) = found[MYTHOS].exceptions
    assert carved.exception.name == "Annex A exemption"
    assert carved.applies is Truth.UNKNOWN, "whether the recipient is on Annex A is not part of the question"


@pytest.mark.parametrize("day", ["2026-06-08", "2026-07-02"])
def test_q3_q4_nothing_before_the_letter_and_nothing_after_it_was_lifted(graph: Store, day: str) -> None:
    assert under_the_letter(graph, day) == {}


def test_q5_other_claude_models_are_not_under_the_letter(graph: Store) -> None:
    found = answers.answer(graph, "Claude Opus 4.8", "FR", date(2026, 6, 20)).verdict
    assert LETTER not in [policy.id for each in found.findings for policy in each.restriction.policies]
    assert found.outcome is not Outcome.LICENCE_REQUIRED


def test_q8_gpt_5_6_was_asked_for_and_not_controlled(graph: Store) -> None:
    finding = row(graph, "model:openai/gpt-5.6", "2026-06-27")
    assert (finding.outcome, finding.legal_status) == (Outcome.NON_BINDING, LegalStatus.REQUESTED)


def test_q10_4e091_is_in_the_text_and_announced_as_not_enforced(graph: Store) -> None:
    finding = row(graph, ITEM_4E091, "2026-07-23")
    assert finding.outcome is Outcome.NOT_ENFORCED
    assert finding.legal_status is LegalStatus.IN_FORCE
    assert finding.enforcement is Enforcement.ANNOUNCED_AS_NOT_ENFORCED


def test_q12_4e091_was_effective_in_march_2025_and_compliance_not_yet_due(graph: Store) -> None:
    finding = row(graph, ITEM_4E091, "2025-03-01")
    assert (finding.outcome, finding.legal_status) == (Outcome.SCHEDULED, LegalStatus.IN_FORCE)
    assert finding.restriction.compliance_from == date(2025, 5, 15)


def test_4e091_did_not_exist_before_the_rule(graph: Store) -> None:
    assert outcome(graph, "4E091", "CN", "2024-06-01") is Outcome.NO_RESTRICTION_FOUND


def test_a_missing_training_compute_is_named_and_never_taken_for_no(graph: Store) -> None:
    found = answers.answer(graph, "Claude Fable 5", "FR", date(2026, 7, 2)).verdict
    assert found.outcome is Outcome.UNDETERMINED
    assert "training compute of Claude Fable 5" in found.missing


@pytest.mark.parametrize(
    ("item", "destination", "expected"),
    [
        ("3A090.b", "AE", Outcome.LICENCE_REQUIRED),  # Q19: named, although it is in A:5
        ("3A090.b", "IL", Outcome.NO_RESTRICTION_FOUND),  # Q20: in D:4, but also in A:6
        ("3A090.c", "MO", Outcome.LICENCE_REQUIRED),  # Q21: named, although it is not in D:5
        ("3A090.c", "HK", Outcome.LICENCE_REQUIRED),  # Q22: Hong Kong is China
        ("3A090.c", "FR", Outcome.NO_RESTRICTION_FOUND),
        ("3A090.c", "GL", Outcome.UNDETERMINED),  # Greenland has no row in the Country Chart: no X is no permission
        ("3A090.c", "IR", Outcome.LICENCE_REQUIRED),  # in D:5; its row in the chart refers to part 746
        ("0A606.y", "FR", Outcome.NO_RESTRICTION_FOUND),  # "entire entry, except 0A606.b and .y"
        ("0A606", "FR", Outcome.UNDETERMINED),  # the part that is left out may be meant
        ("1C607.b", "FR", Outcome.LICENCE_REQUIRED),
        ("1C607.a.10", "CA", Outcome.UNDETERMINED),  # UN controls: for which destinations, the list does not say
        ("0A982", "FR", Outcome.UNDETERMINED),  # a reason for control, and no row of requirements
        ("5A980", "CA", Outcome.LICENCE_REQUIRED),  # everywhere, outside the chart
        ("3A090.a", "CN", Outcome.LICENCE_REQUIRED),  # Q18: the former scope is enforced
        ("3A090.a", "FR", Outcome.NOT_ENFORCED),  # Q18: the worldwide text is not
    ],
)
def test_q18_to_q22_chips_by_the_text_of_july_2026(ear: Store, item: str, destination: str, expected: Outcome) -> None:
    assert outcome(ear, item, destination, "2026-07-23") is expected


def test_q20_no_licence_on_this_ground_is_said_with_its_reason(ear: Store) -> None:
    """Israel is in D:4, and in A:6: the set that the rule names leaves it out."""
    facts = Present(ear)
    israel, item = norms.destination_of(facts, "country:IL"), norms.subject_of(facts, "item:eccn-3a090.b")
    assert israel is not None
    assert item is not None
    assert {"group:ear-d4", "group:ear-a6"} <= {each.group for each in israel.memberships}
    for restriction in norms.restrictions_bearing_on(facts, item.reference.id):
        finding = evaluate(restriction, item, israel, date(2026, 7, 23))
        assert finding.outcome is Outcome.NO_RESTRICTION_FOUND, restriction.name


def test_q21_macau_is_not_in_d5_and_covered_by_name(ear: Store) -> None:
    macau = norms.destination_of(Present(ear), "country:MO")
    assert macau is not None
    assert "group:ear-d5" not in {each.group for each in macau.memberships}


def test_q38_licence_exceptions_of_90_fr_4544_are_codified(ear: Store) -> None:
    for symbol, section in (("AIA", "740.27"), ("ACM", "740.28"), ("LPP", "740.29")):
        assert lookup.named(ear, symbol) == [f"policy:cfr/15-{section}"]


def test_every_row_is_proved_by_quotes_of_documents(graph: Store) -> None:
    found = answers.restricted_models(graph, "FR", date(2026, 6, 13))
    for finding in found.rows:
        for step in finding.steps:
            statements = lookup.evidence_for(graph, [step.subject])[step.subject]
            quotes = [each for each in statements if each.statement.predicate == step.predicate]
            assert quotes, f"{step.text} rests on nothing"
            assert all(each.statement.evidence.quote for each in quotes)
