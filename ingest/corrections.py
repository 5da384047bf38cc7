"""Slips of a source, put right by the `corrections` of its source.yml."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.source import Correction
from ingest.table import Findings


@dataclass(slots=True)
class Corrections:
    """The corrections of a source, and which of them a file needed."""

    known: Iterable[Correction]
    _used: set[tuple[str, str]] = field(default_factory=set)

    def corrected(self, name: str, written: str) -> str:
        """What a field means: what is `written` in it, unless a correction says otherwise."""
        for each in self.known:
            if (each.field, each.written) == (name, written):
                self._used.add((name, written))
                return each.means
        return written

    def report_unused(self, fields: Iterable[str], found: Findings) -> None:
        """Warn of the corrections of these fields that no cell needed: the source may have put the slip right."""
        of_file = set(fields)
        for each in self.known:
            if each.field in of_file and (each.field, each.written) not in self._used:
                found.warn(
                    "INGEST-CORRECTION-IDLE",
                    f"no cell of {each.field} says {each.written!r} any more, which a correction is for",
                    "if the source has put it right, take the correction out of source.yml",
                )
