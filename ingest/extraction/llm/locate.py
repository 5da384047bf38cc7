"""Finding again in a paragraph what the model says it copied from there."""

from dataclasses import dataclass

from ingest.text.layout import Block, blocks
from ontology.document import Quote


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a block's view, and the document's own words there."""

    start: int
    end: int
    quote: Quote


def places(words: str, block: Block, text: str) -> list[Place]:
    """Where the words stand in the block, in order; nowhere if the model made them up.

    They are brought into the form of a view first: with plain quotes and single blanks, as the model was shown them.
    """
    plain = " ".join(each.view for each in blocks(words))
    found, start = [], block.view.find(plain) if plain else -1
    while start >= 0:
        end = start + len(plain)
        if _is_whole(block.view, start, end):
            first, last = block.span(start, end)
            found.append(Place(start, end, Quote(first, last, text[first:last])))
        start = block.view.find(plain, start + 1)
    return found


def nearest(found: list[Place], anchor: Place) -> Place:
    """The place inside the anchor or next to it; of several the first."""
    return min(found, key=lambda each: max(anchor.start - each.start, each.end - anchor.end, 0))


def _is_whole(view: str, start: int, end: int) -> bool:
    """Whether no word is cut: "US" is not said in "BUSINESS"."""
    cut_before = start > 0 and view[start - 1].isalnum() and view[start].isalnum()
    cut_after = end < len(view) and view[end].isalnum() and view[end - 1].isalnum()
    return not (cut_before or cut_after)
