"""From an element's mixed content to plain words, in which raised digits keep their meaning."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

INLINE = frozenset(
    {
        "A", "AC", "B", "BR", "CODE", "E", "EM", "FR", "FTREF", "I", "IMG", "LINK", "MATH", "PRTPAGE", "SPAN", "STRONG",
        "SU", "SUB", "SUP", "U", "XREF",
    }
)  # fmt: skip
"""Elements inside a line of words, in capitals: tables have some in small letters."""
_RAISED_TYPE = frozenset({"51", "53"})
"""The typefaces of superscripts, roman and italic; 52 and 54 are those of subscripts."""
_RAISED = str.maketrans("0123456789+-\u2212()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_EXPONENT = re.compile(r"[-\u2212]?\d+")
_BLANK = re.compile(r"[^\S\n]+")
_BREAK = re.compile(r"\s*\n\s*")
_LINE_END = "\ue000"
"""Stands for <br/> until the line ends of the source, which mean nothing, are gone."""


def words_of(element: Element) -> str:
    """The words of an element and of the inline elements in it, up to the first element that is a block of its own."""
    return tidy(f"{element.text or ''}{''.join(_inside(element))}")


def tail_of(element: Element) -> str:
    """The words that follow an element in its parent."""
    return tidy(element.tail or "")


def tidy(words: str) -> str:
    """One space for any blank, and a line end where the source breaks the line on purpose."""
    plain = _BLANK.sub(" ", words.replace("\n", " "))
    return _BREAK.sub("\n", plain.replace(_LINE_END, "\n")).strip()


def is_inline(element: Element) -> bool:
    """Whether it stands inside a line of words: one with a block in it does not."""
    return all(each.tag.upper() in INLINE for each in element.iter())


def _inside(element: Element) -> Iterator[str]:
    before = element.text or ""
    for child in element:
        if not is_inline(child):
            return
        written = _inline(child, before)
        yield written
        tail = child.tail or ""
        yield tail
        before = tail or written or before


def _inline(element: Element, before: str) -> str:
    tag = element.tag.upper()
    if tag == "BR":
        return _LINE_END
    inner = f"{element.text or ''}{''.join(_inside(element))}"
    if tag in ("SU", "SUP") or (tag == "E" and element.get("T") in _RAISED_TYPE):
        return _raised(inner.strip(), before)
    if tag == "FR" and before[-1:].isdigit():
        return f" {inner}"  # 1<FR>1/2</FR> is one and a half, not eleven halves
    return inner


def _raised(inner: str, before: str) -> str:
    """ "10^26" for a power, "cm²" and "Cyprus ²" for other raised signs: 1026 would be a number of its own."""
    if before[-1:].isdigit() and _EXPONENT.fullmatch(inner):
        return f"^{inner}"
    return inner.translate(_RAISED)
