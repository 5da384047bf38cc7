"""Three-valued logic (Kleene's strong logic): true, false and unknown.

Unknown is never false: a legal answer that rests on a missing fact stays unknown, and says which fact it misses.
"""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """A truth value of Kleene's strong three-valued logic."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool) -> "Truth":
        """The definite truth value of a Python boolean."""
        return cls.TRUE if value else cls.FALSE


def negation(value: Truth) -> Truth:
    """Not `value`; the negation of unknown is unknown."""
    return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}[value]


def all_of(values: Iterable[Truth]) -> Truth:
    """Conjunction: false if any is false, else unknown if any is unknown, else true (also of nothing)."""
    seen = set(values)
    if Truth.FALSE in seen:
        return Truth.FALSE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.TRUE


def any_of(values: Iterable[Truth]) -> Truth:
    """Disjunction: true if any is true, else unknown if any is unknown, else false (also of nothing)."""
    seen = set(values)
    if Truth.TRUE in seen:
        return Truth.TRUE
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.FALSE
