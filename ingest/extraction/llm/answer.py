"""What the model must answer: the form is made from the vocabulary of tellings, so that the two cannot part."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.extraction.telling import Certainty, Force, Measure, Slot, Status

Words = Annotated[str, Field(min_length=1)]
"""A stretch of the paragraph, copied. Without a greatest length: servers that make a grammar of it would be slow."""
_MOST = 12
"""More of anything is a model that repeats itself."""


class _Strict(BaseModel):
    # No property has a default: strict servers want each of them named as required.
    model_config = ConfigDict(extra="forbid", frozen=True)


class Filled(_Strict):
    """A thing in its place in the norm."""

    slot: Slot
    words: Words


class ToldNorm(_Strict):
    """One norm, as one clause tells it."""

    measure: Measure
    status: Status
    force: Force
    certainty: Certainty
    evidence: Annotated[tuple[Words, ...], Field(min_length=1, max_length=_MOST)]
    slots: Annotated[tuple[Filled, ...], Field(max_length=_MOST)]
    effective: Annotated[tuple[Words, ...], Field(max_length=_MOST)]
    until: Annotated[tuple[Words, ...], Field(max_length=_MOST)]
    attribution: Words | None


class Answer(_Strict):
    """All norms of one paragraph."""

    norms: Annotated[tuple[ToldNorm, ...], Field(max_length=_MOST)]


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer."""
    return Answer.model_json_schema()


def answer_of(content: str) -> Answer | str:
    """An answer, or why it is none."""
    try:
        return Answer.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return f"{place}: {first['msg']}" if place else first["msg"]
