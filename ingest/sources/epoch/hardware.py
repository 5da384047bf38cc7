"""The table of AI hardware, with its total processing performance as ECCN 3A090 defines it."""

from collections.abc import Iterator
from math import isclose

from ingest.corrections import Corrections
from ingest.naming import company_id, hardware_id
from ingest.sources.epoch.tables import PlacedRow, Row
from ingest.table import Cell, Findings, Page
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_BITS = {
    "FP64 (double precision) performance (FLOP/s)": 64,
    "FP32 (single precision) performance (FLOP/s)": 32,
    # TensorFloat-32 multiplies numbers of 19 bits (1 sign, 8 exponent, 10 mantissa); only its store has 32.
    "TF32 (TensorFloat-32) performance (FLOP/s)": 19,
    "Tensor-FP16/BF16 performance (FLOP/s)": 16,
    "FP16 (half precision) performance (FLOP/s)": 16,
    "INT16 performance (OP/s)": 16,
    "FP8 performance (FLOP/s)": 8,
    "INT8 performance (OP/s)": 8,
    "FP4 performance (FLOP/s)": 4,
    "INT4 performance (OP/s)": 4,
}
"""The bit length of the inputs of a multiplication, by the column of the operations per second."""
_TPP = "Total processing performance (bit-OP/s)"
_MEASURES = {
    "Memory (bytes)": (Property.MEMORY_CAPACITY, 1e9, "bytes"),
    "Memory bandwidth (byte/s)": (Property.MEMORY_BANDWIDTH, 1e9, "bytes per second"),
    "Intranode bandwidth (byte/s)": (Property.INTERCONNECT_BANDWIDTH, 1e9, "bytes per second"),
    "Process size (nm)": (Property.PROCESS_NODE, 1.0, None),
}
"""By column: the property, how many of the column's units make one of its own, and those units where they differ."""
_PROCESSORS = frozenset({"GPU", "GPGPU", "TPU", "NPU", "XPU", "XPU-R", "ASIC", "IPU", "LPU", "CPU", "VPU"})
MAPPED = ("Hardware name", "Manufacturer", "Type", "Release date", "Foundry", _TPP, *_MEASURES, *_BITS)


def read_rows(rows: list[Row], page: Page, corrections: Corrections, found: Findings) -> None:
    """Every piece of hardware of the table."""
    differing: list[str] = []
    for index, row in enumerate(rows):
        placed = PlacedRow(row, index, page, found)
        name = placed.cell("Hardware name")
        if name is None:
            found.ignore("the row names no hardware")
        else:
            found.loaded += 1
            _hardware(placed, name, corrections, differing)
    if differing:
        found.warn(
            "EPOCH-TPP",
            f"Epoch's total processing performance is not the one worked out from its columns: {'; '.join(differing)}",
            "look at the data sheets; the graph has the one worked out",
        )


def _hardware(placed: PlacedRow, name: Cell, corrections: Corrections, differing: list[str]) -> None:
    maker = placed.cell("Manufacturer")
    made_by = None if maker is None else corrections.meant("Manufacturer", maker.exact)
    hardware = hardware_id(None if made_by is None else company_id(made_by), name.exact)
    placed.found.add(name.describe(hardware, EntityClass.HARDWARE, name.exact))
    if maker is not None and made_by is not None:
        placed.found.add(maker.describe(company_id(made_by), EntityClass.COMPANY, made_by))
        placed.found.add([maker.say(hardware, Property.DESIGNED_BY, company_id(made_by))])
    for foundry in placed.parts("Foundry"):
        placed.found.add(foundry.describe(company_id(foundry.exact), EntityClass.COMPANY, foundry.exact))
        placed.found.add([foundry.say(hardware, Property.MANUFACTURED_BY, company_id(foundry.exact))])
    placed.found.add(_described(placed, hardware))
    placed.found.add(_performance(placed, hardware, differing))


def _described(placed: PlacedRow, hardware: str) -> Iterator[Statement]:
    cell, day = placed.cell("Release date"), placed.date("Release date")
    if cell is not None and day is not None:
        yield cell.say(hardware, Property.RELEASED, day.iso)
    for column, (predicate, divisor, unit) in _MEASURES.items():
        cell, number = placed.cell(column), placed.number(column)
        if cell is not None and number is not None:
            source = None if unit is None else f"computed from {unit}"
            yield cell.say(hardware, predicate, number / divisor, attribution=source)
    cell = placed.cell("Type")
    if cell is not None and cell.exact in _PROCESSORS:
        # ECCN 3A090.c controls memory: a processor is none, whatever memory it uses.
        yield cell.say(hardware, Property.HIGH_BANDWIDTH_MEMORY, False)


def _performance(placed: PlacedRow, hardware: str, differing: list[str]) -> Iterator[Statement]:
    speeds = {column: placed.number(column) for column in _BITS}
    totals = {column: speed * _BITS[column] / 1e12 for column, speed in speeds.items() if speed is not None}
    if not totals:
        return
    column = max(totals, key=totals.__getitem__)
    cell = placed.page.cell(placed.row[column], placed.index, column)
    # Ten digits are more than any data sheet has, and less than what a multiplication blurs.
    total, given = float(f"{totals[column]:.10g}"), placed.number(_TPP)
    source = f"computed from {column}, {_BITS[column]} bits, as ECCN 3A090 defines it"
    yield cell.say(hardware, Property.TOTAL_PROCESSING_PERFORMANCE, total, attribution=source)
    if given is not None and not isclose(given / 1e12, total, rel_tol=1e-6):
        differing.append(f"{placed.text('Hardware name')}: {given / 1e12:g}, worked out {total:g}")
