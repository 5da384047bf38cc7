"""Fields of the files on China that nobody reads."""

from collections.abc import Iterable, Mapping

from ingest.source import SourceInfo
from ingest.table import Findings, unknown_fields


def report_unknown(
    rows: Iterable[Mapping[str, object]], read: Iterable[str], info: SourceInfo, called: str, found: Findings
) -> None:
    """Warn of the fields that are neither read nor left out by name. `called`: what a row is, in a word."""
    for field, index in unknown_fields(rows, {*read, *info.ignored}).items():
        found.warn(
            "CN-FIELD-UNKNOWN",
            f"{called} {index} has the field {field!r}, which nobody reads",
            "read it in ingest/sources/china_lists, or name it under `ignored` in its source.yml with the reason",
        )
