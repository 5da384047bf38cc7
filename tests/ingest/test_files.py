from pathlib import Path

import pytest

from ingest.files import candidates, read_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "laws/b.txt", "laws/old/c.csv", "lists/c.csv", "lists/.hidden/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("skip", "left"),
    [
        ((), ["a.txt", "laws/b.txt", "laws/old/c.csv", "lists/c.csv"]),
        (("laws",), ["a.txt", "lists/c.csv"]),
        (("laws/",), ["a.txt", "lists/c.csv"]),
        (("*.csv",), ["a.txt", "laws/b.txt"]),
        (("laws/*.csv",), ["a.txt", "laws/b.txt", "lists/c.csv"]),
        (("laws/old",), ["a.txt", "laws/b.txt", "lists/c.csv"]),
        (("l*s", "a.*"), []),
        (("law", "LAWS", "b"), ["a.txt", "laws/b.txt", "laws/old/c.csv", "lists/c.csv"]),
    ],
)
def test_what_is_called_so_is_left_out_of_a_folder(folder: Path, skip: tuple[str, ...], left: list[str]) -> None:
    found = [each.path.relative_to(folder).as_posix() for each in candidates([folder], skip)]
    assert found == left


def test_a_file_that_is_named_itself_is_read_whatever_is_skipped(folder: Path) -> None:
    assert [each.path.name for each in candidates([folder / "a.txt"], ["*.txt"])] == ["a.txt"]


def test_the_folder_itself_is_not_matched(folder: Path) -> None:
    assert len(list(candidates([folder / "laws"], ["laws"]))) == 2


def test_files_about_a_folder_are_no_documents(tmp_path: Path) -> None:
    for name in ("SOURCES.md", "README.md", "LICENSE", "lamps-LICENSE", "licensed.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [each.path.name for each in candidates([tmp_path])] == ["licensed.txt"]


def test_a_file_knows_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_file(folder / "laws" / "b.txt").folder == "laws"
    monkeypatch.chdir(folder / "laws")
    assert read_file(Path("b.txt")).folder == "laws"
