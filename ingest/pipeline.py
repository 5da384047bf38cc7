"""The pipeline: paths → files → readings → graph. One bad file never stops the others, and never goes in by half."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from ingest.extraction.extractor import Extractor
from ingest.files import Candidate, candidates, read_file
from ingest.load import now
from ingest.loader import Loader
from ingest.malformed import explain
from ingest.report import Done, Failed, Report
from ingest.resolution.resolve import ResolutionSettings, resolve
from ingest.source import RawFile, Reading, Source, sources
from ingest.validate import validate
from ontology.errors import ExportGraphError
from queries.judging import is_unresolved
from queries.store import Store

Progress = Callable[[str, int, int], None]
"""Called before each file: its name, how many are done, how many there are."""


def ingest(
    store: Store,
    paths: Iterable[Path],
    progress: Progress | None = None,
    clock: Callable[[], str] = now,
    judgements: Path | None = None,
    skip: Sequence[str] = (),
    second: Extractor | None = None,
) -> Report:
    """Read every file that `paths` name into the graph, and find out which things are the same.

    Reading the same bytes again changes nothing. `clock` tells when something is recorded (ISO 8601, UTC).
    `judgements`: the folder of people's decisions; by default that of the settings. `skip`: what to leave out of
    folders (see `ingest.files.candidates`). `second`: who reads texts beside the rules.
    """
    store.prepare()
    files = list(candidates(paths, skip))
    with Loader(store) as loader:
        begun = [_begun(loader, each, clock, second) for each in _told(files, progress)]
    report = Report()
    for each in begun:
        _conclude(each, report)
    if is_unresolved(store):
        report.resolved = resolve(store, judgements or ResolutionSettings().judgements, clock())
    return report


def read(raw: RawFile, second: Extractor | None = None) -> Reading:
    """What a file says, checked: every statement is in the vocabulary, every quote stands where it is said to.

    `second`: who reads texts beside the rules.
    """
    source = source_for(raw)
    if second is None or source.read_with is None:
        reading = source.read(raw, source.info)
    else:
        reading = source.read_with(raw, source.info, second)
    validate(reading)
    return reading


def source_for(raw: RawFile) -> Source:
    """The source that reads this file.

    Raises `INGEST-NO-SOURCE` where none does, or what `ingest.malformed.explain` raises where its form is broken.
    """
    for source in sources():
        if source.accepts(raw):
            return source
    explain(raw)
    raise ExportGraphError(
        code="INGEST-NO-SOURCE",
        message=f"no source reads {raw.name}",
        fix="exportgraph sources tells what can be read; leave the file out with --skip, or see docs/add-a-source.md",
    )


def register_files() -> list[Path]:
    """The files of the register that comes with the program."""
    folder = Path(__file__).parent / "sources" / "register" / "data"
    return sorted(folder.glob("*.yml"))


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file that is being loaded, or that could not be read."""

    candidate: Candidate
    outcome: tuple[Done, Future[bool]] | ExportGraphError


def _told(files: Sequence[Candidate], progress: Progress | None) -> Iterator[Candidate]:
    for number, candidate in enumerate(files):
        if progress is not None:
            progress(candidate.path.name, number, len(files))
        yield candidate


def _begun(loader: Loader, candidate: Candidate, clock: Callable[[], str], second: Extractor | None) -> _Begun:
    try:
        if candidate.error is not None:
            raise candidate.error
        recorded_at = clock()
        reading = read(read_file(candidate.path), second)
        return _Begun(candidate, (_done(candidate, reading), loader.submit(reading, recorded_at)))
    except ExportGraphError as error:
        return _Begun(candidate, error)


def _conclude(begun: _Begun, report: Report) -> None:
    try:
        if isinstance(begun.outcome, ExportGraphError):
            raise begun.outcome
        done, loading = begun.outcome
        loading.result()
        report.done.append(done)
    except ExportGraphError as error:
        report.failed.append(Failed(str(begun.candidate.path), error))


def _done(candidate: Candidate, reading: Reading) -> Done:
    return Done(
        name=candidate.path.name,
        source=reading.document.source,
        document=reading.document.id,
        statements=len(reading.statements),
        mentions=len(reading.mentions),
        warnings=reading.warnings,
        rows=reading.rows,
    )
