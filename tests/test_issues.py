"""What the shapes do not allow is shown with the thing, keeps answers honest, and goes when the fact comes."""

from datetime import date

from api import answers
from ingest.load import load
from ontology.shapes import Issue
from ontology.terms import Property
from ontology.vocabulary import Outcome
from queries import lookup
from queries.folding import rebuild
from queries.store import Store
from tests.test_judgements import MONDAY, TUESDAY, WEDNESDAY, exported, reading

ASKED = date(2026, 11, 25)
NO_KIND = reading(
    1,
    [
        ("model:acme/one", Property.TYPE, "AIModel"),
        ("model:acme/one", Property.NAME, "One"),
        ("restriction:r", Property.TYPE, "Restriction"),
        ("restriction:r", Property.NAME, "the order on One"),
        ("restriction:r", Property.RESTRICTS, "model:acme/one"),
        ("restriction:r", Property.IMPOSED_BY_AGENCY, "agency:acme"),
        ("restriction:r", Property.LEGAL_STATUS, "in_force"),
        ("restriction:r", Property.HAS_SCOPE, "scope:all"),
        ("scope:all", Property.TYPE, "Scope"),
        ("scope:all", Property.NAME, "everywhere"),
        ("scope:all", Property.INCLUDES, "group:worldwide"),
    ],
)
KIND = reading(2, [("restriction:r", Property.KIND, "prohibition")])


def issues(store: Store) -> list[Issue]:
    return lookup.all_issues(store, 10)


def test_an_incomplete_restriction_is_an_issue_and_leaves_the_answer_open(blank: Store) -> None:
    load(blank, NO_KIND, MONDAY)
    (issue,) = issues(blank)
    assert (issue.subject, issue.code) == ("restriction:r", "SHAPE-RESTRICTION-KIND")
    assert issue.fix
    verdict = answers.answer(blank, "model:acme/one", "FR", ASKED).verdict
    assert verdict.outcome is Outcome.UNDETERMINED
    assert verdict.missing == ("what the order on One demands",)


def test_the_fact_that_was_missing_settles_it(blank: Store) -> None:
    load(blank, NO_KIND, MONDAY)
    load(blank, KIND, TUESDAY)
    assert issues(blank) == []
    assert answers.answer(blank, "model:acme/one", "FR", ASKED).verdict.outcome is Outcome.PROHIBITED
    (before,) = lookup.all_issues(blank, 10, known_at=MONDAY)
    assert before.code == "SHAPE-RESTRICTION-KIND"
    assert lookup.all_issues(blank, 10, known_at=TUESDAY) == []
    then = answers.answer(blank, "model:acme/one", "FR", ASKED, MONDAY).verdict
    assert then.outcome is Outcome.UNDETERMINED


def test_a_rebuild_finds_the_same_issues(blank: Store) -> None:
    load(blank, NO_KIND, MONDAY)
    before = exported(blank)
    rebuild(blank)
    assert exported(blank) == before
    load(blank, reading(3, [("model:acme/two", Property.NAME, "Two")]), WEDNESDAY)
    assert {(each.subject, each.code) for each in issues(blank)} == {
        ("restriction:r", "SHAPE-RESTRICTION-KIND"),
        ("model:acme/two", "SHAPE-CLASS"),
    }
