"""Statements: what one document, row or reviewed register entry says. They are the truth; the graph is their fold."""

from dataclasses import dataclass, field

from ontology.document import Quote
from ontology.ids import content_address
from ontology.terms import Property
from ontology.times import ALWAYS, Interval, interval_content
from ontology.vocabulary import Modality, Polarity, Section

MODELS = "llm/"
"""How the names of extractors begin that are language models."""
Value = str | float | bool
"""The value of a statement: an id where its property relates things, else a literal."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: a document, and in it a quote (of text) or a locator (of a structured source)."""

    document: str
    quote: Quote | None = None
    """For text: the span, with offsets. For a structured source: the cell's own text, from 0 to its length."""
    locator: str | None = None
    """A JSON Pointer (RFC 6901) into a structured source; none for text."""
    section: Section = Section.BODY


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion, content-addressed and append-only.

    The time of recording is not part of it: reading the same document again finds the same statement.
    """

    subject: str
    predicate: Property
    value: Value
    evidence: Evidence
    extractor: str
    """Name and version of what made it, for example "ear/1"."""
    valid: Interval = ALWAYS
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    attribution: str | None = None
    """Who says so, where the document reports somebody else's words."""
    confidence: float = 1.0
    """From 0 to 1: how sure the extractor is that the document says this."""

    id: str = field(init=False, compare=False, repr=False)
    """The address of its content. Worked out once: folding asks for it many times."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_address("statement", self._content()))

    @property
    def by_model(self) -> bool:
        """Whether a language model read it: then it weighs less than anything else that is said."""
        return self.extractor.startswith(MODELS)

    def _content(self) -> list[object]:
        evidence, quote = self.evidence, self.evidence.quote
        return [
            self.subject, self.predicate, self.value, evidence.document,
            quote and [quote.start, quote.end, quote.exact], evidence.locator, evidence.section,
            *interval_content(self.valid),
            self.polarity, self.modality, self.attribution, self.confidence, self.extractor,
        ]  # fmt: skip
