"""The names that we know: our gazetteer, and the countries of ISO 3166 with our own table of their other names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from ingest.extraction.nlp import nlp
from ingest.extraction.things import Name, Thing
from ontology.countries import countries
from ontology.vocabulary import EntityClass

_PART_OF_LONGER = frozenset({"of", "in", "near", "at", "for"})
"""Before a common word that is also a name, these show that it is part of another name, or only a place."""


class _Entry(BaseModel):
    """The names of one thing, as our tables give them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...] = ()
    """In any letter case."""
    exact: tuple[str, ...] = ()
    """As written only."""
    developer: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and matchers: the keys of the matchers are ids of things."""

    things: dict[str, Thing]
    aliases: dict[str, tuple[str, ...]]
    any_case: PhraseMatcher
    as_written: PhraseMatcher
    ambiguous: PhraseMatcher


def known_names(doc: Doc, title_case: bool = False) -> list[Name]:
    """The known names in a tokenised text. In a title, capitals do not tell where a name ends."""
    lexicon = known()
    found = [_name(span, lexicon) for span in lexicon.any_case(doc, as_spans=True)]
    found += [
        _name(span, lexicon)
        for span in lexicon.as_written(doc, as_spans=True)
        if title_case or not _is_part_of_longer(span)
    ]
    unclear = lexicon.ambiguous(doc, as_spans=True)
    return found + [Name(span.start_char, span.end_char, EntityClass.COUNTRY, (), 0.5) for span in unclear]


@cache
def known() -> Lexicon:
    """The lexicon, built once."""
    vocab = nlp().vocab
    lexicon = Lexicon(
        {}, {}, PhraseMatcher(vocab, attr="LOWER"), PhraseMatcher(vocab, attr="ORTH"), PhraseMatcher(vocab, attr="ORTH")
    )
    for thing, any_case, as_written in (*_gazetteer(), *_countries()):
        lexicon.things[thing.id] = thing
        lexicon.aliases[thing.id] = tuple(dict.fromkeys((*any_case, *as_written)))
        lexicon.any_case.add(thing.id, [nlp().make_doc(name) for name in any_case])
        lexicon.as_written.add(thing.id, [nlp().make_doc(name) for name in as_written])
    lexicon.ambiguous.add("country", [nlp().make_doc(name) for name in _ambiguous()])
    return lexicon


def _gazetteer() -> Iterator[tuple[Thing, list[str], list[str]]]:
    for class_name, entries in _table("gazetteer.yml").items():
        for identifier, content in entries.items():
            entry = _Entry.model_validate(content)
            name = (entry.names or entry.exact)[0]
            thing = Thing(identifier, EntityClass(class_name), name, developer=entry.developer)
            yield thing, list(entry.names), list(entry.exact)


def _countries() -> Iterator[tuple[Thing, list[str], list[str]]]:
    adjectives: dict[str, list[str]] = _table("countries.yml")["adjectives"]
    ambiguous = set(_ambiguous())
    for code, country in countries().items():
        written = [*country.names, *adjectives.get(code, [])]
        yield (
            Thing(country.id, EntityClass.COUNTRY, country.name),
            [],
            [each for each in written if each not in ambiguous],
        )


def _ambiguous() -> list[str]:
    return list(_table("countries.yml")["ambiguous"])


def _table(file_name: str) -> dict[str, Any]:
    text = files("ingest.extraction").joinpath(file_name).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return content


def _name(span: Span, lexicon: Lexicon) -> Name:
    thing = lexicon.things[span.label_]
    return Name(span.start_char, span.end_char, thing.entity_class, (thing,))


def _is_part_of_longer(span: Span) -> bool:
    """Whether a one-word name such as "Commerce" seems to belong to a longer one, or to be a place."""
    if len(span) > 1 or not span[0].is_title or span.label_.startswith("country:"):
        return False
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    inside_title = after is not None and after.is_title and not after.is_punct
    behind_title = before is not None and before.is_title and not before.is_sent_start and span.start > 1
    return inside_title or behind_title or (before is not None and before.lower_ in _PART_OF_LONGER)
