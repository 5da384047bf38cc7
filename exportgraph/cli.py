"""The commands. Each does one thing by calling the packages, and prints what came of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click
import uvicorn

from api import answers
from api.app import create_app, graphiql_folder
from exportgraph.console import (
    err,
    ingest_progress,
    out,
    print_report,
    print_restricted_models,
    print_verdict,
    subjects_of_proof,
)
from exportgraph.database import db
from exportgraph.demo import demo_paths, show_demo
from exportgraph.dump import export_to
from ingest.pipeline import ingest as run_ingest
from ingest.pipeline import register_files
from ingest.report import Report
from ontology.rdf import Format
from queries import lookup
from queries.connection import connect
from queries.managed import on_stderr
from queries.store import Store

PORT = 8000


@contextmanager
def open_store() -> Iterator[Store]:
    """The graph, for the length of a command."""
    with on_stderr() as progress:
        connection = connect(progress)
    with Store.open(connection) as store:
        yield store


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-06-13", param, ctx)


@click.group(epilog="Start with: exportgraph demo", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="exportgraph")
def cli() -> None:
    """Which AI models, chips and companies are restricted, for which destinations, under which rule, on any date.

    Answers come with their proof: the rule, the quote, the reasoning. They are no legal advice.
    """


cli.add_command(db)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--register/--no-register", default=True, help="Also read the register that comes with the program.")
def ingest(paths: tuple[Path, ...], *, register: bool) -> None:
    """Read documents into the graph: texts, EAR tables, register files, or folders of them.

    Reading the same files again changes nothing. A bad file is reported and left out; the others go in, and the
    exit code is 1.

    \b
    Examples:
      exportgraph ingest samples
      exportgraph ingest article.txt --no-register
    """
    with open_store() as store:
        report = _ingest(store, [*(register_files() if register else []), *paths])
    sys.exit(0 if report.succeeded else 1)


@cli.command()
@click.argument("destination")
@click.option("--subject", help="Ask about one model, item or group, by name or id.")
@click.option("--as-of", type=Day(), help="The day that is asked about; today if left out.")
def ask(destination: str, subject: str | None, as_of: date | None) -> None:
    """Which AI models are restricted for DESTINATION, or is one SUBJECT, under which rule?

    \b
    Examples:
      exportgraph ask FR --as-of 2026-06-13
      exportgraph ask China --subject "Claude Fable 5" --as-of 2026-06-20
      exportgraph ask "Hong Kong" --subject 3A090.c --as-of 2026-07-23
    """
    day = as_of or datetime.now(UTC).date()
    with open_store() as store:
        if subject is None:
            show_restricted_models(store, destination, day)
        else:
            answer = answers.answer(store, subject, destination, day)
            print_verdict(answer, lookup.evidence_for(store, subjects_of_proof(answer.verdict.findings)))


@cli.command()
@click.argument("text")
@click.option("--limit", default=10, show_default=True, help="How many at most.")
def search(text: str, limit: int) -> None:
    """Find things by name, alias or citation; words may be cut short.

    \b
    Examples:
      exportgraph search fable
      exportgraph search "90 FR 4544"
    """
    with open_store() as store:
        for thing in lookup.search(store, text, limit):
            out.print(f"{thing.reference.id}  {thing.reference.name} ({thing.reference.label})", markup=False)


@cli.command()
@click.option(
    "--format", "form", type=click.Choice([each.value for each in Format]), default="turtle", show_default=True
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A file; standard output if none."
)
def export(form: str, output: Path | None) -> None:
    """Write the whole graph as RDF. Two exports of one graph are the same, byte by byte.

    \b
    Examples:
      exportgraph export -o graph.ttl
      exportgraph export --format nquads > graph.nq
    """
    with open_store() as store:
        export_to(store, Format(form), output)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=PORT, show_default=True, help="The port to listen on.")
def serve(host: str, port: int) -> None:
    """Serve the GraphQL API, with the GraphiQL page at /graphiql.

    \b
    Example:
      exportgraph serve --port 8000
    """
    with open_store() as store:
        _serve(store, host, port)


@cli.command()
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the API afterwards.")
@click.option("--port", default=PORT, show_default=True, help="The port to serve on.")
def demo(*, serving: bool, port: int) -> None:
    """Read the register and the samples, show what they answer, and serve the API.

    \b
    Example:
      exportgraph demo --no-serve
    """
    with open_store() as store:
        report = _ingest(store, demo_paths())
        show_demo(store)
        if serving:
            _serve(store, "127.0.0.1", port)
    sys.exit(0 if report.succeeded else 1)


def show_restricted_models(store: Store, destination: str, day: date) -> None:
    """Print the restricted models with their quotes."""
    found = answers.restricted_models(store, destination, day)
    subjects = subjects_of_proof([*found.rows, *found.undetermined])
    print_restricted_models(found, lookup.evidence_for(store, subjects))


def _ingest(store: Store, paths: list[Path]) -> Report:
    with ingest_progress() as progress:
        report = run_ingest(store, paths, progress)
    print_report(report)
    return report


def _serve(store: Store, host: str, port: int) -> None:
    if not graphiql_folder().is_dir():
        err.print("The GraphiQL page is not built; run: make web")
    out.print(f"GraphQL at http://{host}:{port}/graphql, GraphiQL at http://{host}:{port}/graphiql/  (Ctrl+C stops)")
    uvicorn.run(create_app(store), host=host, port=port, log_level="warning")
