"""Of which title and day a file of the CFR is: the eCFR's own XML does not always say either."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ingest.extraction.dates import dates
from ingest.source import RawFile
from ontology.errors import ExportGraphError
from ontology.times import PartialDate

_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)", re.ASCII)
_TITLE = re.compile(r"title-?(\d{1,2})(?!\d)", re.IGNORECASE | re.ASCII)
_CITED_TITLE = re.compile(r"(\d{1,2}) CFR ", re.ASCII)
_NODE = re.compile(r"(\d{1,2}):", re.ASCII)


@dataclass(frozen=True, slots=True)
class Origin:
    """Of which title and day a document is."""

    title: str
    issued: PartialDate


def origin_of(root: Element, raw: RawFile) -> Origin:
    """Where an XML document of the CFR comes from: what it says itself, else what its name or its folder say.

    Raises `ECFR-TITLE` or `ECFR-DATE` where neither tells.
    """
    told = list(_metadata(root))
    title = next((title for each in told if (title := _title_in(each)) is not None), None)
    return Origin(title or title_named(raw), _issued_in(root, told) or day_named(raw))


def title_named(raw: RawFile) -> str:
    """The title's number in the name of a file or of its folder. Raises `ECFR-TITLE`."""
    match = _TITLE.search(raw.name) or _TITLE.search(raw.folder)
    if match is None:
        raise ExportGraphError(
            code="ECFR-TITLE",
            message=f"{raw.name} does not say of which title of the CFR it is",
            fix="name it as the eCFR does, for example title-15.xml",
        )
    return match[1]


def day_named(raw: RawFile) -> PartialDate:
    """The issue date in the name of a file or of its folder. Raises `ECFR-DATE`."""
    match = _DAY.search(raw.name) or _DAY.search(raw.folder)
    if match is None:
        raise ExportGraphError(
            code="ECFR-DATE",
            message=f"{raw.name} does not say as of which day it gives the text",
            fix="put the date of the eCFR that was asked for into its name or the name of its folder: "
            "ecfr-2026-07-23/title-15-part-774.xml",
        )
    return PartialDate(match[0])


def _metadata(root: Element) -> Iterator[dict[str, str]]:
    """What `hierarchy_metadata` and NODE say, for the first divisions that have either."""
    for number, element in enumerate(root.iter()):
        if number > 1000:
            return
        if element.get("hierarchy_metadata") or element.get("NODE"):
            yield _told(element)


def _told(element: Element) -> dict[str, str]:
    written = element.get("hierarchy_metadata", "").replace("&quot;", '"').replace("&amp;", "&")
    try:
        told = json.loads(written or "{}")
    except (json.JSONDecodeError, RecursionError):
        told = {}
    found = {key: value for key, value in told.items() if isinstance(value, str)} if isinstance(told, dict) else {}
    return found | {"node": element.get("NODE", "")}


def _title_in(told: dict[str, str]) -> str | None:
    match = (
        _TITLE.search(told.get("path", ""))
        or _CITED_TITLE.match(told.get("citation", ""))
        or _NODE.match(told.get("node", ""))
    )
    return None if match is None else match[1]


def _issued_in(root: Element, told: list[dict[str, str]]) -> PartialDate | None:
    """The day in the paths of the divisions; in the bulk files of the GPO, the day of the last amendment."""
    for each in told:
        match = _DAY.search(each.get("path", ""))
        if match is not None:
            return PartialDate(match[0])
    amended = next((each.text or "" for each in root.iter("AMDDATE")), "")
    return next((each.date for each in dates(amended, None)), None)
