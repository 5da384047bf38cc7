"""Choosing the two ports of the server, on the loopback interface only."""

import socket
from contextlib import ExitStack
from dataclasses import dataclass

from queries.managed.errors import port_taken
from queries.managed.settings import ManagedSettings

HOST = "127.0.0.1"
BOLT = 17687
HTTP = 17474
"""Not Neo4j's own 7687 and 7474, so that ours runs beside one that the user has."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where a server listens on 127.0.0.1."""

    bolt: int
    http: int


def choose_ports(settings: ManagedSettings) -> Ports:
    """The ports to start with: those that were set, else the default ones, else free ones.

    Raises DB-PORT-TAKEN for a port that was set.
    """
    return _reserve_both(settings.bolt_port, settings.http_port)


def require_free(ports: Ports) -> None:
    """Raise DB-PORT-TAKEN if another program has one of these ports."""
    _reserve_both(ports.bolt, ports.http)


def _reserve_both(bolt: int | None, http: int | None) -> Ports:
    """Hold both for a moment, and at the same time, so that they differ."""
    with ExitStack() as holding:
        return Ports(
            bolt=_reserve(holding, bolt, BOLT, "Bolt", "EXPORTGRAPH_BOLT_PORT"),
            http=_reserve(holding, http, HTTP, "Neo4j Browser", "EXPORTGRAPH_HTTP_PORT"),
        )


def _reserve(holding: ExitStack, wanted: int | None, default: int, purpose: str, setting: str) -> int:
    for port in (wanted,) if wanted else (default, 0):
        reserved = holding.enter_context(socket.socket())
        # As Java's server sockets do: a port of a connection that has just closed counts as free.
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            reserved.bind((HOST, port))
        except OSError:
            continue
        # Another socket with SO_REUSEADDR could bind it as well until it listens.
        reserved.listen()
        chosen: int = reserved.getsockname()[1]
        return chosen
    raise port_taken(purpose, wanted or default, setting)
