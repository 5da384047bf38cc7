"""What can go wrong with a fetch: each case in one place, with its code and what to do about it.

No message holds a whole address: its credentials and its query, which can hold a signature, are left out.
"""

from pathlib import Path
from urllib.parse import urlsplit

from ontology.errors import ExportGraphError

_LATER = "try again later; what has arrived is kept, and the archive is as before"


class FetchError(ExportGraphError):
    """A file could not be fetched. What was in the archive and in the graph stays."""

    def __init__(
        self, *, code: str, message: str, fix: str, passing: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(code=code, message=message, fix=fix)
        self.passing = passing
        """Whether another attempt may succeed."""
        self.retry_after = retry_after
        """The seconds that the server asks to wait; none where it does not say."""


def shown(url: str) -> str:
    """An address as it may be printed: without credentials and without its query."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "an address that cannot be read"
    place = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{place}{f':{port}' if port else ''}{parts.path}{'?…' if parts.query else ''}"


def bad_address(url: str, why: str) -> FetchError:
    """An address that is not one to fetch from."""
    return FetchError(
        code="FETCH-ADDRESS",
        message=f"{shown(url)} is not fetched: {why}",
        fix="give an http or https address without credentials in `downloads` of source.yml",
    )


def internal_address(url: str, address: str) -> FetchError:
    """A name that leads into this machine or its network."""
    return FetchError(
        code="FETCH-INTERNAL",
        message=f"{shown(url)} leads to {address}, which is no address of the public internet",
        fix="if it is a server of yours, set EXPORTGRAPH_FETCH_ALLOW_PRIVATE=true",
    )


def bad_redirect(url: str, why: str) -> FetchError:
    """A redirect that is not followed."""
    return FetchError(
        code="FETCH-REDIRECT",
        message=f"{shown(url)} redirects, and that is not followed: {why}",
        fix="look where the publisher keeps the file now, and change `downloads` in source.yml",
    )


def no_network(url: str, why: object, *, passing: bool = True) -> FetchError:
    """The server could not be reached."""
    return FetchError(
        code="FETCH-NO-NETWORK",
        message=f"{shown(url)} cannot be reached: {why}",
        fix="check the network; files that you have by other means are read with exportgraph ingest",
        passing=passing,
    )


def bad_certificate(url: str, why: object) -> FetchError:
    """The server could not show that it is the one that is meant."""
    return FetchError(
        code="FETCH-CERTIFICATE",
        message=f"{shown(url)} cannot prove who it is: {why}",
        fix="check the clock of this machine and its certificates (SSL_CERT_FILE); do not go on without",
    )


def too_slow(url: str, why: str, *, passing: bool) -> FetchError:
    """The server took too long."""
    return FetchError(code="FETCH-TIMEOUT", message=f"{shown(url)}: {why}", fix=_LATER, passing=passing)


def cut_off(url: str, why: object) -> FetchError:
    """The answer ended before it was whole, or was no proper HTTP."""
    return FetchError(
        code="FETCH-CUT", message=f"the answer of {shown(url)} broke off: {why}", fix=_LATER, passing=True
    )


def changed(url: str) -> FetchError:
    """The rest of a file belongs to another version than its beginning."""
    return FetchError(
        code="FETCH-CHANGED", message=f"{shown(url)} changed while it was being fetched", fix=_LATER, passing=True
    )


def unavailable(url: str, status: int, retry_after: float | None) -> FetchError:
    """The server says that it cannot answer now."""
    asks = "" if retry_after is None else f" and asks to wait {retry_after:.0f} s"
    return FetchError(
        code="FETCH-UNAVAILABLE",
        message=f"{shown(url)} answers {status}{asks}",
        fix=_LATER,
        passing=True,
        retry_after=retry_after,
    )


def refused(url: str, status: int) -> FetchError:
    """The server does not give the file."""
    return FetchError(
        code="FETCH-REFUSED",
        message=f"{shown(url)} answers {status}",
        fix="look where the publisher keeps the file now, and change `downloads` in source.yml",
    )


def too_large(url: str, limit: int) -> FetchError:
    """The file is larger than what is read."""
    return FetchError(
        code="FETCH-TOO-LARGE",
        message=f"{shown(url)} has more than {limit / 2**20:.0f} MB, the limit",
        fix="name a smaller file of the publisher in `downloads` of source.yml",
    )


def bad_form(url: str, why: str) -> FetchError:
    """Whether the file is whole could not be told."""
    return FetchError(
        code="FETCH-FORM",
        message=f"{shown(url)}: {why}",
        fix="name another file of the publisher in `downloads` of source.yml, or fetch it by hand",
    )


def no_issue_date(url: str, why: object) -> FetchError:
    """The publisher does not tell as of which day its files can be had."""
    return FetchError(
        code="FETCH-DATE",
        message=f"{shown(url)} does not tell the day of issue: {why}",
        fix="look where the publisher tells it now, and change `issue_date` in source.yml",
    )


def unexpected(name: str, source: str, reader: str) -> FetchError:
    """Another source claims the file: it is not what it was."""
    return FetchError(
        code="FETCH-UNEXPECTED",
        message=f"{name} is no longer a file of the source {source}: it reads as one of {reader}",
        fix="compare it with what its publisher shows; the file is in the archive",
    )


def no_such_source(name: str, known: str) -> FetchError:
    """There is no source of that name."""
    return FetchError(code="FETCH-SOURCE", message=f"there is no source {name}", fix=f"name one of: {known}")


def no_downloads(name: str) -> FetchError:
    """The source has no address."""
    return FetchError(
        code="FETCH-NO-ADDRESS",
        message=f"the source {name} names no address to fetch from",
        fix="give its files to exportgraph ingest, or add `downloads` to its source.yml",
    )


def busy(folder: Path) -> FetchError:
    """Another process fetches into the archive."""
    return FetchError(
        code="FETCH-BUSY",
        message=f"another exportgraph process fetches into {folder}",
        fix="wait for it and try again; if it hangs, end it: the lock goes with its process",
    )


def archive_unusable(folder: Path, why: object) -> FetchError:
    """The disk or its rights forbid it."""
    return FetchError(
        code="FETCH-ARCHIVE",
        message=f"the archive {folder} cannot be used: {why}",
        fix="free some space, make it a folder of this user, or name another in EXPORTGRAPH_ARCHIVE",
    )


def bad_manifest(file: Path, why: object) -> FetchError:
    """What is written about a source's files cannot be read."""
    return FetchError(
        code="FETCH-MANIFEST",
        message=f"{file} is not what exportgraph wrote: {why}",
        fix="put back a copy of it, or move it away: then every file of the source is fetched anew",
    )
