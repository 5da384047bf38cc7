"""The commands for the local Neo4j that exportgraph runs for itself."""

from datetime import timedelta

import click

from exportgraph.console import out
from ontology.errors import ExportGraphError
from queries.connection import ServerSettings
from queries.managed import ManagedSettings, ensure_running, on_stderr, paths, status, stop


@click.group()
def db() -> None:
    """The local Neo4j that exportgraph runs for itself when NEO4J_URI is not set.

    \b
    Examples:
      exportgraph db status
      exportgraph db stop
    """
    uri = ServerSettings().uri
    if uri is not None:
        raise ExportGraphError(
            code="DB-NOT-OURS",
            message=f"NEO4J_URI names {uri}; exportgraph does not start or stop that server",
            fix="unset NEO4J_URI to use the server that exportgraph runs for itself",
        )


@db.command()
def start() -> None:
    """Fetch Neo4j if need be, start it, and wait until it answers."""
    with on_stderr() as progress:
        connection = ensure_running(progress=progress)
    out.print(f"Neo4j answers at {connection.uri}")
    _print_status()


@db.command("stop")
def stop_() -> None:
    """Stop it cleanly. The data stays."""
    with on_stderr() as progress:
        stopped = stop(progress=progress)
    out.print("stopped" if stopped else "it was not running")


@db.command("status")
def status_() -> None:
    """Whether it runs, where, since when, and how much disk it takes."""
    _print_status()


@db.command()
def path() -> None:
    """Where its data, password and log are."""
    where = paths(ManagedSettings())
    for name, place in (("data", where.data_dir), ("password", where.password), ("log", where.log)):
        out.print(f"{name:<9}{place}", soft_wrap=True, markup=False)


def _print_status() -> None:
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
