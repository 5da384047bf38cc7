"""What can be set about the language model, and the bounds that no setting changes."""

from dataclasses import dataclass
from typing import Annotated

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from queries.managed.settings import Folder

CONFIDENCE = 0.5
"""The most that a reading by a model is trusted."""
HEDGED = 0.7
"""What is left of it where the text itself doubts what it says."""


class ModelSettings(BaseSettings):
    """Settings of the language model. Each can be given by the environment: `url` by EXPORTGRAPH_LLM_URL."""

    model_config = SettingsConfigDict(env_prefix="EXPORTGRAPH_LLM_", frozen=True)

    url: Annotated[str, Field(pattern=r"^https?://[^\s/@]+(/\S*)?$")] | None = None
    """Where an OpenAI-compatible API begins, for example http://127.0.0.1:8080/v1. Unset: there is no model."""

    model: Annotated[str, Field(pattern=r"^[!-~]+$")] = "default"
    """The name under which the server knows it. It becomes part of the extractor's id."""

    api_key: SecretStr | None = None
    """Sent as a bearer token, and never printed."""

    timeout: Annotated[float, Field(gt=0)] = 60.0
    """Seconds that the server may say nothing."""

    cache: Folder = Field(default_factory=lambda: platformdirs.user_data_path("exportgraph") / "llm")
    """The folder of the answers: what was asked once is not asked again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How patient and how greedy asking is. Times are in seconds."""

    attempts: int = 3
    """How often one question is asked, the first time included."""
    first_wait: float = 1.0
    """The wait after the first failure, up to as much again by chance; it doubles each time."""
    longest_wait: float = 60.0
    """A server that asks for a longer wait than this is left alone for this run."""
    deadline: float = 300.0
    """How long one answer may take: a server that drips is given up, too."""
    max_bytes: int = 2**20
    """The largest answer that is taken."""
