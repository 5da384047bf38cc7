"""Runs of words with capitals that nothing known covers: what a name that nobody has listed looks like."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ingest.extraction.nouns import nouns
from ingest.extraction.passage import Passage
from ingest.extraction.tables import families

_NUMBER = re.compile(r"[vV]?\d{1,4}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that look like one name."""

    span: Span
    persons: frozenset[str] = frozenset()
    """The words of the names of persons whom the document introduces in full."""

    @property
    def text(self) -> str:
        """As written."""
        return str(self.span.text)

    @property
    def root(self) -> Token:
        """The word on which the others hang."""
        return self.span.root

    @property
    def after(self) -> Token | None:
        """The next word."""
        return self.span.doc[self.span.end] if self.span.end < len(self.span.doc) else None

    @property
    def before(self) -> Token | None:
        """The word before it."""
        return self.span.doc[self.span.start - 1] if self.span.start else None

    @property
    def is_person(self) -> bool:
        """Whether it is, or belongs to, a person's name. Who has one word only was introduced in full, or is famous."""
        titled = self.before is not None and self.before.lower_ in nouns()["title_of_person"]
        last = self.span[-1]
        if titled or last.text in self.persons | nouns()["known_person"]:
            return True
        firm = last.text in nouns()["company_last"] | nouns()["company_last_weak"]
        return last.ent_type_ == "PERSON" and len(self.span) > 1 and not firm and not _is_versioned(self.span)


def _is_versioned(span: Span) -> bool:
    """Whether a number or a word such as "Mini" ends it, as no person's name does."""
    return any(letter.isdigit() for letter in span.text) or span[-1].lower_ in families()["variants"]["models"]


def persons(passages: Iterable[Passage]) -> frozenset[str]:
    """The words of the names of persons, as far as passages give them in full."""
    named = (entity for passage in passages for entity in passage.doc.ents if entity.label_ == "PERSON")
    firm = nouns()["company_last"] | nouns()["company_last_weak"]
    full = (each for each in named if len(each) > 1 and not _is_versioned(each) and each[-1].text not in firm)
    return frozenset(token.text for entity in full for token in entity)


def runs(passage: Passage, known: frozenset[str] = frozenset()) -> Iterator[Run]:
    """The runs of a passage, in order. `known`: the words of persons' names."""
    for sentence in passage.doc.sents:
        first: int | None = None
        for token in sentence:
            if _belongs(token, first is not None, passage):
                first = token.i if first is None else first
            elif first is not None:
                yield Run(passage.doc[first : token.i], known)
                first = None
        if first is not None:
            yield Run(passage.doc[first : sentence.end], known)


def _belongs(token: Token, begun: bool, passage: Passage) -> bool:
    capital = _is_capital(token)
    number = begun and _NUMBER.fullmatch(token.text) is not None
    if not (capital or number or (begun and _is_joint(token))):
        return False
    return passage.name_at(token) is None and passage.date_at(token) is None


def _is_capital(token: Token) -> bool:
    text, known = token.text, nouns()
    if text.islower() or not text[0].isalnum() or not any(letter.isupper() for letter in text):
        return False
    if token.lower_ in known["title_of_person"] or token.lower_ in known["calendar"] or token.is_stop:
        return False
    # The first word of a sentence has a capital whatever it is.
    plain = token.is_sent_start and text.istitle() and token.pos_ != "PROPN"
    return not plain or (token.i + 1 < len(token.doc) and _continues_name(token.nbor()))


def _continues_name(token: Token) -> bool:
    capital = token.text[0].isupper() and not token.is_stop
    return capital or _NUMBER.fullmatch(token.text) is not None


def _is_joint(token: Token) -> bool:
    """A hyphen or an ampersand within a name."""
    if token.text not in ("-", "&") or token.i + 1 >= len(token.doc):
        return False
    within = token.text == "&" or not (token.nbor(-1).whitespace_ or token.whitespace_)
    return within and (token.nbor().text[0].isupper() or token.nbor().text[0].isdigit())
