"""A server, an archive, and time that passes only when somebody sleeps."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.fetching import Archive, Clock, Limits, Web
from tests.ingest.fetching.server import FileServer, serving

START = datetime(2026, 7, 31, 12, tzinfo=UTC)


@dataclass
class Time:
    """Time that a test moves."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds

    @property
    def clock(self) -> Clock:
        return Clock(
            now=lambda: START + timedelta(seconds=self.passed),
            monotonic=lambda: self.passed,
            sleep=self.sleep,
            chance=lambda: 0.5,
        )


def anywhere(address: str) -> bool:
    """Permits this machine, too."""
    return True


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving() as state:
        yield state


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def web(time: Time) -> Iterator[Web]:
    """A client that may call this machine, and does not wait between two requests."""
    with Web(Limits(interval=0, silence=0.2), time.clock, permits=anywhere) as opened:
        yield opened
