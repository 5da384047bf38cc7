"""What all three ways of showing work on, and what they print."""

import json
from dataclasses import replace

import pytest
from rich.console import Console

from exportgraph.show.as_json import as_json
from exportgraph.show.colours import legend, spans_of
from exportgraph.show.paragraphs import headline, inline, paragraphs_of, rows
from exportgraph.show.terminal import print_extractions
from ingest.extraction.extractor import Extraction
from ingest.extraction.telling import Slot
from tests.ingest.extraction.tellings import BAN, REQUEST, TEXT, extraction, quote


def printed(*extractions: Extraction, every: bool = False, terminal: bool = False) -> str:
    out = Console(width=100, highlight=False, force_terminal=terminal, color_system="standard" if terminal else None)
    with out.capture() as caught:
        print_extractions(out, extractions, every=every)
    return caught.get()


def test_only_paragraphs_with_findings_unless_all_are_asked_for() -> None:
    found = extraction(REQUEST, BAN)
    assert [len(each.findings) for each in paragraphs_of([found], every=False)] == [1, 1]
    assert [len(each.findings) for each in paragraphs_of([found], every=True)] == [0, 1, 0, 1]


def test_a_paragraph_that_bears_a_finding_of_another_is_shown() -> None:
    wide = replace(REQUEST, evidence=(*REQUEST.evidence, quote("Nothing of note")))
    shown = paragraphs_of([extraction(wide)], every=False)
    assert [len(each.findings) for each in shown] == [1, 0]


def test_the_paragraph_is_the_documents_own_text() -> None:
    for paragraph in paragraphs_of([extraction(REQUEST, BAN)], every=True):
        assert TEXT[paragraph.start : paragraph.end] == paragraph.text
        for span in spans_of(paragraph):
            assert paragraph.start <= span.start < span.end <= paragraph.end


def test_the_legend_names_what_occurs() -> None:
    shown = paragraphs_of([extraction(BAN)], every=False)
    assert legend(shown) == ["AIModel", "Country", "Date"]


def test_a_finding_in_a_line() -> None:
    assert headline(REQUEST) == "requested · voluntary · asserted — access block"


def test_its_lines_stand_in_the_order_of_a_sentence() -> None:
    assert [row.label for row in rows(REQUEST)] == ["authority", "actor", "object", "target", "until", "evidence"]


def test_the_terminal_shows_everything_without_colour() -> None:
    shown = printed(extraction(REQUEST, BAN))
    assert "\x1b" not in shown
    lines = [" ".join(each.split()) for each in shown.splitlines()]
    words = quote("trade ministry of Lampland")
    assert f"authority Lampland Ministry of Trade “{words.exact}” [{words.start}:{words.end}]" in lines
    assert "why 'asked' → requested; no order" in lines
    assert "in force · required · asserted — prohibition hand/1, confidence 0.85" in lines
    assert "Nothing of note" not in shown
    assert "2 findings; 2 of 4 paragraphs; --all shows the others." in " ".join(lines)
    assert "Nothing of note" in printed(extraction(REQUEST, BAN), every=True)


def test_a_terminal_has_colours_unless_they_are_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;4;32mOrrery Labs" in printed(extraction(REQUEST), terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "32m" not in printed(extraction(REQUEST), terminal=True)


def test_a_document_does_not_steer_the_terminal() -> None:
    text = TEXT.replace("trade", "tra\x1b]0;pwned\x07de").replace("ports", "po\u202erts [red]")
    shown = printed(extraction(text=text), every=True)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[red]" in shown
    assert len(inline(text)) == len(text)


def test_nothing_found_is_said() -> None:
    assert "0 findings; 0 of 4 paragraphs" in printed(extraction())


def test_two_extractors_stand_side_by_side_with_their_names() -> None:
    shown = printed(extraction(REQUEST), replace(extraction(BAN, extractor="llm/m/1"), names=(), dates=()))
    assert "read by hand/1, llm/m/1" in " ".join(shown.split())
    assert "llm/m/1, confidence 0.85" in shown


def test_json_has_the_documented_form() -> None:
    told = json.loads(as_json([extraction(REQUEST, BAN)], every=True))
    assert set(told) == {"document", "extractors", "paragraphs", "warnings"}
    paragraph = told["paragraphs"][1]
    assert set(paragraph) == {"start", "end", "part", "text", "names", "dates", "tellings"}
    (telling,) = paragraph["tellings"]
    assert set(telling["slots"]) == set(Slot)
    assert telling["slots"]["object"][0] == {
        "id": "model:orrery-labs/ai-models", "class": "ModelGroup", "name": "Orrery Labs's AI models",
        "start": 90, "end": 107, "exact": "its top\nAI models",
    }  # fmt: skip
    assert telling["until"][0]["date"] == "2026-05-04"
    assert (telling["status"], telling["force"], telling["polarity"]) == ("requested", "voluntary", "positive")
    for quoted in (*telling["evidence"], *paragraph["names"], *paragraph["dates"]):
        assert TEXT[quoted["start"] : quoted["end"]] == quoted["exact"]


def test_json_is_the_same_each_time() -> None:
    assert as_json([extraction(REQUEST)], every=True) == as_json([extraction(REQUEST)], every=True)
