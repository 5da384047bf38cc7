"""The licence exceptions of part 740 and the rules of 734.9 (domain.md, Q38)."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.sources.ear import read
from ontology.errors import ExportGraphError
from ontology.statement import Value
from ontology.terms import Property
from ontology.times import Basis
from tests.ingest.sources.ear.samples import changed, data_of, info, needs_tables, reading_of, subjects, values

CATALOGUE, FDP = "license-exception-catalog.json", "fdp-rules-734.9.json"

pytestmark = needs_tables


def said(name: str, subject: str, predicate: Property) -> list[Value]:
    return values(reading_of(name).statements, subject, predicate)


@pytest.mark.parametrize(("symbol", "section"), [("AIA", "740.27"), ("ACM", "740.28"), ("LPP", "740.29")])
def test_q38_the_exceptions_of_90_fr_4544_are_codified(symbol: str, section: str) -> None:
    (policy,) = subjects(reading_of(CATALOGUE).statements, Property.ALIAS, symbol)
    assert policy == f"policy:cfr/15-{section}"
    (status,) = (
        each
        for each in reading_of(CATALOGUE).statements
        if (each.subject, each.predicate) == (policy, Property.LEGAL_STATUS)
    )
    assert (status.value, status.valid.basis) == ("in_force", Basis.OBSERVED)
    assert said(CATALOGUE, policy, Property.PART_OF) == ["policy:us/ear"]


def test_every_section_and_every_symbol() -> None:
    rows = reading_of(CATALOGUE).rows
    assert rows is not None
    assert (rows.total, rows.loaded) == (27, 27)
    assert set(said(CATALOGUE, "policy:cfr/15-740.8", Property.ALIAS)) == {
        "License Exception NAC", "NAC", "License Exception ACA", "ACA",
    }  # fmt: skip


def test_a_rule_restricts_what_it_catches_and_no_eccn() -> None:
    """734.9 makes items subject to the EAR; whether one of an ECCN needs a licence is said elsewhere."""
    restricted = {each.value for each in reading_of(FDP).statements if each.predicate is Property.RESTRICTS}
    assert len(restricted) == 13
    assert all(str(each).startswith("item:us/fdp-734.9(") for each in restricted)
    weights = "restriction:cfr/15-734.9(l)/licence-requirement/us/fdp-734.9(l)"
    assert said(FDP, weights, Property.HAS_SCOPE) == ["scope:outside-us"]
    assert set(said(FDP, weights, Property.IMPOSED_BY)) == {"policy:cfr/15-734.9(l)", "policy:cfr/15-742.6(a)(13)"}
    assert "complete plant" in str(said(FDP, weights, Property.CONDITION)[0])
    assert said(FDP, "policy:cfr/15-734.9(l)", Property.PART_OF) == ["policy:cfr/15-734.9"]


@pytest.mark.parametrize(
    ("paragraph", "scope"),
    [
        ("(b)", ["scope:ear/d1+e1+e2"]),
        ("(d)", ["scope:ear/d1+d3+d4+d5+e1+e2"]),
        ("(f)", []),  # Crimea is no destination of the scopes
        ("(j)", ["scope:ear/ir"]),
        ("(k)", ["scope:ear/mo+d5"]),
        ("(h)", ["scope:outside-us"]),
        ("(i)", []),  # an end use
        ("(e)(1)", []),  # listed entities, wherever they are
    ],
)
def test_reach(paragraph: str, scope: list[str]) -> None:
    restriction = f"restriction:cfr/15-734.9{paragraph}/licence-requirement/us/fdp-734.9{paragraph}"
    assert said(FDP, restriction, Property.HAS_SCOPE) == scope


def test_entities_with_a_footnote() -> None:
    restriction = "restriction:cfr/15-734.9(e)(2)/licence-requirement/us/fdp-734.9(e)(2)"
    assert said(FDP, restriction, Property.APPLIES_TO_PERSONS) == ["persons:us/entity-list-footnote-4"]
    assert said(FDP, restriction, Property.GROUND) == ["end_user"]


def test_what_a_rule_says_in_words_only_is_reported() -> None:
    (warning,) = reading_of(FDP).warnings
    assert warning.code == "EAR-FDP-REACH"
    assert "(f): the Crimea region of Ukraine" in warning.message


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (CATALOGUE, lambda data: data["exceptions"].pop()),
        (CATALOGUE, lambda data: data["exceptions"][0].update(section="15 C.F.R. § 740.4")),
        (FDP, lambda data: data["FDP_RULES"].pop()),
        (FDP, lambda data: data["SME_ITEM_SCOPE"].pop()),
    ],
)
def test_a_table_that_changed_stops_the_run(name: str, change: Callable[[Any], object]) -> None:
    data = data_of(name)
    change(data)
    with pytest.raises(ExportGraphError, match="INGEST-EXPECTATION"):
        read.read(changed(name, data), info())
