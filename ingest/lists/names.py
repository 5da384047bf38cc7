"""Names as lists write them: with other names in them, with words on how far the listing reaches, or damaged."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace

from ontology.ids import slug

_MARKER = re.compile(
    r"(?<=[\s(\[-])(?:(?P<other>a\.?\s?k\.?a\b\.?|also known as)|(?P<former>f\.?\s?k\.?a\b\.?|formerly(?: known as)?))"
    r"[\s,:;-]*",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"[;,]?\s+and (?:any successor, sub-unit, or subsidiary thereof|its sub-units and successors)\.?$", re.IGNORECASE
)
_NATIONALITY = re.compile(r"\s*\([A-Z][\w.]*(?: [A-Z]\w*)* (?:national|individual|entity)\)$", re.IGNORECASE)
_PART = re.compile(r"(?:Affiliated Entity|subordinate institution|Branch)\s?(?::| -)\s*", re.IGNORECASE)
_INTRODUCTION = re.compile(r"the following .*alias(?:es)?:?$", re.IGNORECASE)
_BEFORE = " ,;-\t\n"
_BEHIND = " ,;\t\n"
_CLOSING = {"(": ")", "[": "]"}

Span = tuple[int, int]
"""From where to where in the cell, the end exclusive."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """What a cell says a party is called."""

    name: Span
    """The name itself, without what is only said about it."""
    aliases: tuple[Span, ...] = ()
    former: tuple[Span, ...] = ()
    part: Span | None = None
    """Where the name is that of a whole and its part: the part, which is listed."""
    understood: bool = True
    """Whether nothing was left that may be another name; if not, `name` is the whole cell."""


def read_name(text: str) -> ListedName:
    """The names in a cell that names one party."""
    whole = _trimmed(text, 0, len(text))
    reach = _REACH.search(text)
    end = whole[1] if reach is None else reach.start()
    nationality = _NATIONALITY.search(text[:end])
    end = end if nationality is None else nationality.start()
    found = _with_other_names(text, _trimmed(text, whole[0], end))
    if found is None or found.name[0] >= found.name[1]:
        return ListedName(whole, understood=False)
    part = _PART.search(text, *found.name)
    if part is None:
        return found
    named = _trimmed(text, part.end(), found.name[1])
    return replace(found, part=named, understood=found.understood and named[0] < named[1])


def is_damaged(text: str) -> bool:
    """Whether letters of the name were lost on its way: "?" and U+FFFD stand where a letter stood."""
    return "?" in text or "\ufffd" in text


def natural_order(text: str) -> str | None:
    """The name of a person as it is spoken ("Ryong Nam RIM"), where a list puts the family name first ("RIM, Ryong
    Nam"); none where it has not just these two parts."""
    family, comma, given = text.partition(", ")
    return f"{given} {family}" if comma and family and given and "," not in given else None


def listed_path(country: str | None, name: str) -> str:
    """The path by which all sources know an entry that has no number: its country (alpha-2 code) and its name.

    Punctuation is left out, so that spellings agree. Letters that ASCII lacks are not lost: names that have any are
    told apart by a hash of the whole.
    """
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    plain = slug(folded.replace("—", " ").replace("–", " ").replace(".", "").replace("’", ""))
    decomposed = unicodedata.normalize("NFKD", folded)
    if any(letter.isalnum() and not letter.isascii() for letter in decomposed):
        plain = "-".join(part for part in (plain, hashlib.sha256(folded.encode()).hexdigest()[:12]) if part)
    return "-".join(part for part in ((country or "").lower(), plain) if part)


def _with_other_names(text: str, span: Span) -> ListedName | None:
    """The name and the other names in `span`; none where it is not clear which word belongs to which name."""
    start, end = span
    markers = list(_MARKER.finditer(text, start, end))
    if not markers:
        return ListedName(span)
    first = markers[0]
    name = _trimmed(text, start, len(text[: first.start()].rstrip(" -")))
    opened = text[: first.start()].rstrip()[-1:] in _CLOSING
    if opened:
        bracket = text[: first.start()].rstrip()
        name = _trimmed(text, start, len(bracket) - 1)
        end = _closing(text, len(bracket) - 1, end)
        if text[end : span[1]].strip(" .,)]"):
            return None
    # "Kreig; a.k.a. Cow Craig": the list has shuffled first and last names of several names.
    if text[name[1] : first.start()].strip(" ([").startswith(";"):
        return None
    return _other_names(text, name, markers, end)


def _other_names(text: str, name: Span, markers: list[re.Match[str]], end: int) -> ListedName:
    spans: dict[str, list[Span]] = {"other": [], "former": []}
    for marker, following in zip(markers, [*markers[1:], None], strict=True):
        until = end if following is None else following.start()
        named = _trimmed(text, marker.end(), until)
        if named[0] < named[1] and not _INTRODUCTION.match(text[slice(*named)]):
            spans["other" if marker["other"] else "former"].append(named)
    return ListedName(name, tuple(spans["other"]), tuple(spans["former"]))


def _closing(text: str, bracket: int, end: int) -> int:
    """Where the bracket that opens at `bracket` closes, at the latest at `end`."""
    opening, closing = text[bracket], _CLOSING[text[bracket]]
    depth = 0
    for position in range(bracket, end):
        depth += (text[position] == opening) - (text[position] == closing)
        if depth == 0:
            return position
    return end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end:
        if text[end - 1] in _BEHIND or (text[end - 1] in "([" and start < end - 1):
            end -= 1
        elif text[start:end].endswith(("; and", "; or")):
            end -= 4
        else:
            break
    return start, end
