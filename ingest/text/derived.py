"""What each form of a document gives: its text, how that is laid out, what it tells of itself, and where it stands."""

from dataclasses import dataclass

from ingest.source import Warning_
from ingest.text.front_matter import Metadata
from ingest.text.layout import Block
from ingest.text.source_map import SourceMap


@dataclass(frozen=True, slots=True)
class Derived:
    """The text of a document. The same bytes give the same text: what quotes of it say depends on that."""

    text: str
    blocks: list[Block]
    metadata: Metadata
    source_map: SourceMap
    media_type: str
    warnings: tuple[Warning_, ...] = ()
