"""Only the public internet is fetched from, whatever a name or a redirect says."""

import socket
from collections.abc import Callable

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching import FetchError, Limits, Web
from ingest.fetching.addresses import is_public, resolve
from ingest.fetching.errors import shown
from tests.ingest.fetching.conftest import Time, anywhere
from tests.ingest.fetching.server import FileServer

INTERNAL = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",  # noqa: S104
    "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::1",
    "2001:0:1::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", INTERNAL)
def test_internal_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_as_public_wrapped_as_bare(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))


def code(web: Web, url: str) -> str:
    with pytest.raises(FetchError) as caught, web.open(url, {}):
        pass
    return caught.value.code


@pytest.fixture
def strict(time: Time) -> Web:
    """A client as users have it."""
    return Web(Limits(interval=0), time.clock)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f.1:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]:{port}/",
    ],
)
def test_internal_addresses_are_refused_however_they_are_written(strict: Web, server: FileServer, url: str) -> None:
    port = server.url.rpartition(":")[2]
    with strict:
        assert code(strict, url.format(port=port)) in {"FETCH-INTERNAL", "FETCH-NO-NETWORK"}
    assert server.requests == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/list", "gopher://example.org/", "list.json"])
def test_other_schemes_are_refused(strict: Web, url: str) -> None:
    with strict:
        assert code(strict, url) == "FETCH-ADDRESS"


def test_credentials_are_refused_and_not_shown(strict: Web) -> None:
    with strict, pytest.raises(FetchError) as caught, strict.open("https://jane:secret@example.org/list?token=t0k", {}):
        pass
    assert caught.value.code == "FETCH-ADDRESS"
    assert not {"jane", "secret", "t0k"} & set(str(caught.value).replace("@", " ").replace(":", " ").split())


def test_what_is_shown_of_an_address() -> None:
    assert shown("https://u:p@example.org:8443/a/b?sig=1") == "https://example.org:8443/a/b?…"
    assert shown("http://[::1]:80/") == "http://[::1]:80/"
    assert shown("http://[broken") == "an address that cannot be read"


def behind(names: dict[str, list[str]]) -> Callable[[str, int], list[str]]:
    """A resolver that knows some names."""
    return lambda host, port: names.get(host) or resolve(host, port)


def test_a_name_that_leads_inside_is_refused_even_if_it_leads_outside_too(server: FileServer, time: Time) -> None:
    names = {"lists.example": ["93.184.215.14", "127.0.0.1"]}
    with Web(Limits(interval=0), time.clock, behind(names)) as web:
        assert code(web, server.url.replace("127.0.0.1", "lists.example")) == "FETCH-INTERNAL"
    assert server.requests == []


def test_the_connection_goes_to_what_was_checked_and_nowhere_else(server: FileServer, time: Time) -> None:
    """A second look at the name would lead elsewhere (DNS rebinding): there is none."""
    answers = iter([["127.0.0.1"]])

    def once(host: str, port: int) -> list[str]:
        return next(answers)

    server.files["/a"] = b"x"
    url = server.url.replace("127.0.0.1", "lists.example") + "/a"
    with (
        Web(Limits(interval=0), time.clock, once, permits=anywhere) as web,
        web.open(url, {}) as response,
    ):
        assert response.read() == b"x"
    assert server.asked("Host") == [httpx2.URL(url).netloc.decode()]


def test_the_next_address_of_a_name_is_tried_where_the_first_does_not_answer(server: FileServer, time: Time) -> None:
    server.files["/a"] = b"x"
    names = {"lists.example": ["127.0.0.2", "127.0.0.1"]}
    url = server.url.replace("127.0.0.1", "lists.example") + "/a"
    with Web(Limits(interval=0), time.clock, behind(names), permits=anywhere) as web, web.open(url, {}) as response:
        assert response.status_code == 200


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.2:{port}/secret", "http://169.254.169.254/", "http://[::1]:{port}/"]
)
def test_a_redirect_inside_is_refused(server: FileServer, time: Time, inside: str) -> None:
    """The one address of this machine that the test permits stands for the public internet."""
    server.redirects["/list"] = inside.format(port=server.url.rpartition(":")[2])
    with Web(Limits(interval=0), time.clock, permits=lambda address: address == "127.0.0.1") as web:
        assert code(web, f"{server.url}/list") == "FETCH-INTERNAL"
    assert [path for path, _ in server.requests] == ["/list"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://u:p@127.0.0.1/"])
def test_a_redirect_to_what_is_no_plain_address_is_refused(server: FileServer, web: Web, target: str) -> None:
    server.redirects["/list"] = target
    assert code(web, f"{server.url}/list") == "FETCH-ADDRESS"


def test_redirects_are_followed_but_not_for_ever(server: FileServer, web: Web) -> None:
    server.redirects |= {"/a": "/b", "/b": "c", "/loop": "/loop"}
    server.files["/c"] = b"x"
    with web.open(f"{server.url}/a", {}) as response:
        assert response.read() == b"x"
    server.requests.clear()
    assert code(web, f"{server.url}/loop") == "FETCH-REDIRECT"
    assert len(server.requests) == 6


def test_a_name_that_is_not_known(strict: Web) -> None:
    with strict:
        assert code(strict, "http://no-such-host.invalid/") == "FETCH-NO-NETWORK"


@pytest.mark.parametrize(("error", "passing"), [(socket.EAI_NONAME, False), (socket.EAI_AGAIN, True)])
def test_only_a_failure_of_the_name_server_may_pass(time: Time, error: int, passing: bool) -> None:
    def fail(host: str, port: int) -> list[str]:
        raise socket.gaierror(error, "")

    with (
        Web(Limits(interval=0), time.clock, fail) as web,
        pytest.raises(FetchError) as caught,
        web.open("http://a/", {}),
    ):
        pass
    assert caught.value.passing is passing
