"""The CFR as Markdown: the same provisions, quoted from the file itself."""

from pathlib import Path

import pytest

from ingest.source import RawFile, Reading, sources
from ingest.sources.ecfr import read
from ingest.validate import validate
from ontology.terms import Property
from tests.ingest.sources.ecfr.documents import info, values

FILE = Path(__file__).parents[4] / ".." / "shared" / "data" / "ecfr-2025-01-27" / "title-15-chapter-VII.md"
needs_file = pytest.mark.skipif(not FILE.is_file(), reason=f"the chapter is not at {FILE}")
OURS = """---
title: CHAPTER VII
title_number: 15
---

# Chapter VII

    PART 748—INVENTED APPLICATIONS

### Part 748

**Authority:** Authority: 50 U.S.C. 4801-4852.

      § 748.1   General provisions of our own.

#### § § 748.1

      (a)  Scope. Words.

      (1) More words.

> [61 FR 12812, Mar. 25, 1996, as amended at 90 FR 4544, Jan. 15, 2025]

      § 748.2   [Reserved]

#### § § 748.2
"""


def reading(text: bytes = OURS.encode()) -> Reading:
    found = read.read(RawFile("title-15-chapter-VII.md", text, "ecfr-2025-01-27"), info())
    validate(found)
    return found


def test_sections_have_their_headings_and_histories() -> None:
    said = reading().statements
    assert values(said, "policy:cfr/15-748", Property.NAME) == ["15 CFR part 748: INVENTED APPLICATIONS"]
    assert values(said, "policy:cfr/15-748", Property.BASED_ON) == ["policy:us/ecra"]
    assert values(said, "policy:cfr/15-748.1", Property.NAME) == ["15 CFR 748.1: General provisions of our own"]
    assert values(said, "policy:cfr/15-748.1(a)", Property.PART_OF) == ["policy:cfr/15-748.1"]
    assert values(said, "policy:fr/90-4544", Property.AMENDS) == ["policy:cfr/15-748.1"]
    assert values(said, "policy:cfr/15-748.2", Property.TYPE) == []


def test_a_text_that_others_cut_is_no_whole_edition() -> None:
    assert [each for each in reading().statements if each.predicate is Property.CAPTURED_ON] == []


@needs_file
def test_the_chapter_of_january_2025_is_read_whole() -> None:
    raw = RawFile(FILE.name, FILE.read_bytes(), FILE.parent.name)
    assert next(each.name for each in sources() if each.accepts(raw)) == "ecfr"
    found = reading(raw.content)
    assert found.rows is not None
    assert (found.rows.total, found.rows.loaded) == (212, 201)
    assert values(found.statements, "policy:fr/90-4562", Property.AMENDS)
    assert len(found.statements) < 10_000
