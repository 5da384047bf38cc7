"""What a Neo4j driver needs to reach a server."""

from dataclasses import dataclass

from pydantic import SecretStr


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a server answers, and as whom to ask it."""

    uri: str
    user: str
    password: SecretStr
    database: str
