"""The forms in which texts come, and the one way from a file to its text: `derive`."""

import re
from enum import StrEnum
from pathlib import PurePath

from ingest.source import RawFile
from ingest.text.derived import Derived
from ingest.text.xml_words import HEAD, words_in


class Form(StrEnum):
    """How a file holds its text."""

    PLAIN = "plain"
    HTML = "html"
    XML = "xml"
    PDF = "pdf"


_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?>(?><\?xml.*?\?>|<!--.*?-->)\s*)*+<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = {
    ".txt": Form.PLAIN,
    ".md": Form.PLAIN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".pdf": Form.PDF,
}


def form_of(raw: RawFile) -> Form | None:
    """The form of a file: by its first bytes, which names are often wrong about, else by its name. Never raises.

    None where neither tells of a text. XML is one only in a vocabulary of rules or articles: its name says nothing.
    """
    head = raw.content[:HEAD]
    if head.startswith(b"%PDF-"):
        return Form.PDF
    if _HTML.match(head):
        return Form.HTML
    return Form.XML if words_in(head) is not None else _NAMES.get(PurePath(raw.name).suffix.lower())


def derive(raw: RawFile) -> Derived:
    """The text of a file of a form that `form_of` tells, with its blocks and its map to the source.

    The same bytes always give the same text: quotes count its characters. A change in what a form gives is a new
    version of every extractor that reads texts (`EXTRACTOR`). Raises `ExportGraphError` where the file cannot be read.
    """
    # Every run imports every source; only one that meets such a file should wait for its parser.
    match form_of(raw):
        case Form.HTML:
            from ingest.text.html import read_html

            return read_html(raw)
        case Form.XML:
            from ingest.text.xml import read_xml

            return read_xml(raw)
        case Form.PDF:
            from ingest.text.pdf import read_pdf

            return read_pdf(raw)
        case _:
            from ingest.text.plain import read_plain

            return read_plain(raw)
