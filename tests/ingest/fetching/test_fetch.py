"""From the addresses of a source to checked files, and how it fails closed."""

import fcntl
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from pydantic import ValidationError

from ingest.fetching import Archive, FetchError, Outcome, State, Web, fetch, latest_files
from ingest.fetching.fetch import DATE
from ingest.fetching.manifest import Record
from ingest.files import candidates, read_file
from ingest.source import Download, IssueDate, Source, sources
from tests.graphs import EAR
from tests.ingest.fetching.conftest import START, Time
from tests.ingest.fetching.server import Fault, FileServer
from tests.ingest.fetching.sources import FILE, good, later, published, shrunken, without_groups

pytestmark = pytest.mark.skipif(not EAR[0].is_file(), reason="needs ../shared/data/ear-ecfr-2026-07-23")


class Fetched:
    """Fetches the one file of the source."""

    def __init__(self, server: FileServer, archive: Archive, web: Web) -> None:
        self.server, self.archive, self.web = server, archive, web
        self.source = published(server)
        self.told: list[tuple[str, int, int | None]] = []

    def __call__(self, content: bytes, *faults: Fault) -> Outcome:
        self.server.files["/groups"] = content
        self.server.faults[:] = faults
        (outcome,) = fetch(self.archive, [self.source], self.web, lambda *told: self.told.append(told))
        return outcome

    @property
    def archived(self) -> set[bytes]:
        return {path.read_bytes() for path in self.archive.folder.glob("??/*")}

    @property
    def shown(self) -> list[bytes]:
        """What an ingest would read."""
        return [path.read_bytes() for path in latest_files(self.archive, self.source)]

    @property
    def records(self) -> tuple[Record, ...]:
        return self.archive.manifest("ear").records


@pytest.fixture
def fetched(server: FileServer, archive: Archive, web: Web) -> Fetched:
    return Fetched(server, archive, web)


def unheard(name: str, done: int, total: int | None) -> None:
    """Is told of progress."""


def code(outcome: Outcome) -> str | None:
    return outcome.error.code if outcome.error else None


def test_a_new_file_is_archived_described_and_shown_under_its_name(fetched: Fetched) -> None:
    outcome = fetched(good())
    assert (outcome.state, outcome.error) == (State.NEW, None)
    assert fetched.archived == {good()}
    assert fetched.records == (outcome.record,)
    assert outcome.record is not None
    assert outcome.record.retrieved_at == START
    assert outcome.record.etag == fetched.server.etag(good())
    (link,) = latest_files(fetched.archive, fetched.source)
    assert (link.parent.name, link.name) == ("ear-2026-07-31", FILE.name)
    assert link.is_symlink()
    assert fetched.told[-1] == (f"ear: {FILE.name}", len(good()), len(good()))


def test_what_has_not_changed_is_not_sent_again(fetched: Fetched, time: Time) -> None:
    fetched(good())
    time.passed += 3600
    outcome = fetched(good())
    assert outcome.state is State.UNCHANGED
    assert fetched.server.asked("If-None-Match") == [None, fetched.server.etag(good())]
    (record,) = fetched.records
    assert record.checked_at - record.retrieved_at == timedelta(hours=1)


def test_the_same_bytes_under_another_version_are_kept_once(fetched: Fetched) -> None:
    fetched(good())
    fetched.server.weak = True
    assert fetched(good()).state is State.UNCHANGED
    assert len(fetched.records) == len(fetched.archived) == 1


def test_a_newer_version_takes_the_place_of_the_older_one_which_stays(fetched: Fetched) -> None:
    fetched(good())
    assert fetched(later()).state is State.NEW
    assert fetched.archived == {good(), later()}
    assert fetched.shown == [later()]
    assert len(fetched.records) == 2


def test_the_graph_can_be_built_anew_from_the_archive(fetched: Fetched, time: Time) -> None:
    """All versions that could be read, and nothing else, are found below one folder."""
    for content in (good(), shrunken(), later()):
        fetched(content)
        time.passed += 86_400
    found = [candidate.path for candidate in candidates([fetched.archive.folder / "sources"])]
    assert [path.parent.name for path in found] == ["ear-2026-07-31", "ear-2026-08-02"]
    assert [path.read_bytes() for path in found] == [good(), later()]


def test_a_version_that_comes_back(fetched: Fetched) -> None:
    for content in (good(), later(), good()):
        assert fetched(content).state is State.NEW
    assert len(fetched.archived) == 2
    assert fetched.shown == [good()]


@pytest.mark.parametrize("bad", [shrunken, without_groups, lambda: b"<html>Moved</html>", lambda: b""])
def test_a_bad_file_is_kept_and_reported_and_the_last_good_one_stays(
    fetched: Fetched, bad: Callable[[], bytes]
) -> None:
    fetched(good())
    outcome = fetched(bad())
    assert outcome.state is State.FAILED
    # A page instead of a table is a text, and not what was asked for.
    told = {"INGEST-EXPECTATION", "INGEST-JSON", "INGEST-EMPTY", "FETCH-UNEXPECTED", "EAR-SHAPE"}
    assert code(outcome) in told
    assert fetched.archived == {good(), bad()}
    assert fetched.shown == [good()]


def test_a_bad_file_is_reported_each_time(fetched: Fetched) -> None:
    assert code(fetched(shrunken())) == "INGEST-EXPECTATION"
    assert code(fetched(shrunken())) == "INGEST-EXPECTATION"
    assert fetched.server.asked("If-None-Match")[-1] == fetched.server.etag(shrunken()), "it is not sent again"
    assert fetched.shown == []


