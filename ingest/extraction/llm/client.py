"""Asking an OpenAI-compatible server: bounded in time and size, patient with one that is busy, and no redirects."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

import httpx2
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.extraction.llm.errors import ModelError, bad_answer, busy, refused, too_slow, unreachable
from ingest.extraction.llm.settings import ModelSettings, Patience
from ingest.fetching.waiting import Clock, retry_after

_PATH = "/chat/completions"
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
"""The statuses of a server that may answer another time."""


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore")

    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    model_config = ConfigDict(extra="ignore")

    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    """What we need of a chat completion."""

    model_config = ConfigDict(extra="ignore")

    choices: list[_Choice] = Field(min_length=1)


class Server:
    """A server of models."""

    def __init__(
        self, url: str, settings: ModelSettings, patience: Patience | None = None, clock: Clock | None = None
    ) -> None:
        self.url = url.rstrip("/").removesuffix(_PATH) + _PATH
        self._patience = patience or Patience()
        self._clock = clock or Clock()
        self._timeout = settings.timeout
        self._headers = {"User-Agent": f"exportgraph/{version('exportgraph')}", "Content-Type": "application/json"}
        if settings.api_key is not None:
            self._headers["Authorization"] = f"Bearer {settings.api_key.get_secret_value()}"

    def ask(self, question: Mapping[str, Any]) -> str:
        """What the model says to a question, whatever that is. Raises `ModelError`s but `LLM-CACHE`."""
        attempt = 1
        while True:
            try:
                return _content(self.url, self._once(question))
            except ModelError as error:
                wait = self._wait(attempt, error)
                if wait is None:
                    raise
            self._clock.sleep(wait)
            attempt += 1

    def _wait(self, attempt: int, error: ModelError) -> float | None:
        """The seconds to wait before another attempt; none where there is none."""
        if not error.passing or attempt >= self._patience.attempts:
            return None
        own = self._patience.first_wait * 2 ** (attempt - 1) * (1 + self._clock.chance())
        wait = max(own, error.retry_after or 0.0)
        return wait if wait <= self._patience.longest_wait else None

    def _once(self, question: Mapping[str, Any]) -> bytes:
        body = json.dumps(question, ensure_ascii=False).encode("utf-8", "replace")
        # ~/.netrc and the system's proxies are nobody's business here; a redirect would carry the key elsewhere.
        client = httpx2.Client(timeout=self._timeout, trust_env=False, follow_redirects=False)
        try:
            with client, client.stream("POST", self.url, content=body, headers=self._headers) as response:
                self._require_ok(response)
                return self._read(response)
        except httpx2.TimeoutException:
            raise too_slow(self.url, self._timeout) from None
        except (httpx2.ConnectError, httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
            raise unreachable(self.url, error, passing=False) from error
        except httpx2.HTTPError as error:
            raise unreachable(self.url, error, passing=True) from error

    def _require_ok(self, response: httpx2.Response) -> None:
        if response.status_code in _PASSING:
            asked = retry_after(response.headers.get("Retry-After"), self._clock.now())
            raise busy(self.url, response.status_code, asked)
        if response.status_code != 200:
            raise refused(self.url, response.status_code)

    def _read(self, response: httpx2.Response) -> bytes:
        until = self._clock.monotonic() + self._patience.deadline
        content = b""
        for chunk in response.iter_bytes():
            content += chunk
            if len(content) > self._patience.max_bytes:
                raise bad_answer(self.url, f"it is longer than {self._patience.max_bytes} bytes")
            if self._clock.monotonic() > until:
                raise too_slow(self.url, self._patience.deadline)
        return content


def _content(url: str, body: bytes) -> str:
    try:
        choice = _Completion.model_validate_json(body).choices[0]
    except ValidationError as error:
        raise bad_answer(url, f"no chat completion: {error.errors(include_input=False)[0]['msg']}") from None
    if choice.finish_reason == "length":
        raise bad_answer(url, "the answer was cut off at the model's limit of length")
    if not choice.message.content:
        raise bad_answer(url, "the model declined" if choice.message.refusal else "the answer is empty")
    return choice.message.content
