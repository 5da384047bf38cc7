"""HTML: what is text of the article, what surrounds it, and where it stands in the file."""

import pytest

from ingest.text.layout import Part
from ontology.errors import ExportGraphError
from tests.ingest.text.documents import TITLE, derived, page, source_of, views

ARTICLE = page(
    "<nav>Home <a href=/china>China</a></nav><div class=cookie-banner>We use cookies.</div>"
    f"<main><article><h1>{TITLE}</h1><p>BIS <b>banned</b>\n   exports.<p>A&nbsp;licence &amp; a <i>letter</i>."
    "<ul><li>one<li>two</ul><table><tr><th>Item<td>H20</table><h2>Sources</h2><p>A paper.</article></main>"
    "<aside>Related</aside><script>exports are banned</script><footer>Contact</footer>"
)


def test_the_blocks_of_a_page() -> None:
    assert views(ARTICLE) == [
        (Part.BACK_MATTER, "We use cookies."),
        (Part.HEADLINE, TITLE),
        (Part.BODY, "BIS banned exports."),
        (Part.BODY, "A licence & a letter."),
        (Part.BODY, "one"),
        (Part.BODY, "two"),
        (Part.BODY, "Item"),
        (Part.BODY, "H20"),
        (Part.HEADING, "Sources"),
        (Part.BACK_MATTER, "A paper."),
        (Part.BACK_MATTER, "Related"),
        (Part.BACK_MATTER, "Contact"),
    ]


def test_blocks_stand_apart_by_a_blank_line() -> None:
    assert derived(page("<p>One\n two<p>Three<br>four")).text == "One two\n\nThree\nfour"


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("BIS banned exports", b"BIS <b>banned</b>\n   exports"),
        ("A\u00a0licence & a", b"A&nbsp;licence &amp; a"),
        ("two\n\nItem", b"two</ul><table><tr><th>Item"),
        ("&", b"&amp;"),
    ],
)
def test_words_are_traced_to_the_bytes_of_the_file(words: str, source: bytes) -> None:
    assert source_of(words, ARTICLE) == source


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("cp1252", "iso-8859-1"), ("utf-8-sig", "latin1"), ("gb18030", "gb2312"), ("utf-16", "utf-8")],
)
def test_an_encoding_is_read_as_browsers_read_it(encoding: str, declared: str) -> None:
    text = "出口 – 管制" if encoding == "gb18030" else "“Café” – a licence"
    content = f"<!DOCTYPE html><meta charset={declared}><p>x {text} y".encode(encoding)

    assert text in derived(content).text
    assert source_of(text, content).decode(encoding.removesuffix("-sig").replace("utf-16", "utf-16-le")) == text


def test_without_a_declaration_it_is_utf_8_if_it_can_be() -> None:
    assert derived("<p>café".encode()).text == derived("<p>café".encode("cp1252")).text == "café"


def test_characters_that_the_encoding_does_not_have_do_not_move_the_others() -> None:
    content = b"<meta charset=utf-8><p>a \xff\xe2\x82 b \xe2\x82\xac five" + b"\xe2\x82\xac" * 3000 + b" end"

    assert source_of("five", content) == b"five"
    assert source_of("end", content) == b"end"


@pytest.mark.parametrize(
    "hidden",
    ["<p hidden>{}", "<p style='display: none'>{}", "<p aria-hidden=true>{}", "<!-- {} -->", "<template>{}</template>",
     "<noscript>{}</noscript>", "<select><option>{}</select>", "<svg><text>{}</text></svg>"],
)  # fmt: skip
def test_what_a_reader_does_not_see_is_not_read(hidden: str) -> None:
    assert derived(page("<p>Seen." + hidden.format("BIS banned the H20"))).text == "Seen."


