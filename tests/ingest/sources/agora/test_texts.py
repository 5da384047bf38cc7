import pytest

from ingest.pipeline import read
from ingest.source import RawFile, Reading
from ingest.sources.agora.sections import changed_by, headings, without_contents
from ingest.sources.agora.text import read_text
from ontology.statement import Value
from ontology.terms import Property
from tests.ingest.sources.agora.test_tables import FOLDER, INFO, needs_agora


def of_text(text: str, name: str = "9.txt") -> Reading:
    return read_text(RawFile(name, text.encode(), "fulltext-own"), INFO)


def real(number: str) -> Reading:
    name = f"{number}.txt"
    return read(RawFile(name, (FOLDER / "fulltext-us-government" / name).read_bytes(), "fulltext-us-government"))


def pairs(found: Reading, predicate: Property) -> set[tuple[str, Value]]:
    return {(each.subject, each.value) for each in found.statements if each.predicate is predicate}


def titles(text: str) -> list[str]:
    return [each.title for each in without_contents(headings(text))]


def test_sections_of_a_bill() -> None:
    text = "SECTION 1. SHORT TITLE.\nThis Act is the “Lamp Act”.SEC. 2. LAMPS IN THE U.S. NAVY.\nIn this Act, lamps."
    assert titles(text) == ["SECTION 1. SHORT TITLE", "SEC. 2. LAMPS IN THE U.S. NAVY"]


def test_sections_of_an_order_run_into_their_text() -> None:
    text = "     Section 1.  Purpose.  Lamps shine.Sec. 2.  Policy and Aims.  We light them."
    assert titles(text) == ["Section 1. Purpose", "Sec. 2. Policy and Aims"]


def test_articles_in_english_and_chinese_punctuation() -> None:
    assert titles("Chapter I: Lamps\nArticle 1: These Provisions.\nArticle 2： They hold.") == [
        "Article 1: These Provisions",
        "Article 2： They hold",
    ]


def test_quoted_headings_and_references_are_no_sections() -> None:
    assert titles("“SEC. 5. Quoted.\nas section 7. says, and in Sec. 8. too") == []


def test_a_table_of_contents_gives_no_second_sections() -> None:
    text = "Sec. 1. Short title.\nSec. 2. Lamps.\n\nSECTION 1. SHORT TITLE.\nText.\nSEC. 2. LAMPS.\nText."
    assert titles(text) == ["SECTION 1. SHORT TITLE", "SEC. 2. LAMPS"]


def test_parts_of_one_number_are_told_apart_and_reported() -> None:
    found = of_text("SEC. 1. Lamps.\nText.\nSEC. 1. Candles.\nText.")
    assert pairs(found, Property.PART_OF) == {
        ("policy:agora/9/section-1", "policy:agora/9"),
        ("policy:agora/9/section-1.2", "policy:agora/9"),
    }
    assert [each.code for each in found.warnings] == ["AGORA-NUMBER-REPEATS"]


@pytest.mark.parametrize(
    ("instruction", "changed"),
    [
        ("4. Section 734.9 is amended by:", ["734.9"]),
        ("8. Add §§ 740.27, 740.28, and 740.29 to read as follows:", ["740.27", "740.28", "740.29"]),
        ("13. Revise § 744.23(a)(3)(i) to read as follows:", ["744.23(a)(3)(i)"]),
        ("17. Amend supplement No. 2 to part 748 by adding paragraph (c)(3)", ["748-supp2"]),
        ("9. Part 740 is amended by adding Supplement No. 5 to read as follows:", ["740-supp5"]),
        ("12. The authority citation for part 744 is revised to read as follows:", []),
    ],
)
def test_what_an_instruction_changes(instruction: str, changed: list[str]) -> None:
    (heading,) = headings(instruction)
    assert heading.kind == "instruction"
    assert [each.path for each in changed_by(heading, instruction)] == changed


def test_a_numbered_list_is_no_instruction() -> None:
    assert headings("1. General Compliance. The holder must keep lamps.\n2. Reports. They are due.") == []


def test_the_title_of_the_code_is_never_guessed() -> None:
    instruction = "1. Section 92.3 is amended by revising paragraph (a).\n"
    unknown, told = of_text(instruction), of_text(f"45 CFR Part 92 changes.\n{instruction}")
    assert pairs(unknown, Property.AMENDS) == set()
    assert [each.code for each in unknown.warnings] == ["AGORA-CFR-TITLE"]
    assert pairs(told, Property.AMENDS) == {("policy:agora/9/instruction-1", "policy:cfr/45-92.3")}


def test_a_demand_of_the_text_is_its_own() -> None:
    found = of_text("A license is required for the export of items specified in ECCN 4E091 to all destinations.")
    assert pairs(found, Property.IMPOSED_BY) == {
        ("restriction:agora/9/licence-requirement/eccn-4e091", "policy:agora/9"),
    }
    assert pairs(found, Property.LEGAL_STATUS) == set(), "where it stands is for the policy to say"


def test_lost_exponents_are_read_as_corrected_and_told() -> None:
    words = "computing power greater than 1026 integer or floating-point operations"
    found = of_text(f"A model trained with {words}.", "307.txt")
    thresholds = pairs(found, Property.THRESHOLD)
    assert thresholds == {("criterion:trainingOperations>1e26", "1e26")}
    assert all(each.attribution for each in found.statements if each.predicate is Property.THRESHOLD)
    codes = [each.code for each in found.warnings]
    assert codes.count("AGORA-SUPERSCRIPT") == 1
    assert codes.count("AGORA-CORRECTION-IDLE") == 2, "the other two corrections of that text find nothing here"


def test_a_lost_exponent_that_nobody_decided_on_is_reported() -> None:
    found = of_text("A model trained with more than 1025 floating-point operations.")
    assert pairs(found, Property.THRESHOLD) == set()
    assert "AGORA-SUPERSCRIPT-UNREAD" in [each.code for each in found.warnings]


@needs_agora
def test_the_diffusion_rule() -> None:
    found = real("1820")
    instructions = {part for part, _ in pairs(found, Property.PART_OF)}
    assert len(instructions) == 25, "24 instructions, of which AGORA gives two the number 19"
    amended = {str(target) for _, target in pairs(found, Property.AMENDS)}
    assert {"policy:cfr/15-742.6", "policy:cfr/15-740.27", "policy:cfr/15-740-supp5"} <= amended
    norm = "restriction:cfr/15-742.6(a)(13)/licence-requirement/eccn-4e091"
    assert (norm, "item:eccn-4e091") in pairs(found, Property.RESTRICTS)
    assert (norm, "policy:agora/1820") in pairs(found, Property.ADDED_BY)
    assert len(found.mentions) > 300


@needs_agora
def test_executive_order_14110() -> None:
    found = real("307")
    assert len(pairs(found, Property.PART_OF)) == 13
    thresholds = {value for _, value in pairs(found, Property.THRESHOLD)}
    assert thresholds == {"1e26", "1e23"}
