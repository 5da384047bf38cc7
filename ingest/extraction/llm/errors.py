"""What can go wrong with asking a model: each case in one place, with its code and what to do about it."""

from pathlib import Path

from ingest.fetching.errors import shown
from ontology.errors import ExportGraphError

_STAYS = "what the rules read is in the result all the same"


class ModelError(ExportGraphError):
    """A model gave no usable answer."""

    def __init__(
        self, *, code: str, message: str, fix: str, passing: bool = False, about_one: bool = False,
        retry_after: float | None = None,
    ) -> None:  # fmt: skip
        super().__init__(code=code, message=message, fix=fix)
        self.passing = passing
        """Whether another attempt may succeed."""
        self.about_one = about_one
        """Whether it is about this one question. Else every other would fare the same, and none is asked any more."""
        self.retry_after = retry_after
        """The seconds that the server asks to wait; none where it does not say."""


def unset() -> ModelError:
    """A model was asked for, and there is none."""
    return ModelError(
        code="LLM-UNSET",
        message="--llm needs a language model, and EXPORTGRAPH_LLM_URL names none",
        fix="set EXPORTGRAPH_LLM_URL to an OpenAI-compatible API, e.g. http://127.0.0.1:8080/v1, or leave --llm out",
    )


def unreachable(url: str, why: object, *, passing: bool) -> ModelError:
    """Nobody answers, or the answer breaks off."""
    return ModelError(
        code="LLM-UNREACHABLE",
        message=f"the language model at {shown(url)} cannot be reached: {why}",
        fix=f"start it, or correct EXPORTGRAPH_LLM_URL; {_STAYS}",
        passing=passing,
    )


def too_slow(url: str, seconds: float) -> ModelError:
    """It takes too long."""
    return ModelError(
        code="LLM-TIMEOUT",
        message=f"the language model at {shown(url)} did not answer within {seconds:g} s",
        fix=f"raise EXPORTGRAPH_LLM_TIMEOUT, or take a smaller model; {_STAYS}",
        passing=True,
    )


def busy(url: str, status: int, retry_after: float | None) -> ModelError:
    """It cannot answer now."""
    asks = "" if retry_after is None else f" and asks to wait {retry_after:.0f} s"
    return ModelError(
        code="LLM-BUSY",
        message=f"the language model at {shown(url)} answers {status}{asks}",
        fix=f"try again later: answers that it has given are kept; {_STAYS}",
        passing=True,
        retry_after=retry_after,
    )


def refused(url: str, status: int) -> ModelError:
    """It does not take the question."""
    return ModelError(
        code="LLM-REFUSED",
        message=f"the language model at {shown(url)} answers {status}",
        fix="check EXPORTGRAPH_LLM_URL, EXPORTGRAPH_LLM_MODEL and EXPORTGRAPH_LLM_API_KEY, and that the server knows "
        f"response_format json_schema; {_STAYS}",
    )


def bad_answer(url: str, why: str) -> ModelError:
    """What it says has not the form that was asked for."""
    return ModelError(
        code="LLM-ANSWER",
        message=f"the language model at {shown(url)} does not answer in the form that it was given: {why}",
        fix=f"take a model or server that follows a JSON Schema; {_STAYS}",
        about_one=True,
    )


def cache_unusable(folder: Path, why: object) -> ModelError:
    """Answers cannot be kept."""
    return ModelError(
        code="LLM-CACHE",
        message=f"answers of the language model cannot be kept in {folder}: {why}",
        fix="free some disk, or name another folder by EXPORTGRAPH_LLM_CACHE",
    )