def test_a_file_of_another_source_is_not_taken_for_one_of_this(fetched: Fetched) -> None:
    url = f"{fetched.server.url}/groups"
    info = fetched.source.info.model_copy(update={"downloads": (Download(file="note.md", url=url),)})
    fetched.source = replace(fetched.source, info=info)
    assert code(fetched(b"BIS requires a licence for exports of the X1 chip to China.")) == "FETCH-UNEXPECTED"


def test_one_failure_does_not_stop_the_others(fetched: Fetched) -> None:
    gone = Download(file="gone.json", url=f"{fetched.server.url}/gone")
    downloads = (gone, *fetched.source.info.downloads)
    info = fetched.source.info.model_copy(update={"downloads": downloads})
    source = replace(fetched.source, info=info)
    fetched.server.files["/groups"] = good()
    outcomes = list(fetch(fetched.archive, [source], fetched.web, unheard))
    assert [(each.state, code(each)) for each in outcomes] == [(State.FAILED, "FETCH-REFUSED"), (State.NEW, None)]


def test_bytes_that_were_lost_or_damaged_are_fetched_again(fetched: Fetched) -> None:
    outcome = fetched(good())
    assert outcome.record is not None
    place = fetched.archive.place(outcome.record.sha256)
    place.chmod(0o644)
    place.write_bytes(b"rot")
    assert fetched(good()).state is State.UNCHANGED
    assert place.read_bytes() == good()
    assert fetched.server.asked("If-None-Match") == [None, None]


def test_another_address_is_not_asked_about_the_version_of_the_first(fetched: Fetched) -> None:
    fetched(good())
    fetched.server.redirects["/moved"] = "/groups"
    moved = (Download(file=FILE.name, url=f"{fetched.server.url}/moved"),)
    info = fetched.source.info.model_copy(update={"downloads": moved})
    fetched.source = replace(fetched.source, info=info)
    assert fetched(good()).state is State.UNCHANGED
    assert fetched.server.asked("If-None-Match") == [None, None, None]
    assert fetched.records[0].url.endswith("/moved")


def test_a_file_that_is_had_as_of_a_day(fetched: Fetched) -> None:
    """The day that the publisher tells stands in the address and in the name of the folder."""
    day = IssueDate(url=f"{fetched.server.url}/titles", among="/titles", where={"number": 15}, field="as_of")
    downloads = (Download(file=FILE.name, url=f"{fetched.server.url}/{{date}}/groups"),)
    info = fetched.source.info.model_copy(update={"issue_date": day, "downloads": downloads})
    fetched.source = replace(fetched.source, info=info)
    fetched.server.files["/2026-07-29/groups"] = fetched.server.files["/2026-07-30/groups"] = good()

    for told, state in (("2026-07-29", State.NEW), ("2026-07-30", State.UNCHANGED)):
        titles = [{"number": 14, "as_of": "1999-01-01"}, {"number": 15, "as_of": told}]
        fetched.server.files["/titles"] = json.dumps({"titles": titles}).encode()
        outcome = fetched(b"")
        assert (outcome.state, outcome.url) == (state, f"{fetched.server.url}/{told}/groups")
    (link,) = latest_files(fetched.archive, fetched.source)
    assert link.parent.name == "ear-2026-07-29"


@pytest.mark.parametrize(
    "titles", [b"{}", b"<html>", b'{"titles": [{"number": 15}]}', b'{"titles": [{"as_of": "2026"}]}']
)
def test_a_publisher_that_does_not_tell_the_day(fetched: Fetched, titles: bytes) -> None:
    day = IssueDate(url=f"{fetched.server.url}/titles", among="/titles", where={"number": 15}, field="as_of")
    fetched.source = replace(fetched.source, info=fetched.source.info.model_copy(update={"issue_date": day}))
    fetched.server.files["/titles"] = titles
    assert code(fetched(good())) == "FETCH-DATE"


@pytest.mark.parametrize("file", ["../evil", "/etc/passwd", "a/b", ".hidden", ""])
def test_a_name_that_leads_out_of_the_archive_is_no_name(file: str) -> None:
    with pytest.raises(ValidationError):
        Download(file=file, url="https://example.org/")


@pytest.mark.parametrize("source", sources(), ids=lambda source: str(source.name))
def test_the_addresses_of_our_sources(source: Source) -> None:
    downloads = source.info.downloads
    assert len({each.file for each in downloads}) == len(downloads)
    assert all(each.url.startswith("https://") and httpx2.URL(each.url).host for each in downloads)
    assert source.info.issue_date or not any(DATE in each.url for each in downloads)


def test_what_is_ingested_is_what_was_checked(fetched: Fetched) -> None:
    outcome = fetched(good())
    assert outcome.record is not None
    (link,) = latest_files(fetched.archive, fetched.source)
    assert read_file(link) == fetched.archive.raw("ear", outcome.record)


def test_a_damaged_manifest_is_not_overwritten(fetched: Fetched) -> None:
    fetched(good())
    manifest = fetched.archive.folder / "manifests" / "ear.json"
    assert json.loads(manifest.read_text())["records"][0]["bytes"] == len(good())
    manifest.write_text("{")
    with pytest.raises(FetchError) as caught:
        fetched(later())
    assert caught.value.code == "FETCH-MANIFEST"
    assert manifest.read_text() == "{"


def test_two_at_once(fetched: Fetched) -> None:
    fetched.archive.folder.mkdir()
    with (fetched.archive.folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(FetchError) as caught:
            fetched(good())
    assert caught.value.code == "FETCH-BUSY"


def test_an_archive_that_is_a_file(fetched: Fetched, tmp_path: Path) -> None:
    (tmp_path / "archive").touch()
    with pytest.raises(FetchError) as caught:
        fetched(good())
    assert caught.value.code == "FETCH-ARCHIVE"
