"""The commands: what can be typed, with help. What they do is in `actions` and `database`, imported when needed."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from exportgraph.extract_command import extract
from exportgraph.options import Day, Moment
from exportgraph.screen_command import screen
from exportgraph.source_commands import fetch, sources

PORT = 8000
FORMATS = ("turtle", "nquads", "jsonld")


@click.group(epilog="Start with: exportgraph demo", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="exportgraph")
def cli() -> None:
    """Which AI models, chips and companies are restricted, for which destinations, under which rule, on any date?

    Answers come with their proof: the rule, the quote, the reasoning. They are no legal advice.
    """


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--register/--no-register", default=True, help="Also read the register that comes with the program.")
@click.option(
    "--skip",
    multiple=True,
    metavar="PATTERN",
    help='Leave out of folders what is called so, e.g. "fulltext-other", "*.csv", "epoch/2024*". May be repeated.',
)
@click.option("--llm", is_flag=True, help="Ask the language model of EXPORTGRAPH_LLM_URL about texts, too.")
def ingest(paths: tuple[Path, ...], *, register: bool, skip: tuple[str, ...], llm: bool) -> None:
    """Read documents into the graph: texts, tables of the sources, register files, or folders of them.

    Reading the same files again changes nothing. A bad file is reported and left out; the others go in, and the
    exit code is 1. A table at the end tells what became of the rows of each file.

    \b
    Examples:
      exportgraph ingest samples
      exportgraph ingest data --skip fulltext-other --skip "agora*/*.csv"
      exportgraph ingest article.txt --no-register
    """
    from exportgraph import actions

    sys.exit(0 if actions.ingest(list(paths), register=register, skip=skip, llm=llm) else 1)


cli.add_command(extract)
cli.add_command(fetch)
cli.add_command(sources)


@cli.command()
@click.argument("destination")
@click.option("--subject", help="Ask about one model, item or group, by name or id.")
@click.option("--as-of", type=Day(), help="The day that is asked about; today if left out.")
@click.option("--known-at", type=Moment(), help="Answer with what the graph knew then (2026-06-13, or with a time).")
def ask(destination: str, subject: str | None, as_of: date | None, known_at: str | None) -> None:
    """Which AI models are restricted for DESTINATION, or is one SUBJECT, under which rule?

    \b
    Examples:
      exportgraph ask FR --as-of 2026-06-13
      exportgraph ask China --subject "Claude Fable 5" --as-of 2026-06-20
      exportgraph ask "Hong Kong" --subject 3A090.c --as-of 2026-07-23
      exportgraph ask FR --as-of 2026-06-13 --known-at 2026-06-14
    """
    from exportgraph import actions

    actions.ask(destination, subject, as_of or datetime.now(UTC).date(), known_at)


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
    from exportgraph import actions

    actions.search(text, limit)


@cli.command()
@click.option("--limit", default=20, show_default=True, help="How many at most.")
@click.option("--known-at", type=Moment(), help="As known then (2026-06-13, or with a time).")
def conflicts(limit: int, known_at: str | None) -> None:
    """Where documents disagree: what is preferred, what is overruled, and why, with the quotes.

    \b
    Example:
      exportgraph conflicts --limit 5
    """
    from exportgraph import actions

    actions.conflicts(limit, known_at)


@cli.command()
@click.option("--since", type=Moment(), required=True, help="From when (2026-06-13, or with a time).")
@click.option("--until", type=Moment(), help="Up to when; now if left out.")
def changes(since: str, until: str | None) -> None:
    """What the graph learned in a time: facts added, removed and changed.

    \b
    Example:
      exportgraph changes --since 2026-06-30
    """
    from exportgraph import actions

    actions.changes(since, until or datetime.now(UTC).isoformat(timespec="seconds"))


@cli.command()
@click.option("--limit", default=20, show_default=True, help="How many at most.")
@click.option("--known-at", type=Moment(), help="As known then (2026-06-13, or with a time).")
def issues(limit: int, known_at: str | None) -> None:
    """What is wrong or lacking in the graph: what the shapes of the ontology do not allow, and how to put it right.

    \b
    Example:
      exportgraph issues --limit 5
    """
    from exportgraph import actions

    actions.issues(limit, known_at)


@cli.command()
@click.option("--who", help="Your name, as it will stand in the file; your user name if left out.")
@click.option("--list", "only_list", is_flag=True, help="Only print the pairs.")
def review(who: str | None, *, only_list: bool) -> None:
    """Walk through the pairs of records that may be the same thing, and decide.

    Each decision goes into a file in the folder EXPORTGRAPH_JUDGEMENTS (docs/judgements.md), where it can be read,
    changed and taken back. The graph follows at once.

    \b
    Examples:
      exportgraph review --list
      exportgraph review --who "Jane Doe"
    """
    from exportgraph import actions

    actions.review(who, only_list=only_list)


@cli.command()
def resolve() -> None:
    """Follow the decisions in the folder EXPORTGRAPH_JUDGEMENTS as they are now, and match what they leave open.

    Reading documents does so, too; this is for when only the files have changed.

    \b
    Example:
      exportgraph resolve
    """
    from exportgraph import actions

    actions.resolve()


@cli.command()
def rebuild() -> None:
    """Fold the graph anew from its statements. The result is the same, byte by byte.

    \b
    Example:
      exportgraph rebuild
    """
    from exportgraph import actions

    actions.rebuild()


@cli.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; else standard output.")
def export(form: str, output: Path | None) -> None:
    """Write the whole graph as RDF. Two exports of one graph are the same, byte by byte.

    \b
    Examples:
      exportgraph export -o graph.ttl
      exportgraph export --format nquads > graph.nq
    """
    from exportgraph import actions

    actions.export(form, output)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=PORT, show_default=True, help="The port to listen on.")
def serve(host: str, port: int) -> None:
    """Serve the GraphQL API, with the GraphiQL page at /graphiql/.

    \b
    Example:
      exportgraph serve --port 8000
    """
    from exportgraph import actions

    actions.serve(host, port)


@cli.command()
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the API afterwards.")
@click.option("--port", default=PORT, show_default=True, help="The port to serve on.")
def demo(*, serving: bool, port: int) -> None:
    """Read the register and the samples, show what they answer, and serve the API.

    \b
    Example:
      exportgraph demo --no-serve
    """
    from exportgraph import actions

    sys.exit(0 if actions.demo(port, serving=serving) else 1)


cli.add_command(screen)


@cli.group()
def db() -> None:
    """The local Neo4j that exportgraph runs for itself when NEO4J_URI is not set.

    \b
    Examples:
      exportgraph db status
      exportgraph db stop
    """


@db.command()
def start() -> None:
    """Fetch Neo4j if need be, start it, and wait until it answers."""
    from exportgraph import database

    database.require_ours()
    database.start_server()


@db.command()
def stop() -> None:
    """Stop it cleanly. The data stays."""
    from exportgraph import database

    database.require_ours()
    database.stop_server()


@db.command()
def status() -> None:
    """Whether it runs, where, since when, and how much disk it takes."""
    from exportgraph import database

    database.require_ours()
    database.print_status()


@db.command()
def path() -> None:
    """Where its data, password and log are."""
    from exportgraph import database

    database.print_paths()
