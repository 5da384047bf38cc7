"""From a text to what it says: layout, names, discourse, frames, norms, statements. Read top to bottom."""

import re
from collections.abc import Callable, Iterable

from ingest.extraction.allusions import allude
from ingest.extraction.candidates import Newcomers
from ingest.extraction.carve_outs import carve_outs, effects
from ingest.extraction.changes_out import ended, write_carve_out, write_change, write_effect, write_licence_free
from ingest.extraction.dates import dates
from ingest.extraction.described_policies import name_policies
from ingest.extraction.descriptions import describe
from ingest.extraction.disabled import write_disabled
from ingest.extraction.discourse import Discourse
from ingest.extraction.frames import frames
from ingest.extraction.headline import write_headline
from ingest.extraction.known_words import worth_parsing
from ingest.extraction.lexicon import Lexicon
from ingest.extraction.lifecycle import changes
from ingest.extraction.nlp import nlp
from ingest.extraction.norms import norms_of
from ingest.extraction.passage import Passage
from ingest.extraction.restrictions import write_norm
from ingest.extraction.surface import outside_names, surface_names
from ingest.extraction.things import Name, Thing
from ingest.extraction.writer import Writer
from ingest.source import Warning_
from ingest.text.layout import Block, Part
from ontology.document import Document
from ontology.statement import Statement
from ontology.times import PartialDate


def is_worth_parsing(block: Block) -> bool:
    """Whether a block may hold a frame or a description: parsing takes nearly all the time that reading takes."""
    return block.part is not Part.BACK_MATTER and worth_parsing().search(block.view) is not None


def passages_of(
    text: str,
    parts: Iterable[Block],
    published: PartialDate | None,
    worth: Callable[[Block, list[Name]], bool] = lambda block, _: is_worth_parsing(block),
    lexicon: Lexicon | None = None,
) -> list[Passage]:
    """The blocks with their parses, their names and what their anaphors stand for.

    `worth` says which blocks, with the names that are known in them, are parsed; the others give their names only.
    `lexicon`: the known names, if others than those of our tables.
    """
    named = [(block, names, worth(block, names)) for block in parts for names in [_names(block, lexicon)]]
    parsed = nlp().pipe([_sentences(block, names) for block, names, worthy in named if worthy], batch_size=64)
    found = [
        Passage(
            block,
            next(parsed) if worthy else nlp().make_doc(block.view),
            text,
            names,
            outside_names(dates(block.view, published), names),
        )
        for block, names, worthy in named
    ]
    Newcomers().read(found)
    discourse = Discourse()
    for passage in found:
        if passage.doc.has_annotation("DEP"):
            allude(passage)
            name_policies(passage)
            discourse.read(passage)
            describe(passage)
        passage.names.sort(key=lambda each: each.start)
    return found


def statements_of(
    document: Document, passages: list[Passage], own: Thing | None = None
) -> tuple[tuple[Statement, ...], tuple[Warning_, ...]]:
    """All statements of a document, in the order in which it makes them.

    `own`: the policy that the document is. A legal text that demands a licence does not say that it is itself who does.
    """
    writer = Writer(document, passages)
    body = [each for each in passages if each.is_body and each.doc.has_annotation("DEP")]
    norms = norms_of((frame for passage in body for frame in frames(passage)), own)
    all_changes = [change for passage in body for change in changes(passage)]
    for norm in norms.found.values():
        write_norm(norm, ended(norm, all_changes, norms), writer)
    for change in all_changes:
        write_change(change, norms, writer)
    for passage in body:
        for carve_out in carve_outs(passage):
            write_carve_out(carve_out, norms, writer)
        for effect in effects(passage):
            write_effect(effect, norms, writer)
        write_disabled(passage, writer)
    for telling in norms.licence_free:
        write_licence_free(telling, norms, writer)
    headline = [each for each in passages if each.is_headline and each.doc.has_annotation("DEP")]
    write_headline((frame for passage in headline for frame in frames(passage)), norms, writer)
    return tuple(writer.statements.values()), _undated(document, writer)


def _undated(document: Document, writer: Writer) -> tuple[Warning_, ...]:
    if document.published is not None or not writer.statements:
        return ()
    return (
        Warning_(
            code="TEXT-UNDATED",
            message=f"{document.file_name} does not say when it was published: statuses without a date are left out",
            fix="add `published: YYYY-MM-DD` in front matter (see docs/add-a-source.md)",
        ),
    )


def _names(block: Block, lexicon: Lexicon | None) -> list[Name]:
    return surface_names(nlp().make_doc(block.view), _is_title(block), lexicon)


def _sentences(block: Block, names: list[Name]) -> str:
    """What the parser gets to read."""
    return _sentence_case(block.view, names) if _is_title(block) else block.view


def _is_title(block: Block) -> bool:
    return block.part is not Part.BODY and _is_title_case(block.view)


def _is_title_case(view: str) -> bool:
    long_words = [word for word in view.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long_words) > len(long_words) / 2


def _sentence_case(view: str, names: list[Name]) -> str:
    """A title as it would stand in a sentence, character for character: the parser was taught on sentences."""
    keep = {place for name in names for place in range(name.start, name.end)}
    return re.sub(r"[A-Z][a-z]+", lambda word: word[0] if word.start() in keep else word[0].lower(), view)
