"""Getting single files out of a Maven repository, through the Maven clients jgo and mvn."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from queries.managed.errors import ManagedError, fetch_refused, no_network
from queries.managed.jars import Jar

TIMEOUT = 15
"""Seconds without an answer after which jgo gives up a request."""


def download(jar: Jar, folder: Path, url: str) -> Path:
    """Fetch one jar with jgo into `folder`, laid out as a repository; not yet checked against the lock.

    Raises DB-NO-NETWORK or DB-FETCH-REFUSED, and OSError when the disk refuses.
    """
    # Imported here: it takes 0.2 s, and a start with all jars in the cache has no use for it.
    from jgo.maven import MavenContext, PythonResolver

    context = MavenContext(resolver=PythonResolver(), repo_cache=folder, remote_repos={"maven": url}, timeout=TIMEOUT)
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier, "jar")
    try:
        return Path(artifact.resolve())
    except RuntimeError as error:
        raise fetch_refused(url, jar.coordinate, error) from error
    except OSError as error:
        # What jgo's HTTP client raises is an OSError too, but one without a number; the disk's errors have one.
        if error.errno is not None:
            raise
        raise no_network(url, error) from error


def mvn() -> str | None:
    """The path of the program mvn, if there is one."""
    return shutil.which("mvn")


def copy_with_mvn(program: str, jars: Sequence[Jar], folder: Path) -> None:
    """Fetch `jars` with mvn into `folder`, laid out as a repository; not yet checked against the lock.

    It honours the user's own settings.xml, so it gets through where a company's mirror or proxy is named there.
    """
    project = folder / "pom.xml"
    project.write_text(_project(jars), encoding="utf-8")
    ended = subprocess.run(
        [
            program,
            "--batch-mode",
            "--quiet",
            f"--file={project}",
            "dependency:copy-dependencies",
            "-Dmdep.useRepositoryLayout=true",
            f"-DoutputDirectory={folder}",
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise _mvn_failed(ended.stdout + ended.stderr)


def _mvn_failed(output: str) -> ManagedError:
    errors = [line for line in output.splitlines() if "ERROR" in line]
    return no_network("mvn's repositories", "\n".join(errors[:5]) or output[-500:])


def _project(jars: Sequence[Jar]) -> str:
    """A project that depends on exactly these jars: a wildcard exclusion keeps Maven from adding others."""
    return f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>exportgraph</groupId><artifactId>jars</artifactId><version>1</version>
<dependencies>{"".join(_dependency(jar) for jar in jars)}</dependencies>
</project>
"""


def _dependency(jar: Jar) -> str:
    return (
        f"<dependency><groupId>{escape(jar.group)}</groupId><artifactId>{escape(jar.artifact)}</artifactId>"
        f"<version>{escape(jar.version)}</version><classifier>{escape(jar.classifier)}</classifier>"
        "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>\n"
    )
