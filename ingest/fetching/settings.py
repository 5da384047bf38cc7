"""What can be set about fetching, and the bounds that no setting changes."""

from dataclasses import dataclass
from typing import Annotated

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.files import MAX_BYTES
from queries.managed.settings import Folder


class FetchSettings(BaseSettings):
    """Settings of fetching. Each can be given by the environment: `archive` by EXPORTGRAPH_ARCHIVE."""

    model_config = SettingsConfigDict(env_prefix="EXPORTGRAPH_", frozen=True)

    archive: Folder = Field(default_factory=lambda: platformdirs.user_data_path("exportgraph") / "archive")
    """The folder of everything that was ever fetched."""

    fetch_allow_private: bool = False
    """Fetch from addresses within this machine or network, too: for a mirror of one's own, and for tests."""

    fetch_contact: Annotated[str, Field(pattern=r"^[ -~]+$")] | None = None
    """An e-mail address or page that servers are told, so that their operators can reach whoever runs this."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How patient and how greedy a fetch is. Times are in seconds."""

    max_bytes: int = MAX_BYTES
    """The largest file that is taken: what is larger could not be read either."""
    silence: float = 30.0
    """How long a server may say nothing."""
    deadline: float = 1800.0
    """How long one file may take in all, waits included: a server that drips is given up, too."""
    attempts: int = 5
    """How often a file is asked for, the first time included."""
    first_wait: float = 1.0
    """The wait after the first failure, up to as much again by chance; it doubles each time."""
    longest_wait: float = 300.0
    """A server that asks for a longer wait than this is left alone for this run."""
    interval: float = 1.0
    """The least time between two requests to one host."""
    redirects: int = 5
    """How many redirects in a row are followed."""
