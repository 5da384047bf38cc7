"""Judging: decisions about sameness are recorded, and what they change is folded anew. Everything can be undone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ontology.judgement import Clusters, Contradiction, Judge, Judgement, clusters_of
from queries.clusters import RELATING, judgement_from_row, judgement_to_row, redirects, standing
from queries.folding import refold
from queries.store import Store, Writer, batches


@dataclass(frozen=True, slots=True)
class Judged:
    """What a round of judging did."""

    recorded: int
    """Judgements that are new."""
    withdrawn: int
    """Judgements that no longer count."""
    changed: tuple[str, ...]
    """The records that are shown under another id than before."""
    contradictions: tuple[Contradiction, ...]
    """Judgements that are not followed, because stronger ones hold their records apart."""


def judge(store: Store, who: Judge, judgements: Iterable[Judgement], at: str) -> Judged:
    """Make `judgements` all that count of the judge `who` from `at` on (ISO 8601, UTC), in one transaction.

    Those of before that are not among them are withdrawn. Doing it again changes nothing.
    """
    given = {each.id: each for each in judgements}
    return store.write(lambda writer: _judge(writer, who, given, at))


def _follow(writer: Writer, judgements: Iterable[Judgement]) -> tuple[set[str], tuple[Contradiction, ...]]:
    """Show the clusters that these judgements make; the records that are shown under another id than before."""
    after, contradictions = clusters_of(judgements)
    before = redirects(writer.run)
    changed = {
        record
        for record in before.redirects.keys() | after.redirects.keys()
        if before.canonical(record) != after.canonical(record)
    }
    if changed:
        _regroup(writer, changed, before, after)
    return changed, tuple(contradictions)


def _judge(writer: Writer, who: Judge, given: dict[str, Judgement], at: str) -> Judged:
    rows = [row["judgement"] for row in writer.run("read/judgements")]
    counting = [row for row in rows if row.get("withdrawn_at") is None]
    mine = {judgement_from_row(row).id: row["id"] for row in counting if row["judge"] == who}
    new = [given[name] for name in sorted(given.keys() - mine.keys())]
    gone = sorted(node for name, node in mine.items() if name not in given)
    if not new and not gone:
        return Judged(0, 0, (), tuple(clusters_of(judgement_from_row(row) for row in counting)[1]))
    times = Counter(judgement_from_row(row).id for row in rows)
    writer.run_rows("write/judgements", (judgement_to_row(each, at, times[each.id] + 1) for each in new))
    writer.run("write/withdraw", ids=gone, withdrawn_at=at)
    changed, contradictions = _follow(writer, standing(writer.run))
    return Judged(len(new), len(gone), tuple(sorted(changed)), contradictions)


def _regroup(writer: Writer, changed: set[str], before: Clusters, after: Clusters) -> None:
    """Forget the clusters that changed and all that is shown of them, and fold them anew."""
    shown = {clusters.canonical(record) for record in changed for clusters in (before, after)}
    records = sorted({member for one in shown for clusters in (before, after) for member in clusters.members(one)})
    naming = _naming(writer, records)
    writer.run("write/forget", ids=records)
    rows = [{"id": each, "to": after.canonical(each)} for each in records]
    writer.run("write/drop_redirects", ids=records)
    writer.run_rows("write/redirects", (row for row in rows if row["id"] != row["to"]))
    refold(writer, {*records, *naming})
    writer.run_rows("write/tie_statements", rows)
    writer.run_rows("write/tie_mentions", rows)


def _naming(writer: Writer, records: list[str]) -> set[str]:
    pages = (writer.run("write/naming", predicates=RELATING, ids=list(page)) for page in batches(records, 1_000))
    return {row["subject"] for rows in pages for row in rows}


def is_unresolved(store: Store) -> bool:
    """Whether there are documents of whose things nobody has found out yet which are the same as others."""
    (row,) = store.read("read/unresolved")
    return bool(row["unresolved"])


def mark_resolved(store: Store, at: str) -> None:
    """The things of the documents that were recorded by `at` have been compared with all others."""
    store.write(lambda writer: writer.run("write/resolved", at=at))
