"""One file over a bad line."""

import pytest

from ingest.fetching import Archive, FetchError, Limits, Web
from ingest.fetching.download import Arrived, download
from tests.ingest.fetching.conftest import Time, anywhere
from tests.ingest.fetching.server import Fault, FileServer

CONTENT = b"".join(number.to_bytes(3) for number in range(100_000))


def nobody(done: int, total: int | None) -> None:
    """Is told of progress."""


@pytest.fixture
def fetched(server: FileServer, archive: Archive, web: Web) -> "Fetched":
    server.files["/list.json"] = CONTENT
    return Fetched(server, archive, web)


class Fetched:
    """Downloads the file of the server."""

    def __init__(self, server: FileServer, archive: Archive, web: Web) -> None:
        self.server, self.archive, self.web = server, archive, web
        self.url = f"{server.url}/list.json"

    def __call__(self, *faults: Fault, web: Web | None = None, validators: dict[str, str] | None = None) -> bytes:
        """The bytes that are in the archive then."""
        self.server.faults[:] = faults
        part = self.archive.part("csl", "list.json", self.url)
        said = download(web or self.web, self.url, part, validators or {}, nobody)
        assert isinstance(said, Arrived)
        sha256, size = self.archive.keep(part)
        content = self.archive.place(sha256).read_bytes()
        assert len(content) == size
        return content

    def failing(self, *faults: Fault, web: Web | None = None) -> str:
        """The code of the error."""
        with pytest.raises(FetchError) as caught:
            self(*faults, web=web)
        return caught.value.code


def test_a_file_arrives_as_it_is_and_cannot_be_written_to(fetched: Fetched) -> None:
    assert fetched() == CONTENT
    files = [path for path in fetched.archive.folder.rglob("*") if path.is_file()]
    assert [path.stat().st_mode & 0o222 for path in files] == [0]
    assert files[0].parent.name == files[0].name[:2]


def test_a_server_that_is_busy_is_given_the_time_that_it_asks_for(fetched: Fetched, time: Time) -> None:
    assert fetched(Fault.BUSY) == CONTENT
    assert time.slept == [7.0]


def test_a_date_in_retry_after(fetched: Fetched, time: Time) -> None:
    fetched.server.retry_after = "Fri, 31 Jul 2026 12:00:40 GMT"
    assert fetched(Fault.BUSY) == CONTENT
    assert time.slept == [40.0]


def test_a_server_that_asks_for_hours_is_left_alone(fetched: Fetched, time: Time) -> None:
    fetched.server.retry_after = "7200"
    assert fetched.failing(Fault.BUSY) == "FETCH-UNAVAILABLE"
    assert time.slept == []


def test_waits_double_and_are_spread_by_chance(fetched: Fetched, time: Time) -> None:
    assert fetched(Fault.UNAVAILABLE, Fault.UNAVAILABLE, Fault.NO_ANSWER) == CONTENT
    assert time.slept == [1.5, 3.0, 6.0]


def test_it_gives_up_after_five_attempts(fetched: Fetched) -> None:
    assert fetched.failing(*[Fault.UNAVAILABLE] * 9) == "FETCH-UNAVAILABLE"
    assert len(fetched.server.requests) == 5


def test_a_cut_download_goes_on_where_it_was(fetched: Fetched) -> None:
    assert fetched(Fault.CUT, Fault.CUT) == CONTENT
    assert fetched.server.asked("Range") == [None, "bytes=150000-", "bytes=225000-"]
    assert fetched.server.asked("If-Range")[1] == fetched.server.etag(CONTENT)


def test_another_run_goes_on_where_the_last_one_was(fetched: Fetched) -> None:
    assert fetched.failing(*[Fault.CUT] * 5) == "FETCH-CUT"
    assert not list(fetched.archive.folder.glob("??/*")), "half a file is seen by nobody"
    fetched.server.requests.clear()
    assert fetched() == CONTENT
    assert fetched.server.asked("Range") == ["bytes=290625-"]


def test_a_cut_between_chunks_is_seen(fetched: Fetched) -> None:
    assert fetched(Fault.CUT_CHUNKS) == CONTENT


def test_a_weak_etag_does_not_promise_the_same_bytes(fetched: Fetched) -> None:
    fetched.server.weak = True
    assert fetched(Fault.CUT) == CONTENT
    assert fetched.server.asked("Range") == [None, None]


@pytest.mark.parametrize(
    "fault", [Fault.IGNORES_RANGE, Fault.WRONG_RANGE, Fault.NO_SUCH_RANGE, Fault.LONG_REST, Fault.CHANGES]
)
def test_what_does_not_fit_the_beginning_starts_anew(fetched: Fetched, fault: Fault) -> None:
    assert fetched(Fault.CUT, fault) == fetched.server.files["/list.json"]


def test_a_rest_that_is_not_all_of_it_is_gone_on_from(fetched: Fetched) -> None:
    assert fetched(Fault.CUT, Fault.SHORT_REST) == CONTENT
    assert fetched.server.asked("Range")[-1] == "bytes=299999-"


def test_the_rest_of_another_version_is_not_taken(fetched: Fetched) -> None:
    assert fetched.failing(*[Fault.CUT] * 5) == "FETCH-CUT"
    fetched.server.files["/list.json"] = changed = CONTENT[::-1]
    assert fetched(Fault.IGNORES_IF_RANGE) == changed
    assert fetched.server.asked("Range")[-1] is None


def test_a_file_that_is_shorter_now(fetched: Fetched) -> None:
    assert fetched.failing(*[Fault.CUT] * 5) == "FETCH-CUT"
    fetched.server.files["/list.json"] = CONTENT[:10]
    assert fetched() == CONTENT[:10]


def test_a_server_that_says_nothing_is_given_up(fetched: Fetched) -> None:
    assert fetched.failing(*[Fault.SILENT] * 5) == "FETCH-TIMEOUT"


def test_a_server_that_drips_is_given_up(fetched: Fetched, time: Time) -> None:
    clock = time.clock

    def tick() -> float:
        time.passed += 1
        return time.passed

    dripping = type(clock)(clock.now, tick, clock.sleep, clock.chance)
    with Web(Limits(deadline=1, interval=0), dripping, permits=anywhere) as web:
        assert fetched.failing(web=web) == "FETCH-TIMEOUT"


def test_nobody_listens(fetched: Fetched) -> None:
    fetched.url = "http://127.0.0.1:9/list.json"
    assert fetched.failing() == "FETCH-NO-NETWORK"


def test_a_file_that_is_not_there_is_asked_for_once(fetched: Fetched) -> None:
    del fetched.server.files["/list.json"]
    assert fetched.failing() == "FETCH-REFUSED"
    assert len(fetched.server.requests) == 1


@pytest.mark.parametrize("fault", [Fault.NO_LENGTH, Fault.PACKED_ODDLY])
def test_a_form_in_which_a_cut_could_not_be_seen_is_refused(fetched: Fetched, fault: Fault) -> None:
    assert fetched.failing(fault) == "FETCH-FORM"


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.CUT_CHUNKS])
def test_too_large_with_and_without_a_length(fetched: Fetched, time: Time, fault: Fault) -> None:
    with Web(Limits(max_bytes=100_000, interval=0), time.clock, permits=anywhere) as web:
        assert fetched.failing(fault, web=web) == "FETCH-TOO-LARGE"


def test_a_file_that_comes_packed_is_unpacked_also_after_a_cut(fetched: Fetched) -> None:
    fetched.server.packed = True
    assert fetched(Fault.CUT) == CONTENT
    assert fetched.server.asked("Range")[1] is not None


def test_a_damaged_package_is_seen_and_fetched_anew(fetched: Fetched) -> None:
    fetched.server.packed = True
    assert fetched(Fault.GARBLED) == CONTENT
    assert fetched.server.asked("Range") == [None, None]


def test_a_package_that_unpacks_to_too_much(fetched: Fetched, time: Time) -> None:
    fetched.server.packed = True
    fetched.server.files["/list.json"] = bytes(50_000_000)
    with Web(Limits(max_bytes=100_000, interval=0), time.clock, permits=anywhere) as web:
        assert fetched.failing(web=web) == "FETCH-TOO-LARGE"


def test_servers_are_told_whom_to_ask(fetched: Fetched, time: Time) -> None:
    with Web(Limits(interval=0), time.clock, permits=anywhere, contact="jane@example.org") as web:
        fetched(web=web)
    assert "(jane@example.org)" in (fetched.server.asked("User-Agent")[0] or "")


def test_what_has_not_changed_is_not_sent(fetched: Fetched) -> None:
    part = fetched.archive.part("csl", "list.json", fetched.url)
    validators = {"If-None-Match": fetched.server.etag(CONTENT)}
    assert download(fetched.web, fetched.url, part, validators, nobody) is None


def test_requests_to_one_host_keep_their_distance(fetched: Fetched, time: Time) -> None:
    with Web(Limits(interval=2), time.clock, permits=anywhere) as web:
        assert fetched(web=web) == fetched(web=web) == CONTENT
    assert time.slept == [2.0]
