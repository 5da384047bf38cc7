"""The extractor that reads by our rules."""

from ingest.extraction.extract import EXTRACTOR, own_policy, passages_of, told_text
from ingest.extraction.extractor import Extraction, SourceText
from ingest.extraction.passage import Passage


class Rules:
    """Names, dates and tellings by grammar and word lists; the same text gives the same, always."""

    @property
    def id(self) -> str:
        """Name and version."""
        return EXTRACTOR

    def extract(self, source: SourceText) -> Extraction:
        """What the rules read in the text."""
        return extraction_of(
            source, passages_of(source.document, source.text, source.blocks, own_policy(source.document))
        )


def extraction_of(source: SourceText, passages: list[Passage]) -> Extraction:
    """What the rules read in the passages of a text."""
    told = told_text(source.document, source.text, passages)
    tellings = (*told.headline, *(norm.whole for norm in told.norms))
    return Extraction(source, told.extractor, tuple(told.names), tuple(told.dates), tellings)
