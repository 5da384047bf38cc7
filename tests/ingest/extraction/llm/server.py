"""A server of a language model over real HTTP: it answers from a script, and fails as the script says."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn

NOTHING: dict[str, Any] = {"norms": []}
_Send = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of the server."""

    content: str | None = None
    """What the model says."""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    body: bytes | None = None
    """The whole body, where it is no chat completion."""
    finish_reason: str = "stop"
    cut: bool = False
    """Whether the connection ends in the middle."""


@dataclass
class ModelServer:
    """What it will answer, and what it was asked."""

    url: str = ""
    faults: list[Said] = field(default_factory=list)
    """Taken one by one before anything else."""
    script: dict[str, Any] = field(default_factory=dict)
    """By words of the paragraph: the norms of the answer. A paragraph without an entry has none."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        """The paragraphs that it was asked about."""
        return [json.loads(each["messages"][-1]["content"])["paragraph"] for each in self.requests]

    def answer(self, question: Mapping[str, Any]) -> Said:
        if self.faults:
            return self.faults.pop(0)
        paragraph = json.loads(question["messages"][-1]["content"])["paragraph"]
        found = next((answer for words, answer in self.script.items() if words in paragraph), NOTHING)
        return Said(json.dumps(found))

    async def __call__(self, scope: dict[str, Any], receive: Callable[[], Awaitable[Any]], send: _Send) -> None:
        if scope["type"] != "http":
            return
        question = json.loads(await _body(receive))
        self.requests.append(question)
        self.headers.append({name.decode(): value.decode() for name, value in scope["headers"]})
        said = self.answer(question) if scope["path"] == "/v1/chat/completions" else Said(status=404)
        await asyncio.sleep(said.delay)
        await _give(said, send)


async def _body(receive: Callable[[], Awaitable[Any]]) -> bytes:
    content, more = b"", True
    while more:
        message = await receive()
        content += message.get("body", b"")
        more = message.get("more_body", False)
    return content


async def _give(said: Said, send: _Send) -> None:
    choice = {"message": {"role": "assistant", "content": said.content}, "finish_reason": said.finish_reason}
    body = said.body if said.body is not None else json.dumps({"choices": [choice]}).encode()
    length = len(body) + (10 if said.cut else 0)
    headers = [(b"content-length", str(length).encode()), (b"content-type", b"application/json")]
    headers += [(name.encode(), value.encode()) for name, value in said.headers]
    await send({"type": "http.response.start", "status": said.status, "headers": headers})
    if said.cut:
        await send({"type": "http.response.body", "body": body, "more_body": True})
        raise ConnectionResetError("as the script says")
    await send({"type": "http.response.body", "body": body})


@contextmanager
def serving() -> Iterator[ModelServer]:
    """The server on a free port of this machine."""
    state = ModelServer()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        state.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        server = uvicorn.Server(uvicorn.Config(state, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield state
        server.should_exit = True
        server.force_exit = True
        thread.join()
