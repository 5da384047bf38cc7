"""Reads a table of Epoch AI: all models, notable models, or hardware, as of one day."""

from collections.abc import Iterable, Mapping

from ingest.corrections import Corrections
from ingest.decode import decode_csv
from ingest.editions import issued
from ingest.expectations import expect, expect_counts, expect_fields
from ingest.source import RawFile, Reading, SourceInfo
from ingest.sources.epoch import hardware, models
from ingest.sources.epoch.tables import EXTRACTOR, Row
from ingest.table import Findings, Page, unknown_fields
from ontology.document import Document

_HARDWARE = "hardware"
_KINDS = {
    # Of the columns of one table, those that the others lack.
    "all models": "Training compute lower bound",
    "notable models": "Frontier model",
    _HARDWARE: "Hardware name",
}


def accepts(raw: RawFile) -> bool:
    """Whether it is a CSV table of Epoch AI, by the columns that its first line names."""
    header = raw.content.partition(b"\n")[0]
    return raw.name.lower().endswith(".csv") and (
        b"Training compute (FLOP)" in header or b"Total processing performance (bit-OP/s)" in header
    )


def read(raw: RawFile, info: SourceInfo) -> Reading:
    """The table's statements.

    Raises what `decode_csv` raises, and `INGEST-EXPECTATION` where the file's name has no date, or rows, estimates or
    columns are missing.
    """
    rows = decode_csv(raw)
    day = issued(raw)
    kind = _kind(rows, raw.name)
    document = Document(
        sha256=raw.sha256,
        source="epoch",
        kind=info.kind,
        title=f"Epoch AI: {kind}, {day.iso}",
        media_type="text/csv",
        file_name=raw.name,
        publisher=info.publisher,
        published=day,
        licence=info.licence,
    )
    _check(rows, kind, info, raw.name)
    found = Findings()
    page = Page(document.id, EXTRACTOR, day)
    corrections = Corrections(info.corrections)
    module = hardware if kind == _HARDWARE else models
    module.read_rows(rows, page, corrections, found)
    known = {*module.MAPPED, *info.ignored}
    _report_unknown(unknown_fields(rows, known), found)
    corrections.report(found)
    return Reading(document, None, (), found.distinct(), tuple(found.warnings), rows, found.rows(len(rows)))


def _kind(rows: list[Row], name: str) -> str:
    columns = rows[0].keys() if rows else ()
    kinds = [kind for kind, column in _KINDS.items() if column in columns]
    expect(len(kinds) == 1, f"{name} is none of the tables of Epoch AI that are known: {', '.join(_KINDS)}")
    return kinds[0]


def _check(rows: list[Row], kind: str, info: SourceInfo, name: str) -> None:
    if kind == _HARDWARE:
        expect_fields(rows, hardware.MAPPED, name)
        expect_counts({kind: len(rows)}, info, name, [kind])
        return
    optional = () if kind == "all models" else models.BOUNDS
    expect_fields(rows, set(models.MAPPED) - set(optional), name)
    estimates = f"training compute of {kind}"
    counted = sum(bool(row["Training compute (FLOP)"]) for row in rows)
    expect_counts({kind: len(rows), estimates: counted}, info, name, [kind, estimates])


def _report_unknown(fields: Mapping[str, int] | Iterable[str], found: Findings) -> None:
    for each in fields:
        found.warn("EPOCH-FIELD", f"nobody has read the column {each!r} yet", "map it, or ignore it in source.yml")
