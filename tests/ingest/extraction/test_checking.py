"""The gate behind every extractor."""

from dataclasses import replace

import pytest

from ingest.extraction.checking import beyond, checked, problem_of
from ingest.extraction.extractor import Extraction, SourceText
from ingest.extraction.second import second_extraction
from ingest.extraction.telling import Filler, Measure, Slot, Telling, When
from ontology.document import Quote
from ontology.times import PartialDate
from tests.ingest.extraction.tellings import BAN, ONE, REQUEST, TEXT, extraction, quote, source_of

ELSEWHERE = Quote(3, 8, "never")
BROKEN = {
    "no evidence": replace(REQUEST, evidence=()),
    "invented evidence": replace(REQUEST, evidence=(ELSEWHERE,)),
    "moved evidence": replace(REQUEST, evidence=(replace(REQUEST.evidence[0], start=REQUEST.evidence[0].start + 1),)),
    "blank evidence": replace(REQUEST, evidence=(Quote(5, 5, ""),)),
    "outside the text": replace(REQUEST, evidence=(Quote(len(TEXT), len(TEXT) + 1, "x"),)),
    "from behind": replace(REQUEST, evidence=(Quote(-6, -1, TEXT[-6:-1]),)),
    "an invented filler": replace(REQUEST, fillers=((Slot.OBJECT, Filler(ONE, ELSEWHERE)),)),
    "an invented date": replace(REQUEST, until=(When(PartialDate("2026"), None, ELSEWHERE),)),
    "too sure": replace(REQUEST, confidence=1.5),
    "not a number": replace(REQUEST, confidence=float("nan")),
}


@pytest.mark.parametrize("telling", [REQUEST, BAN])
def test_what_stands_in_the_text_stands(telling: Telling) -> None:
    assert problem_of(telling, TEXT) is None


@pytest.mark.parametrize("telling", BROKEN.values(), ids=BROKEN.keys())
def test_what_does_not_stand_there_is_dropped_and_told(telling: Telling) -> None:
    found = checked(extraction(telling, BAN))
    assert found.tellings == (BAN,)
    (warning,) = found.warnings
    assert warning.code == "EXTRACT-DROPPED"
    assert "1: " in warning.message


def test_the_dropped_are_counted_by_reason() -> None:
    found = checked(extraction(*BROKEN.values()))
    assert "2: a confidence that is not between 0 and 1" in found.warnings[0].message
    assert "7: a quote that does not stand in the text" in found.warnings[0].message


def test_names_and_dates_must_stand_there_too() -> None:
    whole = extraction(BAN)
    bad_name = replace(whole.names[0], quote=ELSEWHERE)
    found = checked(replace(whole, names=(bad_name, *whole.names), dates=(When(None, "P1D", ELSEWHERE),)))
    assert found.names == whole.names
    assert found.dates == ()
    assert "2: a name or date" in found.warnings[0].message


def test_of_a_norm_that_the_rules_tell_nobody_else_is_heard() -> None:
    same_words = replace(BAN, measure=Measure.REPORTING, fillers=BAN.fillers[:1])
    same_thing = replace(BAN, evidence=(quote("exports"),))
    another = replace(BAN, measure=Measure.REPORTING, evidence=(quote("Nothing of note"),))
    assert beyond(extraction(BAN), extraction(same_words, same_thing, another)).tellings == (another,)


class _Hand:
    """An extractor that gives what it was given."""

    def __init__(self, name: str, *tellings: Telling) -> None:
        self.id, self._tellings = name, tellings

    def extract(self, source: SourceText) -> Extraction:
        return replace(extraction(*self._tellings, extractor=self.id), source=source)


def test_the_second_extractor_gets_the_names_of_the_first_and_fills_gaps_only() -> None:
    first = extraction(BAN)
    second = second_extraction(source_of(), first, _Hand("model", BAN, REQUEST, BROKEN["invented evidence"]))
    assert second.tellings == (REQUEST,)
    assert second.source.names == first.names
    assert [each.code for each in second.warnings] == ["EXTRACT-DROPPED"]
