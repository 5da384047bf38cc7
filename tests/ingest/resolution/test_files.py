"""Judgements in files."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolution.files import read_judgements, settled, write_judgement
from ontology.errors import ExportGraphError
from ontology.judgement import Judge, Judgement, Sameness, judgement_on
from tests.graphs import ROOT

ENTRY = "- {left: company:a, right: party:b, sameness: same, who: Ada, when: 2026-11-25, why: one address}\n"


def a_judgement(why: str = "one address", when: str = "2026-11-25", score: float | None = 0.91) -> Judgement:
    return judgement_on(
        "company:a", "party:b", Sameness.SAME, Judge.PERSON, "Ada", when, why, score, {"equal": 1.0, "country": 0.5}
    )


def error_of(path: Path) -> ExportGraphError:
    with pytest.raises(ExportGraphError) as caught:
        read_judgements(path)
    return caught.value


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "ada.yml"
    first, second = a_judgement(), a_judgement("no: # 'quotes' \"and\" é 华为\nlines", "2026-11-26T10:00:00Z", None)
    write_judgement(path, first)
    write_judgement(path, second)
    assert read_judgements(path) == read_judgements(tmp_path) == [first, second]
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert settled([first]) == {("company:a", "party:b")}
    assert list(path.parent.iterdir()) == [path]


@given(why=st.text(st.characters(codec="utf-8"), min_size=1), score=st.none() | st.floats(0, 1))
def test_any_words_survive(tmp_path_factory: pytest.TempPathFactory, why: str, score: float | None) -> None:
    path = tmp_path_factory.mktemp("any") / "ada.yml"
    write_judgement(path, a_judgement(why, score=score))
    assert read_judgements(path) == [a_judgement(why, score=score)]


@pytest.mark.parametrize("before", [f"# mine\n\n{ENTRY}  # after", ENTRY.replace("\n", "\r\n"), f"\ufeff{ENTRY}", ""])
def test_what_a_person_wrote_stays_byte_for_byte(tmp_path: Path, before: str) -> None:
    path = tmp_path / "ada.yml"
    path.write_bytes(before.encode())
    count = len(read_judgements(path))
    write_judgement(path, a_judgement(when="2026-12-01"))
    assert path.read_bytes().startswith(before.encode())
    assert len(read_judgements(path)) == count + 1


@pytest.mark.parametrize("before", [f"[{ENTRY[2:].strip()}]\n", f"  {ENTRY}", f"---\n{ENTRY}...\n", "[]\n"])
def test_a_list_that_cannot_be_continued_is_left_alone(tmp_path: Path, before: str) -> None:
    path = tmp_path / "ada.yml"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(ExportGraphError) as caught:
        write_judgement(path, a_judgement(when="2026-12-01"))
    assert caught.value.code == "JUDGEMENT-APPEND"
    assert path.read_text(encoding="utf-8") == before


def test_links_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "link.yml"
    real.write_text(ENTRY, encoding="utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    write_judgement(link, a_judgement(when="2026-12-01"))
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert len(read_judgements(real)) == 2


def test_the_matchers_judgements_are_not_written(tmp_path: Path) -> None:
    judgement = judgement_on("company:a", "party:b", Sameness.SAME, Judge.MATCHER, "names/1", "", "equal", 1.0)
    with pytest.raises(ExportGraphError) as caught:
        write_judgement(tmp_path / "ada.yml", judgement)
    assert caught.value.code == "JUDGEMENT-NOT-A-PERSON"


def test_a_folder_that_is_a_file_cannot_be_written_into(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportGraphError) as caught:
        write_judgement(tmp_path / "file" / "ada.yml", a_judgement())
    assert caught.value.code == "JUDGEMENT-UNWRITABLE"


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("- {left: [", "JUDGEMENT-YAML", "line 1"),
        (b"\xff\xfe\x00", "JUDGEMENT-YAML", "utf-8"),
        ("[" * 5000, "JUDGEMENT-YAML", ""),
        (ENTRY.replace("why: one", "who: Bea, why: one"), "JUDGEMENT-YAML", "'who' stands twice"),
        ("left: company:a\n", "JUDGEMENT-ENTRY", "not a list"),
        ("- text\n", "JUDGEMENT-ENTRY", "entry 1"),
        (ENTRY + ENTRY.replace("who", "whom"), "JUDGEMENT-ENTRY", "entry 2: who"),
        (ENTRY.replace("why", "because: x, why"), "JUDGEMENT-ENTRY", "because"),
        (ENTRY.replace("same,", "sane,"), "JUDGEMENT-ENTRY", "sameness"),
        (ENTRY.replace("2026-11-25", "25.11.2026"), "JUDGEMENT-ENTRY", "write a date"),
        (ENTRY.replace("2026-11-25", "2026-11-31"), "JUDGEMENT-ENTRY", "when"),
        (ENTRY.replace("2026-11-25", "2026-11-25T10:00:00+02:00"), "JUDGEMENT-ENTRY", "in UTC"),
        (ENTRY.replace("one address", "''"), "JUDGEMENT-ENTRY", "why"),
        (ENTRY.replace("one address", "x, score: 91"), "JUDGEMENT-ENTRY", "score"),
        (ENTRY.replace("one address", "x, score: nan"), "JUDGEMENT-ENTRY", "score"),
        (ENTRY.replace("company:a", "Huawei"), "JUDGEMENT-ENTRY", "write an id"),
        (ENTRY.replace("company:a", "party:b"), "JUDGEMENT-ENTRY", "both party:b"),
        (ENTRY + ENTRY.replace("same,", "different,"), "JUDGEMENT-CONTRADICTION", "entry 1 says same"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, content: str | bytes, code: str, says: str) -> None:
    path = tmp_path / "ada.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    error = error_of(path)
    assert error.code == code
    assert "ada.yml" in error.message
    assert says in error.message
    assert error.fix


def test_a_missing_file(tmp_path: Path) -> None:
    assert error_of(tmp_path / "none.yml").code == "JUDGEMENT-UNREADABLE"


def test_files_of_a_folder_contradict_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(ENTRY.replace("same,", "unsure,"), encoding="utf-8")
    (tmp_path / ".c.yml").write_text("not ours: [", encoding="utf-8")
    error = error_of(tmp_path)
    assert error.code == "JUDGEMENT-CONTRADICTION"
    assert "a.yml" in error.message
    assert "b.yaml" in error.message


def test_a_later_decision_is_no_contradiction(tmp_path: Path) -> None:
    path = tmp_path / "ada.yml"
    later = ENTRY.replace("same,", "different,").replace("2026-11-25", "2026-11-25T10:00:00Z")
    path.write_text(ENTRY + ENTRY + later, encoding="utf-8")
    assert [each.sameness for each in read_judgements(path)] == ["same", "same", "different"]


def test_a_file_of_comments_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "ada.yml").write_text("# nothing yet\n", encoding="utf-8")
    assert read_judgements(tmp_path) == []


def test_the_example_of_the_page_is_read(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "judgements.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "example.yml"
    path.write_text(example, encoding="utf-8")
    assert {each.sameness for each in read_judgements(path)} == {Sameness.SAME, Sameness.DIFFERENT}
