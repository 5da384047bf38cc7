"""Ids to IRIs and back. The base IRI of the data is a setting; it is not the namespace of the ontology."""

from collections.abc import Iterable
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from ontology.errors import ExportGraphError

BASE = "http://localhost:8000/id/"
"""The base IRI of a graph that is served on this machine."""
_PLAIN = "()+,:=@"
"""Left as they are: ids of paragraphs and criteria stay readable."""
_DOTS = {".": "%2E", "..": "%2E%2E"}
"""A segment of dots would be resolved away."""


def iri_of(identifier: str, base: str = BASE) -> str:
    """The IRI of an id: `kind:path` becomes `<base>kind/path`, percent-encoded."""
    kind, colon, path = identifier.partition(":")
    segments = [_encoded(kind)]
    if colon:
        segments += [_encoded(segment) for segment in path.split("/")]
    return base + "/".join(segments)


def id_of(iri: str, base: str = BASE) -> str:
    """The id whose IRI this is.

    Raises `RDF-FOREIGN-IRI` where the IRI does not begin with `base`.
    """
    if not iri.startswith(base):
        raise ExportGraphError(
            code="RDF-FOREIGN-IRI",
            message=f"{iri} is not an IRI of this graph",
            fix=f"give an IRI that begins with {base}",
        )
    kind, slash, path = iri.removeprefix(base).partition("/")
    return unquote(kind) + (":" if slash else "") + unquote(path)


def checked_base(base: str) -> str:
    """`base`, if ids can be appended to it.

    Raises `RDF-BASE`.
    """
    try:
        NamedNode(base)
    except ValueError as error:
        raise _unusable(base, str(error)) from None
    if not base.endswith("/"):
        raise _unusable(base, "it does not end with a slash")
    return base


def node(identifier: str, base: str) -> NamedNode:
    """The RDF node of an id."""
    return NamedNode(iri_of(identifier, base))


def nodes(identifiers: Iterable[str], base: str) -> list[NamedNode]:
    """The RDF nodes of some ids."""
    return [node(identifier, base) for identifier in identifiers]


def part(whole: NamedNode, name: str) -> NamedNode:
    """The node of a named part of a record: `<whole>#name`, where others would use a blank node."""
    return NamedNode(f"{whole.value}#{name}")


def _encoded(segment: str) -> str:
    return _DOTS.get(segment) or quote(segment, safe=_PLAIN)


def _unusable(base: str, why: str) -> ExportGraphError:
    return ExportGraphError(
        code="RDF-BASE",
        message=f"{base!r} cannot be the base of the data's IRIs: {why}",
        fix=f"give an absolute IRI that ends with a slash, for example {BASE}",
    )
