"""Documents of the Federal Register become policies: proposals stay proposals, and dates need words."""

import json

import pytest

from ingest.pipeline import read
from ingest.source import RawFile
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import Modality, Polarity
from tests.ingest.sources.federal_register.documents import document
from tests.ingest.sources.files import DATA, codes, made, raw, reading_of, rows, said, source_of, values

FILE = DATA / "federal-register-bis-metadata" / "documents.jsonl"
needs_file = pytest.mark.skipif(not FILE.is_file(), reason=f"no {FILE}")
RULE = "policy:fr-doc/2031-00123"
IN_LISTS = "a. Effective on March 1, 2031, are the following instructions: 7 (Sec. 740.2), 9 (Sec. 740.10), and 25."


def statuses(statement: Statement) -> tuple[object, str | None, str | None]:
    start, end = (None if each is None else each.iso for each in (statement.valid.start, statement.valid.end))
    return (statement.value, start, end)


def test_a_rule_with_everything() -> None:
    reading = made(document())
    assert values(reading, RULE, Property.EXTERNAL_ID) == [
        "federal-register:2031-00123", "rin:0694-ZZ90", "docket:310301-0001",
    ]  # fmt: skip
    assert values(reading, RULE, Property.CITATION) == ["FR Doc. 2031-00123", "96 FR 1234"]
    assert values(reading, RULE, Property.INSTRUMENT_KIND) == ["interim_final_rule"]
    assert values(reading, RULE, Property.ISSUED_BY) == ["agency:us/bis"]
    assert values(reading, "agency:us/bis", Property.PART_OF) == ["agency:us/commerce"]
    assert values(reading, RULE, Property.AMENDS) == ["policy:cfr/15-742"]
    assert values(reading, "policy:cfr/15-742", Property.PART_OF) == ["policy:us/ear"]
    assert values(reading, RULE, Property.PUBLISHED) == ["2031-03-05"]
    (status,) = said(reading, RULE, Property.LEGAL_STATUS)
    assert statuses(status) == ("in_force", "2031-03-01", None)
    assert (status.modality, status.confidence) == (Modality.ASSERTED, 1.0)
    assert codes(reading) == []


@pytest.mark.parametrize("form", ["one", "page", "lines"])
def test_every_form_of_the_interface_says_the_same(form: str) -> None:
    one, other = document(), document(document_number="2031-00124", publication_date="2031-03-06")
    if form == "one":
        assert source_of(one) == "federal_register"
        reading = made(one)
    elif form == "page":
        reading = made({"count": 2, "total_pages": 1, "description": "x", "results": [one, other]})
    else:
        lines = "\n".join(json.dumps(each) for each in (one, other))
        reading = read(RawFile("made.jsonl", lines.encode()))
    assert values(reading, RULE, Property.NAME) == ["Controls on Gadgets"]
    assert rows(reading).loaded == (1 if form == "one" else 2)


def test_a_proposal_never_becomes_law() -> None:
    dates = "This rule is effective March 1, 2031."
    reading = made(document(type="Proposed Rule", action="Proposed rule.", dates=dates))
    (status,) = said(reading, RULE, Property.LEGAL_STATUS)
    assert (status.value, status.modality) == ("proposed", Modality.PROPOSED)
    assert values(reading, RULE, Property.AMENDS) == []
    assert values(reading, RULE, Property.PROPOSES) == ["policy:cfr/15-742"]
    assert codes(reading) == ["FR-EFFECTIVE-IDLE"]


def test_an_advance_notice_and_a_withdrawal_propose_nothing() -> None:
    advance = made(document(type="Proposed Rule", action="Advance notice of proposed rulemaking.", effective_on=None))
    withdrawn = made(document(type="Proposed Rule", action="Proposed rule; withdrawal.", effective_on=None))
    for reading in (advance, withdrawn):
        assert said(reading, RULE, Property.LEGAL_STATUS) == []
        assert values(reading, RULE, Property.PROPOSES) == []
    assert codes(withdrawn) == ["FR-KIND-UNREAD"]


def test_effective_on_alone_is_scheduled_and_not_sure() -> None:
    reading = made(document(dates=None))
    (status,) = said(reading, RULE, Property.LEGAL_STATUS)
    assert status.modality is Modality.SCHEDULED
    assert status.confidence < 1
    assert status.attribution is not None


def test_effective_on_is_not_trusted_against_the_instructions() -> None:
    reading = made(document(dates=IN_LISTS))
    assert said(reading, RULE, Property.LEGAL_STATUS) == []
    for number in (7, 9, 25):
        provision = f"{RULE}/instruction-{number}"
        assert values(reading, provision, Property.INSTRUMENT_KIND) == ["amendatory_instruction"]
        assert values(reading, provision, Property.PART_OF) == [RULE]
        (status,) = said(reading, provision, Property.LEGAL_STATUS)
        assert statuses(status) == ("in_force", "2031-03-01", None)
    assert values(reading, f"{RULE}/instruction-7", Property.AMENDS) == ["policy:cfr/15-740.2"]


