"""The extractor that reads by our rules."""

from collections.abc import Iterator

from ingest.extraction.extract import passages_of
from ingest.extraction.extractor import Extraction, Named, SourceText
from ingest.extraction.merging import merged_tellings
from ingest.extraction.passage import Passage
from ingest.extraction.telling import When
from ingest.extraction.writer import EXTRACTOR


class Rules:
    """Names, dates and tellings by grammar and word lists; the same text gives the same, always."""

    @property
    def id(self) -> str:
        """Name and version."""
        return EXTRACTOR

    def extract(self, source: SourceText) -> Extraction:
        """What the rules read in the text."""
        passages = passages_of(source.text, source.blocks, source.document.published)
        return Extraction(
            source,
            self.id,
            tuple(named for passage in passages for named in _names(passage)),
            tuple(when for passage in passages for when in _dates(passage)),
            tuple(merged_tellings([each for each in passages if _is_read(each)], source.document.kind)),
        )


def _is_read(passage: Passage) -> bool:
    return passage.is_body and passage.doc.has_annotation("DEP")


def _names(passage: Passage) -> Iterator[Named]:
    for name in passage.names:
        quote = passage.quote(name.start, name.end)
        yield Named(quote, name.entity_class, name.things, name.certainty, name.described)


def _dates(passage: Passage) -> Iterator[When]:
    for dated in passage.dates:
        yield When(dated.date, None, passage.quote(dated.start, dated.end))
