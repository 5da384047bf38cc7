"""The reference validator, to which the fast one is held."""

import warnings
from functools import cache

import pyshacl
import shacl
from rdflib import SH, Graph

from ontology.shapes import fold_shapes

Found = set[tuple[str, str]]
"""The nodes that break a shape, each with the shape."""


@cache
def _shapes() -> Graph:
    return Graph().parse(data=fold_shapes(), format="turtle")


def found_by_pyshacl(ntriples: str) -> Found:
    """What breaks the shapes of the fold, says pyshacl."""
    data = Graph().parse(data=ntriples, format="nt")
    with warnings.catch_warnings():
        # pyshacl uses names that rdflib has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    focus = report.subject_objects(SH.focusNode)
    return {(str(node), str(report.value(result, SH.sourceShape))) for result, node in focus}


@cache
def _compiled() -> shacl.Shapes:
    return shacl.Shapes.from_text(fold_shapes(), format="turtle")


def found_fast(ntriples: str) -> Found:
    """What breaks the shapes of the fold, says the validator that we run."""
    results = _compiled().validate_text(ntriples, format="ntriples").results
    return {(each.focus_node.strip("<>"), str(each.root_shape).strip("<>")) for each in results}
