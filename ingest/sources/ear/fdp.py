"""The foreign-direct product rules (15 CFR 734.9): which foreign-made items they make subject to the EAR.

A rule does not itself say that an item of some ECCN needs a licence: it says that one made abroad, from technology of
the United States, is subject to the EAR, and refers to the section that demands the licence. So each rule restricts a
control item of its own, the foreign-made items that it catches, under the condition that an item was made so. Nothing
here bears on the ECCNs as such.
"""

from collections.abc import Iterator

from ingest.expectations import expect, expect_within
from ingest.source import Bounds
from ingest.sources.ear.countries import country_named
from ingest.sources.ear.country_groups import group_id
from ingest.sources.ear.demands import cited, cited_statements
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.makers import MAKER
from ingest.sources.ear.policies import BIS, section_id, section_statements
from ingest.sources.ear.reach_text import all_destinations
from ingest.sources.ear.scope_text import Expression, Term, expression
from ingest.sources.ear.scopes import scope_statements
from ingest.sources.ear.tables import FdpRule, FdpRules
from ingest.table import Cell, Findings, Page
from ontology.ids import country_id, restriction_id
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass, LegalStatus, RestrictionKind

_KIND = RestrictionKind.LICENCE_REQUIREMENT.value
_GROUNDS = {
    "country": "item", "destination": "item", "worldwide": "item", "end_user": "end_user", "end_use": "end_use",
}  # fmt: skip


def read_fdp_rules(table: FdpRules, page: Page, expected: Bounds, found: Findings) -> int:
    """Every rule; gives their number. Raises `INGEST-EXPECTATION` where rules are missing."""
    count = table.provenance.rule_count
    expect_within(len(table.rules), expected, "foreign-direct product rules")
    expect(len(table.rules) == count, f"{len(table.rules)} rules, but `ruleCount` is {count}")
    sme = [rule for rule in table.rules if rule.item_scope_eccns == table.sme_item_scope]
    expect(len(sme) == 1, f"`SME_ITEM_SCOPE` is the item scope of {len(sme)} rules, expected 1")
    unread: list[str] = []
    for place, rule in enumerate(table.rules):
        reader = _Rule(rule, place, page)
        found.add(reader.policy())
        found.add(reader.restriction())
        found.loaded += 1
        unread += [f"{rule.paragraph}: {what}" for what in reader.unread()]
    if unread:
        found.warn(
            "EAR-FDP-REACH",
            f"{len(unread)} conditions of where or for whom a rule has effect are in the graph as words only: "
            + "; ".join(unread),
            "look up the condition of the rule's restriction; whether it has effect stays unknown",
        )
    return len(table.rules)


