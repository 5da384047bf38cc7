"""Which Neo4j: the one that NEO4J_URI names, left untouched, or else a local one of our own."""

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.errors import ExportGraphError
from queries.managed import Connection, Progress, ensure_running


class ServerSettings(BaseSettings):
    """A Neo4j that somebody else runs: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE."""

    model_config = SettingsConfigDict(env_prefix="NEO4J_")

    uri: str | None = None
    username: str = "neo4j"
    password: SecretStr | None = None
    database: str = "neo4j"


def connect(progress: Progress) -> Connection:
    """How to reach the graph. Starts the managed server where none is named and none runs, telling `progress`.

    Raises `DB-NO-PASSWORD`, and what the managed server raises.
    """
    settings = ServerSettings()
    if settings.uri is None:
        return ensure_running(progress=progress)
    if settings.password is None:
        raise ExportGraphError(
            code="DB-NO-PASSWORD",
            message=f"NEO4J_URI is {settings.uri}, but there is no password for it",
            fix="set NEO4J_PASSWORD, or unset NEO4J_URI so that exportgraph runs a server of its own",
        )
    return Connection(uri=settings.uri, user=settings.username, password=settings.password, database=settings.database)
