"""What becomes of a telling, whoever made it: what binds, what does not, and what is not written at all."""

import pytest

from ingest.extraction.telling import Certainty, Force, Measure, Slot, Status, When
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Basis
from ontology.vocabulary import Polarity
from tests.ingest.extraction.writing.hand_made import BAN, on, quote, telling, written

AUTHORITY, OBJECT, TARGET, RULE, EXEMPT = Slot.AUTHORITY, Slot.OBJECT, Slot.TARGET, Slot.RULE, Slot.EXEMPT
TEXT = "The Lamp Office bars exports of Orrery 4 to Freedonia."
SLOTS = {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"], TARGET: ["Freedonia"]}


def values(statements: tuple[Statement, ...], predicate: Property, subject: str | None = None) -> list[object]:
    return [each.value for each in statements if each.predicate is predicate and subject in (None, each.subject)]


def statuses(statements: tuple[Statement, ...]) -> list[tuple[object, str, str | None, Basis]]:
    return [
        (each.value, each.modality.value, each.valid.start.iso if each.valid.start else None, each.valid.basis)
        for each in statements
        if each.predicate is Property.LEGAL_STATUS
    ]


def test_a_norm_that_is_told_whole() -> None:
    found = written(TEXT, telling(TEXT, SLOTS))

    assert values(found, Property.TYPE, BAN) == ["Restriction"]
    assert values(found, Property.KIND) == ["prohibition"]
    assert values(found, Property.IMPOSED_BY_AGENCY) == ["agency:us/lamp-office"]
    assert values(found, Property.HAS_SCOPE, BAN) == ["scope:fd"]
    assert statuses(found) == [("in_force", "asserted", "2026-06-15", Basis.OBSERVED)]
    assert {each.extractor for each in found} == {"llm/test/1"}


@pytest.mark.parametrize(
    ("measure", "force", "kind"),
    [
        (Measure.LICENCE_REQUIREMENT, Force.REQUIRED, ["licence_requirement"]),
        (Measure.LICENCE_POLICY, Force.REQUIRED, ["licence_requirement"]),
        (Measure.ACCESS_BLOCK, Force.REQUIRED, ["prohibition"]),
        (Measure.REPORTING, Force.REQUIRED, ["notification"]),
        (Measure.OTHER, Force.VOLUNTARY, ["voluntary_limit"]),
        (Measure.PROHIBITION, Force.VOLUNTARY, ["voluntary_limit"]),
        (Measure.OTHER, Force.REQUIRED, []),
        (Measure.QUOTA_CAP, Force.REQUIRED, []),
        (Measure.DUE_DILIGENCE, Force.REQUIRED, []),
        (Measure.DUE_DILIGENCE, Force.VOLUNTARY, []),
        (Measure.REPORTING, Force.VOLUNTARY, []),
    ],
)
def test_what_is_demanded(measure: Measure, force: Force, kind: list[str]) -> None:
    found = written(TEXT, telling(TEXT, SLOTS, measure, force=force))

    assert values(found, Property.KIND) == kind
    assert force is Force.REQUIRED or "in_force" not in values(found, Property.LEGAL_STATUS)


@pytest.mark.parametrize(
    ("status", "certainty", "written_as"),
    [
        (Status.IN_FORCE, Certainty.HEDGED, [("rumoured", "alleged")]),
        (Status.REQUESTED, Certainty.HEDGED, [("requested", "alleged")]),
        (Status.CONSIDERED, Certainty.HEDGED, [("rumoured", "alleged")]),
        (Status.PROPOSED, Certainty.ASSERTED, [("proposed", "proposed")]),
        (Status.ANNOUNCED, Certainty.ASSERTED, [("issued", "asserted")]),
        (Status.SUSPENDED, Certainty.ASSERTED, [("suspended", "asserted")]),
        (Status.RESCINDED, Certainty.ASSERTED, [("rescinded", "asserted")]),
        (Status.RESCINDED, Certainty.HEDGED, []),
        (Status.EASED, Certainty.ASSERTED, []),
    ],
)
def test_how_far_it_has_come(status: Status, certainty: Certainty, written_as: list[tuple[str, str]]) -> None:
    found = written(TEXT, telling(TEXT, SLOTS, status=status, certainty=certainty))

    assert [each[:2] for each in statuses(found)] == written_as


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Exports of Orrery 4 to Freedonia are barred.", {OBJECT: ["Orrery 4"], TARGET: ["Freedonia"]}),
        ("The Lamp Office bars exports to Freedonia.", {AUTHORITY: ["Lamp Office"], TARGET: ["Freedonia"]}),
        ("The Lamp Office bars exports of certain lamps.", {AUTHORITY: ["Lamp Office"], OBJECT: ["certain lamps"]}),
        ("It bars exports of Orrery 4, and the ban stands.", {RULE: ["the ban"], OBJECT: ["Orrery 4"]}),
        ("Tessera bars exports of Orrery 4.", {AUTHORITY: ["Tessera"], OBJECT: ["Orrery 4"]}),
        ("The Lamp Office bars contractors from using Orrery 4.", {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"]}),
    ],
)
def test_what_is_incomplete_or_no_matter_of_exports_is_not_written(text: str, slots: dict[Slot, list[str]]) -> None:
    assert not [each for each in written(text, telling(text, slots)) if each.subject.startswith("restriction:")]


def test_a_described_class_may_be_restricted_and_is_then_defined() -> None:
    text = "The Lamp Office bars exports of bright lamps."
    found = written(text, telling(text, {AUTHORITY: ["Lamp Office"], OBJECT: ["bright lamps"]}))

    assert values(found, Property.DEFINITION, "item:described/bright-lamps") == ["bright lamps"]


def test_a_day_to_come_is_scheduled() -> None:
    text = "The Lamp Office will bar exports of Orrery 4 from 1 July 2026."
    slots = {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"]}
    found = written(
        text, telling(text, slots, status=Status.ANNOUNCED, effective=(on(text, "1 July 2026", "2026-07-01"),))
    )

    assert statuses(found) == [
        ("issued", "asserted", "2026-06-15", Basis.OBSERVED),
        ("in_force", "scheduled", "2026-07-01", Basis.EXACT),
    ]


def test_words_for_a_day_that_nobody_knows_yet_are_no_date() -> None:
    text = "The Lamp Office barred exports of Orrery 4 from 30 days after enactment."
    when = When(None, "P30D-after-enactment", quote(text, "30 days after enactment"))
    found = written(text, telling(text, SLOTS | {TARGET: []}, effective=(when,)))

    assert statuses(found) == [("in_force", "asserted", "2026-06-15", Basis.OBSERVED)]


def test_a_ban_that_ends_by_its_own_terms_expires() -> None:
    text = "The Lamp Office bars exports of Orrery 4 until 1 July 2026."
    until = (on(text, "1 July 2026", "2026-07-01"),)

    assert values(written(text, telling(text, SLOTS | {TARGET: []}, until=until)), Property.EXPIRES) == ["2026-07-01"]


def test_until_when_it_is_suspended() -> None:
    text = "The Lamp Office suspended its ban on exports of Orrery 4 until 1 July 2026."
    until = (on(text, "1 July 2026", "2026-07-01"),)
    found = written(text, telling(text, SLOTS | {TARGET: []}, status=Status.SUSPENDED, until=until))

    (status,) = (each for each in found if each.predicate is Property.LEGAL_STATUS)
    assert status.valid.end is not None
    assert status.valid.end.iso == "2026-07-01"


def test_places_are_left_out_of_the_scope_and_people_are_exempted() -> None:
    text = "The Lamp Office bars exports of Orrery 4 to Freedonia except for permanent residents, and not Sylvania."
    found = written(text, telling(text, SLOTS | {EXEMPT: ["Sylvania", "permanent residents"]}))

    assert values(found, Property.HAS_SCOPE, BAN) == ["scope:fd-except-sy"]
    assert values(found, Property.AVAILABLE_TO) == ["persons:permanent-residents"]


def test_an_exception_that_nobody_can_tell_leaves_the_scope_open() -> None:
    text = "The Lamp Office bars exports of Orrery 4 to Freedonia except for some customers."

    assert values(written(text, telling(text, SLOTS)), Property.HAS_SCOPE) == []


def test_what_a_text_calls_an_act_is_a_policy_with_the_name_of_its_body() -> None:
    text = "The Lamp Office bars exports of Orrery 4; the ban holds."
    found = written(text, telling(text, {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"], RULE: ["the ban"]}))

    assert values(found, Property.TYPE, BAN) == ["Restriction"], "its id is that by which other texts know it"
    assert values(found, Property.IMPOSED_BY, BAN) == ["policy:text/0123456789ab/ban"]
    assert values(found, Property.NAME, "policy:text/0123456789ab/ban") == ["Lamp Office ban"]


@pytest.mark.parametrize(
    ("status", "polarity"), [(Status.IN_FORCE, Polarity.POSITIVE), (Status.RESCINDED, Polarity.NEGATIVE)]
)
def test_who_is_put_on_a_list_or_taken_off_it(status: Status, polarity: Polarity) -> None:
    text = "The Lamp Office dealt with Tessera and the Dark List."
    slots = {AUTHORITY: ["Lamp Office"], RULE: ["Dark List"], TARGET: ["Tessera"]}
    found = written(text, telling(text, slots, Measure.LISTING, status))

    (listed,) = (each for each in found if each.predicate is Property.LISTED_ON)
    assert (listed.subject, listed.value, listed.polarity) == ("company:tessera", "list:us/dark-list", polarity)


def test_a_denial_denies_one_norm_and_makes_none() -> None:
    text = "The Lamp Office did not bar Orrery 4."
    slots = {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"]}
    (denial,) = written(text, telling(text, slots, status=Status.NONE, force=Force.UNSPECIFIED))

    assert (denial.subject, denial.polarity) == (BAN, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("text", "status", "predicate", "value"),
    [
        ("The Lamp Rule was rescinded.", Status.RESCINDED, Property.LEGAL_STATUS, "rescinded"),
        ("The Lamp Office will not enforce the Lamp Rule.", Status.RESCINDED, Property.ENFORCEMENT, None),
        ("The Lamp Office plans to rescind the Lamp Rule.", Status.RESCINDED, Property.LEGAL_STATUS, None),
    ],
)
def test_the_life_of_a_rule(text: str, status: Status, predicate: Property, value: str | None) -> None:
    slots = {RULE: ["Lamp Rule"], AUTHORITY: ["Lamp Office"] if "Lamp Office" in text else []}
    found = written(text, telling(text, slots, Measure.OTHER, status))
    enforced = "announced_as_not_enforced" if predicate is Property.ENFORCEMENT else None

    assert values(found, predicate, "policy:us/lamp-rule") == list(filter(None, [value or enforced]))
    assert predicate is Property.LEGAL_STATUS or not values(found, Property.LEGAL_STATUS)


def test_a_company_that_switches_its_own_model_off_imposes_nothing() -> None:
    text = "On 12 June 2026 Tessera switched off Orrery 4."
    slots = {AUTHORITY: ["Tessera"], OBJECT: ["Orrery 4"]}
    day = (on(text, "12 June 2026", "2026-06-12"),)
    found = written(text, telling(text, slots, Measure.ACCESS_BLOCK, force=Force.VOLUNTARY, effective=day))

    assert values(found, Property.DISABLED_ACCESS_TO, "company:tessera") == ["model:tessera/orrery-4"]
    assert not values(found, Property.KIND)


def test_a_decision_after_a_request_is_the_request() -> None:
    text = "The Lamp Office asked for a stop of Orrery 4. The Lamp Office's decision to stop Orrery 4 was criticised."
    slots = {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"]}
    asked = telling(text, slots, Measure.ACCESS_BLOCK, Status.REQUESTED, Force.VOLUNTARY)
    found = written(text, asked, telling(text, slots, Measure.ACCESS_BLOCK, Status.ANNOUNCED))

    assert values(found, Property.KIND) == ["voluntary_limit"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Lamp Office will lift its ban on exports of Orrery 4.", Status.ANNOUNCED),
        ("The Lamp Office may allow exports of Orrery 4.", Status.CONSIDERED),
        ("The Lamp Office was asked to ease its ban on Orrery 4.", Status.REQUESTED),
    ],
)
def test_an_end_to_come_imposes_nothing(text: str, status: Status) -> None:
    slots = {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"]}

    assert written(text, telling(text, slots, status=status)) == ()


def test_how_applications_are_reviewed_says_that_a_licence_is_needed_and_not_since_when() -> None:
    text = "From 1 June 2026 the Lamp Office reviews applications for Orrery 4 case by case."
    slots = {AUTHORITY: ["Lamp Office"], OBJECT: ["Orrery 4"]}
    day = (on(text, "1 June 2026", "2026-06-01"),)
    found = written(text, telling(text, slots, Measure.LICENCE_POLICY, Status.EASED, effective=day))

    assert values(found, Property.KIND) == ["licence_requirement"]
    assert statuses(found) == [("in_force", "asserted", "2026-06-15", Basis.OBSERVED)]
