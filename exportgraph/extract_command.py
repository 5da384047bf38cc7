"""The command `exportgraph extract`: what can be typed. What it does is in `extracting`."""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--show", "showing", is_flag=True, help="Print the text with what was found in it; this is the default.")
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write one HTML file that needs no other."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/reading-texts.md tells its form).")
@click.option("--all", "every", is_flag=True, help="Show the paragraphs, too, in which nothing was found.")
@click.option("--llm", is_flag=True, help="Ask the language model of EXPORTGRAPH_LLM_URL, too.")
def extract(file: Path, html: Path | None, *, showing: bool, as_json: bool, every: bool, llm: bool) -> None:
    """Show what is understood of a text: its names, and each norm with its evidence and why it is read so.

    Nothing goes into the graph, and no database is needed.

    \b
    Examples:
      exportgraph extract article.md
      exportgraph extract rule.txt --html rule.html
      exportgraph extract article.md --json --all
    """
    from exportgraph.extracting import extractions_of, write_page
    from exportgraph.show.as_json import as_json as json_of

    if showing and as_json:
        raise click.UsageError("--show and --json both print: give one of them")
    found = extractions_of(file, llm=llm)
    if html is not None:
        write_page(found, html, every=every)
    if as_json:
        click.echo(json_of(found, every=every))
    elif showing or html is None:
        from exportgraph.console import out
        from exportgraph.show.terminal import print_extractions

        print_extractions(out, found, every=every)
