"""Why no source reads a file: the nearest reason that helps, from its bytes and the end of its name."""

from collections.abc import Callable
from pathlib import PurePath
from xml.parsers import expat

from ingest.decode import decode, decode_csv, decode_json, decode_json_lines, decode_yaml
from ingest.hardened_xml import RefusedError, hardened_parser, not_xml
from ingest.source import RawFile


def explain(raw: RawFile) -> None:
    """Raise the error that says what is wrong with the file, if its own form is broken.

    Raises `INGEST-EMPTY`, `INGEST-BINARY`, `INGEST-ENCODING`, `INGEST-CSV`, `INGEST-JSON`, `INGEST-XML` or
    `INGEST-YAML`.
    """
    _CHECKS.get(PurePath(raw.name).suffix.lower(), decode)(raw)


def _check_xml(raw: RawFile) -> None:
    decode(raw)
    try:
        hardened_parser().Parse(raw.content, True)
    except (expat.ExpatError, RefusedError) as error:
        raise not_xml(raw, error) from None


_CHECKS: dict[str, Callable[[RawFile], object]] = {
    ".csv": decode_csv,
    ".json": decode_json,
    ".jsonl": decode_json_lines,
    ".xml": _check_xml,
    ".yaml": decode_yaml,
    ".yml": decode_yaml,
}
