"""How Epoch AI spells countries."""

from ontology.countries import Country, countries, country_named

_SPELLINGS = {
    "Korea (Republic of)": "KR",
    "Iran (Islamic Republic of)": "IR",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
}


def country_spelt(name: str) -> Country | None:
    """The country that Epoch AI calls so; never the nearest one."""
    return countries()[_SPELLINGS[name]] if name in _SPELLINGS else country_named(name)
