"""Which countries a rule puts into, or takes out of, a Country Group of the EAR, as its abstract says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.countries import Country, country_named

_COUNTRY = r"(?P<country>[A-Z][A-Za-z'’.-]*(?: (?:and |of |the )*[A-Z][A-Za-z'’.-]*)*)"
_GROUP = r"(?:EAR )?Country Group (?P<group>[ADE]:\d|B\b)"
_ADDED = re.compile(rf"\b(?:adds|adding|to add|is adding) {_COUNTRY} to {_GROUP}")
_TAKEN_OUT = re.compile(
    rf"\b(?:removes|removing|to remove|is removing|moves|moving|to move|is moving) {_COUNTRY} from {_GROUP}"
)
_NO_LONGER = re.compile(rf"\b{_COUNTRY} is no longer an? {_GROUP} country\b")


@dataclass(frozen=True, slots=True)
class Move:
    """A country that is put into a group or is not in it any more, and the words that say so."""

    country: Country
    group: str
    """As the EAR write it: "D:5"."""
    span: tuple[int, int]
    joins: bool
    by_this_rule: bool
    """Whether this rule does it; else the rule only reflects what was so before."""


def moves(abstract: str) -> Iterator[Move]:
    """The moves that an abstract tells. A name that is no country by its exact spelling tells none."""
    for pattern, joins, by_this_rule in ((_ADDED, True, True), (_TAKEN_OUT, False, True), (_NO_LONGER, False, False)):
        for match in pattern.finditer(abstract):
            country = country_named(match["country"])
            if country is not None:
                yield Move(country, match["group"], match.span(), joins, by_this_rule)
