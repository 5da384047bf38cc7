"""Folding a status axis: what documents say of stages becomes a sequence of dated events."""

from dataclasses import replace
from itertools import groupby, zip_longest

from ontology.folded import Capture, Conflict, Event, Recorded, conflict_between
from ontology.terms import Property
from ontology.times import Basis, PartialDate
from ontology.truth import Truth
from ontology.vocabulary import ENDED, Confirmation, LegalStatus, Modality


def fold_events(
    subject: str, axis: Property, ranked: list[Recorded], without: list[Capture], conflicts: list[Conflict]
) -> list[Event]:
    """The changes of one axis, less those that a weightier statement about the same day contradicts.

    `without`: editions of texts of which the subject was a part, and which lack it. It was not in force on their days.
    """
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
    dated = _without_misdated(subject, axis, changes, conflicts)
    standing = _without_refuted(subject, axis, dated, conflicts)
    kept = _without_echoes(subject, axis, standing, without, conflicts)
    following = [_start_iso(group[0]) for group in kept[1:]]
    return [
        _ended(_event(subject, axis, group), group, without, after, conflicts)
        for group, after in zip_longest(kept, following)
    ]


def _ended(
    event: Event, group: list[Recorded], without: list[Capture], after: str | None, conflicts: list[Conflict]
) -> Event:
    """The event with its end, where an edition lacks the norm before anything else is known to follow."""
    last = max(map(_start_iso, group))
    gone = next((each for each in without if each.day.iso > last and (after is None or each.day.iso <= after)), None)
    if gone is None or event.value != LegalStatus.IN_FORCE or event.valid.end is not None:
        return event
    if gone.recorded.trust < max(each.trust for each in group):
        conflicts.append(conflict_between(event.subject, event.axis, group, [gone.recorded]))
        return event
    seen = PartialDate(last) if last else None
    valid = replace(event.valid, end=gone.day, end_basis=Basis.OBSERVED, seen=seen)
    statements = tuple(sorted({*event.statements, gone.recorded.statement.id}))
    return replace(event, valid=valid, statements=statements)


def _without_echoes(
    subject: str,
    axis: Property,
    changes: list[list[Recorded]],
    without: list[Capture],
    conflicts: list[Conflict],
) -> list[list[Recorded]]:
    """Observations of a status that an earlier change explains support it, unless it was gone between them.

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
            if _gone_between(before, group, without):
                kept.append(group)
            else:
                before.extend(group)
        elif before[0].weight[:2] > group[0].weight[:2] and _falls_back(before[0], group[0]):
            conflicts.append(conflict_between(subject, axis, before, group))
        else:
            kept.append(group)
    return kept


def _gone_between(before: list[Recorded], group: list[Recorded], without: list[Capture]) -> bool:
    last, next_ = max(map(_start_iso, before)), _start_iso(group[0])
    return any(last < each.day.iso < next_ for each in without)


def _without_misdated(
    subject: str, axis: Property, changes: list[list[Recorded]], conflicts: list[Conflict]
) -> list[list[Recorded]]:
    """The changes, less those that the weightier source beside them dates otherwise; a vaguer date supports it."""
    kept: list[list[Recorded]] = []
    for group, after in zip_longest(changes, changes[1:]):
        beside = [kept[-1]] if kept and _passed(kept[-1][0], group[0]) else []
        beside += [after] if after and _is_too_early(group[0], after[0]) else []
        if not beside:
            kept.append(group)
        elif _may_mean(group[0], beside[0][0]):
            beside[0].extend(group)
        else:
            conflicts.append(conflict_between(subject, axis, beside[0], group))
    return kept


def _passed(before: Recorded, change: Recorded) -> bool:
    """Whether a weightier source told the same stage before, or a later one that still held then."""
    start = change.statement.valid.start
    if start is None or not (_is_exact(change) and _outweighs(before, change)) or _may_mean(before, change):
        return False
    holds = before.statement.valid.contains(start.latest) is not Truth.FALSE
    return holds and (before.value == change.value or _falls_back(before, change))


def _is_too_early(change: Recorded, after: Recorded) -> bool:
    """Whether a weightier source told that the same stage began later."""
    return _is_exact(after) and after.value == change.value and _outweighs(after, change)


def _outweighs(one: Recorded, other: Recorded) -> bool:
    return one.weight[:2] > other.weight[:2]


def _is_exact(each: Recorded) -> bool:
    return each.statement.valid.basis is Basis.EXACT and each.statement.valid.start is not None


def _may_mean(change: Recorded, told: Recorded) -> bool:
    one, other = change.statement.valid.start, told.statement.valid.start
    return change.value == told.value and one is not None and other is not None and one.may_mean(other)


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
    primary = any(each.is_primary for each in done)
    return Confirmation.CONFIRMED if primary else Confirmation.REPORTED
