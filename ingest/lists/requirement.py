"""What a list entry needs a licence for: from its words to items, sections and footnotes, as far as they are exact."""

import re
from dataclasses import dataclass

from ingest.lists.sections import SECTIONS, cited, marks

_ALL_ITEMS = re.compile(r"(?:for )?all items subject to the EAR\b", re.IGNORECASE)
_CITED = re.compile(rf"[,.]?\s*\(?\s*[Ss]ee?\s*{SECTIONS}(?:\)?\.? ?of the EAR|\s*of EAR|)[.)]*", re.IGNORECASE)
_FOOTNOTE = re.compile(r"EAR(?:[.)]|\s)*(?P<mark>[1-5])(?!\d)")
_WIDER = re.compile(
    r"\.?\s*This license requirement may be overcome by License Exception [A-Z]{3} .*"
    r"|\.?\s*The license requirements under this entry also extend to .*",
    re.DOTALL,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""Footnote marks, where the source keeps them apart from the words."""
_NOTHING = re.compile(r"[\s.,)]*")


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the words of a licence requirement say."""

    all_items: bool
    """Whether it is for all items that are subject to the EAR, with nothing left out."""
    sections: tuple[str, ...]
    """The sections of title 15 of the CFR that it cites ("744.21(b)")."""
    footnotes: tuple[str, ...]
    """The marks of the footnotes to the list ("4")."""
    further: str
    """Words beside these: items left out, exceptions, conditions. Empty where there are none."""


def read_requirement(text: str) -> Requirement:
    """What the cell says, as far as it is exact; the words themselves stay the whole truth."""
    words = " ".join(text.translate(_RAISED).split())
    begins = _ALL_ITEMS.match(words)
    rest = words if begins is None else words[begins.end() :]
    reference = _CITED.search(rest)
    at_end = _FOOTNOTE.search(words)
    if reference is not None:
        rest = rest[: reference.start()] + re.sub(r"^[.)]*\s*[1-5](?!\d)\.?", "", rest[reference.end() :])
    further = "" if _NOTHING.fullmatch(rest) else rest.strip(" .,)")
    return Requirement(
        all_items=begins is not None and (not further or _WIDER.fullmatch(rest) is not None),
        sections=() if reference is None else cited(reference[0]),
        footnotes=tuple(dict.fromkeys((*marks(words), *(() if at_end is None else (at_end["mark"],))))),
        further=further,
    )
