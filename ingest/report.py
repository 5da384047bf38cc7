"""What a run did: each file's outcome, and the errors and warnings on the way."""

from dataclasses import dataclass, field

from ingest.resolution.resolve import Resolved
from ingest.source import Rows, Warning_
from ontology.errors import ExportGraphError


@dataclass(frozen=True, slots=True)
class Done:
    """A file that went into the graph."""

    name: str
    source: str
    document: str
    statements: int
    mentions: int
    warnings: tuple[Warning_, ...]
    rows: Rows | None = None
    """What became of the rows of a table; none for a text."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that did not, and why; nothing of it is in the graph."""

    name: str
    error: ExportGraphError


@dataclass(slots=True)
class Report:
    """The outcome of a run over many files."""

    done: list[Done] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    resolved: Resolved | None = None
    """What was found to be the same thing; none where no file brought anything new."""

    @property
    def statements(self) -> int:
        """How many statements the files hold together."""
        return sum(each.statements for each in self.done)

    @property
    def succeeded(self) -> bool:
        """Whether every file went in."""
        return not self.failed
