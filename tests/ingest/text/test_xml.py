"""XML of rules and articles."""

import pytest

from ingest.text.layout import Part
from ontology.errors import ExportGraphError
from ontology.times import PartialDate
from ontology.vocabulary import SourceKind
from tests.ingest.text.documents import derived, source_of, views

RULE = """<?xml version="1.0" encoding="UTF-8"?>
<RULE><PREAMB><PRTPAGE P="17"/><AGENCY TYPE="F">DEPARTMENT OF COMMERCE</AGENCY>
<SUBJECT>Controls on <E T="03">Model Weights</E></SUBJECT><RIN>RIN 0694-ZZ99</RIN>
<AGY><HD SOURCE="HED">AGENCY:</HD><P>Bureau of Industry &amp; Security.</P></AGY>
<EFFDATE><HD SOURCE="HED">DATES:</HD><P>This rule is effective May 4, 2031.</P></EFFDATE></PREAMB>
<SUPLINF><P>BIS imposes a licence re<PRTPAGE P="18"/>quirement.<SU>1</SU><FTREF/> It covers models of more than
10<E T="51">26</E> operations.</P><FTNT><P><SU>1</SU> See the notice.</P></FTNT></SUPLINF>
<REGTEXT TITLE="15" PART="744"><AMDPAR>1. Add § 744.99.</AMDPAR><SECTION><SECTNO>§ 744.99</SECTNO>
<SUBJECT>Weights.</SUBJECT><P>(a) A licence is required.</P></SECTION></REGTEXT>
<FRDOC>[FR Doc. 2031-00123 Filed 5-1-31; 8:45 am]</FRDOC><BILCOD>BILLING CODE 3510-33-P</BILCOD></RULE>""".encode()
ARTICLE = b"""<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.2//EN" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta><journal-title-group><journal-title>Journal of
Trade</journal-title></journal-title-group></journal-meta><article-meta><title-group><article-title>Chips &hellip; and
rules</article-title></title-group><contrib-group><contrib>A. Author</contrib></contrib-group><pub-date><day>3</day>
<month>2</month><year>2031</year></pub-date><self-uri xlink:href="https://example.org/a"/><abstract><p>We look.</p>
</abstract></article-meta></front><body><sec><title>Method</title><p>The <unknown>H20</unknown> was <bold>not</bold>
exported<xref>1</xref>.</p></sec></body><back><ref-list><ref><article-title>Other</article-title></ref></ref-list></back>
</article>"""
NEWS = b"""<nitf><head><docdata><date.issue norm="20310203T100000Z"/><doc.copyright holder="A Wire"/></docdata></head>
<body><body.head><hedline><hl1>BIS acts</hl1></hedline><byline>By A. Writer</byline></body.head><body.content>
<p><org>BIS</org> banned <![CDATA[exports & more]]>.</p></body.content></body></nitf>"""


def test_the_blocks_of_a_rule() -> None:
    body = [view for part, view in views(RULE, "rule.xml") if part is Part.BODY]

    assert views(RULE, "rule.xml")[1] == (Part.HEADLINE, "Controls on Model Weights")
    assert body == [
        "Bureau of Industry & Security.",
        "This rule is effective May 4, 2031.",
        "BIS imposes a licence requirement. It covers models of more than 10^26 operations.",
        "1. Add § 744.99.",
        "(a) A licence is required.",
    ]


def test_what_a_proposed_rule_would_write_into_the_law_is_not_read_as_law() -> None:
    proposed = RULE.replace(b"RULE>", b"PRORULE>")

    assert (Part.BACK_MATTER, "(a) A licence is required.") in views(proposed, "rule.xml")
    assert (Part.BODY, "This rule is effective May 4, 2031.") in views(proposed, "rule.xml")


def test_what_a_rule_tells_of_itself() -> None:
    told = derived(RULE, "rule.xml").metadata

    assert (told.title, told.publisher) == ("Controls on Model Weights", "Office of the Federal Register")
    assert (told.kind, told.url) == (SourceKind.LEGAL_TEXT, "https://www.federalregister.gov/d/2031-00123")
    assert told.published is None, "the day on which it was filed is not the day of publication"


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Industry & Security", "Industry &amp; Security"),
        ("licence requirement", 'licence re<PRTPAGE P="18"/>quirement'),
        ("§ 744.99", "§ 744.99"),
        ("10^26", '10<E T="51">26'),
    ],
)
def test_words_are_traced_to_the_bytes_of_the_file(words: str, source: str) -> None:
    assert source_of(words, RULE, "rule.xml").decode() == source


def test_an_article() -> None:
    assert views(ARTICLE, "a.xml") == [
        (Part.HEADLINE, "Chips … and rules"),
        (Part.BODY, "We look."),
        (Part.HEADING, "Method"),
        (Part.BODY, "The H20 was not exported1."),
        (Part.BACK_MATTER, "Other"),
    ]
    told = derived(ARTICLE, "a.xml").metadata
    assert (told.title, told.publisher, told.url) == ("Chips … and rules", "Journal of Trade", "https://example.org/a")
    assert told.published_on == PartialDate("2031-02-03")
    assert source_of("Chips …", ARTICLE, "a.xml") == b"Chips &hellip;"


def test_a_news_item() -> None:
    assert views(NEWS, "n.xml") == [
        (Part.HEADLINE, "BIS acts"),
        (Part.BACK_MATTER, "By A. Writer"),
        (Part.BODY, "BIS banned exports & more."),
    ]
    told = derived(NEWS, "n.xml").metadata
    assert (told.title, told.publisher, told.published) == ("BIS acts", "A Wire", "2031-02-03")
    assert source_of("banned exports & more", NEWS, "n.xml") == b"banned <![CDATA[exports & more"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1"])
def test_an_encoding_that_the_file_declares(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>\r\n<nitf><p>Café\r\nclosed</p></nitf>'.encode(encoding)

    assert views(content, "n.xml") == [(Part.BODY, "Café closed")]
    assert source_of("Café closed", content, "n.xml").decode(encoding) == "Café\r\nclosed"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (RULE[:-20], "INGEST-XML"),
        (b'<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>', "INGEST-XML"),
        (b'<!DOCTYPE nitf SYSTEM "file:///etc/passwd"><nitf>&unknown;</nitf>', "INGEST-XML"),
        (b"<nitf>" + b"<p>" * 10_000, "INGEST-XML"),
        (b"<nitf><p>&nbsp;</p></nitf>", "INGEST-XML"),
        (b"<nitf><head/></nitf>", "TEXT-NO-TEXT"),
        (b"<nitf><p>" + b"&#65;" * 1_000_001 + b"</p></nitf>", "TEXT-TOO-LONG"),
        (b'<?xml version="1.0" encoding="utf-8"?><nitf><p>Caf\xe9</p></nitf>', "INGEST-ENCODING"),
    ],
)
def test_what_cannot_be_read_is_an_error(content: bytes, code: str) -> None:
    with pytest.raises(ExportGraphError) as caught:
        derived(content, "n.xml")

    assert caught.value.code == code
    assert caught.value.fix
