"""Why no source reads a file: the nearest reason that helps, from its bytes and the end of its name."""

from collections.abc import Callable
from pathlib import PurePath
from xml.parsers import expat

from ingest.decode import decode, decode_csv, decode_json, decode_json_lines, decode_yaml
from ingest.source import RawFile
from ontology.errors import ExportGraphError


def explain(raw: RawFile) -> None:
    """Raise the error that says what is wrong with the file, if its own form is broken.

    Raises `INGEST-EMPTY`, `INGEST-BINARY`, `INGEST-ENCODING`, `INGEST-CSV`, `INGEST-JSON`, `INGEST-XML` or
    `INGEST-YAML`.
    """
    _CHECKS.get(PurePath(raw.name).suffix.lower(), decode)(raw)


def _check_xml(raw: RawFile) -> None:
    decode(raw)
    parser = expat.ParserCreate()
    # An entity of the document's own can name other files, or grow without end.
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(raw.content, True)
    except (expat.ExpatError, _EntityError) as error:
        raise ExportGraphError(
            code="INGEST-XML",
            message=f"{raw.name} is not XML that can be read: {error}",
            fix="fetch it again; a cut download is the usual cause",
        ) from None


class _EntityError(Exception):
    """The document declares an entity."""


def _refuse_entity(name: str, *_: object) -> None:
    raise _EntityError(f"it declares the entity {name!r}, which is not allowed here")


_CHECKS: dict[str, Callable[[RawFile], object]] = {
    ".csv": decode_csv,
    ".json": decode_json,
    ".jsonl": decode_json_lines,
    ".xml": _check_xml,
    ".yaml": decode_yaml,
    ".yml": decode_yaml,
}
