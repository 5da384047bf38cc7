"""China's announcements: which are suspended from when until when, and what is not told stays open."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from ingest.pipeline import read
from ingest.source import Reading
from ontology.errors import ExportGraphError
from ontology.fold import fold
from ontology.folded import Event, Recorded
from ontology.records import LifecycleEvent
from ontology.status import Standing, standing
from ontology.terms import Property
from ontology.times import Basis
from ontology.vocabulary import Confirmation, Polarity, SourceKind
from tests.ingest.sources.files import DATA, codes, made, raw, reading_of, rows, said, values

FILE = DATA / "cn-export-control-framework-2026-07" / "china-framework.json"
pytestmark = pytest.mark.skipif(not FILE.is_file(), reason=f"no {FILE}")
SUSPENDING = "policy:cn/mofcom-2025-70"
SUSPENDED = {f"policy:cn/mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62)}


def data() -> Any:
    return deepcopy(json.loads(FILE.read_bytes()))


def stands(reading: Reading, subject: str, day: str) -> Standing:
    recorded = [
        Recorded(each, SourceKind.DATA_SET, "2026-11-24T00:00:00+00:00")
        for each in reading.statements
        if each.subject == subject
    ]
    events = [_event(each) for each in fold(subject, recorded).events]
    return standing(events, "legalStatus", date.fromisoformat(day))


def _event(event: Event) -> LifecycleEvent:
    return LifecycleEvent(event.id, event.subject, event.axis, event.value, event.valid, event.confirmation)


def test_every_row_is_accounted_for() -> None:
    reading = reading_of(FILE)
    assert (rows(reading).total, rows(reading).loaded, rows(reading).reported) == (86, 81, 0)
    assert codes(reading) == ["MOFCOM-START-UNKNOWN"]
    assert reading.document.kind is SourceKind.DATA_SET


def test_no_70_suspends_six_and_not_no_18() -> None:
    found = said(reading_of(FILE), SUSPENDING, Property.SUSPENDS)
    assert {each.value for each in found if each.polarity is Polarity.POSITIVE} == SUSPENDED
    assert {each.value for each in found if each.polarity is Polarity.NEGATIVE} == {"policy:cn/mofcom-2025-18"}


@pytest.mark.parametrize("subject", sorted(SUSPENDED))
def test_a_suspended_announcement_over_time(subject: str) -> None:
    reading = reading_of(FILE)
    then = stands(reading, subject, "2026-07-31")
    assert then.value == "suspended"
    assert then.event is not None
    assert then.event.valid.end is not None
    assert then.event.valid.end.iso == "2026-11-10"
    later = stands(reading, subject, "2026-11-24")
    assert later.value == "in_force"
    assert later.event is not None
    assert later.event.confirmation is Confirmation.SCHEDULED_UNCONFIRMED


def test_a_day_of_effect_within_the_suspension_never_came() -> None:
    assert stands(reading_of(FILE), "policy:cn/mofcom-2025-58", "2025-10-20").value == "issued"
    assert stands(reading_of(FILE), "policy:cn/mofcom-2025-61", "2025-10-20").value == "in_force"


def test_limbs_have_days_of_their_own() -> None:
    reading = reading_of(FILE)
    whole = "policy:cn/mofcom-2025-61"
    assert stands(reading, f"{whole}/chinese-origin", "2025-10-20").value == "in_force"
    assert stands(reading, f"{whole}/content-floor", "2025-10-20").value == "issued"
    assert stands(reading, f"{whole}/content-floor", "2026-07-31").value == "suspended"
    assert values(reading, f"{whole}/end-user/affiliates", Property.PART_OF) == [f"{whole}/end-user"]


def test_since_when_no_18_is_in_force_is_not_told_and_so_not_known() -> None:
    (status,) = said(reading_of(FILE), "policy:cn/mofcom-2025-18", Property.LEGAL_STATUS)
    assert (status.value, status.valid.basis) == ("in_force", Basis.OBSERVED)
    assert not stands(reading_of(FILE), "policy:cn/mofcom-2025-18", "2025-06-01").known
    assert stands(reading_of(FILE), "policy:cn/mofcom-2025-18", "2026-08-01").value == "in_force"


def test_the_laws_have_the_ids_that_the_catalogue_gives_them() -> None:
    reading = reading_of(FILE)
    assert values(reading, "list:cn/control-list", Property.BASED_ON) == ["policy:cn/export-control-law"]
    assert values(reading, "policy:cn/export-control-law", Property.INSTRUMENT_KIND) == ["statute"]


def test_designations_are_on_lists_that_nobody_calls_whole() -> None:
    reading = reading_of(FILE)
    assert not [each for each in reading.statements if each.predicate is Property.CAPTURED_ON]
    (listed,) = said(reading, "party:cn/control-list/mp-materials-corp", Property.LISTED_ON)
    assert (listed.value, listed.valid.basis) == ("list:cn/control-list", Basis.EXACT)
    # The announcement of 2026-07-24 has no day of effect: seen on the list that day.
    (seen,) = said(reading, "party:cn/control-list/rheinmetall-ag", Property.LISTED_ON)
    assert seen.valid.basis is Basis.OBSERVED


def test_rare_earths_by_form() -> None:
    reading = reading_of(FILE)
    samarium, yttrium = (
        [each for each in reading.statements if each.predicate is Property.PART_OF and each.value == item]
        for item in ("item:cn-rare-earth/samarium", "item:cn-rare-earth/yttrium")
    )
    assert (len(samarium), len(yttrium)) == (6, 5)


def test_a_section_that_is_lost_stops_the_file() -> None:
    for name in ("SUSPENSION", "KNOWN_DESIGNATIONS"):
        changed = data()
        del changed[name]
        with pytest.raises(ExportGraphError) as error:
            read(raw(changed))
        assert error.value.code == "INGEST-EXPECTATION"


def test_a_list_that_shrank_stops_the_file() -> None:
    changed = data()
    changed["KNOWN_DESIGNATIONS"]["entries"] = changed["KNOWN_DESIGNATIONS"]["entries"][:10]
    with pytest.raises(ExportGraphError) as error:
        read(raw(changed))
    assert error.value.code == "INGEST-EXPECTATION"


def test_what_nobody_knows_is_reported() -> None:
    changed = data()
    changed["ANNOUNCEMENTS"][0]["mood"] = "cheerful"
    changed["ANNOUNCEMENTS"][0]["status"] = "forgotten"
    changed["ANNOUNCEMENTS"][1]["issuers"] = ["XYZ"]
    changed["INSTRUMENTS"][0]["id"] = "new-law"
    changed["SUSPENSION"]["suspends"] = changed["SUSPENSION"]["suspends"][1:]
    reading = made(changed)
    assert set(codes(reading)) == {
        "MOFCOM-FIELD-UNKNOWN", "MOFCOM-STATUS-UNKNOWN", "MOFCOM-UNKNOWN", "MOFCOM-SUSPENSION-DISAGREES",
        "MOFCOM-START-UNKNOWN",
    }  # fmt: skip
    assert rows(reading).reported == 1
