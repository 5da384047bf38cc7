"""Folding in the graph: the statements about some things are read, folded, and shown in place of what was there."""

from collections.abc import Collection, Container, Iterable, Iterator
from functools import partial

from ontology.document import Document
from ontology.fold import fold
from ontology.folded import TOLD_WHOLE, Capture, Recorded
from ontology.judgement import Clusters, clusters_of
from ontology.statement import Statement
from ontology.terms import Property
from queries.clusters import clusters_around, records_in, shown_in, standing
from queries.mapping import recorded_from_row
from queries.recording import show
from queries.store import Store, Writer, batches

PAGE = 2_000
"""Things that are folded in one transaction of a rebuild."""


def touched_by(writer: Writer, statements: Iterable[Statement]) -> set[str]:
    """The things whose picture these statements can change: their subjects, and the members of lists read whole.

    Of these members, those of which other documents tell, too.
    """
    said = list(statements)
    whole = sorted({(each.subject, each.evidence.document) for each in said if each.predicate is Property.CAPTURED_ON})
    captures = [{"group": group, "document": document} for group, document in whole]
    members = {row["subject"] for row in writer.run("write/members", captures=captures)} if captures else set()
    return {each.subject for each in said} | members


def refold(writer: Writer, records: Collection[str]) -> None:
    """Show the folded pictures of the things of which these are records, in place of the ones before."""
    if records:
        recorded = _told(writer, clusters_around(writer.run, records), records)
        _show(writer, recorded, recorded)


def told_before(writer: Writer, statements: Iterable[Statement], clusters: Clusters) -> set[str]:
    """The records that statements which are not in the graph yet change, and of which something was told before.

    `clusters`: those around everything of which they speak.
    """
    records = touched_by(writer, statements)
    pages = batches(sorted(records), PAGE)
    rows = (writer.run("write/told_before", subjects=list(page)) for page in pages)
    before = {row["subject"] for page in rows for row in page}
    return before | {each for each in records if len(clusters.members(each)) > 1}


def fold_new(
    writer: Writer, document: Document, statements: Iterable[Statement], recorded_at: str,
    clusters: Clusters, before: Collection[str],
) -> None:  # fmt: skip
    """Show what statements tell that are new to the graph. `before`: as `told_before` gives it.

    Things of which nothing else is told are folded from its own statements, without reading them back, while the
    server still writes the statements.
    """
    told: dict[str, list[Recorded]] = {}
    published = None if document.published is None else document.published.iso
    for each in {one.id: one for one in statements}.values():
        if each.subject not in before:
            recorded = Recorded(each, document.kind, recorded_at, published, source=document.source)
            told.setdefault(each.subject, []).append(shown_in(recorded, clusters))
    _show(writer, told, ())
    refold(writer, before)


def _told(writer: Writer, clusters: Clusters, records: Iterable[str]) -> dict[str, list[Recorded]]:
    """What is recorded of the things of which these are records, by the ids under which they are shown."""
    things = {clusters.canonical(each) for each in records}
    recorded = _recorded(writer, sorted({each for one in things for each in clusters.members(one)}))
    related = clusters_around(writer.run, records_in(each.statement for told in recorded.values() for each in told))
    found: dict[str, list[Recorded]] = {}
    for record, told in recorded.items():
        found.setdefault(clusters.canonical(record), []).extend(shown_in(each, related) for each in told)
    return found


def _show(writer: Writer, recorded: dict[str, list[Recorded]], changed: Container[str]) -> None:
    captures = _captures(writer, recorded)
    told = sorted(recorded.items())
    show(writer, [fold(subject, each, _lists(each, captures)) for subject, each in told], changed)


def rebuild(store: Store) -> int:
    """Forget everything that was folded and fold it again from the statements; how many things were folded.

    Reads find less until it is done. A rebuild that was cut short is repeated from the start.
    """
    store.run_alone("write/forget_fold")
    clusters, _ = clusters_of(standing(store.read))
    rows = [{"id": record, "to": thing} for record, thing in sorted(clusters.redirects.items())]
    store.write(lambda writer: writer.run_rows("write/redirects", rows))
    number = 0
    for page in _pages(store):
        store.write(partial(refold, records=page))
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
    """When every group and list that the statements name was read whole, by group."""
    groups = sorted({group for told in recorded.values() for group in _groups_in(told)})
    found: dict[str, list[Capture]] = {}
    for row in writer.run("write/captures", groups=groups) if groups else ():
        capture = Capture(recorded_from_row(row))
        found.setdefault(capture.group, []).append(capture)
    return found


def _lists(told: list[Recorded], captures: dict[str, list[Capture]]) -> list[Capture]:
    return [capture for group in sorted(_groups_in(told)) for capture in captures.get(group, [])]


def _groups_in(told: list[Recorded]) -> set[str]:
    return {str(each.statement.value) for each in told if each.statement.predicate in TOLD_WHOLE}
