"""Answers that were given: each under the address of its question, so that a second run asks nothing."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ingest.extraction.llm.answer import answer_of
from ingest.extraction.llm.errors import cache_unusable


class Answers:
    """The folder of answers, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, question: Mapping[str, Any]) -> str | None:
        """The answer to a question; none where it was not asked yet, or its file is damaged."""
        try:
            content = self._place(question).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        return None if isinstance(answer_of(content), str) else content

    def keep(self, question: Mapping[str, Any], content: str) -> None:
        """Keep an answer. A reader sees all of it or nothing. Raises `LLM-CACHE`."""
        place = self._place(question)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            descriptor, fresh = tempfile.mkstemp(dir=place.parent, suffix=".new")
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                Path(fresh).replace(place)
            except BaseException:
                Path(fresh).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise cache_unusable(self.folder, error.strerror or error) from error

    def _place(self, question: Mapping[str, Any]) -> Path:
        """The question holds the text, the model, the prompt and the schema: a change of any makes another address."""
        plain = json.dumps(question, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / digest[:2] / f"{digest}.json"
