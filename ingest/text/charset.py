"""The characters of a marked-up file, whatever its encoding, and the bytes in which each of them stands."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.source import RawFile
from ontology.errors import ExportGraphError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_DECLARED_WITHIN = 4096
_READ_AS = {
    **{name: name for name in ("utf-8", "koi8-r", "koi8-u", "big5hkscs", "euc_jp", "gb18030")},
    **{f"cp125{digit}": f"cp125{digit}" for digit in range(9)},
    **{f"iso8859-{number}": f"iso8859-{number}" for number in range(2, 17) if number not in (9, 12)},
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **{"iso8859-9": "cp1254", "gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs"},
    **{"shift_jis": "cp932", "cp932": "cp932", "euc_kr": "cp949", "cp949": "cp949"},
    # A page that says so in letters of one byte cannot be it.
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be"), "utf-8"),
}
"""What an encoding that is declared is read as, by Python's names: as browsers do (the WHATWG's Encoding Standard)."""
_CHUNK = 4096


@dataclass(frozen=True)
class Characters:
    """A file as characters. What its encoding does not allow is U+FFFD, if it was read so."""

    content: bytes
    codec: str
    begin: int
    """How many bytes the mark of the encoding takes at the beginning."""

    @cached_property
    def text(self) -> str:
        """All of its characters."""
        return self.content[self.begin :].decode(self.codec, "replace")

    def byte_span(self, start: int, end: int) -> tuple[int, int]:
        """The bytes in which `text[start:end]` stands."""
        return self._byte(start, last=True), self._byte(end, last=False)

    @cached_property
    def _marks(self) -> tuple[list[int], list[int], list[tuple[bytes, int]]]:
        """At each chunk, how many characters and bytes come before it, and what the decoder keeps of the last one."""
        decoder = codecs.getincrementaldecoder(self.codec)("replace")
        count, counts, offsets, states = 0, [0], [self.begin], [decoder.getstate()]
        for offset in range(self.begin, len(self.content), _CHUNK):
            count += len(decoder.decode(self.content[offset : offset + _CHUNK]))
            counts.append(count)
            offsets.append(min(offset + _CHUNK, len(self.content)))
            states.append(decoder.getstate())
        return counts, offsets, states

    def _byte(self, place: int, *, last: bool) -> int:
        """Where the bytes of the character at `place` begin; `last`: at the latest, where bytes give several at once."""
        before = self.begin
        for count, byte in self._ends(place):
            if count == place:
                return byte
            if count > place:
                return before if last else byte
            before = byte
        return len(self.content)

    def _ends(self, place: int) -> Iterator[tuple[int, int]]:
        """How many characters are complete after each byte from the chunk of `place` on."""
        counts, offsets, states = self._marks
        chunk = max(bisect_right(counts, place) - 1, 0)
        # The chunk before may end within a character, or with characters that come out all at once.
        chunk = max(chunk - 1, 0)
        decoder = codecs.getincrementaldecoder(self.codec)("replace")
        decoder.setstate(states[chunk])
        count = counts[chunk]
        yield count, offsets[chunk] - len(states[chunk][0])
        for byte in range(offsets[chunk], len(self.content)):
            count += len(decoder.decode(self.content[byte : byte + 1]))
            yield count, byte + 1 - len(decoder.getstate()[0])


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
