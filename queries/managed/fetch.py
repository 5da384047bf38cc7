"""Filling the cache with the locked jars: each is checked before it gets its place, so a cut leaves nothing half."""

import shutil
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

from queries.managed import maven
from queries.managed.disk import require_space
from queries.managed.errors import ManagedError, jar_mismatch, using
from queries.managed.jars import THREADS, Jar, digest_of, locked_jars, not_intact
from queries.managed.locking import held
from queries.managed.progress import Progress
from queries.managed.settings import MAVEN_CENTRAL, ManagedSettings

ATTEMPTS = 3
STAGING = "fetching-"


def fetch_jars(settings: ManagedSettings, progress: Progress) -> list[Path]:
    """The files of all locked jars, in the lock's order; fetches those that the cache lacks or holds altered.

    Raises DB-NO-NETWORK, DB-FETCH-REFUSED, DB-JAR-MISMATCH, DB-DISK-FULL, DB-NOT-USABLE or DB-BUSY.
    """
    repository = settings.cache_dir / "maven"
    with using(settings.cache_dir):
        if not_intact(repository, locked_jars()):
            repository.mkdir(parents=True, exist_ok=True)
            lock = settings.cache_dir / "fetch.lock"
            with held(lock, settings.fetch_timeout, progress, "Waiting for another process that fetches Neo4j"):
                _fill(repository, settings, progress)
    return [repository / jar.path for jar in locked_jars()]


def _fill(repository: Path, settings: ManagedSettings, progress: Progress) -> None:
    # Asked again: the process that we waited for may have fetched them.
    missing = not_intact(repository, locked_jars())
    # We hold the lock, so whoever left these is gone.
    for abandoned in settings.cache_dir.glob(f"{STAGING}*"):
        shutil.rmtree(abandoned)
    size = sum(jar.size for jar in missing)
    require_space(settings.cache_dir, size + settings.min_free_bytes)
    progress.step(f"Fetching Neo4j: {len(missing)} files, {size / 1e6:.0f} MB")
    with TemporaryDirectory(prefix=STAGING, dir=settings.cache_dir) as staging:
        _fetch(missing, Path(staging), repository, settings, progress)


def _fetch(
    missing: Sequence[Jar], staging: Path, repository: Path, settings: ManagedSettings, progress: Progress
) -> None:
    try:
        _fetch_with_jgo(missing, staging, repository, settings.maven_url, progress)
    except ManagedError:
        program = maven.mvn()
        # Who named a mirror wants the files from there and not from where mvn would look.
        if program is None or settings.maven_url != MAVEN_CENTRAL:
            raise
        progress.step("Fetching Neo4j with mvn")
        _fetch_with_mvn(program, not_intact(repository, missing), staging / "mvn", repository)


def _fetch_with_jgo(missing: Sequence[Jar], staging: Path, repository: Path, url: str, progress: Progress) -> None:
    """Fetch in parallel; the first failure ends it, and what has arrived by then is kept."""
    total = sum(jar.size for jar in missing)
    done = 0
    with ThreadPoolExecutor(THREADS) as pool:
        jobs: dict[Future[None], Jar] = {pool.submit(_fetch_one, jar, staging, repository, url): jar for jar in missing}
        try:
            for job in as_completed(jobs):
                job.result()
                done += jobs[job].size
                progress.amount(done, total)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _fetch_one(jar: Jar, staging: Path, repository: Path, url: str) -> None:
    for attempt in range(ATTEMPTS):
        try:
            _accept(jar, maven.download(jar, staging / str(attempt), url), repository, url)
            return
        except ManagedError:
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(0.5 * 2**attempt)


def _fetch_with_mvn(program: str, missing: Sequence[Jar], staging: Path, repository: Path) -> None:
    staging.mkdir()
    maven.copy_with_mvn(program, missing, staging)
    for jar in missing:
        _accept(jar, staging / jar.path, repository, "mvn's repositories")


def _accept(jar: Jar, file: Path, repository: Path, url: str) -> None:
    """Give a fetched file its place if it has the locked bytes; staging lies on the same disk, so this is atomic."""
    digest = digest_of(file)
    if digest != jar.sha256:
        raise jar_mismatch(url, jar.coordinate, jar.sha256, digest or "of no file")
    place = repository / jar.path
    place.parent.mkdir(parents=True, exist_ok=True)
    file.replace(place)
