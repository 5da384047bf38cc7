"""Who publishes at an address, where we know: what kind of document stands there is not guessed."""

from functools import cache
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, TypeAdapter

from ingest.packaged import packaged_table
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
    content = packaged_table("ingest.sources.text", "publishers.yml")
    return TypeAdapter(dict[str, Publisher]).validate_python(content)
