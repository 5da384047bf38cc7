"""Slips of a source, put right by data."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.corrections import Corrections
from ingest.editions import date_in
from ingest.source import Correction
from ingest.table import Findings

SLIP = Correction(field="maker", written="Lumem", means="Lumen", because="its own site")


def test_only_the_cell_that_is_meant_is_corrected() -> None:
    corrections = Corrections([SLIP])
    assert corrections.meant("maker", "Lumem") == "Lumen"
    assert corrections.meant("foundry", "Lumem") == "Lumem"
    assert corrections.meant("maker", "Lumem Ltd") == "Lumem Ltd"


def test_a_correction_that_nothing_needs_is_reported() -> None:
    used, idle, elsewhere = Findings(), Findings(), Findings()
    corrections = Corrections([SLIP])
    corrections.meant("foundry", "Lumem")
    corrections.report(elsewhere)
    corrections.meant("maker", "Lumen")
    corrections.report(idle)
    corrections.meant("maker", "Lumem")
    corrections.report(used)
    codes = [[each.code for each in found.warnings] for found in (elsewhere, idle, used)]
    assert codes == [[], ["INGEST-CORRECTION-IDLE"], []]


@given(st.dates())
def test_a_date_is_found_in_a_files_name_as_precise_as_it_is(day: object) -> None:
    text = str(day)
    expected = text if text.startswith("20") else None
    found = date_in(f"ml_hardware_{text}.csv")
    assert (None if found is None else found.iso) == expected


def test_two_dates_or_none_are_no_date() -> None:
    assert [date_in(name) for name in ("a.csv", "2024-01_2025-01.csv", "2025-13.csv", "12025-01.csv")] == [None] * 4
