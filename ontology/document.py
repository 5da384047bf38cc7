"""Documents, their text spans and the things that they mention."""

import hashlib
from dataclasses import dataclass

from ontology.ids import content_address
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, SourceKind


@dataclass(frozen=True, slots=True)
class Document:
    """Immutable bytes from one source. Its id is the address of its content."""

    sha256: str
    source: str
    """The name of the source's folder in `ingest/sources`."""
    kind: SourceKind
    title: str
    media_type: str
    file_name: str
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    licence: str | None = None

    @property
    def id(self) -> str:
        """`document:` and the first 32 hex digits of its SHA-256."""
        return document_id(self.sha256)


def sha256_of(content: bytes) -> str:
    """The SHA-256 of `content` in hex."""
    return hashlib.sha256(content).hexdigest()


def document_id(sha256: str) -> str:
    """The id of the document whose bytes have this SHA-256 (hex)."""
    return f"document:{sha256[:32]}"


@dataclass(frozen=True, order=True, slots=True)
class Quote:
    """A span of a document's text: `text[start:end] == exact`, in Unicode code points, end exclusive."""

    start: int
    end: int
    exact: str

    def checks_out(self, text: str) -> bool:
        """Whether the document's text really says this there."""
        return text[self.start : self.end] == self.exact


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document that names something: not an entity, but (perhaps) a reference to one."""

    document: str
    quote: Quote
    entity_class: EntityClass
    refers_to: str | None
    extractor: str

    @property
    def id(self) -> str:
        """The address of its content."""
        return content_address(
            "mention",
            [
                self.document,
                self.quote.start,
                self.quote.end,
                self.entity_class,
                self.refers_to,
                self.extractor,
            ],
        )