class _Rule:
    """One rule and its cells."""

    def __init__(self, rule: FdpRule, place: int, page: Page) -> None:
        self.rule = rule
        self.place = place
        self.page = page
        self.section = f"734.9{rule.paragraph}"
        self.item = f"item:us/fdp-{self.section}"

    def policy(self) -> Iterator[Statement]:
        """The paragraph of the CFR that is the rule, and the items that it catches."""
        paragraph, name = self._cell(self.rule.paragraph, "paragraph"), self._cell(self.rule.name, "name")
        description = self._cell(self.rule.item_scope_description, "itemScopeDescription")
        policy = section_id(self.section)
        yield from section_statements(paragraph, self.section)
        yield name.say(policy, Property.ALIAS, name.text)
        yield name.say(policy, Property.INSTRUMENT_KIND, "provision")
        yield paragraph.say(policy, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=self.page.observed)
        # The table tells the rules in its maker's words, checked against the regulation, and says so.
        yield description.say(policy, Property.DEFINITION, " ".join(self._definition()), attribution=MAKER)
        yield from name.describe(self.item, EntityClass.CONTROL_ITEM, f"foreign-made items under the {name.text}")
        yield description.say(self.item, Property.DEFINITION, description.text, attribution=MAKER)

    def restriction(self) -> Iterator[Statement]:
        """What the rule leads to: a licence requirement of the section to which it refers."""
        reference, reach = self._cell(self.rule.licence_reference, "licenceReference"), self._reach_cell()
        name = restriction_id(section_id(self.section), _KIND, [self.item])
        yield from reach.describe(name, EntityClass.RESTRICTION, f"Licence requirement of the {self.rule.name}")
        yield reference.say(name, Property.KIND, _KIND)
        yield reach.say(name, Property.GROUND, _GROUNDS[self.rule.reach.type])
        yield reach.say(name, Property.RESTRICTS, self.item)
        yield reference.say(name, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=self.page.observed)
        yield reference.say(name, Property.IMPOSED_BY_AGENCY, BIS)
        for policy in (section_id(self.section), *cited(reference)):
            yield reference.say(name, Property.IMPOSED_BY, policy)
        yield from cited_statements(reference)
        condition = self._cell(self.rule.input_description, "inputDescription")
        yield condition.say(name, Property.CONDITION, " ".join(self._conditions()), attribution=MAKER)
        scope = self._scope(reach)
        if scope is not None:
            yield reach.say(name, Property.HAS_SCOPE, scope.id)
            yield from scope_statements(scope)
        yield from self._persons(name)

    def unread(self) -> Iterator[str]:
        """What the rule says of its effect that is in the graph as words only."""
        reach = self.rule.reach
        if self._scope(self._reach_cell()) is None and reach.entity_list_footnote is None:
            yield "where it has effect"
        if reach.advanced_node_facility:
            yield "facilities that make advanced-node integrated circuits"
        if reach.also_crimea:
            yield "the Crimea region of Ukraine"

    def _scope(self, cell: Cell) -> Expression | None:
        """The destinations of the rule. One for end users or end uses has effect wherever they are: it has none."""
        reach = self.rule.reach
        if reach.type == "worldwide":
            return all_destinations(cell)
        if reach.type not in ("country", "destination") or reach.also_crimea:
            return None
        groups = [*reach.country_groups, *(["D:5"] if reach.macau_or_d5 else [])]
        known = expectations().country_groups.members
        countries = [country_named(each) for each in reach.countries]
        if not groups + countries or None in countries or not known.keys() >= set(groups):
            return None
        terms = [Term(each.id, each.name, cell) for each in countries if each is not None]
        macau = [Term(country_id("MO"), "Macau", cell)] if reach.macau_or_d5 else []
        return expression([*terms, *macau, *(Term(group_id(each), each, cell) for each in groups)], [], cell)

    def _persons(self, restriction: str) -> Iterator[Statement]:
        footnote = self.rule.reach.entity_list_footnote
        if footnote is None:
            return
        cell = self._cell(footnote, "reach", "entityListFootnote")
        persons = f"persons:us/entity-list-footnote-{footnote}"
        name = f"entities with footnote {footnote} on the Entity List"
        yield from cell.describe(persons, EntityClass.PERSON_CLASS, name)
        yield cell.say(restriction, Property.APPLIES_TO_PERSONS, persons)

    def _definition(self) -> Iterator[str]:
        yield self.rule.item_scope_description
        yield self.rule.input_description
        if self.rule.contains_ic_route:
            yield self.rule.contains_ic_route

    def _conditions(self) -> Iterator[str]:
        yield f"the item was made so: {self.rule.input_description}"
        if self.rule.contains_ic_route:
            yield f"Or: {self.rule.contains_ic_route}"
        if self.rule.reach.description:
            yield f"And: {self.rule.reach.description}"

    def _reach_cell(self) -> Cell:
        description = self.rule.reach.description
        tokens = ("type",) if description is None else ("description",)
        return self._cell(description or self.rule.reach.type, "reach", *tokens)

    def _cell(self, content: object, *tokens: str) -> Cell:
        return self.page.cell(content, "FDP_RULES", self.place, *tokens)
