"""The names of real lists as records: what screening and matching are measured on."""

import json
from functools import cache
from pathlib import Path

from matching.record import NamedRecord
from tests.graphs import SHARED

SCREENING_LIST = SHARED / "data" / "csl-2026-07-31" / "screening-list.json"
CHINA_LISTS = SHARED / "data" / "cn-jp-lists-2026-07" / "entities-cn.json"
_KINDS = {"entity": "organisation", "organization": "organisation"}


def screening_list(path: Path = SCREENING_LIST) -> list[NamedRecord]:
    """The rows of the Consolidated Screening List."""
    content = json.loads(path.read_text(encoding="utf-8"))
    rows = max((each for each in content.values() if isinstance(each, list)), key=len)
    return [
        NamedRecord(
            id=f"party:{number}",
            label="Party",
            name=row["n"],
            aliases=tuple(row.get("a") or ()),
            kind=_kind(row.get("t")),
            countries=frozenset(f"country:{each}" for each in row.get("c") or ()),
        )
        for number, row in enumerate(rows)
    ]


def china_lists(path: Path = CHINA_LISTS) -> list[NamedRecord]:
    """The rows of China's lists; their country is that of the list, not of the party."""
    return [
        NamedRecord(
            id=f"party:{row['id']}",
            label="Party",
            name=row["entity_name"],
            aliases=tuple(row["aliases"]),
            kind=_kind(row["entity_type"]),
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]


@cache
def all_lists() -> list[NamedRecord]:
    """All of them."""
    return [*screening_list(), *china_lists()]


def _kind(given: str | None) -> str | None:
    kind = (given or "").casefold()
    return _KINDS.get(kind, kind) or None
