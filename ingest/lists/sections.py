"""Sections of the EAR as lists cite them: "§§ 734.9(g),3 746.8(a)(3), and 744.21(b)", footnote marks and all."""

import re

_PARAGRAPH = r"(?:\s?\([a-z0-9]{1,4}\))*"
SECTION = rf"7\d\d\.\d+(?!\d|[a-z]\(){_PARAGRAPH}"
"""A pattern for one section or paragraph. "744.2l(b)", with the letter l, is none: it is no 744.2 either."""
_MARK = r"(?:,? ?[1-5](?=,? (?:§|7\d\d\.)|, and| and\b))"
_SIGN = r"(?:part ?)?(?:§{1,2} ?)?"
SECTIONS = rf"{_SIGN}{SECTION}{_MARK}?(?:(?:,? and|,)? ?{_SIGN}{SECTION}{_MARK}?)*(?:,? and (?:\([a-z0-9]+\)|[a-z]\b))?"
"""A pattern for one or several of them, as a list cites them."""
_FOUND = re.compile(rf"(?P<section>{SECTION})(?P<mark>{_MARK})?")


def cited(text: str) -> tuple[str, ...]:
    """The sections and paragraphs in `text`, each once, in its order ("744.21(b)")."""
    return tuple(dict.fromkeys(re.sub(r"\s", "", match["section"]) for match in _FOUND.finditer(text)))


def marks(text: str) -> tuple[str, ...]:
    """The footnote marks that stand behind sections in `text`: superscripts, which plain text has lost."""
    return tuple(match["mark"].strip(", ") for match in _FOUND.finditer(text) if match["mark"])
