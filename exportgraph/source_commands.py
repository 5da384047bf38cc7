"""The commands on sources: what can be typed, with help. What they do is in `fetching` and `source_table`."""

import sys

import click


@click.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Every source that names an address.")
@click.option("--ingest", "ingesting", is_flag=True, help="Read the newest good files into the graph afterwards.")
@click.option("--list", "only_list", is_flag=True, help="Only print the addresses.")
def fetch(names: tuple[str, ...], *, every: bool, ingesting: bool, only_list: bool) -> None:
    """Fetch the files of each SOURCE from its publisher into the archive (the folder EXPORTGRAPH_ARCHIVE).

    What has not changed is not fetched again, and a download that broke off goes on where it was. A file that its
    source cannot read is kept and reported, never put into the graph; the exit code is then 1.

    \b
    Examples:
      exportgraph fetch --all --list
      exportgraph fetch --all --ingest
    """
    if bool(names) == every:
        raise click.UsageError("name the sources, or give --all (exportgraph sources lists them)")
    from exportgraph import fetching

    chosen = fetching.with_downloads() if every else fetching.named(names)
    if only_list:
        fetching.list_addresses(chosen)
    else:
        sys.exit(0 if fetching.fetch_sources(chosen, ingesting=ingesting) else 1)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def sources(*, as_json: bool) -> None:
    """Every source: who publishes it, on what terms, how often, and how fresh the graph's knowledge of it is.

    \b
    Examples:
      exportgraph sources
      exportgraph sources --json
    """
    from exportgraph import source_table

    source_table.print_sources(as_json=as_json)
