"""Why no source reads a file: the nearest reason that helps, from its bytes and the end of its name."""

from pathlib import PurePath
from xml.parsers import expat

import yaml

from ingest.source import RawFile, decode, decode_json
from ontology.errors import ExportGraphError


def explain(raw: RawFile) -> None:
    """Raise the error that says what is wrong with the file, if its own form is broken.

    Raises `INGEST-EMPTY`, `INGEST-BINARY`, `INGEST-ENCODING`, `INGEST-JSON`, `INGEST-XML` or `INGEST-YAML`.
    """
    checks = {".json": decode_json, ".xml": _check_xml, ".yml": _check_yaml, ".yaml": _check_yaml}
    checks.get(PurePath(raw.name).suffix.lower(), decode)(raw)


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


def _check_yaml(raw: RawFile) -> None:
    try:
        yaml.safe_load(decode(raw))
    except yaml.YAMLError as error:
        problem = str(error).replace("\n", " ")
        raise ExportGraphError(
            code="INGEST-YAML", message=f"{raw.name} is not YAML: {problem}", fix="mend the line that it names"
        ) from None


class _EntityError(Exception):
    """The document declares an entity."""


def _refuse_entity(name: str, *_: object) -> None:
    raise _EntityError(f"it declares the entity {name!r}, which is not allowed here")
