"""What the commands do. Apart from `cli`, so that `--help` does not wait for the database driver.

What only some commands need and is slow to import (GraphQL, spaCy's neighbours, RDF) is imported where it is used.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api import answers
from exportgraph import console
from exportgraph.demo import demo_paths, show_demo, show_restricted_models
from exportgraph.screen_command import Asking
from queries import lookup
from queries.connection import connect
from queries.managed import on_stderr
from queries.store import Store

if TYPE_CHECKING:
    from ingest.extraction.extractor import Extractor


@contextmanager
def open_store() -> Iterator[Store]:
    """The graph, for the length of a command."""
    with on_stderr() as progress:
        connection = connect(progress)
    with Store.open(connection) as store:
        yield store


def ingest(paths: list[Path], *, register: bool, skip: Sequence[str] = (), llm: bool = False) -> bool:
    """Read documents into the graph; whether all went in. Raises `LLM-UNSET`."""
    from ingest.pipeline import register_files

    second = _language_model() if llm else None
    with open_store() as store:
        return read_into(store, [*(register_files() if register else []), *paths], skip, second)


def ask(destination: str, subject: str | None, day: date, known_at: str | None) -> None:
    """Print which models are restricted, or the verdict on one subject."""
    with open_store() as store:
        if subject is None:
            show_restricted_models(store, destination, day, known_at)
        else:
            answer = answers.answer(store, subject, destination, day, known_at)
            subjects = console.subjects_of_proof(answer.verdict.findings)
            console.print_verdict(answer, lookup.evidence_for(store, subjects, known_at))


def conflicts(limit: int, known_at: str | None) -> None:
    """Print where documents disagree."""
    with open_store() as store:
        console.print_conflicts(lookup.all_conflicts(store, limit, known_at=known_at))


def issues(limit: int, known_at: str | None) -> None:
    """Print what the shapes do not allow."""
    with open_store() as store:
        console.print_issues(lookup.all_issues(store, limit, known_at=known_at))


def changes(since: str, until: str) -> None:
    """Print what the graph learned."""
    from queries import history

    with open_store() as store:
        console.print_changes(history.changes(store, since, until))


def review(who: str | None, *, only_list: bool) -> None:
    """Let a person decide on the pairs on which the matcher is unsure."""
    from exportgraph.review import Reviewer, show_pair, walk
    from ingest.load import now
    from ingest.resolution.resolve import ResolutionSettings, undecided
    from ingest.resolution.resolve import resolve as resolve_anew

    folder = ResolutionSettings().judgements
    with open_store() as store:
        pairs = undecided(store)
        if only_list:
            for pair in pairs:
                show_pair(store, pair)
        elif walk(store, pairs, Reviewer.of(who, folder)):
            console.print_resolved(resolve_anew(store, folder, now()))
        if not pairs:
            console.out.print("No pair waits for a decision.")


def resolve() -> None:
    """Follow the decisions of people, and match what they leave open."""
    from ingest.load import now
    from ingest.resolution.resolve import ResolutionSettings
    from ingest.resolution.resolve import resolve as resolve_anew

    with open_store() as store:
        console.print_resolved(resolve_anew(store, ResolutionSettings().judgements, now()))


def rebuild() -> None:
    """Fold the graph anew."""
    from queries import folding

    with open_store() as store:
        console.out.print(f"folded {folding.rebuild(store)} things")


def search(text: str, limit: int) -> None:
    """Print the things whose name matches."""
    with open_store() as store:
        for thing in lookup.search(store, text, limit):
            line = f"{thing.reference.id}  {thing.reference.name} ({thing.reference.label})"
            console.out.print(line, markup=False, soft_wrap=True)


def screen(asking: Asking, file: Path | None, *, as_json: bool) -> int:
    """Screen a name or a table of names, print or write what is found; how many names have a hit."""
    from api.screening import Asked, Search
    from exportgraph import screening
    from ontology.vocabulary import PartyKind

    kind = None if asking.kind is None else PartyKind(asking.kind)
    if asking.name.casefold().endswith(".csv"):
        asked = screening.read_names(Path(asking.name), kind)
    else:
        asked = [Asked(asking.name, asking.country, kind)]
    search = Search(asking.day, asking.known_at, asking.lists, asking.limit, asking.delisted)
    with open_store() as store:
        told = screening.screen(store, asked, search)
    if file is not None:
        screening.write_csv(told, file)
    if as_json:
        click.echo(screening.as_json(told))
    elif file is None:
        screening.print_table(told)
    return told.hits


def export(form: str, output: Path | None) -> None:
    """Write the graph as RDF."""
    from exportgraph.dump import export_to
    from ontology.rdf import Format

    with open_store() as store:
        export_to(store, Format(form), output)


def serve(host: str, port: int) -> None:
    """Serve the API until interrupted."""
    with open_store() as store:
        _serve(store, host, port)


def demo(port: int, *, serving: bool) -> bool:
    """Read the register and the samples, show what they answer, serve; whether all files went in."""
    with open_store() as store:
        succeeded = read_into(store, demo_paths())
        show_demo(store)
        if serving:
            _serve(store, "127.0.0.1", port)
    return succeeded


def read_into(store: Store, paths: list[Path], skip: Sequence[str] = (), second: "Extractor | None" = None) -> bool:
    """Read documents into the graph and print what came of it; whether all went in."""
    from ingest.pipeline import ingest as run_ingest

    with console.ingest_progress() as progress:
        report = run_ingest(store, paths, progress, skip=skip, second=second)
    console.print_report(report)
    if report.resolved is not None:
        console.print_resolved(report.resolved)
    return report.succeeded


def _language_model() -> "Extractor":
    from ingest.extraction.llm import language_model

    return language_model()


def _serve(store: Store, host: str, port: int) -> None:
    import uvicorn

    from api.app import create_app, graphiql_folder

    if not graphiql_folder().is_dir():
        console.err.print("The GraphiQL page is not built; run: make web")
    place = f"http://{host}:{port}"
    console.out.print(f"GraphQL at {place}/graphql, GraphiQL at {place}/graphiql/  (Ctrl+C stops)", soft_wrap=True)
    uvicorn.run(create_app(store), host=host, port=port, log_level="warning")
