"""PDF: lines made paragraphs again, in documents of our own making."""

import zlib

import pytest
from fpdf.enums import AccessPermission

from ingest.text import pdf
from ingest.text.layout import Part
from ontology.errors import ExportGraphError
from tests.ingest.text.documents import PARAGRAPHS, TITLE, Pdf, derived, views

LONG = (
    "The Bureau of Industry and Security restricts exports of advanced integrated circuits to several destinations. "
    * 6
)


def test_headings_and_paragraphs() -> None:
    document = Pdf().heading(TITLE, size=18).paragraph(LONG).heading("Scope", size=11).paragraph(PARAGRAPHS[1])

    assert views(document.content, "a.pdf") == [
        (Part.HEADLINE, TITLE),
        (Part.BODY, LONG.strip()),
        (Part.HEADING, "Scope"),
        (Part.BODY, PARAGRAPHS[1]),
    ]


def test_columns_are_read_one_after_the_other_and_running_heads_left_out() -> None:
    document = Pdf(columns=2, head="Federal Register / Vol. 96")
    texts = [f"Paragraph {number}. {LONG}".strip() for number in range(20)]
    for text in texts:
        document.paragraph(text)

    found = derived(document.content, "a.pdf")
    assert document.pages_count > 1
    assert [each.view for each in found.blocks] == texts
    assert "Federal Register" not in found.text


@pytest.mark.parametrize(
    ("lines", "view"),
    [
        ("BIS restricts advanced comput-\ning items.", "BIS restricts advanced computing items."),
        ("An end-user asks. No end-\nuser may.", "An end-user asks. No end-user may."),
        ("The rule covers exports of H20-\nClass chips.", "The rule covers exports of H20- Class chips."),
    ],
)
def test_a_word_that_the_end_of_a_line_parts_is_one(lines: str, view: str) -> None:
    assert [each for _, each in views(Pdf().paragraph(lines).content, "a.pdf")] == [view]


def test_a_power_stays_one_and_the_mark_of_a_footnote_is_not_read() -> None:
    document = Pdf()
    for text, position in [
        ("More than 10", "LINE"),
        ("26", "SUP"),
        (" operations of the H20", "LINE"),
        ("7", "SUP"),
        (" count.", "LINE"),
    ]:
        document.char_vpos = position
        document.write(5, text)

    assert [view for _, view in views(document.content, "a.pdf")] == ["More than 10^26 operations of the H20 count."]


def test_words_are_traced_to_the_characters_of_a_page() -> None:
    document = Pdf().paragraph("One.")
    document.add_page()
    document.paragraph("Advanced comput-\ning items.")
    found = derived(document.content, "a.pdf")
    start = found.text.index("computing")

    (place,) = found.source_map.source_span(start, start + len("computing"))
    assert (place.page, place.start, place.end) == (2, len("Advanced "), len("Advanced comput-ing"))


def test_what_the_file_says_of_itself_is_used_unless_it_is_a_file_name() -> None:
    document = Pdf().paragraph("Text.")
    document.set_title("A rule")
    document.set_author("Bureau of Industry and Security")

    told = derived(document.content, "a.pdf").metadata
    assert (told.title, told.publisher, told.published) == ("A rule", "Bureau of Industry and Security", None)
    document = Pdf().paragraph("Text.")
    document.set_title("Microsoft Word - final_v3.docx")
    assert derived(document.content, "a.pdf").metadata.title is None


def test_a_page_that_is_a_picture_among_others_is_reported() -> None:
    from PIL import Image

    document = Pdf().paragraph("Text.")
    document.add_page()
    document.image(Image.new("L", (20, 20)), x=20, y=20, w=100)

    (warning,) = derived(document.content, "a.pdf").warnings
    assert warning.code == "TEXT-PDF-PAGE-UNREAD"
    assert warning.message.endswith(": 2")


def broken(number: int) -> bytes:
    return Pdf().paragraph(LONG).content[:number]


def locked() -> bytes:
    document = Pdf().paragraph("Secret.")
    document.set_encryption("owner", "user", permissions=AccessPermission.none())
    return document.content


def scanned() -> bytes:
    document = Pdf()
    document.rect(10, 10, 50, 50)
    return document.content


def bomb() -> bytes:
    """A page of some kilobytes that grows to 2 GB."""
    packer = zlib.compressobj(9)
    inner = b"".join(packer.compress(b" " * 2**20) for _ in range(2048)) + packer.flush()
    stream = zlib.compress(inner, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "INGEST-EMPTY"),
        (b"%PDF-1.7\nnothing", "TEXT-PDF-BROKEN"),
        (broken(200), "TEXT-PDF-BROKEN"),
        (locked(), "TEXT-PDF-ENCRYPTED"),
        (scanned(), "TEXT-PDF-NO-TEXT"),
        (bomb(), "TEXT-PDF-LIMIT"),
    ],
    ids=["empty", "no document", "cut", "locked", "scanned", "bomb"],
)
def test_what_cannot_be_read_is_an_error(content: bytes, code: str) -> None:
    with pytest.raises(ExportGraphError) as caught:
        derived(content, "a.pdf")

    assert caught.value.code == code
    assert caught.value.fix


def test_a_volume_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    document = Pdf().paragraph("One.")
    document.add_page()

    with pytest.raises(ExportGraphError) as caught:
        derived(document.content, "a.pdf")
    assert caught.value.code == "TEXT-TOO-LONG"
