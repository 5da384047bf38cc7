"""Reports of a norm that a primary source tells: an article rarely names the instrument, and so seems to tell another.

What `ontology.status` does with reports of events of one norm is done here with a report that gives the whole norm a
name of its own: one that only repeats what is known, or lags behind it, is passed over.
"""

from collections.abc import Iterable

from ontology.ids import is_called_only
from ontology.records import LifecycleEvent, Restriction
from ontology.status import standing
from ontology.terms import Property
from ontology.times import Basis
from ontology.vocabulary import ENDED, Confirmation


def without_echoes(restrictions: Iterable[Restriction]) -> list[Restriction]:
    """The restrictions, less those that only report one of the others."""
    told = list(restrictions)
    confirmed = [each for each in told if _named_policies(each) and _is_confirmed(each)]
    return [each for each in told if not any(_reports(each, norm) for norm in confirmed)]


def _reports(report: Restriction, norm: Restriction) -> bool:
    """Whether `report` must mean `norm`: no instrument of its own, and the same demand by the same agency then."""
    if _named_policies(report) or _is_confirmed(report) or report.kind is not norm.kind:
        return False
    things = {each.reference.id for each in report.targets} <= {each.reference.id for each in norm.targets}
    agencies = {each.id for each in report.agencies} & {each.id for each in norm.agencies}
    starts = [each for each in report.events if each.axis == Property.LEGAL_STATUS and each.valid.start is not None]
    return bool(things and agencies and starts) and all(_is_told(each, norm) for each in starts)


def _named_policies(restriction: Restriction) -> list[str]:
    """Its instruments, less what an article only calls "the order"."""
    return [each.id for each in restriction.policies if not is_called_only(each.id)]


def _is_told(event: LifecycleEvent, norm: Restriction) -> bool:
    """Whether the norm had begun by then, and was not over yet, unless the report only saw it: reports lag behind."""
    start = event.valid.start
    if start is None:
        return False
    first, last = (standing(norm.events, event.axis, day).value for day in (start.earliest, start.latest))
    return last is not None and (event.valid.basis is Basis.OBSERVED or first not in ENDED)


def _is_confirmed(restriction: Restriction) -> bool:
    return any(each.confirmation is Confirmation.CONFIRMED for each in restriction.events)
