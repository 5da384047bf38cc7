"""What the shapes of the ontology do not allow in the picture of a thing: found before the picture is written."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import shacl
from pyoxigraph import Literal, RdfFormat, Triple, serialize
from rdflib import SH, Graph

from ontology.derived_shapes import derived_shapes
from ontology.folded import Folded
from ontology.ids import content_address
from ontology.rdf.iris import BASE, id_of, node
from ontology.rdf.names import dcterms, eg, rdf
from ontology.rdf.values import value_of
from ontology.terms import EG, Property, property_terms


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that the shapes do not allow. The thing is shown all the same, with the issue."""

    subject: str
    code: str
    """Which shape, for example SHAPE-RESTRICTION-KIND."""
    message: str
    fix: str

    @property
    def id(self) -> str:
        """The address of its content."""
        return content_address("issue", [self.subject, self.code, self.message])


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a shape says to people."""

    code: str
    message: str
    fix: str


def issues_of(folded: Iterable[Folded]) -> list[Issue]:
    """Every issue of these pictures, each once, by thing and code."""
    data = io.BytesIO()
    serialize((triple for each in folded for triple in picture(each)), data, format=RdfFormat.N_TRIPLES)
    report = _compiled().validate_text(data.getvalue().decode(), format="ntriples")
    found = {_issue(each) for each in report.results}
    return sorted(found, key=lambda each: (each.subject, each.code, each.message))


def picture(folded: Folded) -> Iterator[Triple]:
    """The picture of a thing as the shapes look at it: each relationship and status is one triple.

    Of a thing of which everything is denied there is no picture.
    """
    if not (folded.label or folded.properties or folded.edges or folded.events):
        return
    thing = node(folded.subject, BASE)
    yield Triple(thing, dcterms("identifier"), Literal(folded.subject))
    if folded.label is not None:
        yield Triple(thing, rdf("type"), value_of(Property.TYPE, folded.label, BASE))
    for name, value in folded.properties.items():
        for one in value if isinstance(value, tuple) else (value,):
            yield Triple(thing, eg(name), value_of(Property(name), one, BASE))
    for edge in folded.edges:
        yield Triple(thing, eg(_by_relationship()[edge.relationship]), node(edge.target, BASE))
    for event in folded.events:
        yield Triple(thing, eg(event.axis), value_of(event.axis, event.value, BASE))


@cache
def thing_shapes() -> Graph:
    """The shapes for pictures: those written by hand and those that follow from the ontology."""
    written = files("ontology").joinpath("thing_shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=written, format="turtle") + derived_shapes()


@cache
def guidance() -> dict[str, Guidance]:
    """What each shape says, by the shape's IRI."""
    graph = thing_shapes()
    return {
        str(shape): Guidance(*(str(graph.value(shape, each)) for each in (EG.code, SH.message, EG.fix)))
        for shape in graph.subjects(EG.code)
    }


def codes() -> Sequence[str]:
    """The codes that issues may have."""
    return sorted({each.code for each in guidance().values()})


def _issue(result: shacl.Result) -> Issue:
    said = guidance()[str(result.root_shape).strip("<>")]
    subject = id_of(str(result.focus_node).strip("<>"))
    value = "" if result.value_plain is None or result.value == result.focus_node else f" ({result.value_plain})"
    return Issue(subject, said.code, said.message + value, said.fix)


@cache
def _compiled() -> shacl.Shapes:
    return shacl.Shapes.from_text(thing_shapes().serialize(format="ntriples"), format="ntriples")


@cache
def _by_relationship() -> dict[str, str]:
    return {term.relationship: name for name, term in property_terms().items() if term.relationship is not None}
