"""Lists and texts of which whole editions were read: what a later edition lacks was no longer so on its day.

A reader that gives a list or a text whole says so (`capturedOn`). Countries are members of groups, entries are in
lists, sections and norms are parts of texts: an edition that lacks one ends it. An edition that has a norm, but not
everything that others say of it (another scope, another test), ends what it lacks.

Editions are compared only where they can be. Countries and their groups have the same ids everywhere. Lists are cut
into rows by each source in its own way, and texts by each reader: there, only editions of the same source or reader
are compared. What two readers make of one text may differ, and is no change of the law.
"""

from collections.abc import Iterable
from dataclasses import replace

from ontology.folded import CUT_BY_SOURCE, TOLD_WHOLE, Capture, Recorded
from ontology.terms import Property
from ontology.times import PartialDate
from ontology.vocabulary import Polarity


class Editions:
    """The editions that bear on one subject."""

    def __init__(self, told: Iterable[Recorded], captures: Iterable[Capture]) -> None:
        """`told`: what is said of the subject; `captures`: the editions of that to which it is said to belong."""
        self._captures = list(captures)
        self._wholes: dict[str, list[Recorded]] = {}
        for each in told if self._captures else ():
            if each.statement.predicate is Property.PART_OF and _is_said(each):
                self._wholes.setdefault(str(each.value), []).append(each)
        having = {_key(whole, each) for whole, parts in self._wholes.items() for each in parts}
        self._with_part = [each for each in self._captures if _key(each.group, each.recorded) in having]
        """The editions of texts that have the subject as a part."""

    def compared(self, predicate: Property, target: str, told: list[Recorded]) -> tuple[list[Recorded], list[Capture]]:
        """What is said of one relationship, and the editions that should say it and do not.

        Where a text has such editions, what others say without a date was seen on their days, and is no lasting fact.
        """
        if not self._captures:
            return told, []
        editions = self._comparable(predicate, target, [each for each in told if _is_said(each)])
        documents = {_document(each) for each in told}
        lacking = [each for each in editions if _document(each.recorded) not in documents]
        if not lacking or (predicate in TOLD_WHOLE and predicate is not Property.PART_OF):
            return told, lacking
        days = {_document(each.recorded): each.day for each in editions}
        if _is_outweighed(lacking, told, days):
            return told, lacking
        return [replace(each, edition=days.get(_document(each))) if _undated(each) else each for each in told], lacking

    def without(self) -> list[Capture]:
        """The editions of texts of which the subject is said to be a part, and which lack it, by their days."""
        lacking = [
            each for whole in self._wholes for each in self.compared(Property.PART_OF, whole, self._wholes[whole])[1]
        ]
        return sorted(lacking, key=lambda each: (each.day.latest, each.recorded.statement.id))

    def _comparable(self, predicate: Property, target: str, said: list[Recorded]) -> list[Capture]:
        readers = {each.statement.extractor for each in said}
        if predicate not in TOLD_WHOLE:
            return [each for each in self._with_part if each.recorded.statement.extractor in readers]
        of_target = [each for each in self._captures if each.group == target]
        if predicate in CUT_BY_SOURCE:
            return [each for each in of_target if _had_it(each, said)]
        if predicate is Property.PART_OF:
            return [each for each in of_target if each.recorded.statement.extractor in readers]
        return of_target


def _had_it(capture: Capture, said: list[Recorded]) -> bool:
    """Whether the source of `capture` had this very record before: else it may have it in another row, or name."""
    before = (each.published for each in said if each.source == capture.recorded.source)
    return any(day is not None and PartialDate(day).latest <= capture.day.latest for day in before)


def _is_outweighed(lacking: list[Capture], told: list[Recorded], days: dict[str, PartialDate]) -> bool:
    """Whether a weightier source says without a date what the editions lack: it goes on, and they disagree."""
    least = min(each.recorded.trust for each in lacking)
    return any(each.trust > least for each in told if _undated(each) and _document(each) not in days)


def _undated(each: Recorded) -> bool:
    valid = each.statement.valid
    return valid.start is None and valid.end is None and _is_said(each)


def _is_said(each: Recorded) -> bool:
    return each.statement.polarity is Polarity.POSITIVE


def _document(each: Recorded) -> str:
    return each.statement.evidence.document


def _key(whole: str, each: Recorded) -> tuple[str, str, str]:
    return (whole, _document(each), each.statement.extractor)
