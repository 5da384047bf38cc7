"""Compact JSON-LD, a node at a time.

pyoxigraph streams JSON-LD too, but expanded: without a context, with whole IRIs as keys. rdflib compacts, but needs
the whole graph in memory. The triples of a record come grouped by subject, so a node is all that must be held.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO

from pyoxigraph import Literal, NamedNode, Triple

from ontology.rdf.names import PREFIXES, rdf, xsd

_TERM = re.compile(r"(.*[#/])(\w[\w-]*)", re.ASCII)
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def write_jsonld(triples: Iterable[Triple], output: IO[bytes]) -> None:
    """Write `triples`, grouped by subject, as one JSON-LD document with a node on each line."""
    output.write(b'{"@context":' + _json(PREFIXES) + b',"@graph":[')
    separator = b"\n"
    for node in _nodes(triples):
        output.write(separator + _json(node))
        separator = b",\n"
    output.write(b"\n]}\n")


def _nodes(triples: Iterable[Triple]) -> Iterator[dict[str, object]]:
    for subject, group in groupby(triples, key=lambda each: each.subject):
        node: dict[str, object] = {"@id": _iri(subject)}
        for predicate, values in groupby(group, key=lambda each: each.predicate):
            objects = [each.object for each in values]
            if predicate == rdf("type"):
                node["@type"] = [_compact(_iri(each)) for each in objects]
            else:
                found = [_value(each) for each in objects]
                node[_compact(predicate.value)] = found[0] if len(found) == 1 else found
        yield node


def _value(term: object) -> object:
    if not isinstance(term, Literal):
        return {"@id": _compact(_iri(term))}
    if term.datatype == xsd("string"):
        return term.value
    if term.datatype == xsd("boolean"):
        return term.value == "true"
    return {"@type": _compact(term.datatype.value), "@value": term.value}


def _iri(term: object) -> str:
    if not isinstance(term, NamedNode):
        raise TypeError(f"{term!r} is not an IRI")
    return term.value


def _compact(iri: str) -> str:
    """A term of a known namespace as `prefix:name`; any other IRI as it is."""
    term = _TERM.fullmatch(iri)
    prefix = None if term is None else _PREFIX_OF.get(term[1])
    return iri if term is None or prefix is None else f"{prefix}:{term[2]}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
