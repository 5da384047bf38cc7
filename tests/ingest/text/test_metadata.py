"""What a page tells of itself, and what kind of document it is for that."""

import pytest

from ingest.source import RawFile
from ingest.sources.text.publishers import publisher_at
from ingest.sources.text.read import read
from ontology.document import Document
from ontology.vocabulary import SourceKind
from tests.ingest.extraction.reading import INFO
from tests.ingest.text.documents import derived, page

LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "No"}, {"@type":
["NewsArticle"], "headline": "BIS &amp; chips", "datePublished": "2031-02-03T23:30:00-05:00",
"dateModified": "2031-03-01", "publisher": {"@type": "Organization", "name": "A Daily"}}]}</script>"""


def document(head: str, body: str = "<p>Text.") -> Document:
    return read(RawFile("a.html", page(body, head)), INFO).document


def test_linked_data_says_most() -> None:
    told = derived(
        page("<p>Text.", LINKED + "<title>Other | A Daily</title><meta property=og:title content=Another>")
    ).metadata

    assert (told.title, told.publisher, told.published) == ("BIS & chips", "A Daily", "2031-02-03")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2031-02-03T10:00:00Z">', "2031-02-03"),
        ('<meta name="DC.date.issued" content="2031-02-03">', "2031-02-03"),
        ('<meta name="date" content="yesterday">', None),
        ('<meta name="date" content="2031-02-31">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 5}</script>', None),
        ('<script type="application/ld+json">[[[[not json</script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
        ('<meta property="article:modified_time" content="2031-02-03">', None),
    ],
)
def test_the_day_of_publication(head: str, day: str | None) -> None:
    assert derived(page("<p>Text.", head)).metadata.published == day


def test_the_time_in_a_page_counts_if_there_is_one() -> None:
    one, other = "<time datetime=2031-02-03T10:00>", "<time datetime=2031-02-04>"

    assert derived(page(f"<p>{one}Today</time> {one}3 February</time>")).metadata.published == "2031-02-03"
    assert derived(page(f"<p>{one}Today</time> {other}Tomorrow</time>")).metadata.published is None


def test_the_lasting_address_and_the_publisher() -> None:
    head = "<link rel=canonical href=https://example.org/a><meta property=og:url content=https://example.org/b>"
    told = document(head + "<meta property=og:site_name content='A Site'><meta name=author content='A. Writer'>")

    assert (told.url, told.publisher, told.kind) == ("https://example.org/a", "A Site", SourceKind.NEWS)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.federalregister.gov/documents/2031/02/03/x", SourceKind.LEGAL_TEXT),
        ("https://www.BIS.gov/press-release/x", SourceKind.OFFICIAL_PRESS),
        ("https://bis.gov.example.org/x", SourceKind.NEWS),
        ("https://notbis.gov/x", SourceKind.NEWS),
        ("https://example.org/?https://bis.gov/", SourceKind.NEWS),
        ("https://bis.gov@example.org/", SourceKind.NEWS),
        ("https://[x/", SourceKind.NEWS),
    ],
)
def test_the_kind_is_known_by_the_publisher_or_it_is_news(address: str, kind: SourceKind) -> None:
    assert document(f'<link rel="canonical" href="{address}">').kind is kind


def test_the_name_of_a_known_publisher() -> None:
    found = publisher_at("https://www.whitehouse.gov/briefings")

    assert found is not None
    assert found.name == "The White House"
    assert publisher_at(None) is None


def test_the_headline_is_the_title_of_a_page_without_one() -> None:
    assert document("", "<p>Menu<article><h1>BIS acts</h1><p>It did.</article>").title == "BIS acts"
