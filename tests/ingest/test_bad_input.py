"""Bad input gets an error with a code and a fix; the rest of the run goes on, and nothing half-written stays."""

from pathlib import Path

import pytest

from ingest.files import MAX_BYTES
from ingest.pipeline import ingest, register_files
from ontology.document import document_id, sha256_of
from queries import lookup
from queries.store import Store

GOOD = register_files()[0]
BAD = {
    "empty.txt": (b"", "INGEST-EMPTY"),
    "blank.txt": (b" \n\t\n", "INGEST-EMPTY"),
    "binary.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "INGEST-BINARY"),
    "latin.txt": ("Der Exportkontrollausschuß".encode("latin-1"), "INGEST-ENCODING"),
    "utf16.txt": ("The rule".encode("utf-16"), "INGEST-BINARY"),
    "cut.json": (b'{"ecfrIssueDate": "2026-07-23", "groups": {"A:1": ["Arg', "INGEST-JSON"),
    "deep.json": (b"[" * 100_000, "INGEST-JSON"),
    "other.json": (b'{"hello": 1}', "INGEST-NO-SOURCE"),
    "cut.xml": (b"<rule><part>744</par", "INGEST-XML"),
    "bomb.xml": (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "INGEST-XML"),
    "other.xml": (b"<rule/>", "INGEST-NO-SOURCE"),
    "cut.yml": (b"exportgraph-register: 1\nentries: [", "INGEST-YAML"),
    "shape.yml": (b"exportgraph-register: 1\ntitle: x\n", "REGISTER-SHAPE"),
    "property.yml": (
        b"exportgraph-register: 1\ntitle: x\nreviewed: 2026-01-01\ncitations: {}\n"
        b"entries: [{id: 'company:x', colour: red}]\n",
        "REGISTER-PROPERTY",
    ),
    "uncited.yml": (
        b"exportgraph-register: 1\ntitle: x\nreviewed: 2026-01-01\ncitations: {}\n"
        b"entries: [{id: 'company:x', type: Company}]\n",
        "REGISTER-CITATION",
    ),
    "vocabulary.yml": (
        b"exportgraph-register: 1\ntitle: x\nreviewed: 2026-01-01\n"
        b"citations: {a: {title: t, publisher: p}}\nentries: [{id: 'company:x', cite: a, type: Spaceship}]\n",
        "INGEST-INVALID-STATEMENT",
    ),
    "date.yml": (
        b"exportgraph-register: 1\ntitle: x\nreviewed: 2026-01-01\ncitations: {a: {title: t, publisher: p}}\n"
        b"entries: [{id: 'policy:x', cite: a, legalStatus: {value: in_force, from: 2026-02-30}}]\n",
        "DATE-MALFORMED",
    ),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00", "INGEST-BINARY"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200 * 2**20)  # sparse: 200 MB of which the disk holds nothing
    return tmp_path


def test_every_bad_file_is_named_and_the_good_ones_go_in(blank: Store, folder: Path) -> None:
    report = ingest(blank, [folder, folder / "nowhere.txt", GOOD])
    codes = {Path(each.name).name: each.error.code for each in report.failed}
    expected = {name: code for name, (_, code) in BAD.items()}
    assert codes == {**expected, "huge.txt": "INGEST-TOO-LARGE", "nowhere.txt": "INGEST-MISSING"}
    assert all(each.error.fix and each.error.message for each in report.failed)
    assert [each.name for each in report.done] == [GOOD.name]
    assert not report.succeeded


def test_nothing_of_a_bad_file_stays(blank: Store, folder: Path) -> None:
    ingest(blank, [GOOD])
    before = lookup.counts(blank)
    ingest(blank, [folder])
    assert lookup.counts(blank) == before
    ids = [document_id(sha256_of(content)) for content, _ in BAD.values()]
    assert [each for each in ids if lookup.thing(blank, each)] == []


def test_the_limit_is_told(tmp_path: Path, blank: Store) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (failed,) = ingest(blank, [big]).failed
    assert "64 MB" in failed.error.message
