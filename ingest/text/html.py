"""HTML: what a reader sees of a page, block by block; what surrounds the article is set apart, what is no text dropped.

A library parses the page as browsers do. The rules here say what its elements mean for reading.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from itertools import islice

from justhtml import JustHTML, Node

from ingest.source import RawFile
from ingest.text.charset import characters_of
from ingest.text.composer import Composer
from ingest.text.derived import Derived
from ingest.text.html_elements import (
    HEADINGS,
    Role,
    content_of,
    elements,
    essential_of,
    headline_of,
    is_inline,
    own_text,
    role_of,
)
from ingest.text.html_metadata import metadata_in
from ingest.text.html_source import pieces
from ingest.text.layout import Part
from ingest.text.source_map import SourceMap
from ingest.text.superscripts import Superscript, superscript
from ontology.errors import ExportGraphError

MAX_CHARACTERS = 8 * 2**20
MAX_MARKS = 400_000
"""The longest page, in characters, and in tags and character references: an element takes a kilobyte of memory."""
_MOST_RAISED = 8
"""How many elements are looked at that are raised together; what has more is no power and no footnote's mark."""


def read_html(raw: RawFile) -> Derived:
    """The text of a page.

    Raises `TEXT-TOO-LONG`, `TEXT-NO-TEXT` for a page that only scripts would fill, and what `characters_of` raises.
    """
    characters = characters_of(raw)
    source = characters.text
    if len(source) > MAX_CHARACTERS or source.count("<") + source.count("&") > MAX_MARKS:
        raise _too_long(raw.name)
    root = JustHTML(source, sanitize=False, track_node_locations=True).root
    content = content_of(root)
    headline = headline_of(root, content)
    page = _Page(source, content, headline, essential_of((content, headline)))
    page.read(root)
    text, blocks = page.composer.composed()
    if all(each.part is not Part.BODY for each in blocks):
        raise _empty(raw.name)
    whole = SourceMap(tuple(page.composer.runs), characters)
    return Derived(text, blocks, metadata_in(root), whole, "text/html")


@dataclass(slots=True)
class _Page:
    source: str
    content: Node | None
    """The element that holds the article; none where the page does not say."""
    headline: Node | None
    essential: Set[int]
    """What surrounds nothing, whatever it is named."""
    composer: Composer = field(default_factory=Composer)
    _surrounding: list[Node] = field(default_factory=list)
    """The open elements that are not of the article."""
    _inside: bool = False
    """Whether the element that holds the article is open."""
    _heading: Node | None = None
    _footnotes: list[tuple[Node, int]] = field(default_factory=list)
    """The open marks of footnotes, and where in the text they begin."""

    def read(self, root: Node) -> None:
        """Read everything below `root`; without recursion, which deep pages would exhaust."""
        stack = [(root, False)]
        while stack:
            node, is_end = stack.pop()
            if is_end:
                self._leave(node)
            elif node.name == "#text":
                self._add(node)
            elif self._enter(node):
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.children or ()))

    def _enter(self, node: Node) -> bool:
        """Begin an element; whether what is in it is read."""
        if node.name.startswith("#"):
            return node.name != "#comment"
        role = role_of(node, self.essential)
        if role is Role.DROPPED or node.name.startswith("!"):
            return False
        if role is Role.SURROUNDING:
            self._surrounding.append(node)
        self._inside = self._inside or node is self.content
        if node.name in HEADINGS and self._heading is None:
            self._heading = node
        self._begin(node)
        return True

    def _begin(self, node: Node) -> None:
        if node.name == "br":
            place = node.origin_offset or 0
            self.composer.break_line(place, place + len("<br>"))
        elif node.name == "sup":
            self._raise(node)
        elif not is_inline(node):
            self.composer.begin(self._part(), plain=node.name == "pre")

    def _leave(self, node: Node) -> None:
        if self._surrounding and self._surrounding[-1] is node:
            self._surrounding.pop()
        if self._footnotes and self._footnotes[-1][0] is node:
            self.composer.hide(self._footnotes.pop()[1])
        self._inside = self._inside and node is not self.content
        self._heading = None if node is self._heading else self._heading
        if not is_inline(node) and not node.name.startswith("#") and node.name != "br":
            self.composer.begin(self._part())

    def _part(self) -> Part:
        if self._heading is not None and self._heading is self.headline:
            return Part.HEADLINE
        if self._surrounding or (self.content is not None and not self._inside):
            return Part.BACK_MATTER
        return Part.BODY if self._heading is None else Part.HEADING

    def _add(self, node: Node) -> None:
        if not isinstance(node.data, str) or node.origin_offset is None:
            return
        for words, at, until in pieces(node.data, self.source, node.origin_offset):
            if until - at == len(words):
                self.composer.add(words, at)
            else:
                self.composer.stand_for(words, at, until)

    def _raise(self, node: Node) -> None:
        inner = list(islice(elements(node), _MOST_RAISED))
        raised = "".join(own_text(each) for each in inner)
        is_link = any(each.name == "a" for each in inner)
        kind = superscript(self.composer.last, raised, is_link=is_link)
        if kind is Superscript.POWER:
            self.composer.put_in("^")
        elif kind is Superscript.FOOTNOTE:
            self._footnotes.append((node, self.composer.length))


def _too_long(name: str) -> ExportGraphError:
    return ExportGraphError(
        code="TEXT-TOO-LONG",
        message=f"{name} is a page of more than {MAX_CHARACTERS // 2**20} million characters or {MAX_MARKS} tags",
        fix="save the one article that is meant, not the whole site or issue",
    )


def _empty(name: str) -> ExportGraphError:
    return ExportGraphError(
        code="TEXT-NO-TEXT",
        message=f"{name} has no running text that a reader would see, or none that is not around an article",
        fix="scripts may fill it: save the page from a browser once it is shown, or give its text",
    )