def test_effective_on_that_the_words_contradict_is_reported() -> None:
    reading = made(document(effective_on="2031-04-01"))
    assert codes(reading) == ["FR-EFFECTIVE-DISAGREES"]
    assert [statuses(each) for each in said(reading, RULE, Property.LEGAL_STATUS)] == [("in_force", "2031-03-01", None)]


def test_between_publication_and_effect_a_rule_is_issued() -> None:
    reading = made(document(dates="This rule is effective April 1, 2031.", effective_on="2031-04-01"))
    found = {statuses(each) for each in said(reading, RULE, Property.LEGAL_STATUS)}
    assert found == {("issued", "2031-03-05", None), ("in_force", "2031-04-01", None)}


def test_a_correction_corrects() -> None:
    other = "https://www.federalregister.gov/api/v1/documents/2030-09876"
    reading = made(document(title="Controls on Gadgets; Correction", action="Correction.", correction_of=other))
    assert values(reading, RULE, Property.CORRECTS) == ["policy:fr-doc/2030-09876"]
    assert values(reading, RULE, Property.INSTRUMENT_KIND) == ["notice"]
    assert codes(made(document(title="Controls on Gadgets; Correction"))) == ["FR-CORRECTION-OF-WHAT"]


def test_an_order_has_the_id_by_which_it_is_cited() -> None:
    order = document(
        type="Presidential Document", subtype="Executive Order", executive_order_number="19999", action=None,
        signing_date="2031-03-01", effective_on=None, dates=None, cfr_references=[],
    )  # fmt: skip
    reading = made(order)
    assert values(reading, "policy:us/eo-19999", Property.INSTRUMENT_KIND) == ["executive_order"]
    assert values(reading, "policy:us/eo-19999", Property.SIGNED) == ["2031-03-01"]
    assert "federal-register:2031-00123" in values(reading, "policy:us/eo-19999", Property.EXTERNAL_ID)


@pytest.mark.parametrize(
    ("abstract", "start", "end", "polarity"),
    [
        ("BIS adds Nicaragua to Country Group D:5.", "2031-03-01", None, Polarity.POSITIVE),
        ("by removing Nicaragua from Country Group D:5 (embargo)", None, "2031-03-01", Polarity.POSITIVE),
        ("that Nicaragua is no longer a Country Group D:5 country.", "2031-03-01", None, Polarity.NEGATIVE),
    ],
)
def test_groups_change_on_the_day_of_effect(
    abstract: str, start: str | None, end: str | None, polarity: Polarity
) -> None:
    (member,) = said(made(document(abstract=abstract)), "country:NI", Property.MEMBER_OF)
    assert (member.value, member.polarity) == ("group:ear-d5", polarity)
    assert statuses(member)[1:] == (start, end)


def test_a_change_of_groups_without_a_day_is_reported_and_not_dated_by_publication() -> None:
    reading = made(document(abstract="BIS adds Nicaragua to Country Group D:5.", dates=None))
    assert said(reading, "country:NI", Property.MEMBER_OF) == []
    assert codes(reading) == ["FR-MEMBERSHIP-UNDATED"]


def test_effective_immediately_is_no_date() -> None:
    reading = made(document(abstract="Effective immediately, BIS does this.", dates=None, effective_on=None))
    assert codes(reading) == ["FR-EFFECT-UNDATED"]
    assert said(reading, RULE, Property.LEGAL_STATUS) == []


def test_fields_that_nobody_knows_are_reported() -> None:
    assert codes(made(document(mood="cheerful"))) == ["FR-FIELD-UNKNOWN"]
    assert "FR-FIELD-UNREAD" in codes(made(document(cfr_references="15 CFR 742")))
    assert "FR-AGENCY-UNKNOWN" in codes(made(document(agencies=[{"raw_name": "OFFICE OF GADGETS"}])))


def test_a_document_without_its_number_or_title_stops_the_file() -> None:
    lacking = document()
    del lacking["title"]
    with pytest.raises(ExportGraphError) as error:
        read(raw({"results": [document(), lacking]}))
    assert error.value.code == "INGEST-EXPECTATION"


@needs_file
def test_the_real_metadata() -> None:
    reading = reading_of(FILE)
    assert (rows(reading).total, rows(reading).loaded) == (176, 176)
    policies = {each.subject for each in reading.statements if each.subject.startswith("policy:fr-doc/")}
    assert len(policies) == 176
    rule = "policy:fr-doc/2025-00636"
    assert "federal-register:2025-00636" in values(reading, rule, Property.EXTERNAL_ID)
    # The metadata have no dates of effect: nothing of the rules may be in force because of them.
    assert not [each for each in reading.statements if each.value == "in_force"]
    assert codes(reading).count("FR-MEMBERSHIP-UNDATED") == 5


@needs_file
def test_q23_q24_the_documents_name_the_countries_and_not_the_day() -> None:
    reading = reading_of(FILE)
    undated = [each.message for each in reading.warnings if each.code == "FR-MEMBERSHIP-UNDATED"]
    assert any("2026-02262" in each and "Cambodia leaves Country Group D:5" in each for each in undated)
    assert any("2024-05696" in each and "Nicaragua joins Country Group D:5" in each for each in undated)
