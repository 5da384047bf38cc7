"""The rare earths that an announcement controls, element by element and form by form: the form decides."""

from collections.abc import Iterator

from ingest.node import Node
from ingest.sources.mofcom.known import announcement_id
from ingest.table import Cell, Findings
from ontology.ids import slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass


def read_rare_earths(top: Node, found: Findings) -> None:
    """A control item for each element, and one for each form of it that the announcement lists."""
    node = top.at("CONTROLLED_RARE_EARTHS_IN_FORCE")
    policy = announcement_id(node.text("source"))
    for index, element in enumerate(node.cells("elements")):
        found.add(_element(element, node.cell("elementsZh", index), policy))
        for form in node.cells("formsByElement", element.text):
            found.add(_form(form, element.text, policy))


def _element(element: Cell, chinese: Cell | None, policy: str) -> Iterator[Statement]:
    item = _item(element.text)
    yield from element.describe(item, EntityClass.CONTROL_ITEM, element.text)
    yield element.say(item, Property.ITEM_CLASS, "commodity")
    yield element.say(item, Property.ADDED_BY, policy)
    if chinese is not None:
        yield chinese.say(item, Property.ALIAS, chinese.text)


def _form(form: Cell, element: str, policy: str) -> Iterator[Statement]:
    item = f"{_item(element)}/{slug(form.text)}"
    yield from form.describe(item, EntityClass.CONTROL_ITEM, f"{element}: {form.text}")
    yield form.say(item, Property.ITEM_CLASS, "commodity")
    yield form.say(item, Property.PART_OF, _item(element))
    yield form.say(item, Property.ADDED_BY, policy)


def _item(element: str) -> str:
    return f"item:cn-rare-earth/{slug(element)}"
