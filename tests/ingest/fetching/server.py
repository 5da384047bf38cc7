"""A server that serves files over real HTTP and fails as it is told: each request takes the next fault from a list."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Fault(Enum):
    """What goes wrong with an answer."""

    NONE = auto()
    BUSY = auto()
    """429 with Retry-After."""
    UNAVAILABLE = auto()
    """503."""
    CUT = auto()
    """The connection ends in the middle of the body."""
    CUT_CHUNKS = auto()
    """The same, of a body in chunks."""
    NO_ANSWER = auto()
    """The connection ends before anything is said."""
    IGNORES_RANGE = auto()
    """200 with everything, whatever part was asked for."""
    IGNORES_IF_RANGE = auto()
    """206 with the rest of the file as it is now, though another version was asked for."""
    WRONG_RANGE = auto()
    """206 with another part than was asked for."""
    SHORT_REST = auto()
    """206 with less than its own headers promise."""
    LONG_REST = auto()
    """206 with more than that."""
    NO_SUCH_RANGE = auto()
    """416, if a part was asked for."""
    CHANGES = auto()
    """503, and the file is another one from now on."""
    NO_LENGTH = auto()
    """The end of the connection is the end of the body."""
    PACKED_ODDLY = auto()
    """200 with an encoding that nobody asked for."""
    GARBLED = auto()
    """One byte of the body is wrong: to be seen only where it is packed."""
    SILENT = auto()
    """Nothing is said for a while."""


@dataclass(repr=False)
class FileServer:
    """What is served, and what was asked."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    """By path."""
    redirects: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    packed: bool = False
    """Whether files travel as gzip."""
    weak: bool = False
    """Whether ETags are weak."""
    retry_after: str = "7"
    silence: float = 0.4
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Each path that was asked for, with the headers by their names in lower case."""

    def asked(self, header: str) -> list[str | None]:
        """The values of a header in all requests."""
        return [headers.get(header.lower()) for _, headers in self.requests]

    def sent(self, path: str) -> bytes | None:
        """The bytes of a file as they travel."""
        content = self.files.get(path)
        return gzip.compress(content, mtime=0) if self.packed and content is not None else content

    def etag(self, content: bytes) -> str:
        return f'{"W/" if self.weak else ""}"{sha256(content).hexdigest()[:16]}"'


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    shared: FileServer

    def do_GET(self) -> None:
        state = self.shared
        state.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        if self.path in state.redirects:
            self._say(302, b"", {"Location": state.redirects[self.path]})
            return
        fault = state.faults.pop(0) if state.faults else Fault.NONE
        self._answer(fault)
        self.close_connection = True

    def _answer(self, fault: Fault) -> None:
        state = self.shared
        if fault is Fault.CHANGES:
            state.files[self.path] = b"changed:" + state.files[self.path][::-1]
        content = state.sent(self.path)
        match fault:
            case _ if content is None:
                self._say(404, b"")
            case Fault.BUSY:
                self._say(429, b"", {"Retry-After": state.retry_after})
            case Fault.UNAVAILABLE | Fault.CHANGES:
                self._say(503, b"")
            case Fault.NO_ANSWER:
                return
            case Fault.NO_LENGTH:
                self._say(200, content, length=None)
            case Fault.PACKED_ODDLY:
                self._say(200, content, {"Content-Encoding": "br"})
            case Fault.SILENT:
                time.sleep(state.silence)
            case Fault.CUT_CHUNKS:
                self._say(200, b"%x\r\n" % len(content) + content[: len(content) // 2], self._chunked(), length=None)
            case _:
                self._give(content, fault)

    def _chunked(self) -> dict[str, str]:
        return {"Transfer-Encoding": "chunked", **self._described(self.shared.sent(self.path) or b"")}

    def _described(self, content: bytes) -> dict[str, str]:
        packed = {"Content-Encoding": "gzip"} if self.shared.packed else {}
        return {"ETag": self.shared.etag(content), **packed}

    def _give(self, content: bytes, fault: Fault) -> None:
        etag = self.shared.etag(content)
        headers = {**self._described(content), "Last-Modified": "Fri, 31 Jul 2026 10:00:00 GMT"}
        if self.headers.get("If-None-Match") == etag:
            self._say(304, b"", headers, length=None)
            return
        status, start = 200, self._start(content, etag, fault)
        if start:
            start -= fault is Fault.WRONG_RANGE
            status = 206
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        body = content[start:]
        if start and fault is Fault.NO_SUCH_RANGE:
            self._say(416, b"")
            return
        if start and fault in (Fault.SHORT_REST, Fault.LONG_REST):
            body = body[:-1] if fault is Fault.SHORT_REST else body + b"x"
        if fault is Fault.GARBLED:
            body = body[:-5] + bytes([body[-5] ^ 1]) + body[-4:]
        self._say(status, body[: len(body) // 2] if fault is Fault.CUT else body, headers, length=len(body))

    def _start(self, content: bytes, etag: str, fault: Fault) -> int:
        """The first byte to send; 0 for the whole file."""
        asked = self.headers.get("Range", "bytes=0-")
        same = self.headers.get("If-Range") == etag or fault is Fault.IGNORES_IF_RANGE
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        return start if same and fault is not Fault.IGNORES_RANGE and start < len(content) else 0

    def _say(self, status: int, body: bytes, headers: dict[str, str] | None = None, length: int | None = -1) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(len(body) if length < 0 else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[FileServer]:
    """A server on a free port of this machine."""
    state = FileServer()
    handler = type("Handler", (_Handler,), {"shared": state})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        server.shutdown()
        thread.join()
