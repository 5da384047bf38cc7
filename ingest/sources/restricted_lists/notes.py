"""The column `notes`, which has another meaning in each list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.sources.restricted_lists.tables import day_in_words
from ingest.table import Cell

_PART = re.compile(r"(?P<key>[^:;]+): (?P<value>[^;]*?)(?=; |$)")
_SUBSIDIARIES = re.compile(r"Listed together with subsidiaries: (?P<names>.*?)(?= \| |$)", re.DOTALL)
_GOODS = "Category listing (not a named company)"
_CHINESE = re.compile(r"(?P<number>[0-9A-Z]{18}) \(China\)")


@dataclass(frozen=True, slots=True)
class Notes:
    """What the notes of a row say beside their words."""

    requirement: Cell | None = None
    remarks: Cell | None = None
    start: tuple[Cell, str] | None = None
    """The day of listing, where it is another than that of effect."""
    end: tuple[Cell, str] | None = None
    number: Cell | None = None
    """The unified social credit code of a Chinese company."""
    programmes: tuple[Cell, ...] = ()
    subsidiaries: Cell | None = None
    """The names of subsidiaries that are listed together with it."""
    is_party: bool = True


def read_notes(cell: Cell, list_id: str) -> Notes:
    """What the notes of a row of the list `list_id` say."""
    if list_id == "bis-entity-list":
        return Notes(requirement=cell)
    keyed = dict(_keyed(cell)) if list_id in ("bis-dpl", "ofac-nscmic") else {}
    if keyed:
        return _of_keys(cell, keyed)
    names = _SUBSIDIARIES.match(cell.text) if list_id == "dow-1260h" else None
    return Notes(
        remarks=cell,
        subsidiaries=None if names is None else cell.part(*names.span("names")),
        is_party=not cell.text.startswith(_GOODS),
    )


def _of_keys(cell: Cell, keyed: Mapping[str, Cell]) -> Notes:
    listed, expires, code = keyed.get("Listing Date (CMIC)"), keyed.get("Expires"), keyed.get("USCC")
    number = None if code is None else _CHINESE.fullmatch(code.exact)
    return Notes(
        remarks=cell,
        start=None if listed is None else (listed, day_in_words(listed.exact)),
        end=None if expires is None else (expires, expires.exact),
        number=None if code is None or number is None else code.part(code.start, code.start + number.end("number")),
        programmes=(keyed["Program"],) if "Program" in keyed else (),
    )


def _keyed(cell: Cell) -> Iterator[tuple[str, Cell]]:
    for match in _PART.finditer(cell.text):
        yield match["key"].strip(), cell.part(*match.span("value"))
