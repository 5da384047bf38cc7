"""XML of a stranger's making, parsed without trust: it may declare no entities of its own."""

from xml.parsers import expat

from ingest.source import RawFile
from ontology.errors import ExportGraphError


class RefusedError(Exception):
    """The document does what is not allowed here."""


def hardened_parser(encoding: str | None = None) -> expat.XMLParserType:
    """A parser that raises `RefusedError` where an entity is declared: it could name other files, or grow without end.

    `encoding`: what the bytes are in, whatever the document says.
    """
    parser = expat.ParserCreate(encoding)
    parser.EntityDeclHandler = _refuse
    return parser


def not_xml(raw: RawFile, error: Exception) -> ExportGraphError:
    """The error for a file that is not XML that can be read."""
    return ExportGraphError(
        code="INGEST-XML",
        message=f"{raw.name} is not XML that can be read: {error}",
        fix="fetch it again; a cut download is the usual cause",
    )


def _refuse(name: str, *_: object) -> None:
    raise RefusedError(f"it declares the entity {name!r}, which is not allowed here")
