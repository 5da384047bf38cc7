"""Where a norm stands on a day: its lifecycle events read as of that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ontology.records import LifecycleEvent
from ontology.times import Basis
from ontology.truth import Truth


@dataclass(frozen=True, slots=True)
class Standing:
    """The value of a status axis on a day.

    `value` is none where nothing had happened yet, and also where `known` is unknown: then `missing` says what
    would have to be known.
    """

    value: str | None
    known: bool
    event: LifecycleEvent | None = None
    missing: str | None = None


NOTHING_YET = Standing(value=None, known=True)


def standing(events: Iterable[LifecycleEvent], axis: str, day: date) -> Standing:
    """What `axis` is on `day`, by these events of one thing."""
    changes = sorted((each for each in events if each.axis == axis), key=_order)
    begun = [each for each in changes if _begun(each, day) is Truth.TRUE]
    current = begun[-1] if begun else None
    if current is not None and current.valid.end is not None and current.valid.contains(day) is not Truth.TRUE:
        return _unknown(f"what followed when {_words(current)} ended on {current.valid.end.iso}")
    following = next((each for each in changes if each not in begun), None)
    if following is not None and _may_have_begun(following, current, day):
        return _unknown(_missing_start(following))
    if current is None:
        return NOTHING_YET
    return Standing(value=current.value, known=True, event=_beginning(begun))


def _beginning(begun: list[LifecycleEvent]) -> LifecycleEvent:
    """The first of the last events that all say the same: since then it stands as it does."""
    *earlier, first = begun
    for event in reversed(earlier):
        if event.value != first.value:
            break
        first = event
    return first


def _may_have_begun(event: LifecycleEvent, current: LifecycleEvent | None, day: date) -> bool:
    """Whether this next event may have come by `day` and would change the answer."""
    changes_answer = current is None or event.value != current.value
    return changes_answer and _begun(event, day) is Truth.UNKNOWN


def _missing_start(event: LifecycleEvent) -> str:
    if event.valid.start is None or event.valid.basis is Basis.EXACT:
        return f"on which day it became {_words(event)}"
    return f"since when it is {_words(event)} (a source of {event.valid.start.iso} shows it so)"


def _words(event: LifecycleEvent) -> str:
    return event.value.replace("_", " ")


def _unknown(missing: str) -> Standing:
    return Standing(value=None, known=False, missing=missing)


def _begun(event: LifecycleEvent, day: date) -> Truth:
    start = event.valid.start
    if start is None or day >= start.latest:
        return Truth.TRUE
    if event.valid.basis is Basis.OBSERVED or day >= start.earliest:
        return Truth.UNKNOWN
    return Truth.FALSE


def _order(event: LifecycleEvent) -> tuple[str, str]:
    return ("" if event.valid.start is None else event.valid.start.iso, event.id)
