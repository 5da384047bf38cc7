"""Values to RDF: literals typed as the ontology says, concepts of the closed vocabularies, and things."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from ontology.errors import ExportGraphError
from ontology.rdf.iris import node
from ontology.rdf.names import eg, xsd
from ontology.schemes import schemes
from ontology.statement import Value
from ontology.terms import Property, property_term
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass

Term = NamedNode | Literal
_CLASSES = frozenset(EntityClass)
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_RESERVED = ":/?#[]@!$&'()*+,;=%"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def value_of(name: Property, value: Value, base: str) -> Term:
    """The value of a property as RDF.

    A value that does not fit the property's range stays the text that the source gave.
    """
    term = property_term(name)
    if term.relationship is not None:
        return node(str(value), base)
    if name is Property.TYPE and value in _CLASSES:
        return eg(str(value))
    kind = next(iter(term.range))
    typed = concept(kind, value) if kind in schemes() else _typed(kind, value)
    return Literal(str(value)) if typed is None else typed


def concept(scheme: str, value: Value) -> NamedNode | None:
    """The concept of a value of a closed vocabulary."""
    found = schemes()[scheme].concepts.get(str(value))
    return None if found is None else eg(found.name)


def text(value: object) -> Literal | None:
    """A plain string."""
    return None if value is None else Literal(str(value))


def date_(value: object) -> Literal | None:
    """A date of reduced precision, typed by its precision."""
    if value is None:
        return None
    try:
        iso = PartialDate(str(value)).iso
    except ExportGraphError:
        return None
    return Literal(iso, datatype=xsd(_DATE_TYPES[len(iso)]))


def moment(value: object) -> Literal | None:
    """A time of recording."""
    return None if value is None else Literal(datetime.fromisoformat(str(value)).isoformat(), datatype=xsd("dateTime"))


def decimal(value: float | None) -> Literal | None:
    """A number as decimal digits, without an exponent."""
    return None if value is None else Literal(format(Decimal(str(value)), "f"), datatype=xsd("decimal"))


def count(value: int | None) -> Literal | None:
    """A number of characters."""
    return None if value is None else Literal(str(value), datatype=xsd("nonNegativeInteger"))


def link(value: str | None) -> Term | None:
    """A web address as an IRI; as a literal where it is none."""
    if value is None:
        return None
    try:
        return NamedNode(quote(value, safe=_RESERVED))
    except ValueError:
        return Literal(value, datatype=xsd("anyURI"))


def media_type(value: str | None) -> NamedNode | None:
    """A media type in IANA's registry, as DCAT asks for it."""
    return None if value is None else NamedNode(_MEDIA_TYPES + quote(value, safe="/+"))


def _typed(kind: str, value: Value) -> Term | None:
    converter = _CONVERTERS.get(kind)
    return None if converter is None else converter(value)


def _double(value: Value) -> Literal | None:
    try:
        number = repr(float(value))
    except ValueError:
        return None
    lexical = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}.get(number) or number.replace("e+", "E").replace("e", "E")
    return Literal(lexical, datatype=xsd("double"))


def _boolean(value: Value) -> Literal | None:
    lexical = str(value).lower()
    return Literal(lexical, datatype=xsd("boolean")) if lexical in ("true", "false") else None


def _address(value: Value) -> Literal:
    return Literal(str(value), datatype=xsd("anyURI"))


def _other_graph(value: Value) -> Term | None:
    return link(str(value))


def _by_type(value: Value) -> Literal | None:
    if isinstance(value, str):
        return Literal(value)
    return _boolean(value) if isinstance(value, bool) else _double(value)


_CONVERTERS: dict[str, Callable[[Value], Term | None]] = {
    "date": date_,
    "double": _double,
    "boolean": _boolean,
    "anyURI": _address,
    "anySimpleType": _by_type,
    "Thing": _other_graph,
}
