"""From a file's bytes to text, or to the value of a table, into which JSON Pointers lead."""

import csv
import io
import json
from functools import lru_cache

import yaml

from ingest.source import RawFile
from ontology.errors import ExportGraphError

csv.field_size_limit(2**24)


def decode(raw: RawFile) -> str:
    """The file's text, which must be UTF-8 without NUL bytes.

    Raises `INGEST-EMPTY`, `INGEST-BINARY` or `INGEST-ENCODING`. Line ends are kept: offsets count them.
    """
    if not raw.content.strip():
        raise ExportGraphError(
            code="INGEST-EMPTY", message=f"{raw.name} is empty", fix="fetch it again, or leave it out"
        )
    if b"\x00" in raw.content:
        raise ExportGraphError(
            code="INGEST-BINARY",
            message=f"{raw.name} is not text: it has NUL bytes",
            fix="convert it to UTF-8 text first (pdftotext, iconv)",
        )
    try:
        return raw.content.decode("utf-8-sig" if raw.content.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        raise ExportGraphError(
            code="INGEST-ENCODING",
            message=f"{raw.name} is not UTF-8: byte {error.start} cannot be read",
            fix="convert it, for example: iconv -f WINDOWS-1252 -t UTF-8",
        ) from None


def decode_json(raw: RawFile) -> object:
    """The file's JSON value. Raises `INGEST-JSON` with line and column, and what `decode` raises."""
    try:
        return json.loads(decode(raw))
    except json.JSONDecodeError as error:
        raise ExportGraphError(
            code="INGEST-JSON",
            message=f"{raw.name} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}",
            fix="fetch it again; a cut download is the usual cause",
        ) from None
    except RecursionError:
        raise ExportGraphError(
            code="INGEST-JSON", message=f"{raw.name} nests too deeply", fix="check where it came from"
        ) from None


@lru_cache(maxsize=2)
def json_table(raw: RawFile) -> object:
    """`decode_json`, kept for the next call: `accepts` and `read` see the same file. Read-only: it is shared."""
    return decode_json(raw)


def decode_json_lines(raw: RawFile) -> list[object]:
    """The values of a file with one JSON value a line; empty lines do not count. Raises as `decode_json` does."""
    lines = [each for each in decode(raw).split("\n") if each.strip()]
    return [decode_json(RawFile(f"{raw.name}, line {number}", each.encode())) for number, each in enumerate(lines, 1)]


def decode_csv(raw: RawFile) -> list[dict[str, str]]:
    """The rows of a CSV file with a header, as a list: `/0/Name` is the cell "Name" of the first row.

    Raises `INGEST-CSV` where the header repeats a name, or a row has more or fewer cells than it; and as `decode`.
    """
    reader = csv.reader(io.StringIO(decode(raw), newline=""), strict=True)
    try:
        header = next(reader)
        if len(set(header)) < len(header):
            raise _not_csv(raw, "its header repeats a name")
        rows = []
        for cells in reader:
            if len(cells) != len(header):
                raise _not_csv(raw, f"line {reader.line_num} has {len(cells)} cells, the header has {len(header)}")
            rows.append(dict(zip(header, cells, strict=True)))
        return rows
    except csv.Error as error:
        raise _not_csv(raw, f"{error} at line {reader.line_num}") from None


def decode_yaml(raw: RawFile) -> object:
    """The file's YAML value, with every scalar as it is written: "2026-06" and "no" stay strings.

    Raises `INGEST-YAML`, and what `decode` raises.
    """
    try:
        return yaml.load(decode(raw), Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes strings only
    except yaml.YAMLError as error:
        problem = str(error).replace("\n", " ")
        raise ExportGraphError(
            code="INGEST-YAML", message=f"{raw.name} is not YAML: {problem}", fix="mend the line that it names"
        ) from None


def _not_csv(raw: RawFile, problem: str) -> ExportGraphError:
    return ExportGraphError(
        code="INGEST-CSV",
        message=f"{raw.name} is not a CSV table: {problem}",
        fix="fetch it again; a cut download is the usual cause",
    )
