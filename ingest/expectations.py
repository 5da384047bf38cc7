"""Failing closed: a source that shrank, or whose fields changed, is not read at all."""

from collections.abc import Iterable, Mapping

from ingest.source import Bounds, SourceInfo
from ontology.errors import ExportGraphError


def expect(fulfilled: bool, message: str, fix: str | None = None) -> None:
    """Go on only if an expectation is `fulfilled`. Raises `INGEST-EXPECTATION`, which says what was found instead."""
    if not fulfilled:
        raise unexpected(message, fix)


def unexpected(message: str, fix: str | None = None) -> ExportGraphError:
    """The error `INGEST-EXPECTATION`, for what makes a file useless to its reader."""
    return ExportGraphError(
        code="INGEST-EXPECTATION",
        message=message,
        fix=fix or "compare the file with what its publisher shows; if that has changed, change the expectation",
    )


def expect_within(count: int, bounds: Bounds, what: str) -> None:
    """Go on only if `count` lies within `bounds`. Raises `INGEST-EXPECTATION`."""
    fewest, most = bounds
    expect(fewest <= count <= most, f"{what}: {count}, expected {fewest} to {most}")


def expect_counts(counts: Mapping[str, int], info: SourceInfo, name: str, of: Iterable[str]) -> None:
    """Go on only if every count that the source's `expectations` name in `of` lies within its bounds.

    A count that is missing counts as 0: a list that was lost stops the run. A count for which nothing is expected does,
    too. `name` is the file's. Raises `INGEST-EXPECTATION`.
    """
    expected = set(of)
    fix = "compare the file with what its publisher shows; if that has changed, change `expectations` in source.yml"
    surprising = sorted(counts.keys() - expected)
    expect(not surprising, f"{name} has what nobody expects: {', '.join(surprising)}", fix)
    for each in sorted(expected):
        fewest, most = info.expectations[each]
        found = counts.get(each, 0)
        expect(fewest <= found <= most, f"{name}: {each}: {found}, expected {fewest} to {most}", fix)


def expect_fields(rows: Iterable[Mapping[str, object]], needed: Iterable[str], name: str) -> None:
    """Go on only if every row has the fields that are `needed`: a header that changed stops the run.

    Raises `INGEST-EXPECTATION`.
    """
    wanted = set(needed)
    for index, row in enumerate(rows):
        missing = sorted(wanted - row.keys())
        expect(not missing, f"{name}: row {index} has no {', '.join(missing)}")
