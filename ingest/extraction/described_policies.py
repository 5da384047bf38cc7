"""Policies that have no name but a description: "a Pentagon order", "the diffusion framework", "2023 chip limits"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ingest.extraction.dictionary import is_only_noun
from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.things import Name, Thing
from ontology.ids import path_of, slug
from ontology.vocabulary import EntityClass

_BEFORE_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "VBN", "HYPH", "CD", "DT", "POS"})
_FARTHEST = 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_FORMS = (
    ("us/is-informed-letter", re.compile(r"(?:\b[Aa]n? )?[\"']?\b[Ii]s[ -]informed[\"']? (?:letters?|notices?)\b")),
    ("unknown/code", re.compile(r"\b(?:[a-z]+ )?codes? of (?:practice|conduct)\b")),
    ("unknown/terms", re.compile(r"\bterms of (?:service|use)\b")),
    ("unknown/usage-policy", re.compile(r"\b(?:acceptable[ -]use|usage|supported[ -]regions) polic(?:y|ies)\b")),
    ("us/executive-order", re.compile(r"\b[Aa]n executive order\b|\bexecutive orders\b")),
)  # fmt: skip


def described_policies(passage: Passage) -> Iterator[Name]:
    """The policies that a passage describes. They are found before anything points back: "the cloud rule" does not."""
    for path, pattern in _FORMS:
        for match in pattern.finditer(passage.block.view):
            thing = Thing(f"policy:{path}", EntityClass.POLICY, match[0].strip("\"'"), definition=match[0])
            yield _name(match.start(), match.end(), thing)
    for noun in _policy_nouns(passage):
        yield from _described(noun, passage)


def _policy_nouns(passage: Passage) -> Iterator[Token]:
    for token in passage.doc:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound" and passage.name_at(token) is None:
            yield token


def _described(noun: Token, passage: Passage) -> Iterator[Name]:
    lemma, known = noun.lemma_.lower(), nouns()
    lefts = _lefts(noun)
    if lemma in known["dated_norm"] and noun.tag_ in ("NNS", "NNPS"):
        dated = [token for token in lefts if _YEAR.fullmatch(token.text) or passage.date_at(token) is not None]
        if dated:
            yield _thing_of(dated[0], noun, "unknown/", None, passage)
    if lemma not in known["instrument"] or noun.tag_ not in ("NN", "NNP"):
        return
    body = next((token for token in lefts if _is_body(token, passage)), None)
    if body is not None:
        yield from _of_body(body, noun, lefts, passage)
    else:
        naming = [token for token in lefts if _names(token, passage)]
        if naming:
            yield _thing_of(_with_article(naming[0], lefts), noun, "unknown/", None, passage)


def _lefts(noun: Token) -> list[Token]:
    """The words before the noun that may belong to it, as their forms tell: parsers lose "the cloud reporting rule"."""
    first = noun.i
    while first > noun.sent.start and noun.doc[first - 1].tag_ in _BEFORE_NOUN and first > noun.i - _FARTHEST:
        first -= 1
    while first < noun.i and noun.doc[first].tag_ in ("VBN", "VBG", "CD", "POS") and noun.doc[first].dep_ != "amod":
        first += 1
    return list(noun.doc[min(first, noun.left_edge.i) if noun.left_edge.i > noun.i - _FARTHEST else first : noun.i])


def _of_body(body: Token, noun: Token, lefts: list[Token], passage: Passage) -> Iterator[Name]:
    """ "A Pentagon order" holds the body; in "the department's directive" it is a mention of its own."""
    name = passage.name_at(body)
    if name is None or not name.things:
        return
    owned = any(token.tag_ == "POS" for token in lefts)
    behind = [token for token in lefts if token.i > body.i and token.tag_ != "POS" and passage.name_at(token) is None]
    first = (behind or [noun])[0] if owned else _with_article(lefts[0], lefts)
    jurisdiction, _, own = path_of(name.things[0].id).partition("/")
    # Without its body's name, "directive" alone would be every directive.
    prefix = f"{jurisdiction}/{own}-" if owned else f"{jurisdiction}/"
    yield _thing_of(first, noun, prefix, name.things[0], passage)


def _is_body(token: Token, passage: Passage) -> bool:
    name = passage.name_at(token)
    return name is not None and name.entity_class is EntityClass.AGENCY and bool(name.things)


def _names(token: Token, passage: Passage) -> bool:
    """Whether a word before the noun tells one policy from others, as nouns do and most adjectives do not."""
    known, word = nouns(), token.lower_
    if word in known["plain_policy"] or passage.name_at(token) is not None or passage.date_at(token) is not None:
        return False
    noun = token.tag_ in ("NN", "NNS", "VBG") or (token.tag_ == "JJ" and is_only_noun(word))
    naming = noun and token.dep_ in ("compound", "amod", "nmod")
    return naming or word in known["of_a_body"]


def _with_article(first: Token, lefts: list[Token]) -> Token:
    article = next((token for token in lefts if token.lower_ in ("a", "an")), None)
    plain = next((token for token in lefts if token.lower_ not in ("the", "this", "that")), first)
    return article or plain


def _thing_of(first: Token, noun: Token, prefix: str, issuer: Thing | None, passage: Passage) -> Name:
    start, end = first.idx, noun.idx + len(noun)
    words = passage.block.view[start:end]
    core = re.sub(r"^(?:an?|the) ", "", words, flags=re.IGNORECASE)
    issued_by = None if issuer is None else issuer.id
    identifier = f"policy:{prefix}{slug(core)}"
    return _name(start, end, Thing(identifier, EntityClass.POLICY, core, definition=words, issued_by=issued_by))


def _name(start: int, end: int, thing: Thing) -> Name:
    return Name(start, end, EntityClass.POLICY, (thing,), 0.75, described=True)
