"""A resource under construction, and the parts that records of every kind share: time, evidence."""

from collections.abc import Iterator, Mapping
from typing import Any, Self

from pyoxigraph import NamedNode, Triple

from ontology.rdf.iris import part
from ontology.rdf.names import dcterms, eg, oa, rdf, with_parents
from ontology.rdf.values import Term, count, date_, moment, text

Row = Mapping[str, Any]
JSON_POINTER = NamedNode("http://tools.ietf.org/rfc/rfc6901")


class Resource:
    """One node with the triples that begin at it."""

    def __init__(self, node: NamedNode, *types: NamedNode) -> None:
        self.node = node
        self._triples: list[Triple] = []
        self.add(rdf("type"), *types)

    def add(self, predicate: NamedNode, *objects: Term | None) -> Self:
        """Say `predicate` of it for each of `objects`; what is None is not said."""
        self._triples += [Triple(self.node, predicate, each) for each in objects if each is not None]
        return self

    def add_own(self, name: str, *objects: Term | None) -> Self:
        """Say our property `name` of it, and the outside properties that it specialises."""
        for predicate in with_parents(name):
            self.add(predicate, *objects)
        return self

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._triples)


def add_interval(resource: Resource, row: Row) -> None:
    """Say when it is so. An interval without bounds is a lasting fact: then there is nothing to say."""
    start, end = row.get("valid_from"), row.get("valid_to")
    resource.add(eg("validFrom"), date_(start)).add(eg("validTo"), date_(end))
    if start is not None or end is not None:
        resource.add(eg("validBasis"), text(row.get("valid_basis")))


def add_recorded(resource: Resource, row: Row) -> None:
    """Say when this graph first recorded it."""
    resource.add_own("recordedAt", moment(row.get("recorded_at")))


def evidence(whole: NamedNode, row: Row, document: NamedNode) -> list[Resource]:
    """Where in `document` a record stands, as a Web Annotation target with its selectors. The target comes first.

    In a structured source the quote counts from the start of the cell that the locator names, so it refines it.
    """
    target = Resource(part(whole, "target"), oa("SpecificResource")).add(oa("hasSource"), document)
    quote = _quote_selectors(whole, row)
    quote_nodes = [each.node for each in quote]
    if row.get("locator") is None:
        return [target.add(oa("hasSelector"), *quote_nodes), *quote]
    locator = Resource(part(whole, "locator"), oa("FragmentSelector"))
    locator.add(rdf("value"), text(row["locator"])).add(dcterms("conformsTo"), JSON_POINTER)
    locator.add(oa("refinedBy"), *quote_nodes)
    return [target.add(oa("hasSelector"), locator.node), locator, *quote]


def _quote_selectors(whole: NamedNode, row: Row) -> list[Resource]:
    if row.get("quote") is None:
        return []
    quote = Resource(part(whole, "quote"), oa("TextQuoteSelector")).add(oa("exact"), text(row["quote"]))
    position = Resource(part(whole, "position"), oa("TextPositionSelector"))
    position.add(oa("start"), count(row["start"])).add(oa("end"), count(row["end"]))
    return [quote, position]
