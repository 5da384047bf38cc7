"""What the command `fetch` does: fetch, tell what became of each file, and read the good ones."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, TextColumn, TransferSpeedColumn
from rich.progress import Progress as Bars

from exportgraph.actions import open_store, read_into
from exportgraph.console import err, out
from ingest.fetching import Archive, FetchSettings, Outcome, State, Web, fetch, latest_files
from ingest.fetching.addresses import is_public
from ingest.fetching.errors import no_downloads, no_such_source
from ingest.fetching.fetch import Progress
from ingest.source import Source, sources

_MARKS = {State.NEW: "[green]✓[/]", State.UNCHANGED: "[dim]=[/]", State.FAILED: "[red]✗[/]"}


def with_downloads() -> list[Source]:
    """The sources that name an address."""
    return [each for each in sources() if each.info.downloads]


def named(names: Sequence[str]) -> list[Source]:
    """The sources of these names, each once. Raises `FETCH-SOURCE` or `FETCH-NO-ADDRESS`."""
    known = {each.name: each for each in sources()}
    for name in names:
        if name not in known:
            raise no_such_source(name, ", ".join(sorted(known)))
        if not known[name].info.downloads:
            raise no_downloads(name)
    return [known[name] for name in dict.fromkeys(names)]


def list_addresses(chosen: Sequence[Source]) -> None:
    """Print where the files come from, without fetching them."""
    for source in chosen:
        for each in source.info.downloads:
            out.print(f"{source.name}  {each.file}  {each.url}", markup=False, soft_wrap=True)
    if not chosen:
        out.print("No source names an address.")


def fetch_sources(
    chosen: Sequence[Source], settings: FetchSettings | None = None, web: Web | None = None, *, ingesting: bool
) -> bool:
    """Fetch, print what became of each file, and read the good ones if asked to; whether all went well."""
    settings = settings or FetchSettings()
    archive = Archive(settings.archive)
    with web or _web(settings) as opened, _bar() as progress:
        outcomes = [_told(each) for each in fetch(archive, chosen, opened, progress)]
    _print_sum(outcomes, archive)
    fetched = all(each.state is not State.FAILED for each in outcomes)
    files = [file for source in chosen for file in latest_files(archive, source)] if ingesting else []
    return (not files or _ingested(files)) and fetched


def _web(settings: FetchSettings) -> Web:
    permits = (lambda _: True) if settings.fetch_allow_private else is_public
    return Web(permits=permits, contact=settings.fetch_contact)


def _ingested(files: list[Path]) -> bool:
    with open_store() as store:
        return read_into(store, files)


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar over the bytes of the file that is being fetched."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Bars(*columns, console=err, transient=True) as bars:
        task = bars.add_task("asking", total=None)

        def amount(name: str, done: int, total: int | None) -> None:
            bars.update(task, description=escape(name), completed=done, total=total)

        yield amount


def _told(each: Outcome) -> Outcome:
    """Print what became of a file, as soon as it is known."""
    size = f" ({each.record.bytes / 1e6:.1f} MB)" if each.record and each.state is State.NEW else ""
    line = f"{_MARKS[each.state]} {escape(each.source)}: {escape(each.file)} {each.state}{size}"
    if each.error is None:
        out.print(line, soft_wrap=True)
    else:
        err.print(f"{line}\n  {escape(str(each.error))}", soft_wrap=True)
    return each


def _print_sum(outcomes: Sequence[Outcome], archive: Archive) -> None:
    counts = [f"{sum(each.state is state for each in outcomes)} {state}" for state in State]
    out.print(f"{', '.join(counts)}; the archive is {archive.folder}", markup=False, soft_wrap=True)
