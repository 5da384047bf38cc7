"""Many findings of one kind make one warning: with how many there are, and where."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.table import Findings


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: its code, what is wrong, and what a person can do about it."""

    code: str
    message: str
    """In words, with `{count}` in them."""
    fix: str


@dataclass(slots=True)
class Tally:
    """Counts findings by kind and place."""

    places: dict[Kind, Counter[str]] = field(default_factory=dict)

    def add(self, kind: Kind, place: str) -> None:
        """Count a finding at `place`: an entry, a cell, or what else a person can look up."""
        self.places.setdefault(kind, Counter())[place] += 1

    def report(self, found: Findings) -> None:
        """One warning for each kind."""
        for kind, places in self.places.items():
            message = kind.message.format(count=places.total())
            found.warn(kind.code, f"{message}: {_listed(places)}", kind.fix)


def _listed(places: Mapping[str, int]) -> str:
    return ", ".join(place if times == 1 else f"{place} ({times} times)" for place, times in sorted(places.items()))
