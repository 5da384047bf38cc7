"""The rows of an entry's licence requirements: what needs a licence, why, for which destinations, by which section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sources.ear.entry import PlacedEntry, item_id
from ingest.sources.ear.policies import BIS, CCL, ccl_statements, section_id, section_statements
from ingest.sources.ear.scope_text import Expression, cited_section, read_wording
from ingest.sources.ear.scopes import scope_statements
from ingest.table import Cell, Findings
from ontology.ids import restriction_id
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval
from ontology.vocabulary import EntityClass, LegalStatus, RestrictionKind

_COLUMN = re.compile(r"[A-Z]{2} Column \d\.?")
_CONTROL = re.compile(
    r"(?P<reason>[A-Z]{2}) applies (?:to )?(?:(?P<entire>entire entry)|(?P<paragraph>\d[A-E]\d{3}(?:\.[a-z0-9]+)+))\.?"
)
_REASONS = {
    "AT": "anti-terrorism", "CB": "chemical and biological weapons", "CC": "crime control", "CW": "chemical weapons",
    "EI": "encryption items", "FC": "firearms convention", "MT": "missile technology", "NP": "nuclear nonproliferation",
    "NS": "national security", "RS": "regional stability", "SL": "surreptitious listening", "UN": "United Nations",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requirement:
    """A licence requirement that a row states in its own words."""

    number: str
    """What needs the licence: an entry ("4E091") or a paragraph ("3A090.a")."""
    reason: str
    scope: Expression | None
    """None where the wording of the destinations was not understood: unknown, not nowhere."""
    section: Cell | None
    control: Cell
    chart: Cell

    @property
    def policy(self) -> str:
        """The id of the section that the row cites; that of the List where it cites none."""
        return CCL if self.section is None else section_id(self.section.exact)

    @property
    def item(self) -> str:
        """The id of what needs the licence."""
        return item_id(self.number)

    @property
    def id(self) -> str:
        """The id of the restriction."""
        return restriction_id(self.policy, RestrictionKind.LICENCE_REQUIREMENT.value, [self.item])

    @property
    def name(self) -> str:
        """The requirement in words, with the reason for control."""
        policy = "the Commerce Control List" if self.section is None else f"15 CFR {self.section.exact}"
        reason = f"{self.reason}: {_REASONS[self.reason]}" if self.reason in _REASONS else self.reason
        return f"Licence requirement for ECCN {self.number} ({reason}), {policy}"


def read_requirements(placed: PlacedEntry, found: Findings) -> list[Requirement]:
    """The requirements that the rows of an entry state in full; what they leave unclear is reported."""
    rows = [row for row in range(len(placed.entry.country_chart)) if not _COLUMN.fullmatch(placed.chart(row).text)]
    requirements = [_read_row(placed, row, found) for row in rows]
    return [each for each in requirements if each is not None]


def chart_columns(placed: PlacedEntry) -> list[Cell]:
    """The cells that refer to a column of the Commerce Country Chart instead of stating destinations."""
    cells = [placed.chart(row) for row in range(len(placed.entry.country_chart))]
    return [cell for cell in cells if _COLUMN.fullmatch(cell.text)]


def requirement_statements(requirement: Requirement, observed: Interval) -> Iterator[Statement]:
    """The restriction with its policy, its subject and its scope."""
    each, chart = requirement, requirement.chart
    yield from chart.describe(each.id, EntityClass.RESTRICTION, each.name)
    yield chart.say(each.id, Property.KIND, RestrictionKind.LICENCE_REQUIREMENT.value)
    yield chart.say(each.id, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=observed)
    yield each.control.say(each.id, Property.RESTRICTS, each.item)
    basis = chart if each.section is None else each.section
    yield basis.say(each.id, Property.IMPOSED_BY, each.policy)
    yield basis.say(each.id, Property.IMPOSED_BY_AGENCY, BIS)
    yield from ccl_statements(basis) if each.section is None else section_statements(basis, basis.exact)
    if each.scope is not None:
        yield each.scope.cell.say(each.id, Property.HAS_SCOPE, each.scope.id)
        yield from scope_statements(each.scope)


def _read_row(placed: PlacedEntry, row: int, found: Findings) -> Requirement | None:
    control, chart = placed.control(row), placed.chart(row)
    match = _CONTROL.fullmatch(control.text)
    if match is None or not (match["paragraph"] or placed.eccn).startswith(placed.eccn):
        found.warn(
            "EAR-CONTROL-UNREAD",
            f"{control.pointer}: not understood what is controlled by: {control.text}",
            "extend ingest/sources/ear/requirements.py; until then this requirement is missing from the graph",
        )
        return None
    wording = read_wording(chart)
    if wording is None:
        found.warn(
            "EAR-SCOPE-UNREAD",
            f"{chart.pointer}: destinations not understood: {chart.text}",
            "extend ingest/sources/ear/scope_text.py; until then the reach of this requirement is unknown",
        )
    return Requirement(
        number=match["paragraph"] or placed.eccn,
        reason=match["reason"],
        scope=None if wording is None else wording.scope,
        section=cited_section(chart) if wording is None else wording.section,
        control=control,
        chart=chart,
    )
