"""Where the characters of a node of parsed HTML stand in its source: the parser tells only where the node begins."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[a-zA-Z][a-zA-Z0-9]*);?")
_PLAIN = re.compile(r"[^&<\r\x00]+")
_TAG = re.compile(
    r"""<!--(?:-?>|(?s:.*?)--!?>)|<!(?!--)[^>]*>|<\?[^>]*>|"""
    r"""</?[A-Za-z][^>"']*+(?>(?:"[^"]*"|'[^']*')[^>"']*+)*+>|</[^>]*>"""
)
_MARKUP = re.compile(r"<[A-Za-z/!?]")
_LONGEST_NAME = max(map(len, html5))

Piece = tuple[str, int, int]
"""Characters of a text, and from where to where in the source they were taken."""


def pieces(data: str, source: str, begin: int) -> Iterator[Piece]:
    """The pieces of a text node of which the first character stands at `begin` of `source`, in order.

    Comments and tags that mean nothing may stand between them. Where the source is not understood, the rest of the node
    is one piece that stands for all of the source from there on to the next tag.
    """
    done, place = 0, begin
    while done < len(data) and place < len(source):
        step = _step(data, done, source, place)
        if step is None:
            until = source.find("<", place)
            yield data[done:], place, len(source) if until < 0 else max(until, place)
            return
        taken, until = step
        if taken:
            yield data[done : done + taken], place, until
        done, place = done + taken, until


def _step(data: str, done: int, source: str, place: int) -> tuple[int, int] | None:
    """How many characters of `data` the next stretch of the source gives, and where it ends."""
    plain = _PLAIN.match(source, place)
    if plain is not None:
        length = min(plain.end() - place, len(data) - done)
        return (length, place + length) if data.startswith(source[place : place + length], done) else None
    if source.startswith("\r", place):
        until = place + (2 if source.startswith("\r\n", place) else 1)
        return (1, until) if data.startswith("\n", done) else None
    if source.startswith("&", place):
        return _reference(data, done, source, place)
    if _MARKUP.match(source, place):
        tag = _TAG.match(source, place)
        # The file ends within a tag or a comment. The parser, when it keeps places, takes that for text.
        return (0, len(source)) if tag is None else (0, tag.end())
    if source.startswith("<", place):
        return (1, place + 1) if data.startswith("<", done) else None
    return _null(data, done, place) if source.startswith("\x00", place) else None


def _reference(data: str, done: int, source: str, place: int) -> tuple[int, int] | None:
    match = _REFERENCE.match(source, place)
    if match is not None:
        written = match[0]
        if not written.startswith("&#"):
            # "&ampx" is "&" and "x": the longest name that is one counts.
            names = (written[1:end] for end in range(min(len(written), _LONGEST_NAME + 1), 1, -1))
            name = next((name for name in names if name in html5), None)
            written = written if name is None else f"&{name}"
        means = unescape(written)
        if means != written and data.startswith(means, done):
            return len(means), place + len(written)
    return (1, place + 1) if data.startswith("&", done) else None


def _null(data: str, done: int, place: int) -> tuple[int, int]:
    return (1 if data.startswith("\ufffd", done) else 0), place + 1
