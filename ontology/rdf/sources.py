"""What stands behind the graph as RDF: documents, what they say, what they mention, and where they disagree."""

from collections.abc import Iterator

from ontology.rdf.iris import node, nodes
from ontology.rdf.names import dc, dcat, dcterms, eg, oa, prov, rdf
from ontology.rdf.resource import Resource, Row, add_interval, add_recorded, evidence
from ontology.rdf.values import Term, date_, decimal, link, media_type, text, value_of
from ontology.terms import Property


def document(row: Row, base: str) -> Iterator[Resource]:
    """A document, by what is known of it; its text is not part of the graph."""
    found: Row = row["document"]
    shown = Resource(node(found["id"], base), eg("Document"), prov("Entity"))
    shown.add(dcterms("title"), text(found["title"])).add(dc("publisher"), text(found.get("publisher")))
    shown.add_own("published", date_(found.get("published")))
    shown.add(dcterms("source"), link(found.get("url")))
    shown.add(dcat("mediaType"), media_type(found.get("media_type")))
    shown.add(eg("sha256"), text(found["sha256"])).add(eg("fileName"), text(found.get("file_name")))
    shown.add(eg("sourceKind"), text(found.get("kind"))).add(eg("sourceName"), text(found.get("source")))
    _add_licence(shown, found.get("licence"))
    add_recorded(shown, found)
    yield shown


def statement(row: Row, base: str) -> Iterator[Resource]:
    """What a document says, not asserted but told (as RDF reification), with the place that says it."""
    found: Row = row["statement"]
    identifier, source = node(found["id"], base), node(found["document"], base)
    name = Property(found["predicate"])
    target, *selectors = evidence(identifier, found, source)
    said = Resource(identifier, eg("Statement"), prov("Entity"))
    said.add(rdf("subject"), node(found["subject"], base)).add(rdf("predicate"), _predicate(name))
    said.add(rdf("object"), value_of(name, found["value"], base))
    said.add(prov("wasDerivedFrom"), source).add(eg("evidence"), target.node)
    for key in ("polarity", "modality", "section", "attribution", "extractor"):
        said.add(eg(key), text(found.get(key)))
    said.add(eg("confidence"), decimal(found.get("confidence")))
    add_interval(said, found)
    add_recorded(said, found)
    yield from (said, target, *selectors)


def mention(row: Row, base: str) -> Iterator[Resource]:
    """A mention as an annotation; its body is the thing that it refers to, where that is known."""
    found: Row = row["mention"]
    identifier = node(found["id"], base)
    target, *selectors = evidence(identifier, found, node(found["document"], base))
    shown = Resource(identifier, eg("Mention"), oa("Annotation")).add(oa("hasTarget"), target.node)
    shown.add(eg("mentionedClass"), eg(found["entity_class"])).add(eg("extractor"), text(found.get("extractor")))
    if found.get("refersTo") is not None:
        shown.add(oa("hasBody"), node(found["refersTo"], base)).add(oa("motivatedBy"), oa("identifying"))
    add_recorded(shown, found)
    yield from (shown, target, *selectors)


def conflict(row: Row, base: str) -> Iterator[Resource]:
    """A disagreement: about what, which statements are preferred, which are overruled, and why."""
    found: Row = row["conflict"]
    shown = Resource(node(found["id"], base), eg("Conflict"))
    shown.add(rdf("subject"), node(found["subject"], base))
    shown.add(rdf("predicate"), _predicate(Property(found["predicate"])))
    shown.add(eg("prefers"), *nodes(found["preferred"], base)).add(eg("overrules"), *nodes(found["overruled"], base))
    shown.add(eg("reason"), text(found["reason"]))
    yield shown


def _predicate(name: Property) -> Term:
    return rdf("type") if name is Property.TYPE else eg(name)


def _add_licence(shown: Resource, licence: str | None) -> None:
    """A licence's IRI as `dcterms:license`; words about rights as `dc:rights`, which takes text."""
    if licence is not None and licence.startswith(("http://", "https://")):
        shown.add(dcterms("license"), link(licence))
    else:
        shown.add(dc("rights"), text(licence))