def test_a_power_stays_one_and_the_mark_of_a_footnote_is_not_read() -> None:
    content = page(
        "<p>More than 10<sup>26</sup> operations.<sup><a href=#f>2</a></sup> The H20<sup>1</sup> of 814 mm<sup>2</sup>"
        " on the 13<sup>th</sup>."
    )

    assert views(content) == [(Part.BODY, "More than 10^26 operations. The H20 of 814 mm^2 on the 13th.")]
    assert source_of("10^26", content) == b"10<sup>26"


def test_preformatted_text_is_laid_out_by_its_lines() -> None:
    content = page(
        "<pre>\nDEPARTMENT OF COMMERCE\n\nThe rule takes\r\neffect &amp; stays.\n\nA licence is required.</pre>"
    )

    assert views(content) == [
        (Part.HEADING, "DEPARTMENT OF COMMERCE"),
        (Part.BODY, "The rule takes effect & stays."),
        (Part.BODY, "A licence is required."),
    ]


def test_marks_that_are_markup_in_markdown_are_letters_here() -> None:
    assert views(page("<p>* [FR Doc. 2025-1] _x_ `y`")) == [(Part.BODY, "* [FR Doc. 2025-1] _x_ `y`")]


def test_the_headline_is_that_of_the_article() -> None:
    content = page("<header><h1>Daily News</h1></header><article><h1>BIS acts</h1><p>It did.</article>")

    assert views(content)[0] == (Part.BACK_MATTER, "Daily News")
    assert views(content)[1] == (Part.HEADLINE, "BIS acts")


def test_what_holds_the_article_is_not_taken_for_what_surrounds_it() -> None:
    content = page("<div class='layout sidebar-right'><h1>BIS acts</h1><p>It did.<div class=sidebar>Ads</div></div>")

    assert [part for part, _ in views(content)] == [Part.HEADLINE, Part.BODY, Part.BACK_MATTER]


def test_a_page_of_several_articles_is_read_whole() -> None:
    assert [part for part, _ in views(page("<article>One.</article><article>Two.</article><p>Three."))] == [
        Part.BODY
    ] * 3


def test_paragraphs_keep_their_numbers() -> None:
    content = page(
        "<div>(a) Scope. This covers:</div><div style='padding-left: 2em'>(1) Items; and</div><div>(2) Software.</div>"
    )

    assert [view for _, view in views(content)] == ["(a) Scope. This covers:", "(1) Items; and", "(2) Software."]


@pytest.mark.parametrize(
    "end", ["<!-- BIS banned it", "<!DOCTYPE BIS", "<?BIS", "<p class='BIS", "</p BIS", "<script>BIS"]
)
def test_a_page_that_is_cut_is_read_as_far_as_it_goes(end: str) -> None:
    assert derived(page("").removesuffix(b"</body></html>") + f"<p>Seen.{end}".encode()).text == "Seen."


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 10_000 + b"deep",
        b"<b>" * 10_000 + b"deep",
        b"<table><tr><td>" * 3_000 + b"deep",
        b"<sup>" * 10_000 + b"deep",
        b"<div>" * 20_000 + b"<article>deep</article>" * 20_000,
        b"<p><b>" * 3_000 + b"deep",
        b"<a x='" + b"<" * 100_000 + b"'>deep",
        b"deep" + b"<!--" * 50_000,
    ],
)
def test_what_nests_without_end_is_read(content: bytes) -> None:
    assert "deep" in derived(content).text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "INGEST-EMPTY"),
        (b"\x89PNG\x00\x00", "INGEST-BINARY"),
        (b"<meta charset=utf-7><p>x", "INGEST-ENCODING"),
        (b"<meta charset=hex><p>x", "INGEST-ENCODING"),
        (page("<script>render()</script>"), "TEXT-NO-TEXT"),
        (b"<p>" + b"x " * 2**23, "TEXT-TOO-LONG"),
    ],
)
def test_what_cannot_be_read_is_an_error(content: bytes, code: str) -> None:
    with pytest.raises(ExportGraphError) as caught:
        derived(content)

    assert caught.value.code == code
    assert caught.value.fix
