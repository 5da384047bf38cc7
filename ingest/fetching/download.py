"""One file from one address: asked for only if it changed, gone on with where it broke off, whole or not at all."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import httpx2

from ingest.fetching.errors import (
    FetchError,
    bad_form,
    changed,
    cut_off,
    refused,
    too_large,
    too_slow,
    unavailable,
)
from ingest.fetching.part import Part
from ingest.fetching.waiting import retry_after, wait_before
from ingest.fetching.web import Web

Amount = Callable[[int, int | None], None]
"""Called as bytes arrive: how many there are, and how many there will be, if that is known."""

_LATER = {408, 425, 429, 500, 502, 503, 504}
"""Answers after which the same question may get another."""
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class Arrived:
    """What the server said of a file that is whole now."""

    etag: str | None
    last_modified: str | None


def download(web: Web, url: str, part: Part, validators: dict[str, str], amount: Amount) -> Arrived | None:
    """Fetch the file at `url` into `part`; none if it is still the version that `validators` name.

    Raises a FetchError once nothing more can be hoped for; what has arrived then waits in `part` for the next time.
    """
    deadline = web.clock.monotonic() + web.limits.deadline
    for attempt in count(1):
        try:
            return _Attempt(web, url, part, deadline, amount).ask(validators)
        except FetchError as error:
            if not error.passing or attempt >= web.limits.attempts:
                raise
            _wait(web, attempt + 1, error, deadline)
    raise AssertionError("count never ends")


def _wait(web: Web, attempt: int, error: FetchError, deadline: float) -> None:
    """Wait as long as is right before the next attempt; raises `error` if that is longer than anybody waits."""
    seconds = wait_before(attempt, error.retry_after, web.limits, web.clock.chance())
    if seconds > web.limits.longest_wait or web.clock.monotonic() + seconds > deadline:
        raise error
    web.clock.sleep(seconds)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One question and its answer."""

    web: Web
    url: str
    part: Part
    deadline: float
    amount: Amount

    def ask(self, validators: dict[str, str]) -> Arrived | None:
        """As `download`, once."""
        headers = self._going_on() if self.part.resumable else validators
        with self.web.open(self.url, headers) as response:
            match response.status_code:
                case 304 if headers is validators and validators:
                    return None
                case 200:
                    self.part.begin(response.headers.get("ETag"), _encoding(response, self.url))
                    self._take(response, _length(response, self.url))
                case 206:
                    self._take(response, self._total(response))
                case 416:
                    # It is shorter now than what we have of it.
                    self.part.discard()
                    raise changed(self.url)
                case status if status in _LATER:
                    wait = retry_after(response.headers.get("Retry-After"), self.web.clock.now())
                    raise unavailable(self.url, status, wait)
                case status:
                    raise refused(self.url, status)
            self._unpack()
            return Arrived(response.headers.get("ETag"), response.headers.get("Last-Modified"))

    def _going_on(self) -> dict[str, str]:
        return {"Range": f"bytes={self.part.size}-", "If-Range": self.part.etag or ""}

    def _total(self, response: httpx2.Response) -> int:
        """The length of the whole file of which this is the rest. Raises `FETCH-CHANGED` if it is not that rest."""
        place = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        same = self.part.resumable and response.headers.get("ETag") == self.part.etag
        if place is None or not same or int(place[1]) != self.part.size or int(place[3]) != int(place[2]) + 1:
            self.part.discard()
            raise changed(self.url)
        return int(place[3])

    def _take(self, response: httpx2.Response, total: int | None) -> None:
        """Add the body to the part. Raises unless the file is whole then."""
        self._require_room(total or 0)
        with self.part.adding() as out:
            for chunk in response.iter_raw():
                self._require_room(out.tell() + len(chunk))
                self._require_time()
                out.write(chunk)
                self.amount(out.tell(), total)
        if total is not None and self.part.size != total:
            raise self._not_whole(total)

    def _unpack(self) -> None:
        try:
            fits = self.part.encoding == "identity" or self.part.unpack(self.web.limits.max_bytes)
        except zlib.error as error:
            self.part.discard()
            raise cut_off(self.url, f"what came packed cannot be unpacked: {error}") from error
        if not fits:
            self.part.discard()
            raise too_large(self.url, self.web.limits.max_bytes)

    def _not_whole(self, total: int) -> FetchError:
        missing = cut_off(self.url, f"{self.part.size} of {total} bytes came")
        if self.part.size > total:
            self.part.discard()
        return missing

    def _require_room(self, size: int) -> None:
        if size > self.web.limits.max_bytes:
            raise too_large(self.url, self.web.limits.max_bytes)

    def _require_time(self) -> None:
        if self.web.clock.monotonic() > self.deadline:
            raise too_slow(self.url, f"it was not whole after {self.web.limits.deadline:.0f} s", passing=False)


def _encoding(response: httpx2.Response, url: str) -> str:
    """In which form the bytes travel. Raises `FETCH-FORM` where it is one that was not asked for."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise bad_form(url, "the server packs it in a way that was not asked for")
    return encoding


def _length(response: httpx2.Response, url: str) -> int | None:
    """How many bytes will come; none where the server sends them in chunks, whose last one is marked.

    Raises `FETCH-FORM` where it does neither: a connection that is cut would then look like the end.
    """
    length = response.headers.get("Content-Length")
    if length is not None:
        return int(length)
    if "chunked" in response.headers.get("Transfer-Encoding", "").lower():
        return None
    raise bad_form(url, "the server does not say how long it is, so that a cut could not be seen")
