"""Opening an address: checked, paced, redirects followed one by one."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from types import TracebackType
from typing import Self

import httpx2

from ingest.fetching.addresses import Permits, Pinned, Resolve, is_public, require_plain, resolve
from ingest.fetching.errors import bad_address, bad_certificate, bad_redirect, cut_off, no_network, too_slow
from ingest.fetching.settings import Limits
from ingest.fetching.waiting import Clock, Pace


class Web:
    """A client for public files. Used with `with`."""

    def __init__(
        self,
        limits: Limits | None = None,
        clock: Clock | None = None,
        resolve: Resolve = resolve,
        permits: Permits = is_public,
        contact: str | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.clock = clock or Clock()
        self._pace = Pace(self.limits.interval, self.clock)
        self._client = httpx2.Client(
            transport=Pinned(resolve, permits),
            timeout=self.limits.silence,
            # The eCFR gives large files packed only.
            headers={"User-Agent": _agent(contact), "Accept-Encoding": "gzip"},
            # ~/.netrc holds passwords that are nobody's business here.
            trust_env=False,
        )

    @contextmanager
    def open(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx2.Response]:
        """The answer of the server at the end of all redirects, its body not yet read.

        Raises `FETCH-ADDRESS`, `FETCH-INTERNAL`, `FETCH-REDIRECT`, `FETCH-NO-NETWORK`, `FETCH-CERTIFICATE`,
        `FETCH-TIMEOUT` or `FETCH-CUT`; the last two also while the body is read.
        """
        with _told(url):
            response = self._follow(self._client.build_request("GET", url, headers=headers))
            try:
                yield response
            finally:
                response.close()

    def _follow(self, request: httpx2.Request) -> httpx2.Response:
        for _ in range(self.limits.redirects + 1):
            require_plain(request.url)
            self._pace.wait(request.url.host)
            response = self._client.send(request, stream=True, follow_redirects=False)
            if response.next_request is None:
                return response
            response.close()
            request = _redirected(response, response.next_request)
        raise bad_redirect(str(request.url), f"more than {self.limits.redirects} in a row")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def _agent(contact: str | None) -> str:
    """How we introduce ourselves."""
    name = f"exportgraph/{version('exportgraph')}"
    return name if contact is None else f"{name} ({contact})"


def _redirected(response: httpx2.Response, following: httpx2.Request) -> httpx2.Request:
    if response.url.scheme == "https" and following.url.scheme == "http":
        raise bad_redirect(str(response.url), "from https to http, where anybody may alter it")
    return following


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn what the client raises into errors that say what to do."""
    try:
        yield
    except httpx2.TimeoutException:
        raise too_slow(url, "the server said nothing for too long", passing=True) from None
    except httpx2.ConnectError as error:
        if _about_certificate(error):
            raise bad_certificate(url, error) from error
        raise no_network(url, error) from error
    except (httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise bad_address(url, str(error)) from error
    except httpx2.HTTPError as error:
        raise cut_off(url, error) from error


def _about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
