"""Companies by the legal form at the end of their names: "Intel Semiconductor (Dalian) Ltd"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from ingest.extraction.lexicon import known
from ingest.extraction.nouns import nouns
from ingest.extraction.things import Name, Thing
from ingest.naming import company_id
from ontology.vocabulary import EntityClass


def companies_by_form(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """The companies in a text that show their legal form."""
    view = doc.text
    if not any(form in view for form in nouns()["company_legal"]):
        return
    inside = {
        place for name in names if name.entity_class is EntityClass.COMPANY for place in range(name.start, name.end)
    }
    for token in doc:
        if token.text in nouns()["company_legal"] and token.i and token.nbor(-1).text != "(" and _is_form(token):
            first = _first_of(token, inside)
            if first.i < token.i and not (first.i == token.i - 1 and first.is_punct):
                yield _name(doc, first, token)


def _is_form(token: Token) -> bool:
    """Whether it ends a name: "SA" and "SE" do only at the end of a run of capitals."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return after is None or after.text not in nouns()["company_legal"]


def _first_of(form: Token, inside: set[int]) -> Token:
    first = form
    while first.i and _continues(first.nbor(-1), inside):
        first = first.nbor(-1)
    while first.text in (",", "&", ")", "-") and first.i < form.i:
        first = first.nbor()
    return first


def _continues(token: Token, inside: set[int]) -> bool:
    """Whether a word before a company's name belongs to it."""
    if token.idx in inside or token.text in ("(", ")", "&", "-"):
        return True
    if token.text == ",":
        return token.i + 1 < len(token.doc) and token.nbor().text in nouns()["company_legal"]
    return token.text[0].isupper() and not token.is_stop and not _ends_sentence(token)


def _ends_sentence(token: Token) -> bool:
    return token.text.endswith(".") and token.text not in nouns()["company_legal"] and len(token.text) > 3


def company_of(text: str) -> Thing:
    """The company of that name: one of our tables, whatever legal form the text gives it, or a new one."""
    identifier = company_id(text)
    return _known().get(identifier) or Thing(identifier, EntityClass.COMPANY, text)


@cache
def _known() -> dict[str, Thing]:
    companies = (each for each in known().things.values() if each.entity_class is EntityClass.COMPANY)
    return {company_id(alias): thing for thing in companies for alias in known().aliases[thing.id]}


def _name(doc: Doc, first: Token, last: Token) -> Name:
    thing = company_of(doc[first.i : last.i + 1].text)
    return Name(first.idx, last.idx + len(last), EntityClass.COMPANY, (thing,), 0.9)
