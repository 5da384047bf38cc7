"""Plain text and Markdown: the text is the file itself, and front matter tells of it."""

from ingest.decode import decode
from ingest.source import RawFile
from ingest.text.characters import Characters
from ingest.text.derived import Derived
from ingest.text.front_matter import split_front_matter
from ingest.text.layout import blocks
from ingest.text.source_map import Run, SourceMap

_BOM = b"\xef\xbb\xbf"


def read_plain(raw: RawFile) -> Derived:
    """The text of the file. Raises `TEXT-FRONT-MATTER` and what `decode` raises."""
    text = decode(raw)
    metadata, begin = split_front_matter(text, raw.name)
    characters = Characters(raw.content, "utf-8", len(_BOM) if raw.content.startswith(_BOM) else 0)
    whole = SourceMap((Run(0, len(text), 0, len(text)),), characters)
    media_type = "text/markdown" if raw.name.lower().endswith(".md") else "text/plain"
    return Derived(text, blocks(text, begin), metadata, whole, media_type)
