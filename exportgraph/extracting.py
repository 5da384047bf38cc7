"""What the command `extract` does: read one text, with nothing but its file."""

from collections.abc import Iterable
from pathlib import Path

from rich.markup import escape

from exportgraph.console import err
from exportgraph.show.page import page
from ingest.extraction.checking import checked
from ingest.extraction.extractor import Extraction
from ingest.extraction.llm import language_model
from ingest.extraction.rules import Rules
from ingest.extraction.second import second_extraction
from ingest.files import read_file
from ingest.pipeline import source_for
from ingest.source import Warning_
from ingest.sources.text.read import opened
from ontology.errors import ExportGraphError


def extractions_of(path: Path, *, llm: bool) -> tuple[Extraction, ...]:
    """What is read in a text, by rules and by a language model if asked for; warnings are printed to standard error.

    Raises `EXTRACT-NOT-A-TEXT`, `LLM-UNSET`, and what reading a file raises.
    """
    second = language_model() if llm else None
    raw = read_file(path)
    source = source_for(raw)
    if source.name != "text":
        raise ExportGraphError(
            code="EXTRACT-NOT-A-TEXT",
            message=f"{path} is no text in sentences: it is read as one of {source.name}",
            fix="give a .md or .txt file; exportgraph ingest reads the others",
        )
    text, unused = opened(raw, source.info)
    first = checked(Rules().extract(text))
    found = (first,) if second is None else (first, second_extraction(text, first, second))
    _warn((*unused, *(warning for each in found for warning in each.warnings)))
    return found


def write_page(found: tuple[Extraction, ...], path: Path, *, every: bool) -> None:
    """Write the page. Raises `EXTRACT-UNWRITABLE`."""
    try:
        path.write_text(page(found, every=every), encoding="utf-8")
    except OSError as error:
        raise ExportGraphError(
            code="EXTRACT-UNWRITABLE", message=f"{path} cannot be written: {error}", fix="name another file with --html"
        ) from None
    err.print(f"written: {path}", markup=False, soft_wrap=True)


def _warn(warnings: Iterable[Warning_]) -> None:
    for each in warnings:
        err.print(f"[yellow]{each.code}[/]: {escape(each.message)}\n  fix: {escape(each.fix)}", soft_wrap=True)
