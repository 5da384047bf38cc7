"""Reads a catalogue of AI models: litellm's or that of models.dev."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ingest.decode import json_table
from ingest.editions import issued
from ingest.expectations import expect_counts
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.model_catalogues import litellm, models_dev
from ingest.sources.model_catalogues.developers import developers
from ingest.table import Findings, Page, unknown_fields
from ontology.document import Document
from ontology.errors import ExportGraphError

_T = TypeVar("_T")
EXTRACTOR = "model_catalogues/1"
_ROWS = TypeAdapter(dict[str, dict[str, Any]])
_MODELS_DEV = TypeAdapter(dict[str, models_dev.Offering])


def accepts(raw: RawFile) -> bool:
    """Whether it is one of the two catalogues, by the fields of their rows."""
    return raw.name.lower().endswith(".json") and (_is_litellm(raw) or _is_models_dev(raw))


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The catalogue's statements.

    Raises what `json_table` raises; `CATALOGUE-SHAPE` where the file is built otherwise; `INGEST-EXPECTATION` where
    rows or models are missing, or nobody knows when the file was issued.
    """
    data, known = json_table(raw), developers()
    catalogue = "litellm" if _is_litellm(raw) else "models.dev"
    day = issued(raw, known.issued(raw.name))
    document = Document(
        sha256=raw.sha256,
        source="model_catalogues",
        kind=info.kind,
        title=f"Model catalogue of {catalogue}, {day.iso}",
        media_type="application/json",
        file_name=raw.name,
        publisher=info.publisher,
        published=day,
        licence=info.licence,
    )
    found, page = Findings(), Page(document.id, EXTRACTOR, day)
    if catalogue == "litellm":
        rows = _shaped(_ROWS, data, raw.name)
        total, models = len(rows), litellm.read_litellm(rows, known, page, found)
        _report_unknown(rows.values(), {*litellm.MAPPED, *info.ignored}, found)
    else:
        offerings = _shaped(_MODELS_DEV, data, raw.name)
        total = sum(len(each.models) for each in offerings.values())
        models = models_dev.read_models_dev(offerings, known, page, found)
        _report_unknown(_offered(_shaped(_ROWS, data, raw.name)), {*models_dev.MAPPED, *info.ignored}, found)
    counts = {f"{catalogue} rows": total, f"{catalogue} models": models}
    expect_counts(counts, info, raw.name, counts)
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), data, found.rows(total))


def _is_litellm(raw: RawFile) -> bool:
    return b'"litellm_provider"' in raw.content


def _is_models_dev(raw: RawFile) -> bool:
    return b'"open_weights"' in raw.content and b'"npm"' in raw.content


def _offered(rows: dict[str, dict[str, Any]]) -> list[Mapping[str, object]]:
    return [offered for provider in rows.values() for offered in provider["models"].values()]


def _report_unknown(rows: Iterable[Mapping[str, object]], known: Iterable[str], found: Findings) -> None:
    patterns = list(known)
    for field in unknown_fields(rows, ()):
        if not any(fnmatchcase(field, pattern) for pattern in patterns):
            found.warn(
                "CATALOGUE-FIELD", f"nobody has read the field {field!r} yet", "map it, or ignore it in source.yml"
            )


def _shaped(shape: TypeAdapter[_T], data: object, name: str) -> _T:
    try:
        return shape.validate_python(data)
    except ValidationError as error:
        problem = error.errors()[0]
        raise ExportGraphError(
            code="CATALOGUE-SHAPE",
            message=f"{name}: {'/'.join(map(str, problem['loc']))}: {problem['msg']}",
            fix="compare the file with what its publisher offers; if that has changed, change the reader",
        ) from None
