"""The settings and their page."""

import re
from pathlib import Path

import pytest

from ingest.fetching import FetchSettings
from tests.graphs import ROOT


def test_every_setting_is_documented() -> None:
    settings = {f"EXPORTGRAPH_{name.upper()}" for name in FetchSettings.model_fields}
    assert settings <= set(re.findall(r"EXPORTGRAPH_[A-Z_]+", (ROOT / "docs" / "fetching.md").read_text("utf-8")))


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPORTGRAPH_ARCHIVE", "~/lists")
    monkeypatch.setenv("EXPORTGRAPH_FETCH_ALLOW_PRIVATE", "true")
    assert FetchSettings() == FetchSettings(archive=Path.home() / "lists", fetch_allow_private=True)


def test_nothing_internal_is_allowed_unless_somebody_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPORTGRAPH_FETCH_ALLOW_PRIVATE", raising=False)
    assert not FetchSettings().fetch_allow_private
