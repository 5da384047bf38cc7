"""What can be set about the managed server, and where its files lie."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

MAVEN_CENTRAL = "https://repo1.maven.org/maven2"

Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]
Port = Annotated[int, Field(ge=1, le=65535)]
Memory = Annotated[str, Field(pattern=r"^[1-9][0-9]*[kmg]$")]


class ManagedSettings(BaseSettings):
    """Settings of the managed Neo4j. Each can be given by the environment: `data_dir` by EXPORTGRAPH_DATA_DIR."""

    model_config = SettingsConfigDict(env_prefix="EXPORTGRAPH_", frozen=True)

    data_dir: Folder = Field(default_factory=lambda: platformdirs.user_data_path("exportgraph"))
    """The database, its logs, its password and the record of the running server. One server runs on one folder."""

    cache_dir: Folder = Field(default_factory=lambda: platformdirs.user_cache_path("exportgraph"))
    """The fetched jars; can be removed at any time when no server runs."""

    bolt_port: Port | None = None
    """Unset: 17687, or a free port if that is taken. Set: this port or an error."""

    http_port: Port | None = None
    """The port of Neo4j Browser. Unset: 17474, or a free port if that is taken. Set: this port or an error."""

    heap: Memory = "1g"
    page_cache: Memory = "256m"

    fast_start: bool = False
    """Trade the speed of a long-running server for a quicker start and less memory: for tests and small jobs."""

    maven_url: str = MAVEN_CENTRAL
    """The Maven repository, or a mirror of it. What it gives is checked against the lock either way."""

    min_free_bytes: Annotated[int, Field(ge=0)] = 500_000_000
    """How much disk must stay free after the fetch, and be free at a start."""

    start_timeout: Annotated[float, Field(gt=0)] = 120.0
    """Seconds until the server must answer."""

    stop_timeout: Annotated[float, Field(gt=0)] = 30.0
    """Seconds for a clean stop before the process is killed."""

    fetch_timeout: Annotated[float, Field(gt=0)] = 1800.0
    """Seconds to wait for another process that is fetching."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the files of one data folder lie."""

    data_dir: Path
    """The folder of the setting; all others are below it."""
    home: Path
    """What Neo4j calls its home: databases, configuration, logs."""
    state: Path
    """The record of the running server."""
    password: Path
    """The password of the user `neo4j`, readable by its owner only."""
    start_lock: Path
    """Held while a server is being launched or stopped."""
    java_arguments: Path
    """The command line of the server, in Java's argument file format; our server is known by it."""
    configuration: Path
    """neo4j.conf, written anew at each start."""
    log: Path
    """What the server printed since its last start."""


def paths(settings: ManagedSettings) -> Paths:
    """Where the files of this data folder lie; makes none of them."""
    home = settings.data_dir / "neo4j"
    return Paths(
        data_dir=settings.data_dir,
        home=home,
        state=settings.data_dir / "server.json",
        password=settings.data_dir / "password",
        start_lock=settings.data_dir / "start.lock",
        java_arguments=home / "conf" / "java.args",
        configuration=home / "conf" / "neo4j.conf",
        log=home / "logs" / "console.log",
    )
