"""What the commands on the local Neo4j do."""

from datetime import timedelta

from exportgraph.console import out
from ontology.errors import ExportGraphError
from queries.connection import ServerSettings
from queries.managed import ManagedSettings, ensure_running, on_stderr, paths, status, stop


def require_ours() -> None:
    """Raise `DB-NOT-OURS` where NEO4J_URI names a server that somebody else runs."""
    uri = ServerSettings().uri
    if uri is not None:
        raise ExportGraphError(
            code="DB-NOT-OURS",
            message=f"NEO4J_URI names {uri}; exportgraph does not start or stop that server",
            fix="unset NEO4J_URI to use the server that exportgraph runs for itself",
        )


def start_server() -> None:
    """Fetch it if need be, start it, wait until it answers, and print where it is."""
    with on_stderr() as progress:
        ensure_running(progress=progress)
    print_status()


def stop_server() -> None:
    """Stop it cleanly."""
    with on_stderr() as progress:
        stopped = stop(progress=progress)
    out.print("stopped" if stopped else "it was not running")


def print_paths() -> None:
    """Print where its files are."""
    where = paths(ManagedSettings())
    for name, place in (("data", where.data_dir), ("password", where.password), ("log", where.log)):
        out.print(f"{name:<9}{place}", soft_wrap=True, markup=False)


def print_status() -> None:
    """Print what there is to know about it."""
    now = status()
    facts = {
        "running": "yes" if now.running else "no",
        "version": now.version,
        "bolt": now.uri,
        "browser": now.browser,
        "user": "neo4j (password: exportgraph db path)" if now.running else None,
        "process": now.pid,
        "up for": None if now.uptime is None else timedelta(seconds=round(now.uptime)),
        "data": now.data_dir,
        "disk": f"{now.disk_bytes / 1e6:.0f} MB",
    }
    for name, value in facts.items():
        if value is not None:
            out.print(f"{name:<9}{value}", soft_wrap=True, markup=False)
