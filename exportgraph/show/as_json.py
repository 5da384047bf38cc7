"""What was understood, as JSON. The form is told in docs/reading-texts.md; what is there stays, more may come."""

import json
from collections.abc import Sequence

from exportgraph.show.paragraphs import Finding, Paragraph, paragraphs_of
from ingest.extraction.extractor import Extraction, Named
from ingest.extraction.telling import Filler, Slot, When
from ingest.extraction.things import Thing
from ontology.document import Document, Quote


def as_json(extractions: Sequence[Extraction], *, every: bool) -> str:
    """The whole as JSON; the same text and extractors give the same bytes."""
    told = {
        "document": _document(extractions[0].source.document),
        "extractors": [each.extractor for each in extractions],
        "paragraphs": [_paragraph(each) for each in paragraphs_of(extractions, every=every)],
        "warnings": [
            {"code": warning.code, "message": warning.message, "fix": warning.fix}
            for each in extractions
            for warning in each.warnings
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _document(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "sha256": document.sha256,
        "file": document.file_name,
        "title": document.title,
        "kind": document.kind,
        "publisher": document.publisher,
        "published": None if document.published is None else document.published.iso,
        "url": document.url,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, object]:
    return {
        "start": paragraph.start,
        "end": paragraph.end,
        "part": paragraph.part,
        "text": paragraph.text,
        "names": [_named(each) for each in paragraph.names],
        "dates": [_when(each) for each in paragraph.dates],
        "tellings": [_finding(each) for each in paragraph.findings],
    }


def _named(named: Named) -> dict[str, object]:
    return {
        **_quote(named.quote),
        "class": named.entity_class,
        "things": [_thing(each) for each in named.things],
        "described": named.described,
    }


def _finding(finding: Finding) -> dict[str, object]:
    telling = finding.telling
    return {
        "extractor": finding.extractor,
        "measure": telling.measure,
        "status": telling.status,
        "force": telling.force,
        "certainty": telling.certainty,
        "polarity": telling.polarity,
        "section": telling.section,
        "confidence": telling.confidence,
        "attribution": telling.attribution,
        "evidence": [_quote(each) for each in telling.evidence],
        "slots": {slot: [_filler(filler) for each, filler in telling.fillers if each is slot] for slot in Slot},
        "effective": [_when(each) for each in telling.effective],
        "until": [_when(each) for each in telling.until],
        "reasons": list(telling.reasons),
    }


def _filler(filler: Filler) -> dict[str, object]:
    return {**_thing(filler.thing), **_quote(filler.quote)}


def _thing(thing: Thing) -> dict[str, object]:
    return {"id": thing.id, "class": thing.entity_class, "name": thing.name}


def _when(when: When) -> dict[str, object]:
    return {**_quote(when.quote), "date": None if when.date is None else when.date.iso, "symbolic": when.symbolic}


def _quote(quote: Quote) -> dict[str, object]:
    return {"start": quote.start, "end": quote.end, "exact": quote.exact}
