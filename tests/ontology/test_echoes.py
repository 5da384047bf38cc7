"""Reports of a norm that a primary source tells are passed over; what goes beyond it is not."""

from dataclasses import replace

import pytest

from ontology.echoes import without_echoes
from ontology.records import LifecycleEvent, Reference, Restriction
from ontology.vocabulary import RestrictionKind
from tests.ontology.norms import event, restriction, target

COMMERCE = Reference("agency:us/commerce", "Commerce Department", "Agency")
LETTER = Reference("policy:letter", "the letter", "Policy")
NORM = replace(
    restriction(event("in_force", "2026-06-12"), event("rescinded", "2026-06-30")),
    id="norm",
    policies=(LETTER,),
    agencies=(COMMERCE,),
)


def report(*events: LifecycleEvent) -> Restriction:
    """What an article makes of the norm: it does not name the letter."""
    return replace(restriction(*events), id="report", agencies=(COMMERCE,))


def kept(told: Restriction) -> bool:
    return told in without_echoes([told, NORM])


@pytest.mark.parametrize("day", ["2026-06-12", "2026-06-13", "2026-06", "2026-06-29"])
def test_a_report_of_the_norm_is_passed_over_though_it_dates_it_otherwise(day: str) -> None:
    assert not kept(report(event("in_force", day, reported=True)))


def test_a_report_that_still_sees_it_lags_behind() -> None:
    assert not kept(report(event("in_force", "2026-07-06", observed=True, reported=True)))


@pytest.mark.parametrize("day", ["2026-06-01", "2026-08-10"])
def test_what_began_when_the_norm_did_not_stand_is_another(day: str) -> None:
    assert kept(report(event("in_force", day, reported=True)))


def test_what_another_agency_demands_is_another() -> None:
    told = report(event("in_force", "2026-06-13", reported=True))
    assert kept(replace(told, agencies=(Reference("agency:us/state", "State Department", "Agency"),)))
    assert kept(replace(told, agencies=()))


def test_another_demand_or_another_thing_is_another() -> None:
    told = report(event("in_force", "2026-06-13", reported=True))
    assert kept(replace(told, kind=RestrictionKind.PROHIBITION))
    assert kept(replace(told, targets=(target(Reference("model:lumen/two", "Lumen Two", "AIModel")),)))


def test_what_names_its_instrument_or_is_confirmed_is_no_echo() -> None:
    told = report(event("in_force", "2026-06-13", reported=True))
    assert kept(replace(told, policies=(Reference("policy:other", "another letter", "Policy"),)))
    assert kept(report(event("in_force", "2026-06-13")))
    assert kept(report())
