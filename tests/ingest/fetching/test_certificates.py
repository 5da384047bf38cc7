"""The connection goes to a checked IP address, the certificate must still be that of the name."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from ingest.fetching import FetchError, Limits, Web
from tests.ingest.fetching.conftest import Time, anywhere

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="makes its certificate with openssl")


@dataclass
class Secure:
    """A server with a certificate for lists.example that it signed itself."""

    port: int
    certificate: Path
    names: list[str | None] = field(default_factory=list)
    """The names that clients asked for (SNI)."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302 if self.path == "/insecure" else 200)
        self.send_header("Location", "http://lists.example/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = f"{OPENSSL} req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=lists.example"
    names = ["-addext", "subjectAltName=DNS:lists.example", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with HTTPServer(("127.0.0.1", 0), _Handler) as server:
        state = Secure(server.server_port, certificate)
        context.sni_callback = lambda _, name, __: state.names.append(name)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        server.shutdown()
        thread.join()


def ask(secure: Secure, time: Time, name: str, path: str = "/") -> int:
    def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    url = f"https://{name}:{secure.port}{path}"
    with Web(Limits(interval=0), time.clock, here, anywhere) as web, web.open(url, {}) as response:
        return response.status_code


def test_a_certificate_of_the_name_is_accepted(secure: Secure, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.certificate))
    assert ask(secure, time, "lists.example") == 200
    assert secure.names[-1] == "lists.example"


def test_a_certificate_of_another_name_is_not(secure: Secure, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.certificate))
    with pytest.raises(FetchError) as caught:
        ask(secure, time, "other.example")
    assert caught.value.code == "FETCH-CERTIFICATE"


def test_a_certificate_that_nobody_vouches_for_is_not(secure: Secure, time: Time) -> None:
    with pytest.raises(FetchError) as caught:
        ask(secure, time, "lists.example")
    assert caught.value.code == "FETCH-CERTIFICATE"


def test_a_redirect_to_http_is_not_followed(secure: Secure, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody on the way could alter what comes then."""
    monkeypatch.setenv("SSL_CERT_FILE", str(secure.certificate))
    with pytest.raises(FetchError) as caught:
        ask(secure, time, "lists.example", "/insecure")
    assert caught.value.code == "FETCH-REDIRECT"
