"""Where AGORA says that a document stands: what this data set reports, no more."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.sources.agora.authorities import Authority
from ontology.errors import ExportGraphError
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import LegalStatus

if TYPE_CHECKING:
    from ingest.sources.agora.documents import Row

_ACTIVITY, _ON, _PROPOSED = "Most recent activity", "Most recent activity date", "Proposed date"
_SPEAKER = "AGORA (Emerging Technology Observatory)"
_WORDED_OTHERWISE = 0.8
"""Our vocabulary has no word for AGORA's "Defunct"."""


def standing(row: "Row", issuer: Authority | None) -> Iterator[Statement]:
    """The statuses and dates of a document, with AGORA as the one who says so."""
    on = _date(row.values[_ON])
    status = _status(row.values[_ACTIVITY], on, issuer)
    by_legislature = issuer is not None and issuer.is_legislature_of is not None
    if by_legislature and (proposed := _date(row.values[_PROPOSED])) is not None:
        since = Interval(start=proposed)
        cell = row.cell(_PROPOSED)
        yield cell.say(row.policy, Property.LEGAL_STATUS, LegalStatus.PROPOSED.value, valid=since, attribution=_SPEAKER)
    elif status is LegalStatus.PROPOSED and on is not None:
        yield _told(row, status, Interval(start=on, basis=Basis.OBSERVED))
    if on is None or status is None or status is LegalStatus.PROPOSED:
        return
    # "Enacted" is dated by the signature, the publication or the day of effect, and AGORA does not say by which.
    basis = Basis.OBSERVED if status is LegalStatus.IN_FORCE else Basis.EXACT
    yield _told(row, status, Interval(start=on, basis=basis))
    if status is LegalStatus.IN_FORCE and issuer is not None and issuer.is_legislature_of == "us":
        yield row.cell(_ON).say(row.policy, Property.SIGNED, on.iso, attribution=_SPEAKER)


def unread_status(row: "Row", issuer: Authority | None) -> str | None:
    """Why a status was not understood, in words; none where it was."""
    given, on = row.values[_ACTIVITY], _date(row.values[_ON])
    if on is None:
        return f"{row.values[_ON]!r} is no date, so {given!r} is left out"
    if _status(given, on, issuer) is None:
        return f"{given!r} does not say how a document of a legislature ended, or is a word that is not known"
    return None


def _told(row: "Row", status: LegalStatus, valid: Interval) -> Statement:
    plain = row.values[_ACTIVITY] != "Defunct"
    return row.cell(_ACTIVITY).say(
        row.policy,
        Property.LEGAL_STATUS,
        status.value,
        valid=valid,
        attribution=_SPEAKER,
        confidence=1.0 if plain else _WORDED_OTHERWISE,
    )


def _status(activity: str, on: PartialDate | None, issuer: Authority | None) -> LegalStatus | None:
    if activity == "Enacted":
        return LegalStatus.IN_FORCE
    if activity == "Proposed":
        return LegalStatus.PROPOSED
    if activity != "Defunct" or on is None:
        return None
    if issuer is None or issuer.is_legislature_of is None:
        return LegalStatus.RESCINDED
    # The Congress of a bill ends at noon on 3 January of an odd year (20th Amendment), and the bill with it.
    ended = issuer.is_legislature_of == "us" and on.iso.endswith("-01-03") and on.earliest.year % 2 == 1
    return LegalStatus.EXPIRED if ended else None


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate(text)
    except ExportGraphError:
        return None
