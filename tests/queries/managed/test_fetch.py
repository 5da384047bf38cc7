import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from queries.managed import Lines, ManagedError, Silence, maven
from queries.managed.fetch import _fetch_with_mvn, fetch_jars
from queries.managed.jars import digest_of, locked_jars, not_intact
from tests.queries.managed.conftest import MakeSettings, MavenServer

SOME = locked_jars()[:5]
FETCH = (
    "from queries.managed import *; from queries.managed.fetch import fetch_jars as f; f(ManagedSettings(), Silence())"
)

# jgo leaves the sockets of broken answers to the garbage collector, which may find them in any test.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _sockets_of_jgo() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture
def cache(linked_jars: Callable[[str], Path], tmp_path: Path) -> Path:
    """A cache with all jars but the five of SOME."""
    repository = linked_jars("cache/maven")
    for jar in SOME:
        (repository / jar.path).unlink()
    return tmp_path / "cache"


def fetcher(cache: Path, url: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "EXPORTGRAPH_CACHE_DIR": str(cache), "EXPORTGRAPH_MAVEN_URL": url}
    return subprocess.Popen([sys.executable, "-c", FETCH], env=environment)


def leftovers(cache: Path) -> list[Path]:
    return list(cache.glob("fetching-*"))


def test_only_what_is_missing_is_fetched(
    make_settings: MakeSettings, cache: Path, maven_server: MavenServer, capsys: pytest.CaptureFixture[str]
) -> None:
    files = fetch_jars(make_settings(cache_dir=cache, maven_url=maven_server.url), Lines(sys.stderr))
    assert sorted(maven_server.requested) == [str(jar.path) for jar in SOME]
    assert not not_intact(cache / "maven", locked_jars())
    assert len(files) == len(locked_jars())
    assert not leftovers(cache)
    said = capsys.readouterr().err
    assert said.startswith("Fetching Neo4j: 5 files")
    assert "1 of 1 MB" in said or "MB\n" in said


def test_a_corrupted_jar_is_fetched_again(make_settings: MakeSettings, cache: Path, maven_server: MavenServer) -> None:
    settings = make_settings(cache_dir=cache, maven_url=maven_server.url)
    victim = fetch_jars(settings, Silence())[0]
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 1
    victim.write_bytes(content)
    maven_server.requested.clear()
    fetch_jars(settings, Silence())
    assert maven_server.requested == [str(SOME[0].path)]
    assert digest_of(victim) == SOME[0].sha256


def test_altered_bytes_are_refused_and_the_rest_is_kept(
    make_settings: MakeSettings, cache: Path, maven_server: MavenServer
) -> None:
    served = maven_server.folder / SOME[-1].path
    served.unlink()
    served.write_bytes(b"not the jar")
    with pytest.raises(ManagedError, match=SOME[-1].coordinate) as caught:
        fetch_jars(make_settings(cache_dir=cache, maven_url=maven_server.url), Silence())
    assert caught.value.code == "DB-JAR-MISMATCH"
    assert not (cache / "maven" / SOME[-1].path).exists()
    assert not leftovers(cache)


def test_a_jar_that_the_repository_lacks(make_settings: MakeSettings, cache: Path, maven_server: MavenServer) -> None:
    (maven_server.folder / SOME[0].path).unlink()
    with pytest.raises(ManagedError, match=SOME[0].coordinate) as caught:
        fetch_jars(make_settings(cache_dir=cache, maven_url=maven_server.url), Silence())
    assert caught.value.code == "DB-FETCH-REFUSED"


def test_no_network(make_settings: MakeSettings, tmp_path: Path) -> None:
    with pytest.raises(ManagedError, match="from http://127") as caught:
        fetch_jars(make_settings(cache_dir=tmp_path, maven_url="http://127.0.0.1:9/maven2"), Silence())
    assert caught.value.code == "DB-NO-NETWORK"


def test_two_fetches_at_once_share_the_work(cache: Path, maven_server: MavenServer) -> None:
    both = [fetcher(cache, maven_server.url) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert sorted(maven_server.requested) == [str(jar.path) for jar in SOME]


def test_a_killed_fetch_leaves_nothing_half(
    make_settings: MakeSettings, tmp_path: Path, maven_server: MavenServer
) -> None:
    cache = tmp_path / "new"
    killed = fetcher(cache, maven_server.url)
    while len(maven_server.requested) < 20:
        assert killed.poll() is None
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    present = [jar for jar in locked_jars() if (cache / "maven" / jar.path).exists()]
    assert len(present) < len(locked_jars())
    assert not not_intact(cache / "maven", present)
    assert leftovers(cache)

    fetch_jars(make_settings(cache_dir=cache, maven_url=maven_server.url), Silence())
    assert not not_intact(cache / "maven", locked_jars())
    assert not leftovers(cache)


def test_a_full_disk_is_seen_before_the_fetch(
    make_settings: MakeSettings, cache: Path, maven_server: MavenServer
) -> None:
    with pytest.raises(ManagedError, match=r"MB needed, \d+ MB free") as caught:
        fetch_jars(make_settings(cache_dir=cache, maven_url=maven_server.url, min_free_bytes=10**18), Silence())
    assert caught.value.code == "DB-DISK-FULL"
    assert not maven_server.requested


def test_a_cache_that_cannot_be_made(make_settings: MakeSettings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ManagedError, match=str(tmp_path / "file")) as caught:
        fetch_jars(make_settings(cache_dir=tmp_path / "file" / "cache"), Silence())
    assert caught.value.code == "DB-NOT-USABLE"


@pytest.mark.skipif(maven.mvn() is None, reason="mvn is not installed")
def test_mvn_fetches_exactly_the_locked_files(tmp_path: Path) -> None:
    with_classifier = next(jar for jar in locked_jars() if jar.classifier)
    program = maven.mvn()
    assert program
    _fetch_with_mvn(program, [SOME[0], with_classifier], tmp_path / "staging", tmp_path / "repository")
    found = {str(file.relative_to(tmp_path / "repository")) for file in tmp_path.glob("repository/**/*.jar")}
    assert found == {str(SOME[0].path), str(with_classifier.path)}
