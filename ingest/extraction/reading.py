"""A text read by everybody who reads here: the rules first, and a model only for what they leave."""

from ingest.extraction.checking import beyond, checked
from ingest.extraction.extractor import Extraction, Extractor, SourceText, knowing


def read_by(source: SourceText, rules: Extractor, second: Extractor | None = None) -> tuple[Extraction, ...]:
    """What each extractor reads in the text, checked.

    The second is told the names and dates that the rules find. Of a norm that the rules tell it is not heard: they win.
    """
    first = checked(rules.extract(source))
    if second is None:
        return (first,)
    return (first, beyond(first, checked(second.extract(knowing(source, first)))))
