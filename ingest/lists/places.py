"""Countries as lists of parties write them: by name, by code, or in a way of their own."""

from ontology.countries import countries, country_named

_OWN = {
    "UK": "GB",
    "U.K": "GB",
    "U.K.": "GB",
    "U.A.E": "AE",
    "U.A.E.": "AE",
    "UAE": "AE",
    "PRC": "CN",
    "TURKIYE": "TR",
    "MACAU": "MO",
    "MAN, ISLE OF": "IM",
    "CRIMEA (OCCUPIED)": "UA",
    "Crimea (Occupied": "UA",
    "Crimea region of Ukraine": "UA",
    "Crimea Region of Ukraine": "UA",
    "REGION: CHINA": "CN",
    "REGION: IRAN": "IR",
    "REGION: RUSSIA": "RU",
}
"""What these spellings mean, where no ISO code and no English name is written so. Other regions are no country."""
_HEADED = {"HK": "CN"}
"""The Entity List has no heading for Hong Kong: since 2020-12-23 its entries stand under China."""


def place(spelling: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that a cell means; none where it means no single country."""
    text = spelling.strip().removeprefix("the ")
    known = _OWN.get(text) or (text if text in countries() else None)
    if known is not None:
        return known
    named = country_named(text)
    return None if named is None else named.alpha2


def heading(alpha2: str) -> str:
    """The country under which the lists of the EAR put an entry with an address in `alpha2`."""
    return _HEADED.get(alpha2, alpha2)
