"""In which encoding a marked-up file is: by its first bytes, by what it says, or by trying."""

import codecs
import re

from ingest.source import RawFile
from ingest.text.characters import Characters
from ontology.errors import ExportGraphError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)
_DECLARED_WITHIN = 4096
_READ_AS = {
    **{name: name for name in ("utf-8", "koi8-r", "koi8-u", "big5hkscs", "euc_jp", "gb18030")},
    **{f"cp125{digit}": f"cp125{digit}" for digit in range(9)},
    **{f"iso8859-{number}": f"iso8859-{number}" for number in range(2, 17) if number not in (9, 12)},
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_kr": "cp949",
    "cp949": "cp949",
    # A page that says so in letters of one byte cannot be it.
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be"), "utf-8"),
}
"""What an encoding that is declared is read as, by Python's names: as browsers do (the WHATWG's Encoding Standard)."""


def characters_of(raw: RawFile, otherwise: str = "cp1252") -> Characters:
    """The characters of a file by its byte order mark or by what it declares; else UTF-8; else `otherwise`.

    Raises `INGEST-EMPTY`, `INGEST-BINARY` (a NUL byte), or `INGEST-ENCODING` where it declares what is not read here.
    """
    if not raw.content.strip():
        raise ExportGraphError(
            code="INGEST-EMPTY", message=f"{raw.name} is empty", fix="fetch it again, or leave it out"
        )
    for mark, codec in _BOMS:
        if raw.content.startswith(mark):
            return Characters(raw.content, codec, len(mark))
    if b"\x00" in raw.content:
        raise ExportGraphError(
            code="INGEST-BINARY", message=f"{raw.name} is not text: it has NUL bytes", fix="check what the file is"
        )
    return Characters(raw.content, _declared(raw) or _tried(raw.content, otherwise), 0)


def _declared(raw: RawFile) -> str | None:
    match = _DECLARED.search(raw.content[:_DECLARED_WITHIN])
    if match is None:
        return None
    label = match[1].decode("ascii", "replace")
    try:
        return _READ_AS[codecs.lookup(label).name]
    except (LookupError, ValueError):
        raise ExportGraphError(
            code="INGEST-ENCODING",
            message=f"{raw.name} says that its encoding is {label}, which is not read here",
            fix=f"convert it, for example: iconv -f {label} -t UTF-8",
        ) from None


def _tried(content: bytes, otherwise: str) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return otherwise
    return "utf-8"
