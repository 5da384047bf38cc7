"""The elements of the XML in which rules and articles are published, and what each means for reading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.text.layout import Part
from ontology.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of one kind of XML document. An element that is not in it is a block of its own."""

    roots: frozenset[str]
    inline: frozenset[str]
    """Elements within a line."""
    dropped: frozenset[str]
    """Elements that are not text of the document."""
    parts: Mapping[str, Part]
    told: Mapping[str, str]
    """Which element, or attribute (`element@attribute`), tells what of the document."""
    raised: frozenset[str] = frozenset()
    """Elements whose characters are raised: by name, or by name and type (`element@type`)."""
    dates: frozenset[str] = frozenset()
    """Elements with a year, a month and a day in them: when the document was published."""
    kind: SourceKind | None = None
    publisher: str | None = None


_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)\s*)*+"
    rb"<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
HEAD = 4096
"""How many bytes are looked at to tell what a file is."""
DATE_PARTS = ("year", "month", "day")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEDERAL_REGISTER = Words(
    roots=_words("RULE NOTICE PRESDOCU"),
    inline=_words("E SU FTREF AC URL PRTPAGE FP-DASH FR"),
    dropped=_words("PRTPAGE GPH GID BILCOD CFRHED STARS MATH BMM"),
    parts={
        "SUBJECT": Part.HEADLINE,
        "TITLE": Part.HEADLINE,
        **dict.fromkeys(("HD", "SECTNO", "RESERVED"), Part.HEADING),
        **dict.fromkeys(("FTNT", "LSTSUB", "SIG", "FRDOC", "FILED", "AGENCY", "SUBAGY", "CFR", "DEPDOC", "RIN"),
                        Part.BACK_MATTER),
    },
    told={"SUBJECT": "title", "TITLE": "title", "FRDOC": "number"},
    raised=_words("SU E@51"),
    kind=SourceKind.LEGAL_TEXT,
    publisher="Office of the Federal Register",
)  # fmt: skip
"""The Office of the Federal Register's own markup of single documents."""
PROPOSED_RULE = replace(
    FEDERAL_REGISTER,
    roots=_words("PRORULE"),
    parts={**FEDERAL_REGISTER.parts, **dict.fromkeys(("REGTEXT", "AMDPAR", "LSTSUB"), Part.BACK_MATTER)},
)
"""What a proposed rule would write into the law is not law, though it is worded as law: it is not read."""

_MARKS = (
    "a abbr b bold cite code em ext-link i italic monospace named-content roman sc span strong styled-content sub sup "
    "u underline xref"
)
JATS = Words(
    roots=_words("article"),
    inline=_words(f"{_MARKS} email uri inline-formula fn-ref break institution country year surname given-names"),
    dropped=_words(
        "journal-meta article-id article-categories contrib-group aff author-notes pub-date pub-history history volume "
        "issue fpage lpage elocation-id permissions kwd-group funding-group counts custom-meta-group self-uri "
        "related-article "
        "graphic media supplementary-material disp-formula tex-math math alternatives object-id"
    ),
    parts={
        "article-title": Part.HEADLINE,
        **dict.fromkeys(("title", "subtitle", "label"), Part.HEADING),
        **dict.fromkeys(("back", "fn", "fn-group", "table-wrap-foot"), Part.BACK_MATTER),
    },
    told={
        "title-group/article-title": "title",
        "journal-title-group/journal-title": "publisher",
        "publisher/publisher-name": "publisher",
        "self-uri@href": "url",
        "pub-date@iso-8601-date": "published",
        **{f"pub-date/{part}": part for part in DATE_PARTS},
    },
    raised=_words("sup"),
    dates=_words("pub-date"),
)
"""The Journal Article Tag Suite (NISO Z39.96)."""
NEWS = Words(
    roots=_words("nitf newsItem"),
    inline=_words(f"{_MARKS} chron city classifier copyrite country event function location money num object.title org "
                  "person postaddr q region state sublocation virtloc"),
    dropped=_words("head catalogRef rightsInfo itemMeta contentMeta partMeta assert media script style nav"),
    parts={
        **dict.fromkeys(("hl1", "h1"), Part.HEADLINE),
        **dict.fromkeys(("hl2", "h2", "h3", "h4", "h5", "h6"), Part.HEADING),
        **dict.fromkeys(("byline", "dateline", "distributor", "body.end", "footer", "aside"), Part.BACK_MATTER),
    },
    told={
        "hedline/hl1": "title",
        "contentMeta/headline": "title",
        "date.issue@norm": "published",
        "itemMeta/firstCreated": "published",
        "contentMeta/contentCreated": "published",
        "doc.copyright@holder": "publisher",
        "provider@literal": "publisher",
        "provider/name": "publisher",
        "itemMeta@href": "url",
    },
    raised=_words("sup"),
)  # fmt: skip
"""The news formats of the IPTC: NITF, and NewsML-G2 with the article in it."""
VOCABULARIES = (FEDERAL_REGISTER, PROPOSED_RULE, JATS, NEWS)


def words_in(content: bytes) -> Words | None:
    """The vocabulary of an XML file, by its root element; none where it is not XML of a kind that is read."""
    match = _ROOT.match(content[:HEAD])
    root = "" if match is None else match[1].decode("ascii", "replace")
    return next((each for each in VOCABULARIES if root in each.roots), None)
