"""PDF: the words of its pages in paragraphs. The map leads to the characters of a page, as PDFium counts them."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.source import RawFile, Warning_
from ingest.text.composer import Composer
from ingest.text.derived import Derived
from ingest.text.front_matter import Metadata, metadata_found
from ingest.text.pdf_layout import Line, paragraphs, parts, without_margins
from ingest.text.pdf_words import compose, words_of
from ingest.text.source_map import SourceMap
from ontology.errors import ExportGraphError

MAX_PAGES = 3_000
MAX_CHARACTERS = 20_000_000
SECONDS = 300
"""How long taking out the lines may take: a page takes some hundredths of a second."""
_WORKER = Path(__file__).with_name("pdf_worker.py")
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|qxd|wpd|tex|rtf)$|^Microsoft Word|^untitled", re.IGNORECASE)


def read_pdf(raw: RawFile) -> Derived:
    """The text of a PDF.

    Raises `INGEST-EMPTY`, `TEXT-PDF-BROKEN`, `TEXT-PDF-ENCRYPTED`, `TEXT-PDF-NO-TEXT` for pages that are pictures,
    `TEXT-TOO-LONG`, or `TEXT-PDF-LIMIT` where it takes too much memory or time.
    """
    if not raw.content.strip():
        raise _error("INGEST-EMPTY", raw, "is empty", "fetch it again, or leave it out")
    first, *pages = _worked_out(raw)
    lines = [Line(page=number, **line) for number, page in enumerate(pages, 1) for line in page["lines"]]
    if not _is_readable(lines):
        raise _error(
            "TEXT-PDF-NO-TEXT", raw, "has no text that can be read: it is pictures, or its fonts name no letters",
            "run it through text recognition (for example ocrmypdf), or give its text",
        )  # fmt: skip
    found = list(paragraphs(without_margins(lines, [page["height"] for page in pages])))
    composer = Composer()
    compose(zip(found, parts(found), strict=True), words_of(lines), composer)
    text, blocks = composer.composed()
    told = _metadata(first["info"])
    return Derived(text, blocks, told, SourceMap(tuple(composer.runs)), "application/pdf", tuple(_warnings(raw, pages)))


def _worked_out(raw: RawFile) -> list[dict[str, Any]]:
    """What the worker tells: of the document, then of each page."""
    command = [sys.executable, "-P", str(_WORKER), str(MAX_PAGES), str(MAX_CHARACTERS)]
    try:
        done = subprocess.run(command, input=raw.content, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise _error(
            "TEXT-PDF-LIMIT", raw, "takes more memory or time than a document may",
            "check where it came from; print it anew to a PDF, or give its text",
        ) from None  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines()]
    problem = next((each["error"] for each in told if "error" in each), None)
    if problem is not None:
        raise _error(_PROBLEMS[problem][0], raw, *_PROBLEMS[problem][1:])
    return told


_PROBLEMS = {
    "encrypted": ("TEXT-PDF-ENCRYPTED", "is locked with a password", "save it without one (qpdf --decrypt)"),
    "broken": ("TEXT-PDF-BROKEN", "is not a PDF that can be read", "fetch it again; a cut download is the usual cause"),
    "too long": (
        "TEXT-TOO-LONG",
        f"has more than {MAX_PAGES} pages or {MAX_CHARACTERS // 10**6} million characters",
        "give the one document that is meant, not the whole volume",
    ),
}


def _is_readable(lines: Sequence[Line]) -> bool:
    characters = Counter(character.isalnum() for line in lines for character in line.text if not character.isspace())
    return characters[True] > characters[False]


def _warnings(raw: RawFile, pages: Sequence[Mapping[str, Any]]) -> Iterator[Warning_]:
    lost = [str(number) for number, page in enumerate(pages, 1) if page["is_broken"] or _is_picture(page)]
    if lost:
        yield Warning_(
            code="TEXT-PDF-PAGE-UNREAD",
            message=f"{raw.name}: these pages are pictures without text, or broken: {', '.join(lost)}",
            fix="look at them; text recognition (for example ocrmypdf) can give them text",
        )


def _is_picture(page: Mapping[str, Any]) -> bool:
    return page["has_picture"] and not page["lines"]


def _metadata(info: Mapping[str, str]) -> Metadata:
    """What the PDF tells of itself. The day on which it was made is not that of publication, and not taken for it."""
    titles = [title for title in [info.get("Title", "")] if not _FILE_NAME.search(title)]
    return metadata_found({"title": titles, "publisher": [info.get("Author", "")]})


def _error(code: str, raw: RawFile, problem: str, fix: str) -> ExportGraphError:
    return ExportGraphError(code=code, message=f"{raw.name} {problem}", fix=fix)
