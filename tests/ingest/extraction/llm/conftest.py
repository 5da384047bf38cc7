"""A server of a model for each test."""

from collections.abc import Iterator

import pytest

from tests.ingest.extraction.llm.server import ModelServer, serving


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server that answers from a script."""
    with serving() as state:
        yield state
