"""Lists and texts of which whole editions were read: what a later edition lacks was no longer so on its day.

A reader that gives a list or a text whole says so (`capturedOn`). Rows are its members: a country of a group, a
section of a part, an entry of a list, a norm of the Commerce Control List. An edition that lacks a row ends it. One
that has the row, but not everything that others say of it (another scope, another test), ends what it lacks.

Editions are compared only where they can be: except for countries and their groups, which all sources know by the same
ids, those that one reader read. Two readers may cut the same text differently, and neither is a change of the law.
"""

from collections.abc import Iterable
from dataclasses import replace

from ontology.folded import Capture, Recorded
from ontology.terms import Property
from ontology.vocabulary import Polarity

ROWS = frozenset({Property.MEMBER_OF, Property.PART_OF, Property.IN_LIST, Property.LISTED_ON})
"""The relationships by which something is a row of a whole."""
_KNOWN_BY_ALL = Property.MEMBER_OF


class Editions:
    """The editions that bear on one subject, a row of some wholes."""

    def __init__(self, told: Iterable[Recorded], captures: Iterable[Capture]) -> None:
        """`told`: all that is said of the subject; `captures`: the editions of the wholes of which it is called a row."""
        self._captures = list(captures)
        rows = [each for each in told if each.statement.predicate is Property.PART_OF and _is_said(each)]
        self._wholes: dict[str, list[Recorded]] = {}
        for each in rows:
            self._wholes.setdefault(str(each.value), []).append(each)
        having = {(str(each.value), _document(each), each.statement.extractor) for each in rows}
        self._with_row = [each for each in self._captures if _key(each) in having]
        """The editions that have the subject as a part."""

    def compared(self, predicate: Property, target: str, told: list[Recorded]) -> tuple[list[Recorded], list[Capture]]:
        """What is said of one relationship, and the editions that should say it and do not.

        Where there are such editions, what others say without a date was seen on their days, and is no lasting fact.
        """
        editions = self._editions(predicate, target, told)
        documents = {_document(each) for each in told}
        lacking = [each for each in editions if _document(each.recorded) not in documents]
        days = {_document(each.recorded): each.day for each in editions}
        if not lacking or predicate is _KNOWN_BY_ALL or _is_outweighed(lacking, told, days):
            return told, lacking
        return [replace(each, edition=days.get(_document(each))) if _undated(each) else each for each in told], lacking

    def without(self) -> list[Capture]:
        """The editions of texts of which the subject was a part, and is none any more, in the order of their days."""
        lacking = [
            edition
            for target in sorted(self._wholes)
            for edition in self.compared(Property.PART_OF, target, self._wholes[target])[1]
        ]
        return sorted(lacking, key=lambda each: (each.day.iso, each.recorded.statement.id))

    def _editions(self, predicate: Property, target: str, told: list[Recorded]) -> list[Capture]:
        if predicate not in ROWS:
            readers = {each.statement.extractor for each in told}
            return [each for each in self._with_row if each.recorded.statement.extractor in readers]
        of_target = [each for each in self._captures if each.group == target]
        if predicate is _KNOWN_BY_ALL:
            return of_target
        readers = {each.statement.extractor for each in told if _is_said(each)}
        return [each for each in of_target if each.recorded.statement.extractor in readers]


def _is_outweighed(lacking: list[Capture], told: list[Recorded], days: dict[str, object]) -> bool:
    """Whether a weightier source says without a date what the editions lack: it goes on, and they disagree."""
    least = min(each.recorded.source_kind.trust for each in lacking)
    return any(each.source_kind.trust > least for each in told if _undated(each) and _document(each) not in days)


def _undated(each: Recorded) -> bool:
    valid = each.statement.valid
    return valid.start is None and valid.end is None and _is_said(each)


def _is_said(each: Recorded) -> bool:
    return each.statement.polarity is Polarity.POSITIVE


def _document(each: Recorded) -> str:
    return each.statement.evidence.document


def _key(each: Capture) -> tuple[str, str, str]:
    return (each.group, _document(each.recorded), each.recorded.statement.extractor)
