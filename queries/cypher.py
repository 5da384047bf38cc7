"""The Cypher files of this package: every statement that the product sends to Neo4j is one of them."""

from functools import cache
from importlib.resources import files
from typing import LiteralString


@cache
def cypher(name: str) -> LiteralString:
    """The text of `<name>.cypher` ("read/entity"). It is our own file, never composed from input."""
    return files("queries").joinpath(*f"{name}.cypher".split("/")).read_text(encoding="utf-8")


def statements_of(name: str) -> list[LiteralString]:
    """The statements of a file of several, each ended by a semicolon."""
    lines = [line for line in cypher(name).splitlines() if not line.startswith("//")]
    return [part.strip() for part in "\n".join(lines).split(";") if part.strip()]
