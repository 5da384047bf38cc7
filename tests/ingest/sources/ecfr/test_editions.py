"""Two issue dates of one supplement: what the later one lacks was closed between them, and the diff says so."""

from collections.abc import Iterable
from datetime import date

from ingest.source import Reading
from ontology.changes import Change, ChangeKind, changes_between
from ontology.fold import fold
from ontology.folded import Capture, Edge, Folded, Recorded
from ontology.terms import Property, property_term
from ontology.times import Basis
from ontology.truth import Truth
from tests.ingest.sources.ecfr.documents import (
    CCL_TITLE,
    GROUPS_TITLE,
    entry,
    part,
    reading_of,
    section,
    supplement,
    table,
)

EARLY, LATE = "2025-01-27", "2026-07-23"
GROUP = "destination specified in Country Group D:5 of supplement no. 1 to part 740 of the EAR"
D5 = f"To or within a {GROUP}. See &#xA7; 742.6(a)(6) of the EAR."
MORE = f"To or within Macau or a {GROUP}. See &#xA7; 742.6(a)(6) of the EAR."
WORLD = "To or within any destination worldwide, see &#xA7; 742.6(a)(13) of the EAR."
NS, RS = (
    f"restriction:cfr/15-742.6(a)({each})/licence-requirement/eccn-{item}"
    for each, item in ((6, "3a090"), (13, "3a991"))
)


def recorded(readings: Iterable[Reading]) -> list[Recorded]:
    return [
        Recorded(each, one.document.kind, "2026-11-25", published_on(one), source=one.document.source)
        for one in readings
        for each in one.statements
    ]


def published_on(reading: Reading) -> str | None:
    day = reading.document.published
    return None if day is None else day.iso


def picture(subject: str, *readings: Reading) -> Folded:
    """The picture of a thing that these readings give."""
    told = recorded(readings)
    captures = [Capture(each) for each in told if each.statement.predicate is Property.CAPTURED_ON]
    return fold(subject, [each for each in told if each.statement.subject == subject], captures)


def edges(folded: Folded, predicate: Property) -> list[Edge]:
    return [each for each in folded.edges if each.relationship == property_term(predicate).relationship]


def holds(edge: Edge, day: str) -> Truth:
    return edge.valid.contains(date.fromisoformat(day))


def ccl(day: str, scope: str, *, more: bool, tpp: int = 4800) -> Reading:
    items = [f"a. A 'total processing performance' of {tpp} or more."]
    entries = [entry("3A090", "Invented circuits.", [("RS applies to entire entry", scope)], items)]
    if more:
        entries.append(entry("3A991", "More circuits.", [("RS applies to entire entry", WORLD)], []))
    return reading_of(part("774", supplement(CCL_TITLE, "The Commerce Control List", *entries)), day)


def groups(day: str, *members: str) -> Reading:
    content = table(["Country", "[D: 5] Embargoed"], [[each, "X"] for each in members])
    known = (
        ["A:1", "A:2", "A:3", "A:4", "A:5", "A:6", "D:1", "D:2", "D:3", "D:4", "E:1", "E:2"],
        "<HD1>Country Group B&#x2014;Countries</HD1><SCOL2><LI>France</LI></SCOL2>",
    )
    others = table(["Country", *(f"[{each}]" for each in known[0])], [])
    return reading_of(part("740", supplement(GROUPS_TITLE, "Country Groups", others, known[1], content)), day)


def test_a_member_that_left_the_group_between_two_editions() -> None:
    early, late = groups(EARLY, "Cambodia", "Iraq"), groups(LATE, "Iraq", "Nicaragua")
    (gone,) = edges(picture("country:KH", early, late), Property.MEMBER_OF)
    days = (EARLY, "2025-09-09", LATE)
    assert [holds(gone, each) for each in days] == [Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]
    (joined,) = edges(picture("country:NI", early, late), Property.MEMBER_OF)
    assert [holds(joined, each) for each in days] == [Truth.FALSE, Truth.UNKNOWN, Truth.TRUE]
    (stayed,) = edges(picture("country:IQ", early, late), Property.MEMBER_OF)
    assert [holds(stayed, each) for each in days] == [Truth.TRUE] * 3


