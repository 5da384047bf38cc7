"""What a language model read weighs less than anything else, and confirms nothing, whatever its document is."""

from dataclasses import replace

from ontology.fold import fold
from ontology.folded import Recorded
from ontology.terms import Property
from ontology.vocabulary import Confirmation, LegalStatus, SourceKind
from tests.ontology.test_fold import SUBJECT, said, since, statuses


def by_model(recorded: Recorded) -> Recorded:
    return replace(recorded, statement=replace(recorded.statement, extractor="llm/some-model/1"))


def test_a_model_that_reads_the_law_yields_to_rules_that_read_the_news() -> None:
    model = by_model(said(Property.KIND, "prohibition", SourceKind.LEGAL_TEXT))
    rules = said(Property.KIND, "voluntary_limit", SourceKind.NEWS, confidence=0.3)
    folded = fold(SUBJECT, [model, rules])
    assert folded.properties[Property.KIND] == "voluntary_limit"
    (conflict,) = folded.conflicts
    assert conflict.preferred == (rules.statement.id,)
    assert "language model" in conflict.reason


def test_what_only_a_model_read_is_not_confirmed() -> None:
    model = by_model(
        said(Property.LEGAL_STATUS, LegalStatus.IN_FORCE, SourceKind.LEGAL_TEXT, valid=since("2026-06-01"))
    )
    assert statuses(fold(SUBJECT, [model])) == [("in_force", "2026-06-01", Confirmation.REPORTED)]


def test_of_two_models_the_better_source_is_preferred() -> None:
    law = by_model(said(Property.KIND, "prohibition", SourceKind.LEGAL_TEXT, confidence=0.5))
    news = by_model(said(Property.KIND, "voluntary_limit", SourceKind.NEWS, confidence=0.5))
    assert fold(SUBJECT, [news, law]).properties[Property.KIND] == "prohibition"
