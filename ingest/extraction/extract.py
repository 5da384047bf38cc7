"""From a text to what it says: layout, names, discourse, norms, statements. Read top to bottom."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext

from spacy.tokens import Doc

from ingest.extraction.allusions import allude
from ingest.extraction.candidates import Newcomers
from ingest.extraction.dates import dates
from ingest.extraction.discourse import Discourse
from ingest.extraction.extractor import Named
from ingest.extraction.lexicon import Lexicon, known
from ingest.extraction.merging import norms_of
from ingest.extraction.nlp import BATCH, nlp
from ingest.extraction.norm import Norm, whole_of
from ingest.extraction.passage import Passage
from ingest.extraction.stand_ins import with_stand_ins
from ingest.extraction.surface import outside_names, surface_names
from ingest.extraction.telling import Status, When
from ingest.extraction.tellings import tellings
from ingest.extraction.things import Name, Thing
from ingest.extraction.worth import Worth, worth_in
from ingest.extraction.writing.statements import statements_in
from ingest.extraction.writing.told_norm import ToldNorm
from ingest.extraction.writing.told_text import ToldText
from ingest.extraction.writing.writer import mentions_of
from ingest.source import Warning_
from ingest.text.layout import Block, Part
from ontology.document import Document, Mention
from ontology.statement import Statement
from ontology.vocabulary import EntityClass, SourceKind

EXTRACTOR = "text/2"
"""Name and version of the rules."""
_MOST_WORDS = 100_000
"""In the vocabulary: the model and the known names have 87,000, the first half million words of laws add the others."""
_KEY_LENGTH = 12
"""Hex digits of a text's hash that tell its own instruments from those of others."""


@contextmanager
def reading() -> Iterator[None]:
    """While one text is read: what the language model learns of its words is forgotten at the end, with all parses.

    The words of the first texts stay, as most of them come again: a word that is known is read faster.
    """
    known()  # what is to last must be learnt outside
    with nlp().memory_zone() if len(nlp().vocab.strings) > _MOST_WORDS else nullcontext():
        yield


def passages_of(
    document: Document,
    text: str,
    parts: Iterable[Block],
    own: Thing | None = None,
    worth: Worth | None = None,
    lexicon: Lexicon | None = None,
) -> list[Passage]:
    """The blocks with their parses, their names and what their anaphors stand for.

    `own`: the policy that the document is (`own_policy`). `worth` says which blocks are parsed, if not
    `worth_in(document)`; the others give their names only. `lexicon`: the known names, if others than our tables'.
    """
    worth = worth or worth_in(document)
    named = [(block, doc, _names(block, doc, lexicon)) for block in parts for doc in [nlp().make_doc(block.view)]]
    worthy = [worth(block, names) for block, _, names in named]
    to_parse = (_for_parser(*each) for each, is_worthy in zip(named, worthy, strict=True) if is_worthy)
    parsed = nlp().pipe(to_parse, batch_size=BATCH)
    found = [
        Passage(
            block,
            next(parsed) if is_worthy else doc,
            text,
            names,
            outside_names(dates(block.view, document.published), names),
            is_law=own is not None,
            is_official=document.kind in (SourceKind.LEGAL_TEXT, SourceKind.OFFICIAL_PRESS),
            published=document.published,
        )
        for (block, doc, names), is_worthy in zip(named, worthy, strict=True)
    ]
    Newcomers().read(found)
    discourse = Discourse(key=key_of(document), own=own or _announcement(document))
    for passage in found:
        if passage.doc.has_annotation("DEP"):
            allude(passage)
            discourse.read(passage)
        passage.names.sort(key=lambda each: each.start)
    return found


def key_of(document: Document) -> str:
    """What tells the nameless instruments of a text ("the request") from those of other texts."""
    return document.sha256[:_KEY_LENGTH]


def own_policy(document: Document) -> Thing | None:
    """The policy that a legal text is; one without an official id known to us gets one of its own."""
    if document.kind is not SourceKind.LEGAL_TEXT:
        return None
    return _itself(document)


