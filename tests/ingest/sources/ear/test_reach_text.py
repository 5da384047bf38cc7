import pytest

from ingest.sources.ear.reach_text import read_reach
from ontology.ids import OUTSIDE_US
from tests.ingest.sources.ear.samples import cell

NO_CHART = ". The Commerce Country Chart is not designed to determine AT license requirements for this entry."


@pytest.mark.parametrize(("text", "column"), [("NS Column 1.", "NS 1"), ("AT Column 2", "AT 2")])
def test_columns(text: str, column: str) -> None:
    found = read_reach(cell(text))
    assert (found.column, found.scope, found.section) == (column, None, None)


@pytest.mark.parametrize(
    ("text", "scope", "section"),
    [
        ("China, Russia, or Venezuela (see § 742.6(a)(7)).", "scope:ear/cn+ru+ve", "742.6(a)(7)"),
        ("Worldwide control. See § 742.4(a)(5) and (b)(10) of the EAR.", OUTSIDE_US, "742.4(a)(5)"),
        (
            "A license is required for all destinations, as specified in § 742.13 of the EAR. And so on.",
            OUTSIDE_US,
            "742.13",
        ),
        (
            "A license is required for ALL destinations, except Canada, regardless of end use. And so on.",
            "scope:ear/worldwide-less-ca+us",
            None,
        ),
        (
            "A license is required for items controlled by this entry to North Korea for anti-terrorism reasons"
            f"{NO_CHART} See § 742.19 of the EAR for additional information.",
            "scope:ear/kp",
            "742.19",
        ),
        (
            "A license is required for items controlled by this entry for export or reexport to Iraq or Pakistan or "
            "transfer within Iraq or Pakistan for regional stability reasons"
            f"{NO_CHART} See §§ 742.6 and 746.3 of the EAR.",
            "scope:ear/iq+pk",
            None,
        ),
        ("To or within Macau. See § 742.4(a)(4) of the EAR.", "scope:ear/mo", "742.4(a)(4)"),
    ],
)
def test_named_destinations(text: str, scope: str, section: str | None) -> None:
    found = read_reach(cell(text))
    assert found.scope is not None
    assert (found.column, found.scope.id, found.section) == (None, scope, section)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("See § 746.1(b) for UN controls", "746.1(b)"),
        ("Refer to § 742.15 of the EAR.", "742.15"),
        ("N/A.", None),
        ("RS Column 1, See § 742.6(a)(3) for license requirements.", "742.6(a)(3)"),
        ("China, Atlantis, or Venezuela (see § 742.6(a)(7)).", "742.6(a)(7)"),
        (
            "A license is required for items controlled by this entry for export or reexport to Iraq or transfer "
            "within Pakistan for regional stability reasons",
            None,
        ),
        ("A license is required for ALL destinations, except Atlantis, regardless of end use.", None),
    ],
)
def test_without_destinations_the_reach_is_unknown(text: str, section: str | None) -> None:
    found = read_reach(cell(text))
    assert not found.is_known
    assert found.section == section
