"""Telling a person how far a long step is."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

import rich.progress
from rich.console import Console


class Progress(Protocol):
    """Receives what is being done."""

    def step(self, text: str) -> None:
        """A new step begins."""

    def amount(self, done: int, total: int) -> None:
        """So many bytes of the current step are done."""


class Silence:
    """Says nothing."""

    def step(self, text: str) -> None:
        """Nothing."""

    def amount(self, done: int, total: int) -> None:
        """Nothing."""


class Lines:
    """Writes a line for each step and for each tenth of an amount: for logs and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._tenths = 0

    def step(self, text: str) -> None:
        """A new step begins."""
        self._tenths = 0
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def amount(self, done: int, total: int) -> None:
        """So many bytes of the current step are done."""
        tenths = 10 * done // total
        if tenths > self._tenths:
            self._tenths = tenths
            self._stream.write(f"  {done / 1e6:.0f} of {total / 1e6:.0f} MB\n")
            self._stream.flush()


class Bar:
    """Shows a bar or a spinner on a terminal."""

    def __init__(self, shown: rich.progress.Progress) -> None:
        self._shown = shown
        self._task = shown.add_task("", total=None)

    def step(self, text: str) -> None:
        """A new step begins."""
        self._shown.remove_task(self._task)
        self._task = self._shown.add_task(text, total=None)

    def amount(self, done: int, total: int) -> None:
        """So many bytes of the current step are done."""
        self._shown.update(self._task, completed=done, total=total)


@contextmanager
def on_stderr() -> Iterator[Progress]:
    """Progress on stderr: a bar on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield Lines(sys.stderr)
        return
    columns = (
        rich.progress.SpinnerColumn(),
        rich.progress.TextColumn("{task.description}"),
        rich.progress.BarColumn(),
        rich.progress.DownloadColumn(),
        rich.progress.TimeElapsedColumn(),
    )
    with rich.progress.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield Bar(shown)
