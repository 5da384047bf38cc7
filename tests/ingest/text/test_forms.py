"""All forms: which file has which, and what holds for each of them."""

import html
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.source import RawFile, Reading
from ingest.sources.text.read import accepts, read
from ingest.text.derived import Derived
from ingest.text.forms import Form, derive, form_of
from ingest.validate import validate
from ontology.errors import ExportGraphError
from tests.ingest.extraction.reading import INFO
from tests.ingest.text.documents import PARAGRAPHS, TITLE, Pdf, page

FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NEWS_XML = "<nitf><body><hedline><hl1>{}</hl1></hedline>{}</body></nitf>"


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", b"A text", Form.PLAIN),
        ("a.MD", b"# A text", Form.PLAIN),
        ("a.htm", b"<p>A fragment", Form.HTML),
        ("a.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", Form.HTML),
        ("2031-00123.txt", b"<html>\n<head><title>Federal Register</title>", Form.HTML),
        ("rule.pdf", b"<!doctype html><title>Not found", Form.HTML),
        ("download", b"%PDF-1.7", Form.PDF),
        ("a.pdf", b"anything", Form.PDF),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- a rule -->\n<PRORULE>", Form.XML),
        ("a.xml", b"<x:newsItem xmlns:x='http://iptc.org/std/nar/2006-10-01/'>", Form.XML),
        ("a.xml", b"<rule/>", None),
        ("a.xml", b"<?a?>" * 800, None),
        ("a.json", b"{}", None),
        ("a.csv", b"a,b", None),
    ],
)
def test_the_form_of_a_file(name: str, content: bytes, form: Form | None) -> None:
    assert form_of(RawFile(name, content)) is form
    assert accepts(RawFile(name, content)) is (form is not None)


def said(reading: Reading) -> set[tuple[str, str, object]]:
    validate(reading)
    return {(each.subject, each.predicate, each.value) for each in reading.statements}


def test_an_article_says_the_same_in_every_form() -> None:
    texts = [html.escape(each) for each in PARAGRAPHS]
    document = Pdf().heading(TITLE, size=18)
    for each in PARAGRAPHS:
        document.paragraph(each)
    files = [
        RawFile("a.txt", "\n\n".join([TITLE, *PARAGRAPHS]).encode()),
        RawFile("a.md", "\n\n".join([f"# {TITLE}", *PARAGRAPHS]).encode()),
        RawFile("a.html", page(f"<h1>{TITLE}</h1>" + "".join(f"<p>{each}</p>" for each in texts))),
        RawFile("a.xml", NEWS_XML.format(TITLE, "".join(f"<p>{each}</p>" for each in texts)).encode()),
        RawFile("a.pdf", document.content),
    ]
    first, *others = [said(read(each, INFO)) for each in files]

    assert len(first) > 10
    assert all(each == first for each in others)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        (
            "a.html",
            page(
                "<h1>A</h1><p>One  <b>two</b><table><tr><td>3<td>4</table><ul><li>5<li>6</ul>7<br>8<br><br>9<pre>a\n b"
            ),
            "A\n\nOne two\n\n3\n\n4\n\n5\n\n6\n\n7\n8\n\n9\n\na\n b",
        ),
        (
            "a.xml",
            b"<RULE><SUBJECT>A</SUBJECT><P>One <E>two</E></P><FTNT><P>3</P></FTNT></RULE>",
            "A\n\nOne two\n\n3",
        ),
        (
            "a.pdf",
            Pdf().heading("A").paragraph("One comput-\ning two.\nThree.").content,
            "A\n\nOne computing two. Three.",
        ),
    ],
)
def test_the_text_of_a_document_does_not_change(name: str, content: bytes, text: str) -> None:
    """Quotes in the graph count its characters. If it must change, every extractor's version must, too: `EXTRACTOR`."""
    assert derive(RawFile(name, content)).text == text


def check(found: Derived) -> None:
    """What holds for every document in every form."""
    ends = [run.end for run in found.source_map.runs]
    assert ends == sorted(ends)
    assert all(0 <= run.start < run.end <= len(found.text) for run in found.source_map.runs)
    for block in found.blocks:
        assert list(block.places) == sorted(set(block.places))
        assert 0 <= block.places[0] <= block.places[-1] < len(found.text)
        assert len(block.view) == len(block.places)
        assert found.source_map.covers(*block.span(0, len(block.view)))


def blanks_made_one(text: str) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", text.replace("\x00", "\ufffd"))


MARKUP = [
    "<p>", "</p>", "<b>", "</b>", "<i", "<table>", "<td>", "<br>", "<sup>", "</sup>", "<pre>", "</pre>", "<!--", "-->",
    "<script>", "</script>", "<li>", "<h1>", "</h1>", "<select>", "<svg>", "</foo>", "<body>", "</body>", "<title>",
]  # fmt: skip
WORDS = [
    "one", "10", "26", " ", "\n", "\r\n", "\r", "é", "出", "\U0001f600", "&amp;", "&", "&lt", "&#8212;", "&#128;",
    "&NotEqualTilde;", "&#0;", "&ampx", "<", ">", "\u200b", "\u202e", "\x00", "\u00a0",
]  # fmt: skip
PAGES = st.lists(st.sampled_from(MARKUP + WORDS), max_size=40).map("".join)


@FEW
@given(PAGES, st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_the_words_of_any_page_are_in_the_bytes_to_which_the_map_leads(body: str, encoding: str) -> None:
    declared = "" if encoding == "utf-16" else f"<meta charset={encoding}>"
    content = f"{declared}{body}<p>end".encode(encoding)
    found = derived_or_refused(RawFile("a.html", content))
    codec = "utf-16-le" if encoding == "utf-16" else encoding
    if found is None:
        return
    for run in found.source_map.runs:
        words = found.text[run.start : run.end]
        (place,) = found.source_map.source_span(run.start, run.end)
        written = re.sub("^<br.*", "\n", content[place.start : place.end].decode(codec))
        assert blanks_made_one(words) in (blanks_made_one(written), blanks_made_one(html.unescape(written)))


def derived_or_refused(raw: RawFile) -> Derived | None:
    """What is read, checked; none where it is refused with a code and a fix. Any other error goes through."""
    try:
        found = derive(raw)
    except ExportGraphError as refused:
        if refused.code and refused.fix:
            return None
        raise
    check(found)
    return found


@FEW
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.xml", "a.md"]))
def test_any_bytes_are_read_or_refused_with_a_code(content: bytes, name: str) -> None:
    for each in (content, b"<nitf><p>" + content + b"</p></nitf>", b"<html>" + content):
        if accepts(RawFile(name, each)):
            derived_or_refused(RawFile(name, each))


@settings(max_examples=10, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 900))
def test_any_bytes_in_a_pdf_are_read_or_refused_with_a_code(content: bytes, place: int) -> None:
    whole = Pdf().paragraph(PARAGRAPHS[0]).content
    derived_or_refused(RawFile("a.pdf", whole[:place] + content + whole[place + len(content) :]))
