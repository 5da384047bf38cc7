"""What a page tells of itself: its title, its date of publication, its publisher and its lasting address."""

import json
import re
from collections.abc import Iterator
from html import unescape

from justhtml import Node

from ingest.text.front_matter import Metadata, metadata_found
from ingest.text.html_elements import attribute, elements, own_text

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_ARTICLES = frozenset(
    ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "Legislation", "WebPage", "Report")
)
_PROPERTIES = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title"),
    "published": ("article:published_time", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "date",
                  "pubdate", "citation_publication_date"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "author"),
    "url": ("og:url",),
}  # fmt: skip
"""Which properties of `<meta>` tell what, the best first."""
_MOST_JSON = 2**20


def metadata_in(root: Node) -> Metadata:
    """What the page tells. What makes no sense in it is left out: a page is not written for us."""
    found = list(elements(root))
    told: dict[str, list[str]] = {key: [] for key in _PROPERTIES}
    for key, value in _linked_data(found):
        told[key].append(value)
    properties = _properties(found)
    for key, names in _PROPERTIES.items():
        told[key] += [properties[name] for name in names if name in properties]
    told["title"] += [_text(each) for each in found if each.name == "title" and each.namespace == "html"][:1]
    told["published"] += _times(found)
    told["url"] = _canonical(found) + told["url"]
    told["published"] = [day[1] for each in told["published"] for day in [_DAY.match(each)] if day]
    return metadata_found(told)


def _properties(found: list[Node]) -> dict[str, str]:
    metas = [each for each in found if each.name == "meta"]
    named = ((attribute(each, "property") or attribute(each, "name"), attribute(each, "content")) for each in metas)
    # The first of a kind counts, as it does for those who read such pages.
    return {name.lower(): content for name, content in reversed(list(named)) if name and content}


def _canonical(found: list[Node]) -> list[str]:
    links = (each for each in found if each.name == "link" and "canonical" in attribute(each, "rel").lower().split())
    return [attribute(each, "href") for each in links]


def _times(found: list[Node]) -> list[str]:
    """The time that the page gives, if it gives one only."""
    times = {attribute(each, "datetime")[:10] for each in found if each.name == "time" and attribute(each, "datetime")}
    return list(times) if len(times) == 1 else []


def _linked_data(found: list[Node]) -> Iterator[tuple[str, str]]:
    for each in found:
        if each.name == "script" and attribute(each, "type").lower() == "application/ld+json":
            for thing in _things(_text(each)):
                yield from _told_by(thing)


def _told_by(thing: dict[str, object]) -> Iterator[tuple[str, str]]:
    publisher = thing.get("publisher")
    candidates = (
        ("title", thing.get("headline")),
        ("published", thing.get("datePublished")),
        ("publisher", publisher.get("name") if isinstance(publisher, dict) else publisher),
    )
    # Script is not HTML, but many sites write it as if it were.
    yield from ((key, unescape(value)) for key, value in candidates if isinstance(value, str))


def _things(written: str) -> Iterator[dict[str, object]]:
    """The articles in a page's linked data."""
    if len(written) > _MOST_JSON:
        return
    try:
        content = json.loads(written)
    except (ValueError, RecursionError):
        return
    graph = content.get("@graph", content) if isinstance(content, dict) else content
    for each in graph if isinstance(graph, list) else [graph]:
        if isinstance(each, dict) and _ARTICLES.intersection(_types(each)):
            yield each


def _types(thing: dict[str, object]) -> list[str]:
    given = thing.get("@type")
    return [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, str)]


def _text(node: Node) -> str:
    return " ".join(own_text(node).split())
