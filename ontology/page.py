"""The ontology as a page to read: `python -m ontology.page > docs/ontology.md`."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from ontology.rdf.names import PREFIXES
from ontology.schemes import schemes
from ontology.terms import (
    EG,
    PropertyTerm,
    is_ours,
    local_name,
    ontology_graph,
    ontology_turtle,
    property_term_in,
    provenance_graph,
    provenance_turtle,
)

_HEAD = """# The ontology

Written by `python -m ontology.page > docs/ontology.md` from [exportgraph.ttl](../ontology/exportgraph.ttl) and
[provenance.ttl](../ontology/provenance.ttl). Change those, not this page. What the words do is in [model.md](model.md).

A thing has one class; a property with a relationship type leads from one thing to another in Neo4j, any other is a
value. "One" marks a property of which one value holds; others are a conflict. "Alike" names the broader class of ours,
if there is one, and the terms of other vocabularies that a term specialises or is close to.
"""
_PREFIXES = PREFIXES | {
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
}
_LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.exactMatch, SKOS.closeMatch)
_SECTION = re.compile(r"^#{5,} +(.+)$", re.MULTILINE)
_TERM = re.compile(r"^eg:(\w+) a ", re.MULTILINE)


def page() -> str:
    """The page in Markdown, in the order of the files."""
    files = ((ontology_turtle(), ontology_graph()), (provenance_turtle(), provenance_graph()))
    sections = [part for turtle, graph in files for part in _sections(turtle, graph)]
    return "\n".join([_HEAD, *sections])


def _sections(turtle: str, graph: Graph) -> Iterator[str]:
    _, *parts = _SECTION.split(turtle)
    for title, body in zip(parts[::2], parts[1::2], strict=True):
        yield "\n".join([f"## {title}", "", *_section([EG[name] for name in _TERM.findall(body)], graph)])


def _section(terms: list[URIRef], graph: Graph) -> Iterator[str]:
    kinds = {term: set(graph.objects(term, RDF.type)) for term in terms}
    classes = [term for term in terms if OWL.Class in kinds[term]]
    properties = [term for term in terms if kinds[term] & {OWL.ObjectProperty, OWL.DatatypeProperty}]
    if classes:
        yield from _table("class | alike | meaning | example", (_class(term, graph) for term in classes))
    if properties:
        yield from _diagram([property_term_in(graph, term) for term in properties])
        header = "property | of | value or target | relationship | meaning | example"
        yield from _table(header, (_property(term, graph) for term in properties))
    for term in terms:
        if SKOS.ConceptScheme in kinds[term]:
            yield from _scheme(term, graph)


def _table(header: str, rows: Iterable[list[str]]) -> Iterator[str]:
    names = header.split(" | ")
    for row in (names, ["---"] * len(names), *rows):
        yield "| " + " | ".join(row) + " |"
    yield ""


def _class(term: URIRef, graph: Graph) -> list[str]:
    return [f"**{local_name(term)}**", _alike(term, graph), *_words(term, graph)]


def _property(term: URIRef, graph: Graph) -> list[str]:
    said = property_term_in(graph, term)
    value = " or ".join(sorted(said.range)) or "any"
    values = value if said.scheme in (None, value) else f"{value} of {said.scheme}"
    meaning, example = _words(term, graph)
    alike = _alike(term, graph)
    return [
        f"`{said.name}`",
        ", ".join(sorted(said.domain)) or "any",
        f"{values}, one" if said.functional else values,
        f"`{said.relationship}`" if said.relationship else "",
        f"{meaning} Alike: {alike}." if alike else meaning,
        example,
    ]


def _scheme(term: URIRef, graph: Graph) -> Iterator[str]:
    scheme = schemes()[local_name(term)]
    yield from (f"### {scheme.name}", "", scheme.definition, "")
    rows = ([f"`{each.value}`", _meaning(EG[each.name], graph)] for each in scheme.concepts.values())
    yield from _table("value | meaning", rows)


def _meaning(concept: URIRef, graph: Graph) -> str:
    alike = _alike(concept, graph)
    said = [graph.value(concept, SKOS.definition), graph.value(concept, SKOS.scopeNote)]
    return " ".join([*(_cell(str(each)) for each in said if each), *([f"Alike: {alike}."] if alike else [])])


def _words(term: URIRef, graph: Graph) -> tuple[str, str]:
    """Its definition and its example."""
    return _cell(str(graph.value(term, SKOS.definition))), _cell(str(graph.value(term, SKOS.example)))


def _alike(term: URIRef, graph: Graph) -> str:
    found = {str(each) for link in _LINKS for each in graph.objects(term, link)}
    return ", ".join(sorted(_short(each) for each in found))


def _short(iri: str) -> str:
    """A term as people write it: ours by its name, those of others with their prefix."""
    if is_ours(URIRef(iri)):
        return local_name(URIRef(iri))
    prefix = next(prefix for prefix, namespace in _PREFIXES.items() if iri.startswith(namespace))
    return f"{prefix}:{iri.removeprefix(_PREFIXES[prefix])}"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;")


def _diagram(properties: list[PropertyTerm]) -> list[str]:
    """The relationships as a picture, with one arrow for those that join the same classes."""
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in properties:
        if each.relationship:
            for ends in _ends(each):
                arrows[ends].append(each.name)
    lines = [f"    {source} -->|{', '.join(names)}| {target}" for (source, target), names in sorted(arrows.items())]
    return ["```mermaid", "flowchart LR", *lines, "```", ""] if lines else []


def _ends(term: PropertyTerm) -> Iterable[tuple[str, str]]:
    """The boxes that a relationship joins. Where both ends are several classes, not each goes with each: one box."""
    if len(term.domain) > 1 and len(term.range) > 1:
        return [(_box(term.domain), _box(term.range))]
    return product(sorted(term.domain), sorted(term.range))


def _box(names: Iterable[str]) -> str:
    ordered = sorted(names)
    return f'{"_".join(ordered)}["{" or ".join(ordered)}"]'


if __name__ == "__main__":
    sys.stdout.write(page())
