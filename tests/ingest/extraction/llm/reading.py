"""Reading a text of a test with a model, and norms for the script of its server."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.extraction.checking import checked
from ingest.extraction.extractor import Extraction
from ingest.extraction.llm import LanguageModel, ModelSettings, language_model
from ingest.extraction.llm.settings import Patience
from ingest.fetching.waiting import Clock
from tests.ingest.extraction.tellings import TEXT, dates_in, names_in, source_of

SLEPT: list[float] = []


def model_at(url: str, cache: Path, patience: Patience | None = None, **settings: Any) -> LanguageModel:
    """The model of a server; its waits are noted and not waited."""
    clock = Clock(sleep=SLEPT.append, chance=lambda: 0.0)
    return language_model(ModelSettings(url=url, model="test-model", cache=cache, **settings), patience, clock)


def read(model: LanguageModel, text: str = TEXT) -> Extraction:
    """What it reads in a text whose names and dates are known."""
    source = replace(source_of(text), names=names_in(text), dates=dates_in(text))
    return checked(model.extract(source))


def norm(*evidence: str, **given: Any) -> dict[str, Any]:
    """A norm as the model tells it; by default a request to withhold models."""
    told: dict[str, Any] = {
        "measure": "access_block",
        "status": "requested",
        "force": "voluntary",
        "certainty": "asserted",
        "evidence": list(evidence),
        "slots": [{"slot": "object", "words": "its top AI models"}],
        "effective": [],
        "until": [],
        "attribution": None,
    }
    return told | given


def slots(**words: str) -> list[dict[str, str]]:
    """Slots with their words."""
    return [{"slot": slot, "words": each} for slot, each in words.items()]


def norms(*told: dict[str, Any]) -> dict[str, Any]:
    """An answer."""
    return {"norms": list(told)}
