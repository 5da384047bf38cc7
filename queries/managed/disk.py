"""How much room there is, and how much is used."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from queries.managed.errors import disk_full


def require_space(folder: Path, needed: int) -> None:
    """Raise DB-DISK-FULL if the disk of `folder`, which must exist, has less than `needed` bytes free."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise disk_full(folder, needed, free)


def size_of(folder: Path) -> int:
    """The bytes of all files below `folder`; 0 if there is no such folder."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            # A running server removes files while we count.
            with suppress(FileNotFoundError):
                total += (Path(parent) / name).stat().st_size
    return total
