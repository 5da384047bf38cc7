"""XML of a stranger's making, read without trust: no entities of its own, no nesting without end."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from ingest.source import RawFile
from ontology.errors import ExportGraphError

DEEPEST = 100
"""How deep elements may nest. The eCFR reaches 15; the readers of the tree may recurse."""


def parse(raw: RawFile) -> Element:
    """The document's root element. Time and memory are linear in its size.

    Raises `INGEST-XML` where it is not XML, declares an entity (which could name other files or grow without end), or
    nests deeper than `DEEPEST`.
    """
    tree = _Tree()
    try:
        return tree.read(raw.content)
    except (expat.ExpatError, _RefusedError) as error:
        raise ExportGraphError(
            code="INGEST-XML",
            message=f"{raw.name} is not XML that can be read: {error}",
            fix="fetch it again; a cut download is the usual cause",
        ) from None


class _RefusedError(Exception):
    """The document does what is not allowed here."""


class _Tree:
    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.EntityDeclHandler = self._entity
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data

    def read(self, content: bytes) -> Element:
        self._parser.Parse(content, True)
        return self._builder.close()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _RefusedError(f"its elements nest deeper than {DEEPEST}")
        self._builder.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)

    def _entity(self, name: str, *_: object) -> None:
        raise _RefusedError(f"it declares the entity {name!r}, which is not allowed here")
