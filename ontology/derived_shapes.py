"""The shapes that follow from the ontology: written from `exportgraph.ttl`, so that nobody has to write them twice."""

from collections.abc import Iterable, Iterator

from ontology.schemes import Concept, schemes
from ontology.terms import PropertyTerm, class_terms, property_terms
from ontology.vocabulary import EntityClass

_PREFIXES = """\
@prefix eg: <https://w3id.org/exportgraph/ontology#> .
@prefix shape: <https://w3id.org/exportgraph/shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_WORDS = {"string": "text", "date": "date", "double": "number", "boolean": "truth value", "anyURI": "address"}
_DATATYPES = {"date": ("date", "gYearMonth", "gYear")}
_NO_CLASS = "[ sh:path rdf:type ; sh:maxCount 0 ]"
"""Of a thing whose class is not told nothing follows here: that it has none is an issue of its own."""


def derived_shapes() -> str:
    """What the ontology says of one thing by itself, as Turtle: its class, name, properties and events."""
    terms = sorted(property_terms().values(), key=lambda term: term.name)
    shapes = [_has_class(terms), _has_name(), _event_axis(terms)]
    for term in terms:
        shapes += _of_property(term)
    return "\n".join([_PREFIXES, *shapes])


def range_shapes() -> str:
    """Of which class the targets of relationships are, as Turtle. They judge only a graph that has the targets."""
    terms = sorted(property_terms().values(), key=lambda term: term.name)
    return "\n".join([_PREFIXES, *(_range(term) for term in terms if term.relationship is not None)])


def _of_property(term: PropertyTerm) -> Iterator[str]:
    if term.domain:
        yield _domain(term)
    if term.status_axis:
        yield _event_value(term)
    elif term.relationship is None:  # a relationship may have one value after another in time
        yield from (_once(term),) if term.functional else ()
        yield from _values(term)


def _shape(name: str, kind: str, target: str, constraint: str, code: str, message: str, fix: str) -> str:
    return (
        f"shape:{name} a sh:{kind} ; {target} ; {constraint} ;\n"
        f'    sh:message "{message}" ; eg:code "{code}" ;\n    eg:fix "{fix}" .\n'
    )


def _has_class(terms: Iterable[PropertyTerm]) -> str:
    targets = " , ".join(f"eg:{term.name}" for term in terms)
    constraint = "sh:path rdf:type ; sh:minCount 1 ; sh:nodeKind sh:IRI"
    fix = "say what it is: one of the classes of ontology/exportgraph.ttl"
    target = f"sh:targetSubjectsOf {targets}"
    return _shape("class", "PropertyShape", target, constraint, "SHAPE-CLASS", "the thing has no known class", fix)


def _has_name() -> str:
    classes = " , ".join(f"eg:{each}" for each in EntityClass if each is not EntityClass.LIFECYCLE_EVENT)
    return _shape(
        "name", "PropertyShape", f"sh:targetClass {classes}", "sh:path eg:name ; sh:minCount 1",
        "SHAPE-NAME", "the thing has no name but its id", "give the name that the source uses",
    )  # fmt: skip


def _event_axis(terms: Iterable[PropertyTerm]) -> str:
    axes = " ".join(f"eg:{term.name}" for term in terms if term.status_axis)
    return _shape(
        "event-axis", "PropertyShape", "sh:targetClass eg:LifecycleEvent",
        f"sh:path eg:axis ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {axes} )",
        "SHAPE-EVENT-AXIS", "the change of status lies on no status axis", f"say on which axis: {axes}",
    )  # fmt: skip


def _event_value(term: PropertyTerm) -> str:
    concepts = _concepts(term)
    constraint = (
        f"sh:or ( [ sh:not [ sh:path eg:axis ; sh:hasValue eg:{term.name} ] ]\n"
        f"        [ sh:path eg:statusValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {_written(term, concepts)} ) ] )"
    )
    message = f"the change of status does not lead to one known {term.name}"
    fix = f"write the status as one of: {', '.join(each.value for each in concepts)}"
    target = "sh:targetClass eg:LifecycleEvent"
    return _shape(f"{term.name}-value", "NodeShape", target, constraint, "SHAPE-EVENT-VALUE", message, fix)


def _once(term: PropertyTerm) -> str:
    constraint = f"sh:path eg:{term.name} ; sh:maxCount 1"
    message, fix = f"{term.name} has more than one value", "keep the one that the weightiest document gives"
    return _shape(f"{term.name}-once", "PropertyShape", _subjects(term), constraint, "SHAPE-REPEATED", message, fix)


def _values(term: PropertyTerm) -> Iterator[str]:
    kind = next(iter(term.range))
    if concepts := _concepts(term):
        allowed, code = f"sh:in ( {_written(term, concepts)} )", "SHAPE-VALUE"
        message, fix = (
            f"{term.name} is not in its vocabulary",
            f"write it as one of: {', '.join(each.value for each in concepts)}",
        )
    elif kind in _WORDS:
        allowed, code = _datatype(kind), "SHAPE-DATATYPE"
        message, fix = f"{term.name} is no {_WORDS[kind]}", _how_to_write(kind)
    else:
        return
    constraint = f"sh:path eg:{term.name} ; {allowed}"
    yield _shape(f"{term.name}-value", "PropertyShape", _subjects(term), constraint, code, message, fix)


def _datatype(kind: str) -> str:
    options = _DATATYPES.get(kind, (kind,))
    if len(options) == 1:
        return f"sh:datatype xsd:{kind}"
    return f"sh:or ( {' '.join(f'[ sh:datatype xsd:{each} ]' for each in options)} )"


def _how_to_write(kind: str) -> str:
    forms = {
        "date": "write it as YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source is",
        "double": "write it in digits, for example 1e26",
        "boolean": "write it as true or false",
    }
    return forms.get(kind, f"write it as {_WORDS[kind]}")


def _domain(term: PropertyTerm) -> str:
    classes = _with_narrower(term.domain)
    constraint = f"sh:path rdf:type ; sh:in ( {_terms(classes)} )"
    message = f"{term.name} does not describe things of this class"
    fix = f"correct the class or the property; it describes: {', '.join(classes)}"
    return _shape(f"{term.name}-domain", "PropertyShape", _subjects(term), constraint, "SHAPE-DOMAIN", message, fix)


def _range(term: PropertyTerm) -> str:
    classes = _with_narrower(term.range)
    constraint = f"sh:or ( {_any_of(classes)} {_NO_CLASS} )"
    message = f"{term.name} does not lead to a thing of this class"
    fix = f"correct the class or the relationship; it leads to: {', '.join(classes)}"
    target = f"sh:targetObjectsOf eg:{term.name}"
    return _shape(f"{term.name}-range", "NodeShape", target, constraint, "SHAPE-RANGE", message, fix)


def _subjects(term: PropertyTerm) -> str:
    return f"sh:targetSubjectsOf eg:{term.name}"


def _any_of(classes: Iterable[str]) -> str:
    return " ".join(f"[ sh:class eg:{each} ]" for each in classes)


def _terms(names: Iterable[str]) -> str:
    return " ".join(f"eg:{each}" for each in names)


def _with_narrower(classes: frozenset[str]) -> list[str]:
    """The classes and all that specialise them: data names only the class itself of a thing."""
    return sorted(classes | {name for name, term in class_terms().items() if term.broader & classes})


def _concepts(term: PropertyTerm) -> list[Concept]:
    """The values of the closed vocabulary of the property, by value; none where it ranges over something else."""
    found = () if term.scheme is None else schemes()[term.scheme].concepts.values()
    return sorted(found, key=lambda concept: concept.value)


def _written(term: PropertyTerm, concepts: Iterable[Concept]) -> str:
    """The values as data has them: concepts, or their notations where the property is a literal."""
    if term.scheme in term.range:
        return _terms(each.name for each in concepts)
    return " ".join(f'"{each.value}"' for each in concepts)
