"""Reads the Code of Federal Regulations: the eCFR's XML of one day, or Markdown that was made of it."""

import re

from ingest.decode import decode
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.ecfr import markdown, tree
from ingest.sources.ecfr.authority import authority_statements
from ingest.sources.ecfr.history import Histories
from ingest.sources.ecfr.law import Law
from ingest.sources.ecfr.laws import read_law
from ingest.sources.ecfr.origin import Origin, day_named, origin_of
from ingest.sources.ecfr.outline import Codified
from ingest.sources.ecfr.provisions import (
    Provision,
    is_reserved,
    paragraph_statements,
    provision_statements,
    provisions,
)
from ingest.sources.ecfr.xml import parse
from ingest.table import Findings, TextPage
from ontology.document import Document, document_id

EXTRACTOR = "ecfr/1"
_XML = re.compile(rb"<(?:ECFR|DLPSTEXTCLASS|DIV[1-9]\s[^>]*TYPE=)")
_FRONT = re.compile(r"---\r?\n(?:[^\n]*\n){0,20}?title_number: *(\d{1,2})\s*\n(?:[^\n]*\n){0,20}?---")
_HEAD = 4096


def accepts(raw: RawFile) -> bool:
    """Whether it is XML of the eCFR, or Markdown with a title's number in front."""
    head = raw.content[:_HEAD]
    name = raw.name.lower()
    if name.endswith(".xml"):
        return _XML.search(head) is not None
    return name.endswith(".md") and _FRONT.match(head.decode("utf-8", "replace")) is not None


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The provisions, what changed them, and the tables of law among them.

    Raises `ECFR-TITLE` or `ECFR-DATE` where neither the file nor its name says of which title and day it is;
    `INGEST-XML` and what else the XML raises; `INGEST-EXPECTATION` where a table of law lost rows.
    """
    codified, origin = _codified(raw, info)
    page = TextPage(document_id(raw.sha256), EXTRACTOR, origin.issued, codified.text, {})
    found = Findings()
    # Others made the Markdown: supplements are lost in it, and perhaps more.
    total = _read(codified, page, found, whole=_is_xml(raw))
    if _is_xml(raw):
        total += _read_laws(codified, page, found, info, raw.name)
    _report_unknown(codified, raw, found)
    document = Document(
        sha256=raw.sha256,
        source="ecfr",
        kind=info.kind,
        title=f"{_what(codified, origin)}, as of {origin.issued.iso}",
        media_type="application/xml" if _is_xml(raw) else "text/markdown",
        file_name=raw.name,
        publisher=info.publisher,
        url=f"https://www.ecfr.gov/on/{origin.issued.iso}/title-{origin.title}",
        published=origin.issued,
        licence=info.licence,
    )
    return Reading(document, codified.text, (), found.distinct(), tuple(found.warnings), rows=found.rows(total))


def _codified(raw: RawFile, info: SourceInfo) -> tuple[Codified, Origin]:
    if _is_xml(raw):
        root = parse(raw)
        origin = origin_of(root, raw)
        return tree.outline(root, origin.title, info.ignored), origin
    text = decode(raw)
    match = _FRONT.match(text)
    title = "" if match is None else match[1]
    return markdown.outline(text, title), Origin(title, day_named(raw))


def _is_xml(raw: RawFile) -> bool:
    return raw.name.lower().endswith(".xml")


def _read(codified: Codified, page: TextPage, found: Findings, *, whole: bool) -> int:
    """Read every provision; how many there are."""
    histories = Histories(codified, page, found)
    total = 0
    for provision in provisions(codified):
        total += 1
        heading = provision.division.heading
        if heading is None or is_reserved(provision, codified):
            found.ignore("reserved: only its number is kept")
            continue
        cell = page.span(heading.start, heading.end)
        found.add(provision_statements(provision, cell, page, whole=whole))
        found.add(paragraph_statements(provision, codified, page))
        histories.read(provision)
        found.add(authority_statements(provision, page))
        found.loaded += 1
    return total


def _read_laws(codified: Codified, page: TextPage, found: Findings, info: SourceInfo, name: str) -> int:
    """Read the supplements that are tables of law; how many rows they have."""
    rows = 0
    for provision in provisions(codified):
        heading = provision.division.heading
        if heading is not None and not is_reserved(provision, codified):
            rows += read_law(Law(provision, heading, codified, page, info, name), found)
    return rows


def _what(codified: Codified, origin: Origin) -> str:
    """What the document is, by the provision that it has to itself."""
    first = next((Provision(each, each.number) for each in codified.divisions if each.kind == "part"), None)
    only = len(codified.divisions) == 1 and first is not None
    return first.citation if only and first is not None else f"Title {origin.title} of the Code of Federal Regulations"


def _report_unknown(codified: Codified, raw: RawFile, found: Findings) -> None:
    if codified.unknown:
        told = ", ".join(f"{name} ({count})" for name, count in codified.unknown.items())
        found.warn(
            "ECFR-ELEMENT",
            f"{raw.name} has elements that are not known, whose words are in the text all the same: {told}",
            "if they carry meaning, teach it to ingest/sources/ecfr/tree.py; else add them to the elements known there",
        )
