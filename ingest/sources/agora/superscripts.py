"""Exponents that a text lost: "1026 operations" for 10^26. They are read as a person decided, and it is told."""

import re
from collections.abc import Iterator

from ingest.source import Correction, SourceInfo, Warning_
from ontology.document import Quote
from ontology.statement import Evidence, Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass

EXTRACTOR = "agora-text/1"
_LOST = re.compile(r"\b10 ?[12]\d(?= (?:[\w-]+ ){0,3}operations)")
_POWER = re.compile(r"10\^(?P<exponent>\d+) [^.]*operations")
_MORE_THAN = re.compile(r"(?:more|greater|higher) than\s*$")
_AS_READ = 0.9
"""The confidence of a reading that a person gave, not the text."""


def read_superscripts(text: str, name: str, document: str, info: SourceInfo) -> tuple[list[Statement], list[Warning_]]:
    """The thresholds that a text lost, as `corrections` read them, and what is to be told of them."""
    ours = [each for each in info.corrections if each.field == name]
    statements: list[Statement] = []
    warnings: list[Warning_] = []
    read: set[int] = set()
    for correction in ours:
        places = [match.start() for match in re.finditer(re.escape(correction.written), text)]
        if not places:
            warnings.append(_idle(correction, name))
            continue
        read.update(places)
        statements += _criterion(correction, text, places[0], document)
        warnings.append(_told(correction, name))
    lost = sorted({match[0] for match in _LOST.finditer(text) if match.start() not in read})
    if lost:
        warnings.append(_unread(lost, name))
    return statements, warnings


def _criterion(correction: Correction, text: str, start: int, document: str) -> Iterator[Statement]:
    power = _POWER.fullmatch(correction.means)
    if power is None:
        return  # operations per second are no property of a model
    sign = ">" if _MORE_THAN.search(text[max(0, start - 40) : start]) else ">="
    amount = f"1e{power['exponent']}"
    subject = f"criterion:trainingOperations{sign}{amount}"
    words = "more than" if sign == ">" else "at least"
    evidence = Evidence(document, Quote(start, start + len(correction.written), correction.written))
    for predicate, value in (
        (Property.TYPE, EntityClass.CRITERION.value),
        (Property.NAME, f"trained with {words} 10^{power['exponent']} operations"),
        (Property.PARAMETER, Property.TRAINING_OPERATIONS.value),
        (Property.OPERATOR, sign),
        (Property.THRESHOLD, amount),
        (Property.UNIT, "operations"),
    ):
        yield Statement(
            subject,
            predicate,
            value,
            evidence,
            EXTRACTOR,
            attribution=f"read so: {correction.because}",
            confidence=_AS_READ,
        )


def _told(correction: Correction, name: str) -> Warning_:
    return Warning_(
        "AGORA-SUPERSCRIPT",
        f"{name}: {correction.written!r} is read as {correction.means!r}: {correction.because}",
        "nothing needs to be done; take it out of `corrections` in ingest/sources/agora/source.yml if it is wrong",
    )


def _unread(lost: list[str], name: str) -> Warning_:
    return Warning_(
        "AGORA-SUPERSCRIPT-UNREAD",
        f"{name}: this may be a power of ten that lost its exponent: {', '.join(lost)}",
        "compare with the official text, and add a correction to ingest/sources/agora/source.yml",
    )


def _idle(correction: Correction, name: str) -> Warning_:
    return Warning_(
        "AGORA-CORRECTION-IDLE",
        f"{name} does not say {correction.written!r} any more, which a correction is for",
        "take the correction out of ingest/sources/agora/source.yml",
    )
