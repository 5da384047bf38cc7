"""From a text to what it says: layout, names, discourse, norms, statements. Read top to bottom."""

import re
from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc

from ingest.extraction.allusions import allude
from ingest.extraction.candidates import Newcomers
from ingest.extraction.dates import dates
from ingest.extraction.discourse import Discourse
from ingest.extraction.extractor import Named
from ingest.extraction.known_words import worth_parsing
from ingest.extraction.lexicon import Lexicon
from ingest.extraction.merging import norms_of
from ingest.extraction.nlp import BATCH, nlp
from ingest.extraction.norm import Norm, whole_of
from ingest.extraction.passage import Passage
from ingest.extraction.stand_ins import with_stand_ins
from ingest.extraction.surface import outside_names, surface_names
from ingest.extraction.telling import Status, When
from ingest.extraction.tellings import tellings
from ingest.extraction.things import Name, Thing
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
_CHANGEABLE = (EntityClass.POLICY, EntityClass.PARTY_LIST)
"""Of these a clause may tell without any word that restricts: "took effect", "was added to"."""
_KEY_LENGTH = 12
"""Hex digits of a text's hash that tell its own instruments from those of others."""


def is_worth_parsing(block: Block, names: list[Name]) -> bool:
    """Whether a block may hold an act or a description: parsing takes nearly all the time that reading takes."""
    may_act = any(name.entity_class in _CHANGEABLE for name in names) or worth_parsing().search(block.view) is not None
    return block.part is not Part.BACK_MATTER and may_act


def passages_of(
    document: Document,
    text: str,
    parts: Iterable[Block],
    own: Thing | None = None,
    worth: Callable[[Block, list[Name]], bool] = is_worth_parsing,
    lexicon: Lexicon | None = None,
) -> list[Passage]:
    """The blocks with their parses, their names and what their anaphors stand for.

    `own`: the policy that the document is (`own_policy`). `worth` says which blocks, with the names that are known in
    them, are parsed; the others give their names only. `lexicon`: the known names, if others than those of our tables.
    """
    named = [(block, names, worth(block, names)) for block in parts for names in [_names(block, lexicon)]]
    parsed = nlp().pipe((_for_parser(block, names) for block, names, worthy in named if worthy), batch_size=BATCH)
    found = [
        Passage(
            block,
            next(parsed) if worthy else nlp().make_doc(block.view),
            text,
            names,
            outside_names(dates(block.view, document.published), names),
            is_law=own is not None,
            is_official=document.kind in (SourceKind.LEGAL_TEXT, SourceKind.OFFICIAL_PRESS),
            published=document.published,
        )
        for block, names, worthy in named
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


def _names(block: Block, lexicon: Lexicon | None) -> list[Name]:
    return surface_names(nlp().make_doc(block.view), _is_title(block), lexicon)


def _for_parser(block: Block, names: list[Name]) -> Doc:
    """What the parser gets to read."""
    view = _sentence_case(block.view, names) if _is_title(block) else block.view
    return with_stand_ins(nlp().make_doc(view), names)


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
