"""Real texts for the benches: a codified regulation, laws and policies on AI, abstracts of rules.

They lie outside the repository; where they are missing, the samples are repeated.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, count
from pathlib import Path

from ingest.text.front_matter import split_front_matter
from ingest.text.layout import Block, blocks
from ontology.document import Document
from ontology.times import PartialDate
from ontology.vocabulary import SourceKind
from tests.graphs import SAMPLES, SHARED

_DATA = SHARED / "data"
_REGULATION = _DATA / "ecfr-2025-01-27" / "title-15-chapter-VII.md"
_LAWS = _DATA / "agora-2025-06"
_ABSTRACTS = _DATA / "federal-register-bis-metadata" / "documents.jsonl"
_NEW_WORD = re.compile(r"\b[A-Z][a-z]{6,}\b")
_NEW = 8
"""Every how many of the capitalised words become new ones."""


@dataclass(frozen=True, slots=True)
class RealText:
    """A text with its layout, ready to be read."""

    document: Document
    text: str
    blocks: list[Block]

    @property
    def words(self) -> int:
        """How many words, by blanks, its blocks have."""
        return sum(block.view.count(" ") + 1 for block in self.blocks)


def real_texts() -> Iterator[RealText]:
    """All of them once, small and large ones mixed in a fixed order."""
    found = sorted(chain(_regulation(), _laws(), _abstracts()), key=lambda each: sha256(each[1].encode()).digest())
    return (_real_text(*each) for each in found or _samples())


def endless_texts() -> Iterator[RealText]:
    """The same again and again, from the second time on with words that no text had before.

    A reader whose memory grows with what it has read cannot hide here.
    """
    for turn in count():
        for each in real_texts():
            yield each if turn == 0 else _with_new_words(each, turn)


def up_to(words: int, texts: Iterable[RealText]) -> Iterator[RealText]:
    """Texts until there are as many words."""
    for each in texts:
        if words <= 0:
            return
        words -= each.words
        yield each


_Plain = tuple[SourceKind, str, str]
"""The kind of a text, its day of publication, and itself."""


def _regulation() -> Iterator[_Plain]:
    if _REGULATION.is_file():
        for section in re.split(r"^#{1,4} ", _REGULATION.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield SourceKind.LEGAL_TEXT, "2025-01-27", section


def _laws() -> Iterator[_Plain]:
    for path in _LAWS.glob("fulltext-*/*.txt"):
        yield SourceKind.LEGAL_TEXT, "2025-06-22", path.read_text(encoding="utf-8")


def _abstracts() -> Iterator[_Plain]:
    if _ABSTRACTS.is_file():
        for row in map(json.loads, _ABSTRACTS.read_text(encoding="utf-8").splitlines()):
            yield SourceKind.LEGAL_TEXT, row["publication_date"], f"{row['title']}\n\n{row['abstract']}"


def _samples() -> list[_Plain]:
    return [(SourceKind.NEWS, "2026-06-15", _body(path)) for path in sorted(SAMPLES.glob("*.md"))]


def _body(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text[split_front_matter(text, path.name)[1] :]


def _real_text(kind: SourceKind, published: str, text: str) -> RealText:
    document = Document(
        sha256=sha256(text.encode()).hexdigest(),
        source="text",
        kind=kind,
        title=text.strip().partition("\n")[0][:200],
        media_type="text/plain",
        file_name="bench.txt",
        published=PartialDate(published),
    )
    return RealText(document, text, blocks(text))


def _with_new_words(read: RealText, turn: int) -> RealText:
    ending = "".join(chr(ord("a") + int(digit)) for digit in str(turn))
    text = _NEW_WORD.sub(lambda word: word[0] + ending if word.start() % _NEW == 0 else word[0], read.text)
    published = read.document.published
    return _real_text(read.document.kind, published.iso if published else "2026-01-01", text)
