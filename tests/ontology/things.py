"""Things as folding makes them, whole and broken, for the tests of shapes."""

from collections.abc import Iterator
from dataclasses import replace

from ontology.folded import Edge, Event, Folded
from ontology.statement import Value
from ontology.terms import Property
from ontology.times import ALWAYS, Interval, PartialDate
from ontology.vocabulary import Confirmation

RECORDED_AT = "2026-07-24T09:00:00+00:00"


def edge(relationship: str, target: str, valid: Interval = ALWAYS) -> Edge:
    return Edge(relationship, target, valid, 1.0, RECORDED_AT, ("statement:1",))


def event(subject: str, axis: Property, value: str, confirmation: Confirmation, valid: Interval = ALWAYS) -> Event:
    return Event(subject, axis, value, valid, confirmation, RECORDED_AT, ("statement:1",))


def thing(
    subject: str,
    label: str | None,
    properties: dict[str, Value | tuple[str, ...]],
    *edges: Edge,
    events: tuple[Event, ...] = (),
) -> Folded:
    return Folded(subject, label, properties, edges, events, ())


def changed(folded: Folded, **values: Value | tuple[str, ...] | None) -> Folded:
    """The thing with other properties; one that is None goes."""
    properties = {**folded.properties, **values}
    return replace(folded, properties={name: value for name, value in properties.items() if value is not None})


def without(folded: Folded, *relationships: str) -> Folded:
    """The thing without its relationships of some types."""
    return replace(folded, edges=tuple(each for each in folded.edges if each.relationship not in relationships))


def model(number: int) -> Folded:
    return thing(
        f"model:maker-{number % 300}/model-{number}",
        "AIModel",
        {
            "name": f"Model {number}",
            "alias": tuple(f"Model {number} {size}" for size in ("large", "medium", "small")),
            "released": f"{2020 + number % 7}-0{1 + number % 9}",
            "trainingOperations": 1e25,
        },
        edge("DEVELOPED_BY", f"company:maker-{number % 300}"),
        *(edge("MEMBER_OF", f"group:group-{number % each}") for each in (7, 11, 13)),
    )


def restriction(number: int) -> Folded:
    return thing(
        f"restriction:rule-{number}/licence-requirement/models",
        "Restriction",
        {"name": f"licence requirement {number}", "kind": "licence_requirement", "complianceFrom": "2025-05-15"},
        *(edge("RESTRICTS", f"model:maker-{each % 300}/model-{each}") for each in range(number, number + 14)),
        edge("IMPOSED_BY", f"policy:rule-{number}"),
        edge("HAS_SCOPE", "scope:outside-us", Interval(PartialDate("2025-05"), PartialDate("2025-06-01"))),
    )


def policy(number: int) -> Folded:
    subject = f"policy:rule-{number}"
    began = Interval(PartialDate("2025-01-13"), PartialDate("2025"))
    return thing(
        subject,
        "Policy",
        {"name": f"Rule {number}", "citation": (f"{number} CFR 1", f"{number} FR 1"), "published": "2025-01-15"},
        edge("ISSUED_BY", f"agency:agency-{number % 60}"),
        *(edge("AMENDS", f"policy:rule-{number + each}") for each in (1, 2, 3)),
        events=(event(subject, Property.LEGAL_STATUS, "in_force", Confirmation.CONFIRMED, began),),
    )


def criterion() -> Folded:
    test: dict[str, Value | tuple[str, ...]] = {"parameter": "trainingOperations", "operator": ">=", "threshold": 1e26}
    return thing("criterion:operations", "Criterion", {"name": "10^26 operations or more", **test})


def many(count: int) -> Iterator[Folded]:
    """`count` restrictions, as many models, and as many policies."""
    for number in range(count):
        yield restriction(number)
        yield model(number)
        yield policy(number)


def planted(count: int) -> tuple[list[Folded], dict[str, str]]:
    """`many(count)` with 305 of them broken, in three ways; and the code that each broken one must give."""
    things, codes = [], {}
    left = {"Restriction": 100, "AIModel": 100, "Policy": 105}
    for number, each in enumerate(many(count)):
        label = str(each.label)
        if number % 7 == 0 and left[label]:
            left[label] -= 1
            each, codes[each.subject] = _broken(each)
        things.append(each)
    return things, codes


def _broken(folded: Folded) -> tuple[Folded, str]:
    if folded.label == "Restriction":
        return changed(folded, kind=None), "SHAPE-RESTRICTION-KIND"
    if folded.label == "AIModel":
        return changed(folded, released="soon"), "SHAPE-DATATYPE"
    return changed(folded, kind="prohibition"), "SHAPE-DOMAIN"
