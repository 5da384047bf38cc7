"""The characters of a file, and the bytes in which each of them stands."""

import codecs
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_CHUNK = 1024
"""After how many bytes it is noted how many characters they are: the map is compact, and a place is soon found."""


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
        """At each chunk: how many characters and bytes come before it, and what the decoder keeps of them."""
        decoder = codecs.getincrementaldecoder(self.codec)("replace")
        count, counts, offsets, states = 0, [0], [self.begin], [decoder.getstate()]
        for offset in range(self.begin, len(self.content), _CHUNK):
            count += len(decoder.decode(self.content[offset : offset + _CHUNK]))
            counts.append(count)
            offsets.append(min(offset + _CHUNK, len(self.content)))
            states.append(decoder.getstate())
        return counts, offsets, states

    def _byte(self, place: int, *, last: bool) -> int:
        """Where the character at `place` begins; where bytes give several at once, before (`last`) or after them."""
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
