from dataclasses import replace

import pytest

from ingest.source import Reading
from ingest.validate import validate
from ontology.document import Document, Mention, Quote
from ontology.errors import ExportGraphError
from ontology.statement import Evidence, Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass, SourceKind

TEXT = "BIS banned the H20."
DOCUMENT = Document("0" * 64, "text", SourceKind.NEWS, "t", "text/plain", "a.txt")
GOOD = Statement("agency:us/bis", Property.NAME, "BIS", Evidence(DOCUMENT.id, Quote(0, 3, "BIS")), "test/1")
MENTION = Mention(DOCUMENT.id, Quote(0, 3, "BIS"), EntityClass.AGENCY, "agency:us/bis", "test/1")


def reading(statement: Statement = GOOD, mention: Mention = MENTION, text: str | None = TEXT) -> Reading:
    return Reading(DOCUMENT, text, (mention,), (statement,))


def at(start: int, end: int, exact: str) -> Evidence:
    return Evidence(DOCUMENT.id, Quote(start, end, exact))


def test_a_good_reading_passes() -> None:
    validate(reading())


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (replace(GOOD, evidence=at(0, 3, "BIZ")), "does not say"),
        (replace(GOOD, evidence=at(17, 30, "0.")), "outside the text"),
        (replace(GOOD, evidence=at(-3, 3, "BIS")), "outside the text"),
        (replace(GOOD, evidence=at(3, 4, " ")), "no quote"),
        (replace(GOOD, evidence=Evidence(DOCUMENT.id)), "no quote"),
        (replace(GOOD, evidence=Evidence("document:other", Quote(0, 3, "BIS"))), "another document"),
        (replace(GOOD, confidence=1.5), "confidence"),
        (replace(GOOD, confidence=float("nan")), "confidence"),
        (replace(GOOD, subject="bis"), "not an id"),
        (replace(GOOD, value=" "), "empty"),
        (replace(GOOD, predicate=Property.TYPE, value="Ministry"), "not one of"),
        (replace(GOOD, predicate=Property.KIND, value="ban"), "not one of"),
        (replace(GOOD, predicate=Property.LEGAL_STATUS, value="valid"), "not one of"),
        (replace(GOOD, predicate=Property.ENFORCEMENT, value="yes"), "not one of"),
        (replace(GOOD, predicate=Property.OPERATOR, value="at least"), "not one of: >=, >"),
        (replace(GOOD, predicate=Property.INSTRUMENT_KIND, value="memo"), "not one of: statute, bill"),
        (replace(GOOD, predicate=Property.SAME_THING_AS, value="Q182477"), "no web address"),
        (replace(GOOD, predicate=Property.PART_OF, value="Commerce"), "not an id"),
        (replace(GOOD, predicate=Property.PUBLISHED, value="May"), "no date"),
        (replace(GOOD, predicate=Property.TRAINING_OPERATIONS, value="many"), "no double"),
        (replace(GOOD, predicate=Property.WEIGHTS_PUBLISHED, value="perhaps"), "no boolean"),
    ],
)
def test_a_bad_statement_is_named(bad: Statement, problem: str) -> None:
    with pytest.raises(ExportGraphError, match=problem) as caught:
        validate(reading(bad))

    assert caught.value.code == "INGEST-INVALID-STATEMENT"
    assert bad.subject in caught.value.message


def test_a_bad_mention_is_named() -> None:
    with pytest.raises(ExportGraphError, match="does not say"):
        validate(reading(mention=replace(MENTION, quote=Quote(0, 3, "BIZ"))))


def test_a_structured_source_needs_a_quote_but_has_no_text_to_compare_with() -> None:
    validate(reading(replace(GOOD, evidence=at(0, 5, "a cell")), text=None))
    with pytest.raises(ExportGraphError, match="no quote"):
        validate(reading(replace(GOOD, evidence=at(0, 0, "")), text=None))
