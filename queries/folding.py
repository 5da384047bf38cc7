"""Folding in the graph: the statements about some things are read, folded, and shown in place of what was there."""

from collections.abc import Container, Iterable, Iterator
from functools import partial

from ontology.document import Document
from ontology.fold import fold
from ontology.folded import Capture, Recorded
from ontology.statement import Statement
from ontology.terms import Property
from queries.mapping import recorded_from_row
from queries.recording import show
from queries.store import Row, Store, Writer, batches

PAGE = 2_000
"""Things that are folded in one transaction of a rebuild."""


def touched_by(writer: Writer, statements: Iterable[Statement]) -> set[str]:
    """The things whose picture these statements can change: their subjects, and the members of lists read whole."""
    said = list(statements)
    groups = sorted({each.subject for each in said if each.predicate is Property.CAPTURED_ON})
    members = {row["subject"] for row in writer.run("write/members", groups=groups)} if groups else set()
    return {each.subject for each in said} | members


def refold(writer: Writer, subjects: Iterable[str]) -> None:
    """Show the folded picture of each of `subjects` in place of the one before."""
    recorded = _recorded(writer, sorted(subjects))
    _show(writer, recorded, recorded)


def fold_new(writer: Writer, document: Document, statements: Iterable[Statement], recorded_at: str) -> None:
    """Show what a document that is new to the graph tells.

    Things that no other document speaks of are folded from its own statements, without reading them back.
    """
    told: dict[str, list[Recorded]] = {}
    published = None if document.published is None else document.published.iso
    said = {each.id: each for each in statements}.values()
    for each in said:
        told.setdefault(each.subject, []).append(Recorded(each, document.kind, recorded_at, published))
    subjects = sorted(touched_by(writer, said))
    rows = [row for page in batches(subjects, PAGE) for row in _told_before(writer, list(page), document.id)]
    before = {str(row["subject"]) for row in rows}
    _show(writer, {**told, **_recorded(writer, sorted(before))}, before)


def _told_before(writer: Writer, subjects: list[str], document: str) -> list[Row]:
    return writer.run("write/told_before", subjects=subjects, document=document)


def _show(writer: Writer, recorded: dict[str, list[Recorded]], changed: Container[str]) -> None:
    captures = _captures(writer, recorded)
    told = sorted(recorded.items())
    show(writer, [fold(subject, each, _lists(each, captures)) for subject, each in told], changed)


def rebuild(store: Store) -> int:
    """Forget everything that was folded and fold it again from the statements; how many things were folded.

    Reads find less until it is done. A rebuild that was cut short is repeated from the start.
    """
    store.run_alone("write/forget_fold")
    number = 0
    for page in _pages(store):
        store.write(partial(refold, subjects=page))
        number += len(page)
    store.run_alone("write/restore_abouts")
    store.run_alone("write/restore_references")
    return number


def _pages(store: Store) -> Iterator[list[str]]:
    after = ""
    while rows := store.read("write/subjects", after=after, limit=PAGE):
        page = [row["subject"] for row in rows]
        yield page
        after = page[-1]


def _recorded(writer: Writer, subjects: list[str]) -> dict[str, list[Recorded]]:
    found: dict[str, list[Recorded]] = {}
    for page in batches(subjects, PAGE):
        for row in writer.run("write/recorded_statements", subjects=list(page)):
            recorded = recorded_from_row(row)
            found.setdefault(recorded.statement.subject, []).append(recorded)
    return found


def _captures(writer: Writer, recorded: dict[str, list[Recorded]]) -> dict[str, list[Capture]]:
    """The whole lists of every group that the statements name, by group."""
    groups = sorted({group for told in recorded.values() for group in _groups_in(told)})
    found: dict[str, list[Capture]] = {}
    for row in writer.run("write/captures", groups=groups) if groups else ():
        capture = Capture(recorded_from_row(row))
        found.setdefault(capture.group, []).append(capture)
    return found


def _lists(told: list[Recorded], captures: dict[str, list[Capture]]) -> list[Capture]:
    return [capture for group in sorted(_groups_in(told)) for capture in captures.get(group, [])]


def _groups_in(told: list[Recorded]) -> set[str]:
    return {str(each.statement.value) for each in told if each.statement.predicate is Property.MEMBER_OF}
