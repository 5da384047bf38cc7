"""Where a clause says that a norm stands, since when, and with what force it says so."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.extraction.known_words import words
from ingest.extraction.telling import Force, Measure, Status, Telling
from ingest.extraction.writing.told_norm import day_of, is_doubted
from ontology.times import Basis, Interval, PartialDate
from ontology.vocabulary import LegalStatus, Modality

_STAGES = {
    Status.REQUESTED: (LegalStatus.REQUESTED, Modality.REQUESTED),
    Status.CONSIDERED: (LegalStatus.RUMOURED, Modality.ALLEGED),
    Status.PROPOSED: (LegalStatus.PROPOSED, Modality.PROPOSED),
    Status.ANNOUNCED: (LegalStatus.ISSUED, Modality.ASSERTED),
    Status.IN_FORCE: (LegalStatus.IN_FORCE, Modality.ASSERTED),
    Status.SUSPENDED: (LegalStatus.SUSPENDED, Modality.ASSERTED),
    Status.RESCINDED: (LegalStatus.RESCINDED, Modality.ASSERTED),
}
"""What is eased is still there: since when, such a clause does not say."""
_OF_A_PLAN = (LegalStatus.PROPOSED, LegalStatus.RUMOURED, LegalStatus.ISSUED)
"""With these a date in the clause is that of a plan, not that of the status."""
_PRESUPPOSED = (Status.ANNOUNCED, Status.IN_FORCE, Status.EASED)
"""A change in how applications are reviewed, made or announced, says that a licence is needed, but not since when."""
_TOLD_AS_DONE = (Status.IN_FORCE, Status.SUSPENDED, Status.RESCINDED)
_OVER = (LegalStatus.SUSPENDED, LegalStatus.RESCINDED)
_INTENT = re.compile(r"\b(?:plan|intend|intent|aim|vow|threaten|prepar|promis|pledg|decid|decision|agree)\w*", re.I)
_NOT_YET = re.compile(r"\b(?:announc\w+|will|would|plan\w*|decid\w+|decision|(?:is|are)\s+\w+ing)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, since when, and how it is said."""

    status: LegalStatus
    valid: Interval
    modality: Modality


def modality_of(clause: Telling) -> Modality:
    """With what force a clause speaks: hearsay only alleges, a plan announces an intent."""
    if clause.status in (Status.CONSIDERED, Status.ANNOUNCED) and _says(_INTENT, clause):
        return Modality.ANNOUNCED_INTENT
    if is_doubted(clause):
        return Modality.ALLEGED
    return _STAGES.get(clause.status, (LegalStatus.IN_FORCE, Modality.ASSERTED))[1]


def standing_of(
    clause: Telling, day: PartialDate | None, published: PartialDate | None, ended: bool = False
) -> Standing | None:
    """Where a norm stands by a clause; none where that, or since when, cannot be told.

    `day`: the date of the clause, or that of its instrument. `ended`: the document also tells the end of the norm, so
    that an undated past stays undated.
    """
    status = status_of(clause)
    day = None if clause.measure is Measure.LICENCE_POLICY else day
    if status is None or (status in _OVER and not is_done(clause)):
        return None
    coming = is_coming(day, published)
    if status is LegalStatus.IN_FORCE and coming:
        status = LegalStatus.ISSUED
    if day is not None and not coming and status not in _OF_A_PLAN:
        return Standing(status, Interval(day, end=_end_of(status, clause, day)), modality_of(clause))
    # An event that the text does not date was so on publication, unless the text tells the end.
    if published is None or (ended and status not in (LegalStatus.RUMOURED, *_OVER)):
        return None
    end = _end_of(status, clause, published)
    return Standing(status, Interval(published, end=end, basis=Basis.OBSERVED), modality_of(clause))


def _end_of(status: LegalStatus, clause: Telling, start: PartialDate) -> PartialDate | None:
    """The day until which the clause says that it is suspended: what follows, it does not say."""
    end = until(clause)
    return end if status is LegalStatus.SUSPENDED and end is not None and end.earliest > start.latest else None


def until(clause: Telling) -> PartialDate | None:
    """The day until which it is so, if the clause gives a date and not only words for one."""
    return next((when.date for when in clause.until if when.date is not None), None)


def is_end_to_come(clause: Telling) -> bool:
    """ "Will lift", "may allow", "was asked to ease": nobody imposes anything by that, and nothing has ended yet."""
    return clause.status in _STAGES and clause.status not in _TOLD_AS_DONE and _says(_takes_back(), clause)


@cache
def _takes_back() -> re.Pattern[str]:
    lemmas = words()["lift"] | words()["ease"] | words()["allow"]
    stems = sorted(lemma.removesuffix("e") for lemma in lemmas - words()["ban"] - words()["limit"] if " " not in lemma)
    return re.compile(rf"\b(?:{'|'.join(stems)})(?:e?s|e?d|e|ing|ted|ting)?\b", re.IGNORECASE)


def status_of(clause: Telling) -> LegalStatus | None:
    """Hearsay of law is a rumour, hearsay of an end is nothing; what nobody must do is no more than requested."""
    if clause.measure is Measure.LICENCE_POLICY:
        return None if is_doubted(clause) or clause.status not in _PRESUPPOSED else LegalStatus.IN_FORCE
    if clause.status not in _STAGES:
        return None
    status = _STAGES[clause.status][0]
    if status is LegalStatus.IN_FORCE and clause.force is Force.VOLUNTARY:
        status = LegalStatus.REQUESTED
    if status is LegalStatus.REQUESTED or not is_doubted(clause):
        return status
    return None if status in _OVER else LegalStatus.RUMOURED


def is_done(clause: Telling) -> bool:
    """Whether an end has come, and is not only announced or on its way: nothing ends before it is over."""
    return not is_doubted(clause) and not _says(_NOT_YET, clause)


def is_coming(day: PartialDate | None, published: PartialDate | None) -> bool:
    """Whether a day is still to come when the text is published."""
    return day is not None and published is not None and day.earliest > published.latest


def scheduled(clause: Telling, published: PartialDate | None) -> Interval | None:
    """From when it will be in force: a day still to come that the clause gives."""
    day = day_of(clause)
    binds = clause.status in (Status.ANNOUNCED, Status.IN_FORCE) and clause.force is Force.REQUIRED
    return Interval(day) if day is not None and binds and not is_doubted(clause) and is_coming(day, published) else None


def _says(pattern: re.Pattern[str], clause: Telling) -> bool:
    return any(pattern.search(quote.exact) for quote in clause.evidence)
