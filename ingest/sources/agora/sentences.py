"""Long texts in short pieces: only sentences that can tell of a restriction are worth a parse."""

import re
from collections.abc import Iterable, Iterator

from ingest.extraction.things import Name
from ingest.extraction.worth import is_worth_parsing
from ingest.text.layout import Block, Part
from ontology.vocabulary import EntityClass

_ENDS = re.compile(r"(?<=[.;:])(?<!\b[A-Z]\.)(?<!\bNo\.)(?<!\b[Ss]ec\.)[\"')\]]*\s+(?=[\"'(]*[A-Z0-9(])")
_TELLING = frozenset(
    {
        EntityClass.AI_MODEL,
        EntityClass.MODEL_GROUP,
        EntityClass.HARDWARE,
        EntityClass.CONTROL_ITEM,
        EntityClass.CRITERION,
        EntityClass.POLICY,
        EntityClass.EXCEPTION,
    }
)
"""Without a name of one of these, and without a word for models, a sentence restricts nothing that we know."""
_MODELS = re.compile(r"\b(?:AI|intelligence|language|foundation) (?:models|systems)\b", re.IGNORECASE)


def sentences(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those of running text cut into sentences."""
    for block in blocks:
        if block.part is not Part.BODY:
            yield block
            continue
        start = 0
        for end in [match.end() for match in _ENDS.finditer(block.view)] + [len(block.view)]:
            if block.view[start:end].strip():
                yield Block(block.view[start:end], block.places[start:end], block.part)
            start = end


def is_telling(block: Block, names: list[Name]) -> bool:
    """Whether a sentence has a word for an act, and something that it can be done to."""
    things = any(name.entity_class in _TELLING for name in names) or _MODELS.search(block.view) is not None
    return things and is_worth_parsing(block, names)
