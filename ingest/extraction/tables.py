"""The tables of names that come with the program: what there is, and how texts call it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry
from pydantic import BaseModel, ConfigDict

from ingest.extraction.things import Thing
from ingest.packaged import packaged_strings
from ontology.countries import countries
from ontology.ids import path_of
from ontology.vocabulary import EntityClass

_GAZETTEER = ("agencies", "companies", "models", "items", "policies", "groups")
_WORLD = ("Europe", "Asia", "Africa", "America", "Latin America", "North America", "Silicon Valley", "Middle East")
_SHORT = {"US": ("US", "U.S."), "GB": ("UK", "U.K.")}
"""Short names that stand before a noun as adjectives do."""
_OF_A_GOVERNMENT = ("government", "authorities", "officials", "administration", "regulators")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing and its names."""

    thing: Thing
    names: tuple[str, ...] = ()
    """In any letter case."""
    exact: tuple[str, ...] = ()
    """As written only: acronyms, and names that are also common words."""


@dataclass(frozen=True, slots=True)
class Metonym:
    """Names of a seat: they mean the body where it acts, and the place where something goes there."""

    body: Thing
    place: Thing
    names: tuple[str, ...]


class _Names(BaseModel):
    """An entry as the files have it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    developer: str | None = None


def entries() -> Iterator[Entry]:
    """All entries of our tables."""
    for file_name in _GAZETTEER:
        for class_name, content in _table(f"gazetteer/{file_name}.yml").items():
            for identifier, names in content.items():
                yield _entry(identifier, EntityClass(class_name), _Names.model_validate(names))
    yield from _countries()
    yield from _governments()


def metonyms() -> Iterator[Metonym]:
    """Capitals, and unions of states."""
    table = _table("countries.yml")
    for code, names in table["capitals"].items():
        yield Metonym(government_of(code), _country(code), tuple(names))
    for code, names in table["unions"].items():
        body = Thing(f"agency:{code}/union", EntityClass.AGENCY, names[-1])
        yield Metonym(body, Thing(f"group:{code}", EntityClass.COUNTRY_GROUP, names[-1]), tuple(names))


def government_of(code: str) -> Thing:
    """The government of a country, by the country's ISO 3166-1 alpha-2 code."""
    owner = adjectives().get(code, (countries()[code].name,))[0]
    return Thing(f"agency:{jurisdiction_of(code)}/government", EntityClass.AGENCY, f"{owner} government")


def jurisdiction_of(code: str) -> str:
    """A country as ids of public bodies and of policies have it; custom has "uk" for GB."""
    return {"GB": "uk"}.get(code, code.lower())


def country_code(country: Thing) -> str:
    """The ISO 3166-1 alpha-2 code of a country."""
    return path_of(country.id).upper()


def adjectives() -> dict[str, tuple[str, ...]]:
    """By country code: the words that stand before what is of that country."""
    own = _table("countries.yml")["adjectives"]
    return {code: (*_SHORT.get(code, ()), *words) for code, words in own.items()}


def ambiguous() -> tuple[str, ...]:
    """Names of countries that mean something else as often as not."""
    return tuple(_table("countries.yml")["ambiguous"])


@cache
def _places() -> frozenset[str]:
    """States and provinces, and the capitals of our table: no names of companies, even where they stand alone."""
    seats = (name for metonym in metonyms() for name in metonym.names)
    return frozenset((*(each.name for each in pycountry.subdivisions), *seats, *_WORLD))


def is_place(text: str) -> bool:
    """Whether the words name a part of a country or of the world."""
    return text in _places()


def families() -> dict[str, Any]:
    """The families of models and lines of products: see families.yml."""
    return _table("gazetteer/families.yml")


def _entry(identifier: str, entity_class: EntityClass, content: _Names) -> Entry:
    name = (content.names or content.exact)[0]
    return Entry(Thing(identifier, entity_class, name, developer=content.developer), content.names, content.exact)


def _country(code: str) -> Thing:
    return Thing(countries()[code].id, EntityClass.COUNTRY, countries()[code].name)


def _countries() -> Iterator[Entry]:
    own, unclear = _table("countries.yml")["adjectives"], set(ambiguous())
    for code, country in countries().items():
        written = (*country.names, *own.get(code, ()))
        yield Entry(_country(code), exact=tuple(each for each in written if each not in unclear))


def _governments() -> Iterator[Entry]:
    """The Malaysian government", "China's authorities": whoever speaks or acts for a state."""
    for code, words in adjectives().items():
        if code != "US":
            owners = [*words, *(f"{name}'s" for name in countries()[code].names)]
            names = tuple(f"{owner} {noun}" for owner in owners for noun in _OF_A_GOVERNMENT)
            of = tuple(f"government of {name}" for name in countries()[code].names)
            yield Entry(government_of(code), names + of)


@cache
def _table(file_name: str) -> dict[str, Any]:
    content: dict[str, Any] = packaged_strings("ingest.extraction", file_name)
    return content
