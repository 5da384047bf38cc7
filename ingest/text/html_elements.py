"""What the elements of a page mean for reading: text of the article, what surrounds it, or nothing that is read."""

import re
from collections.abc import Iterable, Iterator, Set
from enum import Enum

from justhtml import Node

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DROPPED = frozenset((
    "script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "audio", "video", "canvas",
    "select", "datalist", "button", "textarea", "nav", "dialog", "menu", "progress", "meter", "title", "xmp", "listing",
    "plaintext", "noembed", "noframes",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "input", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rt", "rtc", "rp", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source",
))  # fmt: skip
_DROPPED_ROLES = frozenset(("navigation", "menu", "menubar", "dialog", "alertdialog", "search", "toolbar"))
_SURROUNDING_ROLES = frozenset(("banner", "complementary", "contentinfo", "doc-bibliography", "doc-endnotes"))
_SURROUNDING_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|newsletter|subscribe|social|sharing|share|related|recommended|"
    r"comments?|sidebar|advert|advertisement|promo)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""How pages name what is not their article, as class or id."""
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class Role(Enum):
    """What an element is to a reader."""

    DROPPED = "dropped"
    SURROUNDING = "surrounding"
    TEXT = "text"


def role_of(node: Node, essential: Set[int]) -> Role:
    """The role of an element. `essential`: those around the article, whatever their names (see `essential_of`)."""
    given = attribute(node, "role")
    if node.name in _DROPPED or given in _DROPPED_ROLES or _is_unseen(node):
        return Role.DROPPED
    if id(node) in essential or node.name in ("html", "body", "article", "main"):
        return Role.TEXT
    named = _SURROUNDING_NAME.search(f"{attribute(node, 'class')} {attribute(node, 'id')}")
    if node.name in ("footer", "aside") or given in _SURROUNDING_ROLES or (named and not is_inline(node)):
        return Role.SURROUNDING
    return Role.TEXT


def is_inline(node: Node) -> bool:
    """Whether it stands within a line. What HTML does not know does so, too."""
    return node.name in _INLINE or "-" in node.name


def attribute(node: Node, name: str) -> str:
    """An attribute's value without blanks around it; empty if it has none."""
    return ((node.attrs or {}).get(name) or "").strip()


def elements(root: Node) -> Iterator[Node]:
    """Every element below `root`, in order; without recursion, which deep pages would exhaust."""
    stack = [root]
    while stack:
        node = stack.pop()
        if not node.name.startswith(("#", "!")):
            yield node
        stack.extend(reversed(node.children or ()))


def content_of(root: Node) -> Node | None:
    """The one element that says that it holds the page's own content; none where several do, or none does."""
    found = list(elements(root))
    mains = [each for each in found if each.name == "main" or attribute(each, "role") == "main"]
    for candidates in (_outermost(found, "article"), mains):
        if len(candidates) == 1 and not _is_unseen(candidates[0]):
            return candidates[0]
    return None


def headline_of(root: Node, content: Node | None) -> Node | None:
    """The first heading of the first rank: of the article, or else of the page."""
    for within in (content, root):
        found = next((each for each in elements(within) if each.name == "h1"), None) if within is not None else None
        if found is not None:
            return found
    return None


def essential_of(nodes: Iterable[Node | None]) -> Set[int]:
    """The elements that hold any of the nodes, and these themselves, by their identity."""
    found: set[int] = set()
    for node in nodes:
        above = node
        while above is not None and id(above) not in found:
            found.add(id(above))
            above = above.parent
    return found


def own_text(node: Node) -> str:
    """The characters that stand in an element itself."""
    return "".join(each.data for each in node.children or () if each.name == "#text" and isinstance(each.data, str))


def _outermost(found: Iterable[Node], name: str) -> list[Node]:
    """The elements with this name that are in no other, of elements in their order."""
    inside: set[int] = set()
    outermost = []
    for each in found:
        if each.parent is not None and (id(each.parent) in inside or each.parent.name == name):
            inside.add(id(each))
        elif each.name == name:
            outermost.append(each)
    return outermost


def _is_unseen(node: Node) -> bool:
    attributes = node.attrs or {}
    is_marked = "hidden" in attributes or attribute(node, "aria-hidden").lower() == "true"
    return is_marked or _UNSEEN_STYLE.search(attribute(node, "style")) is not None
