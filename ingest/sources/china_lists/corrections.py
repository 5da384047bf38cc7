"""Slips of the source that a person has put right, applied to whole cells."""

from collections.abc import Iterator

from ingest.source import Correction, SourceInfo


class Corrections:
    """The corrections of a source, and which of them were needed."""

    def __init__(self, info: SourceInfo) -> None:
        self._by_cell = {(each.field, each.written): each for each in info.corrections}
        self._used: set[tuple[str, str]] = set()

    def means(self, field: str, written: str) -> str:
        """What the cell means: what it says, unless it was put right."""
        correction = self._by_cell.get((field, written))
        if correction is None:
            return written
        self._used.add((field, written))
        return correction.means

    def idle(self) -> Iterator[Correction]:
        """The corrections that no cell needed: the source may have mended the slip."""
        for key, correction in self._by_cell.items():
            if key not in self._used:
                yield correction
