"""The types and properties that a client of the Reconciliation API may name: those of the ontology."""

import re
from functools import cache

from ontology.terms import Property, PropertyTerm, class_terms, property_terms
from ontology.vocabulary import EntityClass

Named = dict[str, str]
"""What has an `id` and a `name`."""
_NOT_TYPES = frozenset({EntityClass.LIFECYCLE_EVENT, EntityClass.LIST_ENTRY, EntityClass.SCOPE, EntityClass.CRITERION})
"""Classes of parts of other things, which nobody looks up by name."""
DEFAULT_TYPES = (EntityClass.COMPANY, EntityClass.PARTY, EntityClass.AI_MODEL, EntityClass.COUNTRY, EntityClass.POLICY)
PLACES = frozenset({Property.LOCATED_IN, Property.HEADQUARTERED_IN, Property.INCORPORATED_IN})


@cache
def types() -> dict[str, Named]:
    """The types by id."""
    return {each.value: type_named(each.value) for each in EntityClass if each not in _NOT_TYPES}


def type_named(identifier: str) -> Named:
    """A type with its name in words ("PartyList" is "Party list")."""
    return {"id": identifier, "name": _in_words(identifier)}


@cache
def narrower(identifier: str) -> frozenset[str]:
    """The type and those that are kinds of it: a company is a party."""
    return frozenset(name for name, term in class_terms().items() if identifier in (name, *term.broader))


@cache
def properties() -> dict[str, PropertyTerm]:
    """The properties by id, without the type."""
    return {name: term for name, term in property_terms().items() if name != Property.TYPE}


def property_named(identifier: str) -> Named:
    """A property with its name in words ("locatedIn" is "Located in")."""
    return {"id": identifier, "name": _in_words(identifier)}


def properties_of(identifier: str) -> list[str]:
    """The properties that things of a type may have; all for a type that is not known."""
    term = class_terms().get(identifier)
    wider = {identifier, *(term.broader if term else ())}
    return [name for name, each in properties().items() if term is None or not each.domain or each.domain & wider]


def _in_words(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    words = [word if word.isupper() else word.lower() for word in spaced.split()]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])
