"""From the addresses of sources to checked files in the archive. What a source cannot read stays out of the graph."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from ingest.fetching.archive import Archive
from ingest.fetching.download import Amount, Arrived, download
from ingest.fetching.errors import FetchError, unexpected
from ingest.fetching.issue import issue_date
from ingest.fetching.manifest import Record
from ingest.fetching.part import Part
from ingest.fetching.web import Web
from ingest.pipeline import read
from ingest.source import Download, Source
from ontology.errors import ExportGraphError

DATE = "{date}"
"""Stands in an address for the day that the publisher tells."""

Progress = Callable[[str, int, int | None], None]
"""Called as bytes arrive: the source and file, how many bytes there are, and how many there will be, if known."""


class State(StrEnum):
    """What became of a file."""

    NEW = "new"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of a source."""

    source: str
    file: str
    url: str
    state: State
    record: Record | None = None
    """The version that is in the archive now; none where nothing arrived."""
    error: ExportGraphError | None = None
    """Why it failed: it did not arrive, or it arrived and its source cannot read it."""


def fetch(archive: Archive, chosen: Sequence[Source], web: Web, progress: Progress) -> Iterator[Outcome]:
    """Fetch every file of the `chosen` sources, one after another; one that fails does not stop the others.

    Raises `FETCH-BUSY`, `FETCH-ARCHIVE` or `FETCH-MANIFEST`, which concern them all.
    """
    with archive.locked():
        for source in chosen:
            yield from _outcomes(archive, source, web, progress)


def latest_files(archive: Archive, source: Source) -> list[Path]:
    """The newest version of each file of a source that it could read. Raises `FETCH-MANIFEST`."""
    manifest = archive.manifest(source.name)
    records = [manifest.newest_accepted(each.file) for each in source.info.downloads]
    return [archive.link(source.name, each) for each in records if each is not None]


def _outcomes(archive: Archive, source: Source, web: Web, progress: Progress) -> Iterator[Outcome]:
    try:
        day = _issued(archive, source, web)
    except FetchError as error:
        yield from (
            Outcome(source.name, each.file, each.url, State.FAILED, None, error) for each in source.info.downloads
        )
        return
    run = _Run(archive, web, progress, source.name, day)
    for each in source.info.downloads:
        yield run.fetch(
            each if day is None else each.model_copy(update={"url": each.url.replace(DATE, day.isoformat())})
        )


def _issued(archive: Archive, source: Source, web: Web) -> date | None:
    """The day that the addresses of a source are to name; none where they name none."""
    told = source.info.issue_date
    return None if told is None else issue_date(web, archive.part(source.name, "/issue_date", told.url), told)


@dataclass(frozen=True, slots=True)
class _Run:
    """The fetching of one source."""

    archive: Archive
    web: Web
    progress: Progress
    source: str
    day: date | None

    def fetch(self, wanted: Download) -> Outcome:
        """One file: fetched, kept, and read by its source before anything else may use it."""
        told = partial(Outcome, self.source, wanted.file, wanted.url)
        known = self.archive.manifest(self.source).newest(wanted.file)
        try:
            record = self._newest(wanted, known)
        except FetchError as error:
            return told(State.FAILED, known, error)
        if record.accepted:
            return told(*self._noted(record, State.UNCHANGED))
        # It is new, or what could not be read before is tried again: the source may have been mended.
        objection = self._objection(record)
        accepted = record.model_copy(update={"accepted": objection is None})
        return told(*self._noted(accepted, State.FAILED if objection else State.NEW), objection)

    def _noted(self, record: Record, state: State) -> tuple[State, Record]:
        """The same, once it is written down and, if it was accepted, shown."""
        if record.accepted:
            self.archive.show(self.source, record)
        self.archive.note(self.source, record)
        return state, record

    def _newest(self, wanted: Download, known: Record | None) -> Record:
        """The newest version of a file, which is in the archive now."""
        part = self.archive.part(self.source, wanted.file, wanted.url)
        usable = known is not None and known.url == wanted.url and self.archive.holds(known.sha256)
        said = download(self.web, wanted.url, part, known.validators if known and usable else {}, self._telling(wanted))
        moment = self.web.clock.now().replace(microsecond=0)
        if said is None and known is not None:
            return known.model_copy(update={"checked_at": moment})
        return self._kept(wanted, known, part, said or Arrived(None, None), moment)

    def _kept(self, wanted: Download, known: Record | None, part: Part, said: Arrived, moment: datetime) -> Record:
        sha256, size = self.archive.keep(part)
        same = known if known is not None and known.sha256 == sha256 else None
        return Record(
            file=wanted.file,
            url=wanted.url,
            sha256=sha256,
            bytes=size,
            retrieved_at=same.retrieved_at if same else moment,
            checked_at=moment,
            day=same.day if same else self.day or moment.date(),
            etag=said.etag,
            last_modified=said.last_modified,
            accepted=same is not None and same.accepted,
        )

    def _objection(self, record: Record) -> ExportGraphError | None:
        """Why the source cannot read this version; none if it can."""
        raw = self.archive.raw(self.source, record)
        try:
            reader = read(raw).document.source
            return None if reader == self.source else unexpected(raw.name, self.source, reader)
        except ExportGraphError as error:
            return error

    def _telling(self, wanted: Download) -> Amount:
        label = f"{self.source}: {wanted.file}"
        return lambda done, total: self.progress(label, done, total)
