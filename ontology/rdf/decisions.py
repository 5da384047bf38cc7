"""What was found about records as RDF: judgements on sameness, the ids that lead to another since, and issues."""

from collections.abc import Iterator

from ontology.rdf.iris import node
from ontology.rdf.names import dcterms, eg
from ontology.rdf.resource import Resource, Row, add_recorded
from ontology.rdf.values import decimal, moment, text


def judgement(row: Row, base: str) -> Iterator[Resource]:
    """A decision about two records, with what it rests on; of one that no longer counts, since when."""
    found: Row = row["judgement"]
    shown = Resource(node(found["id"], base), eg("Judgement"))
    shown.add(eg("judges"), node(found["left"], base), node(found["right"], base))
    shown.add(eg("sameness"), text(found["sameness"])).add(eg("why"), text(found["why"]))
    shown.add(eg("judge"), text(found["judge"])).add(eg("judgedBy"), text(found["who"]))
    shown.add(eg("decidedAt"), text(found["decided_at"] or None)).add(eg("score"), decimal(found.get("score")))
    features = zip(found["features"], found["feature_values"], strict=True)
    shown.add(eg("feature"), *(text(f"{name}={value:g}") for name, value in features))
    shown.add_own("withdrawnAt", moment(found.get("withdrawn_at")))
    add_recorded(shown, found)
    yield shown


def issue(row: Row, base: str) -> Iterator[Resource]:
    """Something that the shapes do not allow in the picture of a thing, and what can be done about it."""
    found: Row = row["issue"]
    shown = Resource(node(found["id"], base), eg("Issue")).add(eg("concerns"), node(found["subject"], base))
    shown.add(eg("code"), text(found["code"])).add(eg("fix"), text(found["fix"]))
    yield shown.add(dcterms("description"), text(found["message"]))


def redirect(row: Row, base: str) -> Iterator[Resource]:
    """An id that is still good, and the one under which its thing is shown."""
    found: Row = row["redirect"]
    shown = Resource(node(found["id"], base), eg("Redirect"))
    yield shown.add(dcterms("isReplacedBy"), node(found["to"], base))
