"""Which addresses may be fetched from: those of the public internet, over http and https.

A name is looked up once, what it leads to is checked, and the connection goes to exactly that. So a name that leads
elsewhere a moment later (DNS rebinding) gains nothing. Redirects come through here as well.
"""

import ipaddress
import socket
from collections.abc import Callable

import httpx2

from ingest.fetching.errors import bad_address, internal_address, no_network

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to IP addresses, the best first. Raises OSError where the name is not known."""

Permits = Callable[[str], bool]
"""Whether an IP address may be connected to."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system gives for a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def require_plain(url: httpx2.URL) -> None:
    """Raise `FETCH-ADDRESS` unless it is an http or https address of a host, without credentials."""
    if url.scheme not in ("http", "https"):
        raise bad_address(str(url), "its scheme is neither http nor https")
    if not url.host:
        raise bad_address(str(url), "it names no host")
    if url.userinfo:
        raise bad_address(str(url), "it holds credentials")


def reachable(url: httpx2.URL, resolve: Resolve, permits: Permits) -> list[str]:
    """The IP addresses to connect to for `url`.

    Raises `FETCH-INTERNAL` where any of them is not permitted; `FETCH-NO-NETWORK` where the name
    is not known; `FETCH-ADDRESS` as `require_plain` does.
    """
    require_plain(url)
    try:
        addresses = resolve(url.host, url.port or {"http": 80, "https": 443}[url.scheme])
    except (OSError, UnicodeError) as error:
        # Whoever has no network learns it here; to ask again and again would only cost them minutes.
        unknown = isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
        raise no_network(str(url), error, passing=not unknown) from error
    for address in addresses:
        if not permits(address):
            raise internal_address(str(url), address)
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, seen through what wraps IPv4 in IPv6."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif ip.sixtofour is not None or ip.teredo is not None:
            # Ways around that nobody uses any more to publish anything.
            return False
    return ip.is_global and not ip.is_multicast


class Pinned(httpx2.BaseTransport):
    """Connects to the addresses that were checked, and to no others; certificates are still those of the name."""

    def __init__(self, resolve: Resolve, permits: Permits) -> None:
        self._resolve = resolve
        self._permits = permits
        # No connection is kept: it would be found again by its IP address, for another name with another certificate.
        self._inner = httpx2.HTTPTransport(limits=httpx2.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request to the first address that answers. Raises as `reachable` does."""
        refused: httpx2.TransportError = httpx2.ConnectError("the name leads to no address")
        for address in reachable(request.url, self._resolve, self._permits):
            try:
                return self._inner.handle_request(_to(address, request))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                refused = error
        raise refused

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()


def _to(address: str, request: httpx2.Request) -> httpx2.Request:
    """The same request, sent to an IP address. Its Host header names the host already."""
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )
