"""What an extractor read out of a document, ready to be written."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extraction.extractor import Named
from ingest.extraction.telling import Telling, When
from ingest.extraction.things import Thing
from ingest.extraction.writing.told_norm import ToldNorm
from ontology.document import Document


@dataclass(frozen=True, slots=True)
class ToldText:
    """What an extractor read out of a document."""

    document: Document
    text: str
    extractor: str
    """Name and version, for example "text/2"."""
    names: Sequence[Named]
    """The running text's before those of headings; no pronouns."""
    dates: Sequence[When]
    norms: Sequence[ToldNorm]
    headline: Sequence[Telling] = ()
    own: Thing | None = None
    """The policy that the document is, where it is a legal text."""