def _announcement(document: Document) -> Thing | None:
    """What a body's press release means by "this announcement"."""
    return _itself(document) if document.kind is SourceKind.OFFICIAL_PRESS else None


def _itself(document: Document) -> Thing:
    return Thing(f"policy:text/{key_of(document)}", EntityClass.POLICY, document.title)


def _names(block: Block, doc: Doc, lexicon: Lexicon | None) -> list[Name]:
    return surface_names(doc, _is_title(block), lexicon)


def _for_parser(block: Block, doc: Doc, names: list[Name]) -> Doc:
    """What the parser gets to read: the tokenised block with stand-ins for names, in sentence case."""
    return with_stand_ins(nlp().make_doc(_sentence_case(block.view, names)) if _is_title(block) else doc, names)


def _is_title(block: Block) -> bool:
    return block.part is not Part.BODY and _is_title_case(block.view)


def _is_title_case(view: str) -> bool:
    long_words = [word for word in view.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long_words) > len(long_words) / 2


def _sentence_case(view: str, names: list[Name]) -> str:
    """A title as it would stand in a sentence, character for character: the parser was taught on sentences."""
    keep = {place for name in names for place in range(name.start, name.end)}
    return re.sub(r"[A-Z][a-z]+", lambda word: word[0] if word.start() in keep else word[0].lower(), view)


def statements_of(
    document: Document, text: str, passages: list[Passage], own: Thing | None = None
) -> tuple[tuple[Statement, ...], tuple[Warning_, ...]]:
    """All statements of a document, in the order in which it makes them."""
    statements = statements_in(told_text(document, text, passages, own))
    return statements, _undated(document, statements)


def told_text(document: Document, text: str, passages: list[Passage], own: Thing | None = None) -> ToldText:
    """What the rules read out of a document."""
    parsed = [each for each in passages if each.doc.has_annotation("DEP")]
    in_order = sorted(passages, key=lambda each: not each.is_body)  # stable
    return ToldText(
        document,
        text,
        EXTRACTOR,
        names=[named for passage in in_order for named in names_of(passage)],
        dates=[
            When(each.date, each.symbolic, passage.quote(each.start, each.end))
            for passage in passages
            for each in passage.dates
        ],
        norms=[_told_norm(norm) for norm in norms_of([each for each in parsed if each.is_body])],
        headline=[told.telling for passage in parsed if passage.is_headline for told in tellings(passage)],
        own=own,
    )


def mentions_in(document: Document, passages: list[Passage]) -> tuple[Mention, ...]:
    """Every name in the text, as the graph records it."""
    return mentions_of(document, (named for passage in passages for named in names_of(passage)), EXTRACTOR)


def names_of(passage: Passage) -> Iterator[Named]:
    """The names of a passage by their places in the document; pronouns are no mentions."""
    for name in passage.names:
        if not name.pronoun:
            quote = passage.quote(name.start, name.end)
            yield Named(quote, name.entity_class, name.things, name.certainty, name.described)


def _told_norm(norm: Norm) -> ToldNorm:
    own = [each.telling for each in norm.told if not (each.act.carves or each.act.supports)]
    carved = norm.telling.status is not Status.NONE
    return ToldNorm(
        whole_of(norm),
        tuple(own) or tuple(each.telling for each in norm.told[:1]),
        tuple(each.telling for each in norm.told if each.act.carves and carved),
        tuple(each.telling for each in norm.told if each.act.supports),
    )


def _undated(document: Document, statements: tuple[Statement, ...]) -> tuple[Warning_, ...]:
    if document.published is not None or not statements:
        return ()
    return (
        Warning_(
            code="TEXT-UNDATED",
            message=f"{document.file_name} does not say when it was published: statuses without a date are left out",
            fix="add `published: YYYY-MM-DD` in front matter (see docs/add-a-source.md)",
        ),
    )
