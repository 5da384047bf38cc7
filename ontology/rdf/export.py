"""Records to RDF files: one record at a time, in constant memory; two exports of one graph are byte-equal."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import IO

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from ontology.rdf.decisions import issue, judgement, redirect
from ontology.rdf.entities import entity
from ontology.rdf.iris import BASE, checked_base
from ontology.rdf.jsonld import write_jsonld
from ontology.rdf.names import PREFIXES, rdf
from ontology.rdf.resource import Resource, Row
from ontology.rdf.sources import conflict, document, mention, statement
from ontology.rdf.turtle import write_turtle

Record = tuple[str, Row]
"""A kind (the keys of `_MAPPINGS`) and a row of the export of that kind."""
_MAPPINGS: dict[str, Callable[[Row, str], Iterator[Resource]]] = {
    "document": document,
    "entity": entity,
    "statement": statement,
    "mention": mention,
    "conflict": conflict,
    "issue": issue,
    "judgement": judgement,
    "redirect": redirect,
}
_ADDRESSED = ("document", "statement", "mention", "conflict", "issue", "judgement", "event", "edge")
"""The kinds of ids that are hashes: a prefix for each keeps Turtle short. Readable ids are left whole."""


class Format(StrEnum):
    """The forms in which the graph can be exported."""

    TURTLE = "turtle"
    N_QUADS = "nquads"
    JSON_LD = "jsonld"

    @property
    def media_type(self) -> str:
        """The media type by which clients ask for it."""
        return _MEDIA_TYPES[self]

    @property
    def extension(self) -> str:
        """The usual end of a file's name, with the dot."""
        return _EXTENSIONS[self]


_MEDIA_TYPES = {
    Format.TURTLE: "text/turtle",
    Format.N_QUADS: "application/n-quads",
    Format.JSON_LD: "application/ld+json",
}
_EXTENSIONS = {Format.TURTLE: ".ttl", Format.N_QUADS: ".nq", Format.JSON_LD: ".jsonld"}


def serialize(records: Iterable[Record], form: Format, output: IO[bytes], base: str = BASE) -> None:
    """Write `records`, sorted as `queries.dump.everything` gives them, to `output`.

    `base` is the IRI under which the data is served. Raises `RDF-BASE`, and what `triples_of` raises.
    """
    checked_base(base)
    triples = (triple for kind, row in records for triple in triples_of(kind, row, base))
    if form is Format.JSON_LD:
        write_jsonld(triples, output)
    elif form is Format.N_QUADS:
        pyoxigraph.serialize(triples, output, RdfFormat.N_QUADS)
    else:
        write_turtle(triples, output, _prefixes(base))


def triples_of(kind: str, row: Row, base: str = BASE) -> list[Triple]:
    """The triples of one record, each once, grouped by subject: the record itself, then its parts in order.

    Raises `RDF-UNKNOWN-PROPERTY` or `RDF-UNDEFINED-TERM` where the row has what the ontology does not define.
    """
    first, *others = _MAPPINGS[kind](row, base)
    parts = sorted(others, key=lambda each: each.node.value)
    return [triple for resource in (first, *parts) for triple in sorted(set(resource), key=_order)]


def _order(triple: Triple) -> tuple[bool, str, str]:
    return triple.predicate != rdf("type"), triple.predicate.value, str(triple.object)


def _prefixes(base: str) -> dict[str, str]:
    return PREFIXES | {kind: f"{base}{kind}/" for kind in _ADDRESSED}
