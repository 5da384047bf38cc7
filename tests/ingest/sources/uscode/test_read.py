"""The U.S. Code as Markdown: sections put together again, and their paragraphs."""

from pathlib import Path

import pytest

from ingest.source import RawFile, Reading, SourceInfo, sources
from ingest.sources.uscode import read
from ingest.validate import validate
from ontology.errors import ExportGraphError
from ontology.statement import Value
from ontology.terms import Property

FILE = Path(__file__).parents[4] / ".." / "shared" / "data" / "us-code-ecra" / "title-50-chapter-58.md"
needs_file = pytest.mark.skipif(not FILE.is_file(), reason=f"the chapter is not at {FILE}")
OURS = """<!-- piece 1 -->
# Title 50— WAR
### CHAPTER 58— EXPORTS
#### § 4817. Requirements of our own
##### (a) In general

Words.

(1) First

(A) Words.

<!-- piece 2 -->
# Title 50— WAR
### CHAPTER 58— EXPORTS
#### § 4817. Requirements of our own
##### (b) Controls

(1) In general

Words.
"""


def info() -> SourceInfo:
    return next(each.info for each in sources() if each.name == "uscode")


def reading(text: str = OURS, folder: str = "usc-2023-04") -> Reading:
    found = read.read(RawFile("title-50-chapter-58.md", text.encode(), folder), info())
    validate(found)
    return found


def values(found: Reading, subject: str, predicate: Property) -> list[Value]:
    return [each.value for each in found.statements if (each.subject, each.predicate) == (subject, predicate)]


def test_the_pieces_of_a_section_are_one_section() -> None:
    found = reading()
    assert found.rows is not None
    assert found.rows.total == 1
    subjects = {each.subject for each in found.statements if each.subject.startswith("policy:usc/")}
    section = "policy:usc/50-4817"
    assert subjects == {section, *(f"{section}{each}" for each in ("(a)", "(a)(1)", "(a)(1)(A)", "(b)", "(b)(1)"))}
    assert values(found, section, Property.NAME) == ["50 U.S.C. 4817: Requirements of our own"]
    assert values(found, f"{section}(b)(1)", Property.PART_OF) == [f"{section}(b)"]


def test_the_day_is_in_the_name_or_in_our_catalogue() -> None:
    assert reading().document.published is not None
    with pytest.raises(ExportGraphError, match="USC-DATE"):
        reading(folder="somewhere")


def test_a_file_without_sections_is_refused() -> None:
    with pytest.raises(ExportGraphError, match="INGEST-EXPECTATION"):
        reading("# Title 50— WAR\n")


@needs_file
def test_the_chapter_on_export_controls_has_the_paragraph_on_interim_controls() -> None:
    raw = RawFile(FILE.name, FILE.read_bytes(), FILE.parent.name)
    assert next(each.name for each in sources() if each.accepts(raw)) == "uscode"
    found = read.read(raw, info())
    validate(found)
    assert len({each.subject for each in found.statements}) > 400
    assert values(found, "policy:usc/50-4817(b)(1)", Property.PART_OF) == ["policy:usc/50-4817(b)"]
    assert values(found, "policy:usc/50-4817", Property.PART_OF) == ["policy:us/ecra"]
    assert found.document.published is not None
    assert found.document.published.iso == "2023-04"
