"""Who publishes at an address, where we know: what kind of document stands there is not guessed."""

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from ontology.vocabulary import SourceKind


class Publisher(BaseModel):
    """A publisher of documents that are more than news."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    kind: SourceKind


def publisher_at(url: str | None) -> Publisher | None:
    """The publisher at an address, by its host or what that host is part of; none where it is not in our table."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    labels = host.lower().rstrip(".").split(".")
    names = (".".join(labels[first:]) for first in range(len(labels)))
    return next((_publishers()[name] for name in names if name in _publishers()), None)


@cache
def _publishers() -> dict[str, Publisher]:
    content = yaml.safe_load(files("ingest.sources.text").joinpath("publishers.yml").read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, Publisher]).validate_python(content)
