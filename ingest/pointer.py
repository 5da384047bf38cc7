"""JSON Pointers (RFC 6901): where a cell of a structured document stands, and whether it says what is quoted."""

import json
import re

from ontology.errors import ExportGraphError
from ontology.statement import Evidence

_INDEX = re.compile(r"0|[1-9][0-9]*", re.ASCII)


def pointer(*tokens: str | int) -> str:
    """The pointer to the value that is reached by `tokens` (keys and indexes) from the top; none is the whole."""
    return "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in tokens)


def resolve(value: object, pointer: str) -> object:
    """The part of `value` (parsed JSON) to which `pointer` leads.

    Raises `POINTER-MALFORMED` for what is no pointer, `POINTER-NOWHERE` where it leads to nothing.
    """
    if (pointer and not pointer.startswith("/")) or re.search(r"~(?![01])", pointer):
        raise ExportGraphError(
            code="POINTER-MALFORMED",
            message=f"{pointer!r} is not a JSON Pointer",
            fix='begin it with "/", and write "~" as "~0" and "/" inside a key as "~1" (RFC 6901)',
        )
    for token in pointer.split("/")[1:]:
        value = _step(value, token.replace("~1", "/").replace("~0", "~"), pointer)
    return value


def proves(value: object, evidence: Evidence) -> bool:
    """Whether the structured document `value` really has the quoted text at the place that `evidence` names.

    Evidence without a locator or without a quote proves nothing here. Raises what `resolve` raises.
    """
    if evidence.locator is None or evidence.quote is None:
        return False
    cell = resolve(value, evidence.locator)
    return not isinstance(cell, (dict, list)) and evidence.quote.checks_out(cell_text(cell))


def cell_text(content: object) -> str:
    """The text in which the offsets of a quote count: a string as it is, a number or truth value as JSON writes it."""
    return content if isinstance(content, str) else json.dumps(content)


def _step(value: object, token: str, pointer: str) -> object:
    if isinstance(value, dict) and token in value:
        found: object = value[token]
        return found
    # No index of a list in memory has twenty digits; longer ones would only make `int` fail.
    if isinstance(value, list) and len(token) < 20 and _INDEX.fullmatch(token) and int(token) < len(value):
        item: object = value[int(token)]
        return item
    raise ExportGraphError(
        code="POINTER-NOWHERE",
        message=f"{pointer!r} leads to nothing: there is no {token!r}",
        fix="check that the statement and the document belong together (their SHA-256 must agree)",
    )
