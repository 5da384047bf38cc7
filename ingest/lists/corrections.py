"""Slips of a list that `source.yml` puts right: what a cell means, where it does not mean what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.source import Correction
from ingest.table import Findings


@dataclass(slots=True)
class Corrections:
    """The corrections of one source, and which of them its document still needs."""

    known: Iterable[Correction] = ()
    _read: set[str] = field(default_factory=set)
    """The fields of which cells were read."""
    _used: set[Correction] = field(default_factory=set)

    def meant(self, name: str, written: str) -> str:
        """What a cell of the field `name` means, of which the text is `written`."""
        self._read.add(name)
        for each in self.known:
            if each.field == name and each.written == written:
                self._used.add(each)
                return each.means
        return written

    def report(self, found: Findings) -> None:
        """Warn of corrections that match nothing any more, as far as their fields were read."""
        for each in self.known:
            if each.field in self._read and each not in self._used:
                found.warn(
                    "LIST-CORRECTION-IDLE",
                    f"nothing is written any more as a correction of {each.field} expects: {each.written!r}",
                    "take the correction out of source.yml",
                )
