"""Files about the registry's files: nothing in them is of the law, but their counts show whether a list was lost."""

from ingest.expectations import expect_counts
from ingest.node import Node
from ingest.source import SourceInfo
from ingest.table import Findings

_COMBINED = "cn-entity-lists"
"""China's lists together, as the registry counts them."""
_INDEX = "an index of the registry's files"
_COUNTS = "counts of rows by day"
_SCHEMA = "the schema of the registry's rows"


def read_manifest(top: Node, info: SourceInfo, name: str, found: Findings) -> int:
    """Check the count of China's lists; the number of rows. Raises `INGEST-EXPECTATION`."""
    rows = list(top.at("lists").items())
    counts = {each.text("list_id"): _number(each.at("record_count").value) for each in rows}
    expect_counts({_COMBINED: counts.get(_COMBINED, 0)}, info, name, [_COMBINED])
    found.ignore(_INDEX, len(rows))
    return len(rows)


def read_history(top: Node, info: SourceInfo, name: str, found: Findings) -> int:
    """Check the last count of China's lists; the number of rows. Raises `INGEST-EXPECTATION`."""
    days = sorted(top.at(_COMBINED).items(), key=lambda each: each.text("date"))
    last = _number(days[-1].at("record_count").value) if days else 0
    expect_counts({_COMBINED: last}, info, name, [_COMBINED])
    total = sum(len(list(top.at(each).items())) for each in top.names())
    found.ignore(_COUNTS, total)
    return total


def read_schema(_top: Node, _info: SourceInfo, _name: str, found: Findings) -> int:
    """Leave it out: one row, for the whole."""
    found.ignore(_SCHEMA)
    return 1


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
