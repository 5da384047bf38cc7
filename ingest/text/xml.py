"""XML of rules and articles: the words of its blocks, and what it tells of itself."""

from dataclasses import dataclass
from html.entities import html5
from xml.parsers import expat

from ingest.hardened_xml import RefusedError, hardened_parser, not_xml
from ingest.source import RawFile
from ingest.text.characters import Characters
from ingest.text.charset import characters_of
from ingest.text.composer import Composer
from ingest.text.derived import Derived
from ingest.text.layout import Part
from ingest.text.source_map import SourceMap
from ingest.text.superscripts import Superscript, superscript
from ingest.text.xml_told import Told
from ingest.text.xml_words import HEAD, Words, words_in
from ontology.errors import ExportGraphError

MAX_CHARACTERS = 16 * 2**20
MAX_MARKS = 1_000_000
"""The longest document, in characters, and in tags and character references. The longest rules have some million."""
DEEPEST = 200
"""How deep elements may nest; articles reach 30."""


def read_xml(raw: RawFile) -> Derived:
    """The text of a rule or an article.

    Raises `INGEST-XML` where it is not XML, declares an entity, nests deeper than `DEEPEST`; `INGEST-ENCODING`,
    `TEXT-NO-TEXT`, `TEXT-TOO-LONG`, and what `characters_of` raises.
    """
    characters = characters_of(raw)
    words = words_in(characters.text[:HEAD].encode())
    if words is None:
        raise not_xml(raw, RefusedError("its root element is not known"))
    if len(characters.text) > MAX_CHARACTERS or characters.text.count("<") + characters.text.count("&") > MAX_MARKS:
        raise ExportGraphError(
            code="TEXT-TOO-LONG",
            message=f"{raw.name} has more than {MAX_CHARACTERS // 2**20} million characters or {MAX_MARKS} tags",
            fix="give the one document that is meant, not the whole issue",
        )
    reader = _Reader(_sound(characters, raw), words)
    try:
        reader.read()
    except (expat.ExpatError, RefusedError) as error:
        raise not_xml(raw, error) from None
    text, blocks = reader.composer.composed()
    if not blocks:
        raise ExportGraphError(
            code="TEXT-NO-TEXT",
            message=f"{raw.name} has no text",
            fix="check that it is the document and not its record",
        )
    return Derived(
        text, blocks, reader.told.metadata(), SourceMap(tuple(reader.composer.runs), characters), "application/xml"
    )


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    part: Part
    is_inline: bool = False
    is_dropped: bool = False
    is_raised: bool = False
    has_words: bool = False
    """Whether words stand in it before the element that comes next: then that is part of a line."""


class _Reader:
    def __init__(self, source: str, words: Words) -> None:
        self.composer = Composer()
        self.told = Told(words)
        self._source = source
        self._words = words
        self._bytes = source.encode()
        self._counted = (0, 0)
        """A byte of `_bytes`, and the character of the source that begins there."""
        self._open = [_Open("", Part.BODY)]
        self._has_headline = False
        self._in_cdata = False
        self._parser = hardened_parser("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.SkippedEntityHandler = self._entity
        self._parser.StartCdataSectionHandler = lambda: self._cdata(is_open=True)
        self._parser.EndCdataSectionHandler = lambda: self._cdata(is_open=False)

    def read(self) -> None:
        self._parser.Parse(self._bytes, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) > DEEPEST:
            raise RefusedError(f"its elements nest deeper than {DEEPEST}")
        name, above = _local(tag), self._open[-1]
        self.told.start(name, above.name, attributes)
        element = _Open(
            name,
            self._part(name, above),
            is_inline=name in self._words.inline or (above.has_words and name not in self._words.parts),
            is_dropped=above.is_dropped or name in self._words.dropped,
            is_raised=not self._words.raised.isdisjoint((name, f"{name}@{attributes.get('T')}")),
        )
        self._open.append(element)
        if not element.is_inline:
            self._begin(element)

    def _end(self, tag: str) -> None:
        self.told.end(_local(tag))
        if not self._open.pop().is_inline:
            self._begin(self._open[-1])

    def _begin(self, element: _Open) -> None:
        if not element.is_dropped:
            self.composer.begin(element.part)

    def _part(self, name: str, above: _Open) -> Part:
        part = self._words.parts.get(name)
        if above.part is Part.BACK_MATTER or part is None:
            return above.part
        if part is Part.HEADLINE and self._has_headline:
            return Part.HEADING
        self._has_headline = self._has_headline or (part is Part.HEADLINE and not above.is_dropped)
        return part

    def _cdata(self, *, is_open: bool) -> None:
        self._in_cdata = is_open

    def _data(self, data: str) -> None:
        at = self._place()
        is_reference = self._source.startswith("&", at) and not self._in_cdata
        until = self._source.index(";", at) + 1 if is_reference else at + len(data)
        if self._source.startswith("\r\n", at):
            until += 1
        self._add(data, at, until)

    def _entity(self, name: str, is_parameter: bool) -> None:
        """An entity that only the document's DTD declares, which is not fetched; those of HTML are known."""
        if is_parameter:
            return
        characters = html5.get(f"{name};")
        if characters is None:
            raise RefusedError(f"what its entity {name!r} means stands elsewhere")
        at = self._place()
        self._add(characters, at, self._source.index(";", at) + 1)

    def _add(self, words: str, at: int, until: int) -> None:
        self.told.data(words)
        element = self._open[-1]
        element.has_words = element.has_words or not words.isspace()
        if element.is_dropped:
            return
        raised = superscript(self.composer.last, words) if element.is_raised else Superscript.OTHER
        if raised is Superscript.POWER:
            self.composer.put_in("^")
        begin = self.composer.length
        if until - at == len(words):
            self.composer.add(words, at)
        else:
            self.composer.stand_for(words, at, until)
        if raised is Superscript.FOOTNOTE:
            self.composer.hide(begin)

    def _place(self) -> int:
        """Which character of the source the parser is at. It counts bytes, and only goes forward."""
        byte, place = self._counted
        now = self._parser.CurrentByteIndex
        place += len(self._bytes[byte:now].decode())
        self._counted = (now, place)
        return place


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _sound(characters: Characters, raw: RawFile) -> str:
    """The characters of a file that must not have wrong ones."""
    try:
        characters.content.decode(characters.codec)
    except UnicodeDecodeError as error:
        raise ExportGraphError(
            code="INGEST-ENCODING",
            message=f"{raw.name} is not {characters.codec}: byte {error.start} cannot be read",
            fix="convert it to UTF-8, for example with iconv, and change what its first line says of its encoding",
        ) from None
    return characters.text
