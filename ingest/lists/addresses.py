"""Addresses as lists write them: several in one cell, with a word on where there are more."""

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"\s*;\s*(?:and,?\s+|or\s+)?")
_MORE = r"(?:alternate |alternative |other |additional )*address(?:es)?"
_ELSEWHERE = re.compile(
    rf"\s*\(?\s*(?:See (?:also )?{_MORE} (?:under|in)|For {_MORE}, see) (?P<countries>.+?)\s*\)?\s*\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r",? and |, ")
_CODE = re.compile(r"(?:^|, )([A-Z]{2})$")


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a cell of addresses says."""

    spans: tuple[tuple[int, int], ...]
    """Where each address stands in the cell."""
    elsewhere: tuple[str, ...]
    """The countries under which the list gives more addresses of the party, as it writes them."""


def read_addresses(text: str) -> Addresses:
    """The addresses in a cell; they are parted by semicolons."""
    reference = _ELSEWHERE.search(text)
    end = len(text) if reference is None else reference.start()
    spans, start = [], 0
    for match in [*_BETWEEN.finditer(text, 0, end), None]:
        until = end if match is None else match.start()
        trimmed = _trimmed(text, start, until)
        spans += [trimmed] if trimmed[0] < trimmed[1] else []
        start = end if match is None else match.end()
    named = () if reference is None else _AND.split(reference["countries"].strip(" .)"))
    return Addresses(tuple(spans), tuple(named))


def country_code(address: str) -> str | None:
    """The country code with which trade.gov's list ends an address ("Shenyang, CN"); none where it does not."""
    match = _CODE.search(address)
    return None if match is None else match[1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,.\n":
        start += 1
    while start < end and text[end - 1] in " ,.\n":
        end -= 1
    return start, end
