"""Reads Ecosystem Graphs: the models of the flat table; of the YAML files, how many rows they repeat."""

from ingest.corrections import Corrections
from ingest.decode import decode_csv, decode_yaml
from ingest.editions import date_in
from ingest.expectations import expect_counts, expect_fields
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.ecosystem_graphs.models import MAPPED, read_models
from ingest.table import Findings, unknown_fields
from ontology.document import Document
from ontology.errors import ExportGraphError


def accepts(raw: RawFile) -> bool:
    """Whether it is the table or one of the YAML files, by the fields that only they have."""
    name = raw.name.lower()
    if name.endswith(".csv"):
        header = raw.content.partition(b"\n")[0]
        return b"created_date" in header and b"nationality" in header
    return name.endswith((".yaml", ".yml")) and b"created_date:" in raw.content and b"dependencies:" in raw.content


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The statements of the table; none of a YAML file.

    Raises what `decode_csv` and `decode_yaml` raise; `INGEST-EXPECTATION` where rows or columns are missing;
    `ECOSYSTEM-SHAPE` where a YAML file is no list.
    """
    flat = raw.name.lower().endswith(".csv")
    document = Document(
        sha256=raw.sha256,
        source="ecosystem_graphs",
        kind=info.kind,
        title=f"Ecosystem Graphs: {raw.name}",
        media_type="text/csv" if flat else "application/yaml",
        file_name=raw.name,
        publisher=info.publisher,
        published=date_in(raw.name),
        licence=info.licence,
    )
    return _table(raw, document, info) if flat else _repeated(raw, document)


def _table(raw: RawFile, document: Document, info: SourceInfo) -> Reading:
    rows, found, corrections = decode_csv(raw), Findings(), Corrections(info.corrections)
    expect_fields(rows, MAPPED, raw.name)
    models = sum(row["type"] == "model" for row in rows)
    expect_counts({"assets": len(rows), "models": models}, info, raw.name, info.expectations)
    read_models(rows, document, corrections, found)
    for field in unknown_fields(rows, {*MAPPED, *info.ignored}):
        found.warn("ECOSYSTEM-FIELD", f"nobody has read the column {field!r} yet", "map it, or ignore it in source.yml")
    corrections.report(found)
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), rows, found.rows(len(rows)))


def _repeated(raw: RawFile, document: Document) -> Reading:
    data, found = decode_yaml(raw), Findings()
    if not isinstance(data, list):
        raise ExportGraphError(
            code="ECOSYSTEM-SHAPE",
            message=f"{raw.name} is no list of assets",
            fix="give the file as it is in the repository; each asset begins with a hyphen",
        )
    found.ignore("the same row stands in all_assets.csv", len(data))
    return Reading(document, None, (), (), (), data, found.rows(len(data)))