def test_a_requirement_that_the_later_edition_lacks_is_no_longer_in_force() -> None:
    early, late = ccl(EARLY, D5, more=True), ccl(LATE, D5, more=False)
    (before,) = picture(RS, early).events
    assert before.valid.end is None
    (event,) = picture(RS, early, late).events
    assert (event.value, event.valid.end, event.valid.end_basis) == (
        "in_force",
        late.document.published,
        Basis.OBSERVED,
    )
    assert event.valid.seen == early.document.published
    (standing,) = edges(picture(RS, early, late), Property.PART_OF)
    assert [holds(standing, each) for each in (EARLY, "2025-09-09", LATE)] == [Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]
    (kept,) = picture(NS, early, late).events
    assert kept.valid.end is None


def test_a_requirement_that_comes_back_begins_again() -> None:
    readings = [ccl("2024-01-01", D5, more=True), ccl(EARLY, D5, more=False), ccl(LATE, D5, more=True)]
    events = sorted(picture(RS, *readings).events, key=lambda each: each.valid.start.iso if each.valid.start else "")
    assert [each.valid.end and each.valid.end.iso for each in events] == [EARLY, None]


def test_a_requirement_that_changed_its_scope_keeps_each_for_its_time() -> None:
    early, late = ccl(EARLY, D5, more=False), ccl(LATE, MORE, more=False)
    old, new = edges(picture(NS, early, late), Property.HAS_SCOPE)
    by_scope = {each.target: each for each in (old, new)}
    days = (EARLY, "2025-09-09", LATE)
    assert [holds(by_scope["scope:ear/d5"], each) for each in days] == [Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]
    assert [holds(by_scope["scope:ear/mo+d5"], each) for each in days] == [Truth.FALSE, Truth.UNKNOWN, Truth.TRUE]
    assert all(each.valid.end is None for each in picture(NS, early, late).events)


def test_what_did_not_change_stays_a_lasting_fact() -> None:
    early, late = ccl(EARLY, D5, more=True), ccl(LATE, D5, more=False)
    (scope,) = edges(picture(NS, early, late), Property.HAS_SCOPE)
    assert scope.valid.start is None
    assert scope.valid.end is None


def test_the_order_in_which_editions_are_read_does_not_matter() -> None:
    early, late = ccl(EARLY, D5, more=True), ccl(LATE, MORE, more=False)
    assert picture(RS, early, late) == picture(RS, late, early)
    assert picture(NS, early, late) == picture(NS, late, early)


def test_a_section_that_was_taken_out_is_no_longer_in_force() -> None:
    early = reading_of(
        part("742", section("742.6", "One.", "(a) Words."), section("742.9", "Two.", "(a) Words.")), EARLY
    )
    late = reading_of(part("742", section("742.6", "One.", "(a) Words.")), LATE)
    (event,) = picture("policy:cfr/15-742.9", early, late).events
    assert event.valid.end == late.document.published


def test_another_part_closes_nothing() -> None:
    early = reading_of(part("742", section("742.9", "Two.", "(a) Words.")), EARLY)
    late = reading_of(part("743", section("743.1", "One.", "(a) Words.")), LATE)
    (event,) = picture("policy:cfr/15-742.9", early, late).events
    assert event.valid.end is None


def test_the_diff_of_two_editions_tells_what_came_went_and_changed() -> None:
    early, late = ccl(EARLY, D5, more=True), ccl(LATE, MORE, more=False)

    def told(subject: str) -> list[Change]:
        return changes_between(picture(subject, early), picture(subject, early, late))

    gone = next(each for each in told(RS) if each.what == "legalStatus")
    assert (gone.kind, gone.after) == (ChangeKind.CHANGED, f"in_force from {EARLY} to {LATE}")
    scopes = [(each.kind, each.after) for each in told(NS) if each.what == "HAS_SCOPE"]
    assert (ChangeKind.ADDED, f"scope:ear/mo+d5 from {LATE}") in scopes
    assert any(after == f"scope:ear/d5 from {EARLY} to {LATE}" for _, after in scopes)
