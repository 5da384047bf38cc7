"""Slips of a source, put right by the `corrections` of its source.yml."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.source import Correction
from ingest.table import Findings


@dataclass(slots=True)
class Corrections:
    """The corrections of a source, and which of them a file needed."""

    known: Iterable[Correction] = ()
    _read: set[str] = field(default_factory=set)
    """The fields of which cells were read."""
    _used: set[Correction] = field(default_factory=set)

    def meant(self, name: str, written: str) -> str:
        """What a cell of the field `name` means: what is `written` in it, unless a correction says otherwise."""
        self._read.add(name)
        for each in self.known:
            if each.field == name and each.written == written:
                self._used.add(each)
                return each.means
        return written

    def report(self, found: Findings) -> None:
        """Warn of the corrections that no cell needed, as far as their fields were read."""
        for each in self.known:
            if each.field in self._read and each not in self._used:
                found.warn(
                    "INGEST-CORRECTION-IDLE",
                    f"no cell of {each.field} says {each.written!r} any more, which a correction is for",
                    "if the source has put it right, take the correction out of source.yml",
                )
