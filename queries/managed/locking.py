"""A lock between processes: one does the work, the others wait for it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from queries.managed.errors import busy
from queries.managed.progress import Progress

POLL = 0.05
"""Seconds between two tries; flock has no wait with a timeout."""


@contextmanager
def held(lock: Path, timeout: float, progress: Progress, waiting: str) -> Iterator[None]:
    """Hold `lock` during the block; while another has it, say `waiting` and wait up to `timeout` seconds.

    The system frees the lock when its process ends, however it ends, so there are no stale locks.
    Raises DB-BUSY.
    """
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _try(descriptor):
            progress.step(waiting)
            _wait(descriptor, lock, timeout)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, lock: Path, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while not _try(descriptor):
        if time.monotonic() > deadline:
            raise busy(lock, timeout)
        time.sleep(POLL)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
