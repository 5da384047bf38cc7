"""Does a scope reach a destination? Does a criterion hold? In three-valued logic."""

import operator
from collections.abc import Callable
from datetime import date
from math import inf

from ontology.ids import WORLDWIDE
from ontology.records import Criterion, Destination, Membership, Reference, Scope, Subject
from ontology.truth import Truth, all_of, any_of, negation

_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}


def reaches(scope: Scope, destination: Destination, day: date) -> Truth:
    """Whether `scope` covers `destination` on `day`: some part includes it and none excludes it."""
    included = any_of(_covers(part, destination, day) for part in scope.includes)
    excluded = any_of(_covers(part, destination, day) for part in scope.excludes)
    return all_of((included, negation(excluded)))


def _covers(part: Scope | Reference, destination: Destination, day: date) -> Truth:
    if isinstance(part, Scope):
        return reaches(part, destination, day)
    if part.id == WORLDWIDE or part.id == destination.reference.id:
        return Truth.TRUE
    if part.label == "Country":
        return held(destination.treated_as, part.id, day)
    return _in_group(part.id, destination, day)


def _in_group(group: str, destination: Destination, day: date) -> Truth:
    if any(each.group == group for each in destination.memberships):
        return held(destination.memberships, group, day)
    captured = destination.captured.get(group)
    return Truth.FALSE if captured is not None and day >= captured else Truth.UNKNOWN


def held(memberships: tuple[Membership, ...], group: str, day: date) -> Truth:
    """Whether one of the memberships in `group` holds on `day`; less than certain ones are unknown, not true."""
    of_group = [each for each in memberships if each.group == group]
    return any_of(
        Truth.UNKNOWN if value is Truth.TRUE and each.confidence < 1 else value
        for each in of_group
        for value in [each.valid.contains(day)]
    )


def meets(criterion: Criterion, subject: Subject) -> tuple[Truth, tuple[str, ...]]:
    """Whether `subject` meets `criterion`, and which of its parameters would have to be known to tell.

    An estimate whose error bar crosses the threshold tells nothing: the parameter counts as not known.
    """
    if criterion.parts:
        parts = [meets(part, subject) for part in criterion.parts]
        combine = any_of if criterion.combination == "any" else all_of
        value = combine(truth for truth, _ in parts)
        missing = tuple(dict.fromkeys(name for truth, names in parts if truth is Truth.UNKNOWN for name in names))
        return value, missing if value is Truth.UNKNOWN else ()
    bounds = bounds_of(subject, criterion.parameter or "")
    if bounds is None or criterion.threshold is None or criterion.operator is None:
        return Truth.UNKNOWN, (criterion.parameter or criterion.id,)
    truth = _compared(bounds, criterion.operator, float(criterion.threshold))
    return truth, (criterion.parameter or criterion.id,) if truth is Truth.UNKNOWN else ()


def bounds_of(subject: Subject, parameter: str) -> tuple[float, float] | None:
    """Between which values a parameter lies, both inclusive; none where nothing is known of it.

    Where a source bounds an estimate on one side only, the estimate itself bounds the other side.
    """
    names = (parameter, f"{parameter}Minimum", f"{parameter}Maximum")
    actual, least, most = (None if (value := subject.parameters.get(name)) is None else float(value) for name in names)
    # Where sources contradict each other (an estimate below its lower bound) the bar takes in all that they say.
    known = [value for value in (actual, least, most) if value is not None]
    if not known:
        return None
    lowest = -inf if actual is None and least is None else min(known)
    highest = inf if actual is None and most is None else max(known)
    return lowest, highest


def _compared(bounds: tuple[float, float], sign: str, threshold: float) -> Truth:
    """Whether the comparison holds for every value between the bounds, for none, or only for some."""
    lowest, highest = bounds
    if sign == "=" and lowest < highest:
        return Truth.UNKNOWN if lowest <= threshold <= highest else Truth.FALSE
    ends = {_COMPARISONS[sign](value, threshold) for value in bounds}
    return Truth.of(ends.pop()) if len(ends) == 1 else Truth.UNKNOWN
