"""What people see in the terminal: tables, quotes, progress."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from api.answers import Answer, RestrictedModels
from ontology.changes import Change
from ontology.findings import Finding
from ontology.shapes import Issue
from ontology.times import Basis, Interval
from ontology.truth import Truth
from ontology.vocabulary import Enforcement, Outcome
from queries.lookup import Disagreement, Evidenced, SourceCoverage

if TYPE_CHECKING:
    from ingest.pipeline import Progress as IngestProgress
    from ingest.report import Report
    from ingest.resolution.resolve import Resolved
    from ingest.source import Rows

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_COLOURS = {
    Outcome.PROHIBITED: "red",
    Outcome.LICENCE_REQUIRED: "red",
    Outcome.NOTIFICATION_REQUIRED: "yellow",
    Outcome.EXCEPTION_AVAILABLE: "yellow",
    Outcome.SCHEDULED: "yellow",
    Outcome.NOT_ENFORCED: "cyan",
    Outcome.NON_BINDING: "cyan",
    Outcome.UNDETERMINED: "magenta",
}


@contextmanager
def ingest_progress() -> Iterator["IngestProgress"]:
    """A bar over the files of a run."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def step(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        yield step


@contextmanager
def counting(what: str) -> Iterator[Callable[[], None]]:
    """A counter for work whose length is not known beforehand."""
    columns = (TextColumn("{task.description}"), TextColumn("{task.completed} records"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda: bar.advance(task)


def print_report(report: "Report") -> None:
    """What a run did, file by file."""
    for done in report.done:
        out.print(f"[green]✓[/] {escape(done.name)}: {done.statements} statements, {done.mentions} mentions")
        for warning in done.warnings:
            out.print(f"  [yellow]{warning.code}[/]: {escape(warning.message)}\n    fix: {escape(warning.fix)}")
    for failed in report.failed:
        err.print(f"[red]✗[/] {escape(failed.name)}\n  {escape(str(failed.error))}")
    _print_rows([(done.name, done.rows) for done in report.done if done.rows is not None])
    out.print(f"{len(report.done)} files read, {len(report.failed)} failed, {report.statements} statements")


def _print_rows(tables: Sequence[tuple[str, "Rows"]]) -> None:
    """What became of the rows of each table: none is lost without a word."""
    if not tables:
        return
    shown = Table("file", title="Rows", title_justify="left", title_style="bold")
    for column in ("rows", "loaded", "left out", "reported"):
        shown.add_column(column, justify="right")
    shown.add_column("why left out")
    for name, rows in tables:
        left_out = sum(rows.ignored.values())
        reasons = "; ".join(f"{count}: {reason}" for reason, count in sorted(rows.ignored.items()))
        counts = map(str, (rows.total, rows.loaded, left_out, rows.reported))
        shown.add_row(escape(name), *counts, escape(reasons))
    out.print(shown)


def print_resolved(resolved: "Resolved") -> None:
    """What was joined or parted, what waits for a person, and which judgements could not be followed."""
    if resolved.changed:
        out.print(f"Shown under another id than before: {len(resolved.changed)} (exportgraph changes tells which)")
    if resolved.unsure:
        out.print(f"Pairs that may be the same thing: {len(resolved.unsure)} (decide with exportgraph review)")
    for each in resolved.contradictions:
        left, right = each.unfollowed.pair
        out.print(f"[yellow]not followed[/]: {escape(left)} = {escape(right)} ({escape(each.unfollowed.who)})")
        out.print(f"  because {escape(' and '.join(each.against.pair))} are different ({escape(each.against.who)})")


def print_restricted_models(answer: RestrictedModels, evidence: dict[str, list[Evidenced]]) -> None:
    """The table of restricted models, with the quotes that prove each row."""
    title = f"AI models restricted for {answer.destination.name} on {answer.as_of.isoformat()}"
    _print_findings(title, answer.rows, evidence)
    if answer.undetermined:
        _print_findings("Undetermined: a fact is missing", answer.undetermined, evidence)
    if not answer.rows and not answer.undetermined:
        out.print(f"[bold]{title}[/]: no restriction found. That does not mean that it is allowed.")
    _print_coverage(answer.coverage)


def print_verdict(answer: Answer, evidence: dict[str, list[Evidenced]]) -> None:
    """The verdict on one case, with its proof step by step."""
    verdict = answer.verdict
    case = f"{verdict.subject.reference.name} → {verdict.destination.reference.name}, {verdict.as_of.isoformat()}"
    out.print(f"[bold]{escape(case)}[/]: {_outcome(verdict.outcome)}")
    for fact in verdict.missing:
        out.print(f"  not known: {escape(fact)}")
    if verdict.findings:
        _print_findings("What bears on it", verdict.findings, evidence)
        for finding in verdict.findings:
            _print_steps(finding)
    else:
        out.print("No restriction found. That does not mean that it is allowed.")
    _print_coverage(answer.coverage)


def print_conflicts(found: Sequence[Disagreement]) -> None:
    """Each disagreement with the quotes on both sides."""
    for each in found:
        out.print(f"[bold]{escape(each.subject)}[/] {each.predicate}: {escape(each.reason)}")
        for mark, side in (("[green]preferred[/] ", each.preferred), ("[yellow]overruled[/] ", each.overruled)):
            for one in side:
                quote = one.statement.evidence.quote
                words = " ".join(quote.exact.split()) if quote else ""
                out.print(f"  {mark} {escape(str(one.statement.value))}: “{escape(words)}”")
                out.print(f"             [dim]{escape(_source(one))}[/]")
    if not found:
        out.print("No document disagrees with another.")


def print_issues(found: Sequence[Issue]) -> None:
    """Each issue with its fix."""
    for each in found:
        out.print(f"[yellow]{each.code}[/] [bold]{escape(each.subject)}[/]: {escape(each.message)}")
        out.print(f"  fix: {escape(each.fix)}")
    if not found:
        out.print("The shapes of the ontology allow everything in the graph.")


def print_changes(found: Iterable[Change]) -> None:
    """Each change on a line, grouped by thing."""
    subject = None
    for each in found:
        if each.subject != subject:
            subject = each.subject
            out.print(f"[bold]{escape(subject)}[/]", soft_wrap=True)
        mark = {"added": "[green]+[/]", "removed": "[red]-[/]", "changed": "[yellow]~[/]"}[each.kind.value]
        told = " → ".join(value for value in (each.before, each.after) if value is not None)
        out.print(f"  {mark} {each.what}: {escape(told)}", soft_wrap=True)
    if subject is None:
        out.print("Nothing was learned in that time.")


def _print_findings(title: str, findings: Sequence[Finding], evidence: dict[str, list[Evidenced]]) -> None:
    table = Table(title=title, title_justify="left", title_style="bold", show_lines=True)
    for column in ("what", "outcome", "under", "status"):
        table.add_column(column)
    for finding in findings:
        table.add_row(*_cells(finding))
    out.print(table)
    for finding in findings:
        _print_quotes(finding, evidence)


def _cells(finding: Finding) -> tuple[str, ...]:
    policies = [each.name for each in finding.restriction.policies] or ["no instrument named"]
    agencies = ", ".join(each.name for each in finding.restriction.agencies)
    status = "not known" if finding.legal_status is None else finding.legal_status.value
    enforcement = "enforcement unknown" if finding.enforcement is Enforcement.UNKNOWN else finding.enforcement.value
    states = (status + _since(finding.since), enforcement, finding.confirmation.value)
    return (
        escape(finding.target.name),
        "\n".join([_outcome(finding.outcome), *_unless(finding)]),
        escape("\n".join([*policies, *([f"({agencies})"] if agencies else [])])),
        "\n".join(states).replace("_", " "),
    )


def _unless(finding: Finding) -> list[str]:
    """The exceptions that may take the demand away; those that surely do are in the outcome."""
    return [f"unless {escape(each.exception.name)}" for each in finding.exceptions if each.applies is Truth.UNKNOWN]


def _outcome(outcome: Outcome) -> str:
    words = outcome.value.replace("_", " ").lower()
    colour = _COLOURS.get(outcome)
    return f"[{colour}]{words}[/]" if colour else words


def _since(valid: Interval | None) -> str:
    if valid is None or valid.start is None:
        return ""
    return f" {'since' if valid.basis is Basis.EXACT else 'as seen on'} {valid.start.iso}"


def subjects_of_proof(findings: Sequence[Finding]) -> list[str]:
    """The things whose evidence proves the findings."""
    return sorted({step.subject for finding in findings for step in finding.steps})


def _print_quotes(finding: Finding, evidence: dict[str, list[Evidenced]]) -> None:
    """The weightiest quote for each step of the proof; how many more there are."""
    out.print(f"[bold]{escape(finding.target.name)}[/]: {escape(finding.restriction.name)}")
    for step in finding.steps:
        bearing = [each for each in evidence.get(step.subject, []) if step.rests_on(each.statement, each.value)]
        quoted = sorted((each for each in bearing if each.statement.evidence.quote is not None), key=_weightiest_first)
        if quoted:
            first, more = quoted[0], len(quoted) - 1
            words = " ".join(str(first.statement.evidence.quote and first.statement.evidence.quote.exact).split())
            out.print(f"  “{escape(words)}”" + (f" [dim](and {more} more)[/]" if more else ""))
            out.print(f"    [dim]{escape(_source(first))}[/]")


def _weightiest_first(each: Evidenced) -> tuple[int, float, str]:
    return (-each.document.kind.trust, -each.statement.confidence, each.statement.id)


def _source(each: Evidenced) -> str:
    evidence, document = each.statement.evidence, each.document
    place = evidence.locator or (f"characters {evidence.quote.start}-{evidence.quote.end}" if evidence.quote else "")
    return f"{each.statement.attribution or document.title} [{document.file_name} {place}]"


def _print_steps(finding: Finding) -> None:
    out.print(f"[bold]Proof: {escape(finding.restriction.name)}[/]")
    marks = {"true": "[green]yes[/]", "false": "[red]no[/]", "unknown": "[magenta]unknown[/]"}
    for number, step in enumerate(finding.steps, 1):
        out.print(f"  {number}. {escape(step.text)} {marks[step.truth.value]}")


def _print_coverage(coverage: Sequence[SourceCoverage]) -> None:
    kinds = "; ".join(
        f"{each.documents} {each.kind.value.replace('_', ' ')} (newest {each.newest or 'undated'})" for each in coverage
    )
    out.print(f"[dim]Searched: {kinds or 'nothing yet; run exportgraph ingest'}[/]")
