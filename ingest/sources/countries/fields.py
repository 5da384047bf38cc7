"""Whether the fields of a table are those that we know."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from ingest.expectations import expect_fields
from ingest.table import Findings, unknown_fields


def check_fields(given: object, shape: type[BaseModel], ignored: Iterable[str], name: str, found: Findings) -> None:
    """Report the fields that are neither read nor ignored. Raises `INGEST-EXPECTATION` where a row lacks one."""
    rows = [row for row in given if isinstance(row, Mapping)] if isinstance(given, list) else []
    expect_fields(rows, (field for field, about in shape.model_fields.items() if about.is_required()), name)
    for field, index in unknown_fields(rows, {*shape.model_fields, *ignored}).items():
        found.warn(
            "COUNTRIES-FIELD",
            f"{name}: nobody knows the field {field} (first in row {index})",
            "read it, or name it under `ignored` in ingest/sources/countries/source.yml",
        )
