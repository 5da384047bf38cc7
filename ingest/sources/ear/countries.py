"""Country names as the EAR spell them. A name is known exactly or not at all: nothing is guessed."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pycountry

from ontology.ids import country_id

# A fuzzy search would map "Republic of Korea" to North Korea; spellings that ISO 3166 does not have stand here.
_EAR_SPELLINGS = {
    "Bosnia & Herzegovina": "BA",
    "Brunei": "BN",
    "Burma": "MM",
    "Cape Verde": "CV",
    "China (PRC)": "CN",
    "Congo (Democratic Republic of the)": "CD",
    "Congo (Democratic Republic of)": "CD",
    "Congo (Republic of the)": "CG",
    "Cote d'Ivoire": "CI",
    "Cote d'lvoire": "CI",  # with the letter l for I: a misprint in the eCFR's Country Group B
    "Gambia, The": "GM",
    "Korea, North": "KP",
    "Korea, South": "KR",
    "Kosovo": "XK",
    "Macau": "MO",
    "Russia": "RU",
    "Saint Kitts & Nevis": "KN",
    "Sao Tome & Principe": "ST",
    "Sint Maarten (the Dutch two-fifths of the island of Saint Martin)": "SX",
    "South Sudan, Republic of": "SS",
    "The Bahamas": "BS",
    "Trinidad & Tobago": "TT",
    "Vatican City": "VA",
}
# English names in common use, where ISO 3166 has a formal one, or none.
_COMMON_NAMES = {
    "BN": "Brunei",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "FM": "Micronesia",
    "KP": "North Korea",
    "KR": "South Korea",
    "MO": "Macau",
    "RU": "Russia",
    "SX": "Sint Maarten",
    "VA": "Vatican City",
    "XK": "Kosovo",
}
# ISO 3166 gives this name to one of two countries that may be meant by it.
_AMBIGUOUS = frozenset({"Congo"})


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory by its ISO 3166-1 alpha-2 code (XK for Kosovo)."""

    alpha2: str
    name: str
    """The English name in common use."""

    @property
    def id(self) -> str:
        """`country:` and the code."""
        return country_id(self.alpha2)


def country_named(spelling: str) -> Country | None:
    """The country that is spelt exactly so in the EAR or in ISO 3166; none if no name or more than one fits."""
    alpha2 = _EAR_SPELLINGS.get(spelling) or _iso_names().get(spelling)
    return None if alpha2 is None else Country(alpha2, _common_name(alpha2))


@cache
def _iso_names() -> dict[str, str]:
    """Names only: a lookup among codes too would take "IN" or "Can" for countries."""
    fields = ("name", "common_name", "official_name")
    pairs = {
        (name, each.alpha_2)
        for each in pycountry.countries
        for name in (getattr(each, field, None) for field in fields)
        if name is not None
    }
    uses = Counter(name for name, _ in pairs)
    return {name: alpha2 for name, alpha2 in pairs if uses[name] == 1 and name not in _AMBIGUOUS}


def _common_name(alpha2: str) -> str:
    country = pycountry.countries.get(alpha_2=alpha2)
    if alpha2 in _COMMON_NAMES or country is None:
        return _COMMON_NAMES[alpha2]
    return str(getattr(country, "common_name", None) or country.name)
