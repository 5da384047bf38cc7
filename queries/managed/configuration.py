"""The server's two configuration files: neo4j.conf, and the command line for Java."""

import os
from collections.abc import Sequence
from pathlib import Path

from queries.managed.files import write_private
from queries.managed.java import Java
from queries.managed.ports import HOST, Ports
from queries.managed.settings import ManagedSettings, Paths

SERVER = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.cli.AdminTool"


def write_configuration(paths: Paths, settings: ManagedSettings, ports: Ports) -> None:
    """Write neo4j.conf."""
    paths.configuration.write_text(_neo4j_conf(settings, ports), encoding="utf-8")


def _neo4j_conf(settings: ManagedSettings, ports: Ports) -> str:
    return f"""# Written by exportgraph at each start; changes are lost.
server.default_listen_address={HOST}
server.default_advertised_address={HOST}
server.bolt.listen_address={HOST}:{ports.bolt}
server.bolt.advertised_address={HOST}:{ports.bolt}
server.http.listen_address={HOST}:{ports.http}
server.http.advertised_address={HOST}:{ports.http}
server.https.enabled=false
server.memory.pagecache.size={settings.page_cache}
dbms.usage_report.enabled=false
client.allow_telemetry=false
db.logs.query.enabled=OFF
# Without these two a fresh database takes 0.5 GB.
db.tx_log.preallocate=false
db.tx_log.rotation.size=64m
db.tx_log.rotation.retention_policy=1 files
# Two waits of 5 s each at the stop, for clients that a local server does not have.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=1
internal.server.bolt.thread_pool_shutdown_wait_time=1s
internal.server.bolt.connection_shutdown_wait_time=0s
"""


def server_arguments(paths: Paths, settings: ManagedSettings, java: Java, jars: Sequence[Path]) -> list[str]:
    """What Java gets to run the server."""
    return [
        *_machine(settings, java),
        f"-XX:ErrorFile={paths.log.with_name('java_error_%p.log')}",
        *_class_path(jars),
        SERVER,
        f"--home-dir={paths.home}",
        f"--config-dir={paths.configuration.parent}",
    ]


def admin_arguments(jars: Sequence[Path], *arguments: str) -> list[str]:
    """What Java gets to run a short command of Neo4j's admin tool."""
    return ["-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *_class_path(jars), ADMIN, *arguments]


def _machine(settings: ManagedSettings, java: Java) -> list[str]:
    """How the Java machine is to run: memory, collector, and access to its inside that Neo4j takes."""
    chosen = [
        f"-Xmx{settings.heap}",
        # A server that is out of memory but lives on answers wrongly or not at all.
        "-XX:+ExitOnOutOfMemoryError",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "-Dio.netty.tryReflectionSetAccessible=true",
    ]
    chosen += ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"] if settings.fast_start else ["-XX:+UseG1GC"]
    if java.version >= 25:
        # A fifth less memory; and no warnings about what Neo4j 5.26 does in ways that later Javas dislike.
        chosen += ["-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"]
        chosen += ["--sun-misc-unsafe-memory-access=allow"]
    return chosen


def _class_path(jars: Sequence[Path]) -> list[str]:
    """Each jar by name: a folder with a wildcard would also take in what another version left there."""
    return ["-classpath", os.pathsep.join(map(str, jars))]


def write_argument_file(file: Path, arguments: Sequence[str]) -> None:
    """Write arguments for `java @file`, readable by the owner only.

    A command line can be read by every user of the machine, and has a length limit; this file has neither fault.
    """
    write_private(file, "".join(f"{_quoted(argument)}\n" for argument in arguments))


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
