"""Documents of the eCFR: provisions, their history, and what is refused."""

import pytest

from ingest.source import RawFile, sources
from ingest.sources.ecfr import read
from ingest.validate import validate
from ontology.errors import ExportGraphError
from ontology.terms import Property
from ontology.times import Basis
from tests.ingest.sources.ecfr.documents import info, metadata, part, raw, reading_of, section, values

HISTORY = "61 FR 12714, Mar. 25, 1996, as amended at 89 FR 11111, Jan. 3, 2024; 90 FR 4544, Jan. 15, 2025"
PART = part(
    "742",
    "<AUTH><HED>Authority:</HED><PSPACE>50 U.S.C. 4801-4852; 50 U.S.C. 1701 <I>et seq.;</I> E.O. 13026."
    "</PSPACE></AUTH>",
    section("742.6", "Invented stability.", "(a) <I>Needs</I>—(1) One.", "(2) Two.", "(b) Three.", history=HISTORY),
    section("742.7", "[Reserved]"),
    heading="CONTROL POLICY",
)  # fmt: skip


def test_the_file_is_ours() -> None:
    ours = [each.name for each in sources() if each.accepts(raw(PART, "2026-01-02"))]
    assert ours[0] == "ecfr"
    assert not read.accepts(RawFile("a.xml", b"<html/>"))


def test_provisions_are_policies_with_their_names_and_wholes() -> None:
    reading = reading_of(PART, "2026-01-02")
    validate(reading)
    said = reading.statements
    assert values(said, "policy:cfr/15-742", Property.NAME) == ["15 CFR part 742: CONTROL POLICY"]
    assert values(said, "policy:cfr/15-742", Property.PART_OF) == ["policy:us/ear"]
    assert values(said, "policy:cfr/15-742.6", Property.NAME) == ["15 CFR 742.6: Invented stability"]
    assert values(said, "policy:cfr/15-742.6", Property.PART_OF) == ["policy:cfr/15-742"]
    assert values(said, "policy:cfr/15-742.6(a)(2)", Property.PART_OF) == ["policy:cfr/15-742.6(a)"]
    assert values(said, "policy:cfr/15-742.7", Property.NAME) == []
    assert reading.rows is not None
    assert reading.rows.ignored == {"reserved: only its number is kept": 1}


def test_in_force_is_seen_on_the_day_of_the_text() -> None:
    statement = next(
        each
        for each in reading_of(PART, "2026-01-02").statements
        if (each.subject, each.predicate) == ("policy:cfr/15-742.6", Property.LEGAL_STATUS)
    )
    assert statement.valid.basis is Basis.OBSERVED
    assert statement.valid.start is not None
    assert statement.valid.start.iso == "2026-01-02"


def test_the_history_note_tells_what_changed_the_section_and_when() -> None:
    said = reading_of(PART, "2026-01-02").statements
    assert values(said, "policy:fr/90-4544", Property.AMENDS) == ["policy:cfr/15-742.6"]
    assert values(said, "policy:fr/90-4544", Property.PUBLISHED) == ["2025-01-15"]
    assert values(said, "policy:fr/61-12714", Property.AMENDS) == ["policy:cfr/15-742"], "it made the section"


def test_the_authority_note_tells_on_what_the_part_is_based() -> None:
    said = reading_of(PART, "2026-01-02").statements
    bases = ["policy:us/ecra", "policy:usc/50-1701", "policy:us/eo-13026"]
    assert values(said, "policy:cfr/15-742", Property.BASED_ON) == bases


def test_elements_that_nobody_knows_are_reported_and_their_words_kept() -> None:
    reading = reading_of(part("742", "<STRANGE>Odd words.</STRANGE>"), "2026-01-02")
    assert [each.code for each in reading.warnings] == ["ECFR-ELEMENT"]
    assert "Odd words." in (reading.text or "")


def test_a_day_in_the_document_comes_before_that_of_its_folder() -> None:
    document = f'<DIV5 N="742" TYPE="PART" {metadata("part-742", "15 CFR Part 742")}><HEAD>PART 742</HEAD></DIV5>'
    told = document.replace("_SUBSTITUTE_DATE_", "2025-05-05")
    assert reading_of(told, "2026-01-02").document.published == reading_of(document, "2025-05-05").document.published


def test_metadata_may_be_escaped_twice() -> None:
    document = PART.replace("&quot;", "&amp;quot;")
    assert values(reading_of(document, "2026-01-02").statements, "policy:cfr/15-742.6", Property.TYPE)


def test_a_file_without_a_day_is_refused() -> None:
    with pytest.raises(ExportGraphError, match="ECFR-DATE"):
        read.read(RawFile("title-15.xml", PART.encode(), "somewhere"), info())


def test_a_file_without_a_title_is_refused() -> None:
    document = '<DIV5 N="742" TYPE="PART"><HEAD>PART 742</HEAD></DIV5>'
    with pytest.raises(ExportGraphError, match="ECFR-TITLE"):
        read.read(RawFile("a.xml", document.encode(), "ecfr-2026-01-02"), info())
