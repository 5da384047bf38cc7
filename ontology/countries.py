"""Countries and territories: ISO 3166-1 and the English names in use. A name is known exactly or not at all.

Never by likeness: a fuzzy look-up takes "Republic of Korea" for North Korea.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycountry
import yaml

from ontology.ids import country_id, path_of
from ontology.records import Reference
from ontology.vocabulary import EntityClass

AMBIGUOUS = frozenset({"Congo"})
"""ISO 3166 gives this name to one of two countries that may be meant by it."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory by its ISO 3166-1 alpha-2 code (XK for Kosovo)."""

    alpha2: str
    name: str
    """The English name in common use."""
    names: tuple[str, ...]
    """Every English name that means it and nothing else, `name` first."""

    @property
    def id(self) -> str:
        """`country:` and the code."""
        return country_id(self.alpha2)


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by alpha-2 code."""
    iso = {each.alpha_2: _iso_names(each) for each in pycountry.countries}
    text = files("ontology").joinpath("countries.yml").read_text(encoding="utf-8")
    # The base loader makes strings only: the code of Norway is no truth value.
    own: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    names = {
        code: (*own.get(code, {}).get("names", ()), *iso.get(code, ()), *own.get(code, {}).get("also", ()))
        for code in sorted(iso.keys() | own.keys())
    }
    uses = Counter(name for each in names.values() for name in set(each))
    clear = {code: [name for name in each if uses[name] == 1 and name not in AMBIGUOUS] for code, each in names.items()}
    return {code: Country(code, each[0], tuple(dict.fromkeys(each))) for code, each in clear.items()}


def country_named(name: str) -> Country | None:
    """The country with exactly this name. Codes are no names: "IN" and "Can" are words, too."""
    return _by_name().get(name)


def find_country(text: str) -> Reference | None:
    """The country that a person means by `text`: an id, an ISO 3166-1 code, or a name, in any case."""
    wanted = (path_of(text) if text.startswith("country:") else text).strip()
    found = countries().get(wanted.upper()) or _by_folded_name().get(wanted.casefold())
    if found is None and len(wanted) == 3:
        by_code = pycountry.countries.get(alpha_3=wanted.upper())
        found = None if by_code is None else countries()[by_code.alpha_2]
    return None if found is None else Reference(id=found.id, name=found.name, label=EntityClass.COUNTRY)


@cache
def _by_name() -> dict[str, Country]:
    return {name: country for country in countries().values() for name in country.names}


@cache
def _by_folded_name() -> dict[str, Country]:
    return {name.casefold(): country for name, country in _by_name().items()}


def _iso_names(country: object) -> list[str]:
    fields = ("common_name", "name", "official_name")
    return [name for field in fields if (name := getattr(country, field, None))]
