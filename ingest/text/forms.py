"""The forms in which texts come, and the one way from a file to its text: `derive`."""

import re
from collections.abc import Callable
from enum import StrEnum

from ingest.source import RawFile
from ingest.text.derived import Derived


class Form(StrEnum):
    """How a file holds its text."""

    PLAIN = "plain"
    HTML = "html"
    XML = "xml"
    PDF = "pdf"


_HTML = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?>(?><\?xml.*?\?>|<!--.*?-->)\s*)*+<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_PDF = b"%PDF-"
_HEAD = 4096
_NAMES = {".txt": Form.PLAIN, ".md": Form.PLAIN, ".html": Form.HTML, ".htm": Form.HTML, ".xhtml": Form.HTML, ".pdf": Form.PDF}


def form_of(raw: RawFile) -> Form | None:
    """The form of a file by its first bytes, or else by its name; none where neither tells of a text. Never raises."""
    from ingest.text.xml import words_in
