"""Write the lock file anew: `python -m queries.managed.lock` (needs mvn and the network).

To move to another Neo4j, change `VERSION` in queries/managed/jars.py first.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jgo.maven import MavenContext, MvnResolver

from queries.managed import maven
from queries.managed.jars import LOCK, VERSION, Jar, digest_of, line_of_jar

SERVER = (f"org.neo4j.app:neo4j-server:{VERSION}", f"org.neo4j:neo4j:{VERSION}")
BROWSER = "org.neo4j.client:neo4j-browser:5.24.0"
"""The newest that Maven Central has; the server looks for it on the class path."""


def lock_text() -> str:
    """The lock file as the repository serves Neo4j today.

    Resolved by mvn itself, with Neo4j's own dependency management: the versions that Neo4j was tested with.
    """
    program = maven.mvn()
    if program is None:
        raise SystemExit("mvn is not on the PATH; it resolves the dependencies for the lock")
    with TemporaryDirectory() as repository:
        context = MavenContext(resolver=MvnResolver(Path(program)), repo_cache=Path(repository))
        jars = sorted(_jars(context))
    head = f"# The jars of Neo4j Community {VERSION}: coordinate, SHA-256, bytes. Written by queries/managed/lock.py."
    return "\n".join([head, *map(line_of_jar, jars)]) + "\n"


def _jars(context: Any) -> Iterator[Jar]:
    # "!" marks a dependency whose own dependency management is not to be used.
    roots = [context.create_dependency(coordinate) for coordinate in (*SERVER, f"{BROWSER}!")]
    inputs, transitive = context.resolver.resolve(roots)
    for dependency in (*inputs, *transitive):
        file = dependency.artifact.resolve()
        yield Jar(
            group=dependency.groupId,
            artifact=dependency.artifactId,
            version=dependency.version,
            classifier=dependency.classifier,
            sha256=digest_of(file) or "",
            size=file.stat().st_size,
        )


if __name__ == "__main__":
    Path(__file__).with_name(LOCK).write_text(lock_text(), encoding="utf-8")
    sys.stderr.write(f"wrote {Path(__file__).with_name(LOCK)}\n")
