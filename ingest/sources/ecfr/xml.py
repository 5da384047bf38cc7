"""XML of a stranger's making, read without trust: no entities of its own, no nesting without end."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from ingest.hardened_xml import RefusedError, hardened_parser, not_xml
from ingest.source import RawFile

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
    except (expat.ExpatError, RefusedError) as error:
        raise not_xml(raw, error) from None


class _Tree:
    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0
        self._parser = hardened_parser()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data

    def read(self, content: bytes) -> Element:
        self._parser.Parse(content, True)
        return self._builder.close()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise RefusedError(f"its elements nest deeper than {DEEPEST}")
        self._builder.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)
