"""Raised characters: a power, which must not run into its base, or the mark of a footnote, which nobody reads aloud."""

import re
from enum import Enum

_BASE = re.compile(r"(?:(?<![\w.,])(?:10|2)|(?<![A-Za-z])(?:[kcmnµμ]?m|ft|in))$")
"""What is raised to powers in these texts: 10, 2, and units of length."""
_EXPONENT = re.compile(r"\s*[-−+]?\d{1,3}\s*")
_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?\s*")


class Superscript(Enum):
    """What raised characters are."""

    POWER = "power"
    FOOTNOTE = "footnote"
    OTHER = "other"
    """Such as the "th" of "13th"."""


def superscript(before: str, raised: str, *, is_link: bool = False) -> Superscript:
    """What `raised` is after `before`, the last words in front of it. What leads elsewhere is a footnote's mark."""
    if not is_link and _EXPONENT.fullmatch(raised) and _BASE.search(before):
        return Superscript.POWER
    return Superscript.FOOTNOTE if _MARK.fullmatch(raised) else Superscript.OTHER
