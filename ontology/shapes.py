"""The shapes run on what was folded, before it is written: what a person should look at, with what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import shacl
from rdflib import SH, Graph

from ontology.derived_shapes import derived_shapes, range_shapes
from ontology.folded import Folded
from ontology.ids import content_address
from ontology.rdf.bare import Bare, Place
from ontology.rdf.iris import BASE, id_of
from ontology.terms import EG


@dataclass(frozen=True, order=True, slots=True)
class Issue:
    """That a thing breaks a shape."""

    subject: str
    """The id of the thing."""
    code: str
    """Names the shape; docs/errors.md lists all."""
    message: str
    """What is wrong, with the value or the relationship that is."""
    fix: str
    """What a person can do about it."""

    @property
    def id(self) -> str:
        """The address of the issue: it stays the same until the thing changes."""
        return content_address("issue", [self.subject, self.code, self.message])


def issues_of(folded: Iterable[Folded]) -> list[Issue]:
    """The shapes that things break, each once, by subject, code and message.

    What is found of a thing depends on that thing alone, not on what else is in `folded`: a graph can be checked in
    parts of any size. Of which class the target of a relationship is, is therefore not checked here (`shapes_turtle`).
    """
    bare = Bare(folded)
    report = _compiled().validate_text(bare.text, format="ntriples")
    return sorted({_issue(result, bare.places[result.focus_node]) for result in report.results})


@cache
def fold_shapes() -> str:
    """The shapes that `issues_of` runs, as Turtle: each looks at one thing with its relationships and events."""
    return "\n".join([_committed("shapes.ttl"), derived_shapes()])


@cache
def shapes_turtle() -> str:
    """All shapes as Turtle, for an export of a whole graph: those of one thing, of records, and of targets' classes."""
    return "\n".join([fold_shapes(), range_shapes(), _committed("record_shapes.ttl")])


@dataclass(frozen=True, slots=True)
class Rule:
    """What a shape says of itself."""

    code: str
    message: str
    fix: str


@cache
def rules() -> dict[str, Rule]:
    """The shapes that have a code, by IRI."""
    graph = Graph().parse(data=shapes_turtle(), format="turtle")
    return {
        str(shape): Rule(str(code), str(graph.value(shape, SH.message)), str(graph.value(shape, EG.fix)))
        for shape, code in graph.subject_objects(EG.code)
    }


@cache
def _compiled() -> shacl.Shapes:
    return shacl.Shapes.from_text(fold_shapes(), format="turtle")


def _committed(name: str) -> str:
    return files("ontology").joinpath(name).read_text(encoding="utf-8")


def _issue(result: shacl.Result, place: Place) -> Issue:
    rule = rules()[str(result.root_shape).strip("<>")]
    subject, part = place
    message = f"{part}: {rule.message}" if part else rule.message
    if result.value_plain is not None and result.value != result.focus_node:
        message = f"{message}: {_readable(result.value_plain)}"
    return Issue(subject, rule.code, message, rule.fix)


def _readable(value: str) -> str:
    """A value without what makes it an IRI of ours."""
    return id_of(value) if value.startswith(BASE) else value.removeprefix(str(EG))
