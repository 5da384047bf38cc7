"""Folding a status axis: what documents say of stages becomes a sequence of dated events."""

from itertools import groupby

from ontology.folded import Conflict, Event, Recorded, conflict_between
from ontology.terms import Property
from ontology.times import Basis
from ontology.vocabulary import ENDED, Confirmation, LegalStatus, Modality


def fold_events(subject: str, axis: Property, ranked: list[Recorded], conflicts: list[Conflict]) -> list[Event]:
    """The changes of one axis, less those that a weightier statement about the same day contradicts."""
    changes: list[list[Recorded]] = []
    by_start = sorted(ranked, key=_start_iso)  # stable: within a day, the weightiest first
    for _, group in groupby(by_start, key=_start_iso):
        same_day = list(group)
        value = same_day[0].value
        agreeing = [each for each in same_day if each.value == value]
        against = [each for each in same_day if each.value != value]
        if against:
            conflicts.append(conflict_between(subject, axis, agreeing, against))
        changes.append(agreeing)
    standing = _without_refuted(subject, axis, changes, conflicts)
    return [_event(subject, axis, group) for group in _without_echoes(subject, axis, standing, conflicts)]


def _without_echoes(
    subject: str, axis: Property, changes: list[list[Recorded]], conflicts: list[Conflict]
) -> list[list[Recorded]]:
    """Observations of a status that an earlier change explains support it.

    A weaker source that still sees a stage which the earlier change has passed is overruled; one that sees a
    later stage may well report news.
    """
    kept: list[list[Recorded]] = []
    for group in changes:
        before = kept[-1] if kept else None
        observed = all(each.statement.valid.basis is Basis.OBSERVED for each in group)
        if before is None or not observed:
            kept.append(group)
        elif before[0].value == group[0].value:
            before.extend(group)
        elif before[0].weight[:2] > group[0].weight[:2] and _falls_back(before[0], group[0]):
            conflicts.append(conflict_between(subject, axis, before, group))
        else:
            kept.append(group)
    return kept


def _without_refuted(
    subject: str, axis: Property, changes: list[list[Recorded]], conflicts: list[Conflict]
) -> list[list[Recorded]]:
    """The changes, less reports of an end that weightier sources refute: they see it later as it was before."""
    kept: list[list[Recorded]] = []
    for number, group in enumerate(changes):
        refuting = [each for each in changes[number + 1 :] if kept and _refutes(kept[-1][0], group[0], each[0])]
        if refuting:
            conflicts.append(conflict_between(subject, axis, refuting[0], group))
        else:
            kept.append(group)
    return kept


def _refutes(before: Recorded, end: Recorded, after: Recorded) -> bool:
    seen = after.value == before.value and after.statement.valid.basis is Basis.OBSERVED
    return seen and end.value in ENDED and min(before.weight[:2], after.weight[:2]) > end.weight[:2]


def _start_iso(each: Recorded) -> str:
    start = each.statement.valid.start
    return "" if start is None else start.iso


def _event(subject: str, axis: Property, group: list[Recorded]) -> Event:
    exact = [each for each in group if each.statement.valid.basis is Basis.EXACT]
    first = (exact or group)[0].statement
    return Event(
        subject=subject,
        axis=axis,
        value=str(first.value),
        valid=first.valid,
        confirmation=_confirmation(group),
        recorded_at=min(each.recorded_at for each in group),
        statements=tuple(sorted(each.statement.id for each in group)),
    )


def _falls_back(before: Recorded, after: Recorded) -> bool:
    stages = list(LegalStatus)
    earlier, later = str(before.value), str(after.value)
    if before.statement.predicate is not Property.LEGAL_STATUS:
        return False
    return stages.index(LegalStatus(later)) < stages.index(LegalStatus(earlier))


def _confirmation(group: list[Recorded]) -> Confirmation:
    done = [each for each in group if each.statement.modality is not Modality.SCHEDULED]
    if not done:
        return Confirmation.SCHEDULED_UNCONFIRMED
    primary = any(each.source_kind.is_primary for each in done)
    return Confirmation.CONFIRMED if primary else Confirmation.REPORTED
