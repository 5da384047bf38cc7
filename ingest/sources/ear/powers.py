"""Numbers of operations in legal text, in which superscripts are lost: "10 26" is 10^26."""

import re

_MANTISSA = r"(?P<mantissa>\d+(?:\.\d+)?) ?[×x*] ?"
_POWER = re.compile(rf"(?:{_MANTISSA})?10(?: \^?|\^)(?P<exponent>\d{{1,2}})", re.ASCII)
_FUSED = re.compile(rf"(?:{_MANTISSA})?10(?P<exponent>\d{{2}})", re.ASCII)
POWER = r"(?:\d+(?:\.\d+)? ?[×x*] ?)?10(?: \^?|\^)?\d{1,2}"
"""A pattern for what `power_of_ten` may be asked about."""


def power_of_ten(text: str, *, of_training: bool) -> float | None:
    """The number that `text` writes as a power of ten ("10 26", "2.5 × 10 25", "10^26"), if it is one.

    "1026" is a number of its own, except where the surrounding text counts the operations `of_training` a model:
    no model is trained in one thousand and twenty-six operations, so there it is 10^26.
    """
    match = _POWER.fullmatch(text) or (_FUSED.fullmatch(text) if of_training else None)
    return None if match is None else float(f"{match['mantissa'] or 1}e{match['exponent']}")
