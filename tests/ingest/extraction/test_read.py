"""The source: front matter, our catalogue, layout and what is not read."""

from pathlib import Path

import pytest

from ingest.source import RawFile
from ingest.sources.text.read import accepts, read
from ingest.text.layout import Part, blocks
from ontology.errors import ExportGraphError
from ontology.times import PartialDate
from ontology.vocabulary import SourceKind
from tests.ingest.extraction.reading import INFO, reading_of

FRONT = """---
title: A title
publisher: A publisher
url: https://example.org/a
published: 2026-06
kind: official_press
licence: CC0-1.0
---
BIS banned exports of the H20.
"""


def test_which_files_are_texts() -> None:
    assert [accepts(RawFile(name, b"x")) for name in ("a.txt", "a.MD", "a.json", "a.yml")] == [True, True, False, False]


def test_front_matter_describes_the_document() -> None:
    document = read(RawFile("a.md", FRONT.encode()), INFO).document

    assert (document.title, document.publisher, document.url) == ("A title", "A publisher", "https://example.org/a")
    assert (document.kind, document.licence) == (SourceKind.OFFICIAL_PRESS, "CC0-1.0")
    assert document.published is not None
    assert document.published.iso == "2026-06"


def test_front_matter_is_not_read_as_text() -> None:
    reading = reading_of("Nothing else.\n", published="2026-06-15\ntitle: BIS banned the H20")

    assert reading.mentions == ()
    assert reading.document.title == "BIS banned the H20"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("published: yesterday", "published"),
        ("published: 2026-02-31", "front matter"),
        ("kind: register", "kind"),
        ("url: example.org", "url"),
        ("title: [a", "front matter"),
        ("published: 2026-06-12\nkind: gossip", "kind"),
    ],
)
def test_front_matter_that_cannot_be_read_is_an_error(lines: str, problem: str) -> None:
    with pytest.raises(ExportGraphError) as caught:
        read(RawFile("a.md", f"---\n{lines}\n---\ntext\n".encode()), INFO)

    assert caught.value.code == "TEXT-FRONT-MATTER"
    assert problem in caught.value.message


def test_front_matter_as_web_clippers_write_it_is_used_as_far_as_it_goes() -> None:
    lines = 'source: "https://www.bis.gov/press-release"\ncaptured: "2026-04-13"\npublished: 2026-06-15\ntags: [a, b]'
    reading = read(RawFile("a.md", f"---\n{lines}\n---\ntext\n".encode()), INFO)

    assert reading.document.url == "https://www.bis.gov/press-release"
    assert reading.document.published == PartialDate("2026-06-15")
    (warning,) = (each for each in reading.warnings if each.code == "TEXT-FRONT-MATTER-KEY")
    assert "not used: tags" in warning.message, "when somebody captured a text is left out on purpose"


PRESS = Path(__file__).parents[3] / ".." / "shared" / "data" / "bis-press"


@pytest.mark.skipif(not PRESS.is_dir(), reason=f"the press releases are not at {PRESS}")
@pytest.mark.parametrize(("name", "day"), [("2025-05-13_res", "2025-05-13"), ("2026-01-13_rev", "2026-01-13")])
def test_a_press_release_of_an_agency_is_one_though_it_does_not_say_so(name: str, day: str) -> None:
    (path,) = PRESS.glob(f"{name}*.md")
    document = read(RawFile(path.name, path.read_bytes()), INFO).document

    assert (document.kind, document.publisher) == (SourceKind.OFFICIAL_PRESS, "Bureau of Industry and Security")
    assert document.published == PartialDate(day)


def test_the_first_line_is_the_title_of_a_text_without_one() -> None:
    for text in ("**BIS Bans Chips**\nBIS did so.\n", "# BIS Bans Chips\n\nBIS did so.\n"):
        assert reading_of(text, published=None).document.title == "BIS Bans Chips"


def test_the_layout_of_a_text() -> None:
    text = "# A headline\n\nFirst line of\na paragraph.\n\n## A heading\n\n- an item\n- more\n\n## Sources\n\n- one\n"

    assert [(each.view, each.part) for each in blocks(text)] == [
        ("A headline", Part.HEADLINE),
        ("First line of a paragraph.", Part.BODY),
        ("A heading", Part.HEADING),
        ("an item", Part.BODY),
        ("more", Part.BODY),
        ("Sources", Part.HEADING),
        ("one", Part.BACK_MATTER),
    ]


def test_a_list_of_sources_states_nothing() -> None:
    assert reading_of("# T\n\nText.\n\n## Sources\n\n- BIS banned exports of the H20 to China.\n").statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "**BIS** banned exports of the _H20_.",
        "BIS banned\r\nexports of\r\nthe H20.",
        "> BIS banned exports of the H20.",
    ],
)
def test_markup_and_line_ends_do_not_hide_what_is_said(text: str) -> None:
    reading = reading_of(text)

    (status,) = [each for each in reading.statements if each.predicate == "legalStatus"]
    assert reading.text is not None
    assert status.evidence.quote is not None
    assert status.evidence.quote.checks_out(reading.text)
