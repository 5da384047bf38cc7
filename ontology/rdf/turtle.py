"""Turtle, byte for byte the same each time."""

from collections.abc import Iterable, Mapping
from typing import IO

import pyoxigraph
from pyoxigraph import RdfFormat, Triple


def write_turtle(triples: Iterable[Triple], output: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write `triples`, grouped by subject, as Turtle with `prefixes`."""
    header = _SortedHeader(output, len(prefixes))
    pyoxigraph.serialize(triples, header, RdfFormat.TURTLE, prefixes=dict(prefixes))  # type: ignore[arg-type]


class _SortedHeader:
    """Puts the prefix lines in order: pyoxigraph writes them in the order of a hash map, another one each time."""

    def __init__(self, output: IO[bytes], lines: int) -> None:
        self._output = output
        self._lines = lines
        self._held: bytes | None = b""

    def write(self, data: bytes) -> int:
        """Hold back until the header is complete, then pass everything on."""
        if self._held is None:
            self._output.write(data)
            return len(data)
        self._held += data
        *header, rest = self._held.split(b"\n", self._lines)
        if len(header) == self._lines:
            self._output.write(b"\n".join(sorted(header)) + b"\n" + rest)
            self._held = None
        return len(data)

    def flush(self) -> None:
        """Nothing to do: the owner of the output flushes it."""
