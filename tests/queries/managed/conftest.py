"""Each test has a data folder of its own; all share the fetched jars of the user's cache."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from queries.managed import ManagedSettings, Silence
from queries.managed.fetch import fetch_jars
from queries.managed.jars import locked_jars

# Nothing of this user's environment may steer the tests, except where the jars are cached.
OURS = {name for name in os.environ if name.startswith("EXPORTGRAPH_")} - {"EXPORTGRAPH_CACHE_DIR"}

MakeSettings = Callable[..., ManagedSettings]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OURS:
        monkeypatch.delenv(name)


@pytest.fixture
def make_settings(tmp_path: Path) -> MakeSettings:
    """Settings with a fresh data folder; keyword arguments replace or add."""

    def make(**changes: Any) -> ManagedSettings:
        return ManagedSettings(**{"data_dir": tmp_path / "data", "fast_start": True, "heap": "512m", **changes})

    return make


@dataclass
class MavenServer:
    """A Maven repository on this machine, over real HTTP."""

    url: str
    folder: Path
    requested: list[str] = field(default_factory=list)
    """The paths of the jars that were asked for."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, requested: list[str], **options: Any) -> None:
        self.requested = requested
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        if self.path.endswith(".jar"):
            self.requested.append(self.path.lstrip("/"))
        super().do_GET()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@pytest.fixture
def linked_jars(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a folder laid out as a repository that has each locked jar, as a link into the user's cache."""
    fetched = fetch_jars(ManagedSettings(), Silence())

    def link(name: str) -> Path:
        folder = tmp_path / name
        for jar, file in zip(locked_jars(), fetched, strict=True):
            (folder / jar.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / jar.path).symlink_to(file)
        return folder

    return link


@pytest.fixture
def maven_server(linked_jars: Callable[[str], Path]) -> Iterator[MavenServer]:
    folder = linked_jars("central")
    requested: list[str] = []
    handler = partial(_Handler, directory=str(folder), requested=requested)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield MavenServer(f"http://127.0.0.1:{server.server_port}", folder, requested)
        server.shutdown()
        thread.join()
