"""Reads a text: a news article, a press release or a legal text, as plain text, Markdown, HTML, XML or PDF."""

from functools import cache

from ingest.extraction.extractor import Extractor, SourceText
from ingest.packaged import packaged_table
from ingest.source import RawFile, Reading, SourceInfo, Warning_
from ingest.sources.text.publishers import publisher_at
from ingest.text.derived import Derived
from ingest.text.forms import derive, form_of
from ingest.text.front_matter import Metadata, metadata_of
from ingest.text.layout import Block, Part
from ontology.document import Document

_LONGEST_TITLE = 200


def accepts(raw: RawFile) -> bool:
    """A file that is a text, in a form that is read."""
    return form_of(raw) is not None


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The text's mentions and statements. Raises what `derive` raises."""
    return read_with(raw, info, None)


def read_with(raw: RawFile, info: SourceInfo, second: Extractor | None) -> Reading:
    """The same, with what a second extractor adds to the rules."""
    # Every run imports every source; only one that meets a text should wait for spaCy, which takes seconds.
    from ingest.extraction.extract import mentions_in, own_policy, passages_of, statements_of
    from ingest.extraction.rules import extraction_of
    from ingest.extraction.second import with_second

    derived = derive(raw)
    source, unused = _source_text(derived, raw, info)
    document = source.document
    own = own_policy(document)
    passages = passages_of(document, source.text, source.blocks, own)
    statements, warnings = statements_of(document, source.text, passages, own)
    reading = Reading(
        document,
        source.text,
        mentions_in(document, passages),
        statements,
        (*unused, *warnings),
        source_map=derived.source_map,
    )
    return reading if second is None else with_second(reading, extraction_of(source, passages), second)


def opened(raw: RawFile, info: SourceInfo) -> tuple[SourceText, tuple[Warning_, ...]]:
    """The text as extractors get it, and what is not used of it. Raises what `derive` raises."""
    return _source_text(derive(raw), raw, info)


def _source_text(derived: Derived, raw: RawFile, info: SourceInfo) -> tuple[SourceText, tuple[Warning_, ...]]:
    document = _document(raw, info, derived, _completed(derived.metadata, raw))
    warnings = (*derived.warnings, *_unused(derived.metadata, raw, info))
    return SourceText(document, derived.text, tuple(derived.blocks)), warnings


def _unused(metadata: Metadata, raw: RawFile, info: SourceInfo) -> tuple[Warning_, ...]:
    unused = [key for key in metadata.unused if key not in info.ignored]
    if not unused:
        return ()
    keys = ", ".join(Metadata.model_fields)
    return (
        Warning_(
            code="TEXT-FRONT-MATTER-KEY",
            message=f"{raw.name}: its front matter has keys that are not used: {', '.join(unused)}",
            fix=f"nothing needs to be done; what is used is {keys}",
        ),
    )


def _document(raw: RawFile, info: SourceInfo, derived: Derived, metadata: Metadata) -> Document:
    known = publisher_at(metadata.url)
    return Document(
        sha256=raw.sha256,
        source="text",
        kind=metadata.kind or (known.kind if known else info.kind),
        title=metadata.title or _title(derived.blocks) or raw.name,
        media_type=derived.media_type,
        file_name=raw.name,
        publisher=metadata.publisher or (known.name if known else info.publisher),
        url=metadata.url,
        published=metadata.published_on,
        licence=metadata.licence or info.licence,
    )


def _title(parts: list[Block]) -> str:
    """The headline, or else the first line."""
    lines = [each for each in parts if each.part is Part.HEADLINE] or parts
    return lines[0].view[:_LONGEST_TITLE] if lines else ""


def _completed(metadata: Metadata, raw: RawFile) -> Metadata:
    """With what our catalogue knows; what the text says of itself comes first."""
    known = _known().get(raw.sha256, Metadata()).model_dump(exclude_none=True)
    return metadata.model_copy(update=known | metadata.model_dump(exclude_none=True))


@cache
def _known() -> dict[str, Metadata]:
    content = packaged_table("ingest.sources.text", "known.yml")
    return {sha256: metadata_of(each, "known.yml") for sha256, each in content.items()}
