"""Reads a chapter of the United States Code as Markdown: sections, their subsections, paragraphs and so on.

#### § 4817. Requirements to identify and control ...
##### (b) Commerce controls
(1) In general
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest.decode import decode
from ingest.expectations import expect_counts
from ingest.packaged import packaged_strings
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.ecfr.authority import ECRA, ECRA_NAME
from ingest.sources.ecfr.markdown import lines
from ingest.sources.ecfr.outline import Block, Codified, Division, Span
from ingest.sources.ecfr.paragraphs import USC_LEVELS, paragraphs
from ingest.sources.ecfr.provisions import lead, numbered
from ingest.table import Findings, TextPage
from ontology.document import Document, document_id
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, LegalStatus

EXTRACTOR = "uscode/1"
_TITLE = re.compile(r"^# Title\s(\d{1,2})\s?—", re.MULTILINE)
_SECTION = re.compile(r"#### §\s(?P<number>\d{1,5}[a-z]{0,2}(?:-\d{1,3})?)\.\s(?P<heading>.*)")
_HEADING_NUMBER = re.compile(r"§\s[^.]*\.\s")
_SUBSECTION = re.compile(r"#{5,6} (?=\()")
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?(?!\d)", re.ASCII)
_COMMENT = re.compile(r"<!--.*-->|#{1,3} .*")
_ECRA_SECTIONS = range(4801, 4853)
_DEEPEST = 4


def accepts(raw: RawFile) -> bool:
    """Whether it is Markdown with the headings of a title and a section of the U.S. Code."""
    if not raw.name.lower().endswith(".md") or b"#### \xc2\xa7" not in raw.content:
        return False
    return _TITLE.search(raw.content[:4096].decode("utf-8", "replace")) is not None


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The sections and their paragraphs.

    Raises `INGEST-EXPECTATION` where there are no sections, `USC-DATE` where it cannot be told as of when the text is,
    and what `decode` raises.
    """
    text = decode(raw)
    match = _TITLE.search(text)
    codified = _outline(text, "" if match is None else match[1])
    expect_counts({"sections": len(codified.divisions)}, info, raw.name, ["sections"])
    issued = _issued(raw)
    page = TextPage(document_id(raw.sha256), EXTRACTOR, issued, text, {})
    found = Findings()
    for section in codified.divisions:
        found.add(_section(section, codified, page))
        found.loaded += 1
    title = codified.divisions[0].title
    document = Document(
        sha256=raw.sha256,
        source="uscode",
        kind=info.kind,
        title=f"Title {title} of the United States Code, as of {issued.iso}",
        media_type="text/markdown",
        file_name=raw.name,
        publisher=info.publisher,
        url=f"https://uscode.house.gov/browse/prelim@title{title}",
        published=issued,
        licence=info.licence,
    )
    rows = found.rows(len(codified.divisions))
    return Reading(document, text, (), found.distinct(), tuple(found.warnings), rows=rows)


def _outline(text: str, title: str) -> Codified:
    """The sections. A section that was cut into pieces, each under its heading, is put together again."""
    sections: dict[str, Division] = {}
    current: Division | None = None
    for span, line in lines(text):
        match = _SECTION.fullmatch(line)
        if match is not None:
            heading = Span(span.start + match.start("number") - 2, span.end)
            current = sections.setdefault(match["number"], Division("section", match["number"], title, heading))
        elif current is not None and not _COMMENT.fullmatch(line):
            marks = _SUBSECTION.match(line)
            current.parts.append(Block("P", Span(span.start + (marks.end() if marks else 0), span.end)))
    return Codified(text, tuple(sections.values()), {})


def _section(section: Division, codified: Codified, page: TextPage) -> Iterator[Statement]:
    policy, citation = f"policy:usc/{section.title}-{section.number}", f"{section.title} U.S.C. {section.number}"
    if section.heading is None:
        return
    heading = page.span(section.heading.start, section.heading.end)
    yield from heading.describe(
        policy, EntityClass.POLICY, f"{citation}: {_HEADING_NUMBER.sub('', heading.text).rstrip('.')}"
    )
    yield heading.say(policy, Property.ALIAS, citation)
    yield heading.say(policy, Property.CITATION, citation)
    yield heading.say(policy, Property.INSTRUMENT_KIND, "provision")
    yield heading.say(policy, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=page.observed)
    url = f"https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{section.title}-section{section.number}"
    yield heading.say(policy, Property.OFFICIAL_URL, url)
    if section.title == "50" and section.number.isdigit() and int(section.number) in _ECRA_SECTIONS:
        yield from heading.describe(ECRA, EntityClass.POLICY, ECRA_NAME)
        yield heading.say(policy, Property.PART_OF, ECRA)
    blocks = list(section.blocks())
    known: set[str] = set()
    for each in paragraphs([codified.words(block.span) for block in blocks], USC_LEVELS):
        if len(each.path) <= _DEEPEST and each.designator not in known:
            known.add(each.designator)
            yield from numbered(page.span(*lead(each, blocks, codified)), policy, citation, each.path)


def _issued(raw: RawFile) -> PartialDate:
    known = next((day for sha256, day in _known().items() if raw.sha256 == sha256), None)
    match = _DAY.search(raw.name) or _DAY.search(raw.folder)
    if known is None and match is None:
        raise ExportGraphError(
            code="USC-DATE",
            message=f"{raw.name} does not say as of when it gives the text",
            fix="put the date (2023-04, or a day) into its name or that of its folder, "
            "or its SHA-256 into ingest/sources/uscode/known.yml",
        )
    return PartialDate(known or (match[0] if match else ""))


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = packaged_strings("ingest.sources.uscode", "known.yml")
    return known
